using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>A unit to be excused from a report.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Regime">Code of the regime.</param>
/// <param name="Requirement">Code of the requirement.</param>
/// <param name="Periods">Keys of periods; empty where days are named.</param>
/// <param name="From">First of the days on which the last day of a deadline falls; null where periods are named.</param>
/// <param name="To">Last of them.</param>
/// <param name="Reason">Why.</param>
/// <param name="Basis">The document or decision it rests on.</param>
public sealed record ExemptObligationsRequest(
    Guid UnitId, string? Regime, string? Requirement, IReadOnlyList<string> Periods, LocalDate? From, LocalDate? To, string? Reason, string? Basis);

/// <summary>
/// Excuses a unit from a report: what is still to be sent at once, and what is made later in that span as it is made. What was sent, or whose
/// deadline is past, has its verdict and keeps it.
/// </summary>
public sealed class ExemptObligations(GiaoBanDbContext db, ExemptionChange change)
{
    /// <summary>Excuses; answers the exemption, or why not.</summary>
    public async Task<Result<Guid>> HandleAsync(ExemptObligationsRequest request, Actor by, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        if (!by.Can(Permissions.RegimeManage))
        {
            return Error.Forbidden("exemptions.not-keeper");
        }

        var refusals = new List<Error>();
        var exemption = new Exemption
        {
            TenantId = change.TenantId,
            ExemptionId = change.NewId(),
            UnitId = request.UnitId,
            Regime = request.Regime ?? "",
            Requirement = request.Requirement ?? "",
            Periods = [.. request.Periods.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            ValidFrom = request.Periods.Count > 0 ? null : request.From,
            ValidTo = request.Periods.Count > 0 ? null : request.To,
            Reason = ExemptionChange.Text(request.Reason, "reason", refusals),
            Basis = ExemptionChange.Text(request.Basis, "basis", refusals),
            MadeBy = by.OfficialId,
            MadeAt = change.Now,
        };
        CheckSpan(exemption, refusals);
        if (refusals.Count > 0)
        {
            return Result<Guid>.Refused(refusals);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await change.WaitForTurnAsync(cancellation);
        if (await RefusalAsync(exemption, cancellation) is { } refusal)
        {
            return refusal;
        }

        db.Exemptions.Add(exemption);
        await db.SaveChangesAsync(cancellation);
        var excused = await change.ApplyAsync(exemption, cancellation);
        change.Tell("reporting.obligations-exempted", exemption, by, exemption.Reason, excused);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return exemption.ExemptionId;
    }

    private static void CheckSpan(Exemption exemption, List<Error> refusals)
    {
        if (exemption.Periods.Length > 0)
        {
            return;
        }

        var today = exemption.MadeAt.InZone(Deadline.Zone).Date;
        if (exemption is not { ValidFrom: { } from, ValidTo: { } to })
        {
            refusals.Add(Error.Invalid("exemptions.span.missing", "periods"));
        }
        else if (from < today)
        {
            refusals.Add(Error.Invalid("exemptions.span.past", "from", today));
        }
        else if (to < from)
        {
            refusals.Add(Error.Invalid("exemptions.span.backwards", "to", from, to));
        }
    }

    private async Task<Error?> RefusalAsync(Exemption exemption, CancellationToken cancellation)
    {
        if (!await db.Units.AnyAsync(u => u.UnitId == exemption.UnitId && (u.ValidTo == null || u.ValidTo >= change.Today), cancellation))
        {
            return Error.NotFound("exemptions.unit.not-found") with { Field = "unit" };
        }

        var owed = await change.OwedAsync(exemption.UnitId, exemption.Regime, exemption.Requirement, cancellation);
        if (exemption.Periods.Except(owed.Select(o => o.PeriodKey)).FirstOrDefault() is { } unknown)
        {
            return Error.Invalid("exemptions.period.unknown", "periods", unknown);
        }

        var meant = owed.Where(o => o.LastDay is { } day && exemption.Covers(o.PeriodKey, day)).ToList();
        return meant.Find(o => o.IsSent) is { } sent ? Error.Conflict("exemptions.period.sent", sent.PeriodLabel)
            : meant.Find(o => o.IsPast(exemption.MadeAt)) is { } past ? Error.Conflict("exemptions.period.past", past.PeriodLabel)
            : meant.Count > 0 && meant.TrueForAll(o => o.IsExempt) ? Error.Conflict("exemptions.period.already", meant[0].PeriodLabel)
            : null;
    }
}
