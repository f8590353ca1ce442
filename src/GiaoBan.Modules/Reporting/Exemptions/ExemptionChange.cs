using System.Globalization;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>What excusing and revoking share: the turn among those who make obligations, what stands in the store, the event told.</summary>
public sealed class ExemptionChange(GiaoBanDbContext db, TenantScope tenant, AuditTrail audit, IdSource ids, IClock clock)
{
    private const int LongestText = 500;

    // The first exemption counts where several cover a deadline, as the planner has it.
    private const string ApplySql =
        """
        update obligations o set exemption_id = e.exemption_id, exempt_reason = e.reason || ' (' || e.basis || ')'
        from exemptions e
        where o.tenant_id = {0} and o.unit_id = {1} and o.regime = {2} and o.requirement = {3} and o.stream = '' and o.sent_version = 0
          and o.exempt_reason is null and o.absorbed_into is null and (o.due_at > {4} or (o.due_inclusive and o.due_at = {4}))
          and e.tenant_id = {0} and e.exemption_id = (
              select x.exemption_id from exemptions x
              where x.tenant_id = {0} and x.unit_id = {1} and x.regime = {2} and x.requirement = {3} and x.revoked_at is null
                and (o.period_key = any(x.periods)
                     or ((o.due_at at time zone interval '7 hours') - case when o.due_inclusive then interval '0' else interval '1 microsecond' end)::date
                        between x.valid_from and x.valid_to)
              order by x.made_at, x.exemption_id limit 1)
        """;

    internal int TenantId => tenant.TenantId;

    internal Instant Now => clock.GetCurrentInstant();

    internal LocalDate Today => Now.InZone(Deadline.Zone).Date;

    internal Guid NewId() => ids.Next();

    /// <summary>A text in NFC, trimmed; noted where it is empty or too long.</summary>
    internal static string Text(string? typed, string field, List<Error> refusals)
    {
        var text = (typed ?? "").Normalize(NormalizationForm.FormC).Trim();
        if (text.Length is 0 or > LongestText)
        {
            refusals.Add(text.Length == 0 ? Error.Invalid("exemptions.field.missing", field) : Error.Invalid("exemptions.field.too-long", field, LongestText));
        }

        return text;
    }

    /// <summary>Waits until nobody makes or withdraws the tenant's obligations; lasts as long as the transaction.</summary>
    internal Task WaitForTurnAsync(CancellationToken cancellation) =>
        ObligationTurn.WaitAsync((NpgsqlConnection)db.Database.GetDbConnection(), TenantId, cancellation);

    /// <summary>Excuses what the exemptions in force cover of a unit's report and what is still to be sent; answers how many.</summary>
    internal Task<int> ApplyAsync(Exemption of, CancellationToken cancellation) => db.Database.ExecuteSqlRawAsync(
        ApplySql, [TenantId, of.UnitId, of.Regime, of.Requirement, Now.ToDateTimeUtc()], cancellation);

    /// <summary>What the unit owes of a report, by deadline; what is part of another report is not among it.</summary>
    internal async Task<List<OwedPeriod>> OwedAsync(Guid unit, string regime, string requirement, CancellationToken cancellation) =>
    [
        .. (await db.Obligations.AsNoTracking()
            .Where(o => o.UnitId == unit && o.Regime == regime && o.Requirement == requirement && o.Stream == "" && o.AbsorbedInto == null)
            .OrderBy(o => o.DueAt)
            .Select(o => new { o.PeriodKey, o.PeriodLabel, o.DueAt, o.DueInclusive, o.SentVersion, o.ExemptReason })
            .ToListAsync(cancellation))
            .Select(o => new OwedPeriod(
                o.PeriodKey, o.PeriodLabel, o.DueAt is { } at ? new Deadline(at, o.DueInclusive) : null, o.SentVersion > 0, o.ExemptReason is not null)),
    ];

    /// <summary>Adds the event; the caller saves.</summary>
    internal void Tell(string kind, Exemption exemption, Actor by, string reason, int count) => db.AuditEvents.Add(audit.Event(
        TenantId, Now, kind, $"exemption/{exemption.ExemptionId}", by.OfficialId, by.PostWith(Permissions.RegimeManage)?.PostId, reason,
        [
            new("unit", exemption.UnitId.ToString()),
            new("regime", exemption.Regime),
            new("requirement", exemption.Requirement),
            new("periods", string.Join(' ', exemption.Periods)),
            new("from", exemption.ValidFrom is { } from ? LocalDatePattern.Iso.Format(from) : null),
            new("to", exemption.ValidTo is { } to ? LocalDatePattern.Iso.Format(to) : null),
            new("basis", exemption.Basis),
            new("obligations", count.ToString(CultureInfo.InvariantCulture)),
        ]));
}

/// <summary>A period of a report that a unit owes.</summary>
/// <param name="PeriodKey">The period.</param>
/// <param name="PeriodLabel">As people write it.</param>
/// <param name="Due">The deadline.</param>
/// <param name="IsSent">Whether something was sent.</param>
/// <param name="IsExempt">Whether it is excused.</param>
public sealed record OwedPeriod(string PeriodKey, string PeriodLabel, Deadline? Due, bool IsSent, bool IsExempt)
{
    /// <summary>The deadline's last day.</summary>
    public LocalDate? LastDay => Due?.LastDay;

    /// <summary>Whether the deadline is past.</summary>
    public bool IsPast(Instant now) => Due is { } due && !due.Admits(now);
}
