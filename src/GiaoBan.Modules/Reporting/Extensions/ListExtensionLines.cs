using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>An extension with its words.</summary>
/// <param name="Id">The extension.</param>
/// <param name="ObligationId">The report.</param>
/// <param name="UnitName">The unit.</param>
/// <param name="ReportName">The report's name.</param>
/// <param name="PeriodLabel">Its period.</param>
/// <param name="Due">The first deadline.</param>
/// <param name="AskedBy">Who asked; null where nobody did.</param>
/// <param name="AskedAt">When.</param>
/// <param name="AskedReason">Why.</param>
/// <param name="AskedDue">The deadline asked for.</param>
/// <param name="Decision">granted, refused; null while it waits.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="DecidedReason">Why.</param>
/// <param name="GrantedDue">The deadline granted.</param>
/// <param name="State">Where the report stands.</param>
public sealed record ExtensionLine(
    Guid Id, Guid ObligationId, string UnitName, string ReportName, string PeriodLabel, Deadline Due, string? AskedBy, Instant? AskedAt, string? AskedReason,
    Deadline? AskedDue, string? Decision, string? DecidedBy, Instant? DecidedAt, string? DecidedReason, Deadline? GrantedDue, ComplianceState State);

/// <summary>Extensions: those that wait first, then the latest.</summary>
public sealed class ListExtensionLines(NpgsqlDataSource database, RegimeLibrary regimes, IClock clock)
{
    /// <summary>Most that are shown.</summary>
    public const int MostShown = 500;

    private const string Sql =
        $"""
        select e.extension_id, o.obligation_id, u.name, o.version_id, o.requirement, o.period_label, asked.full_name, e.asked_at, e.asked_reason, e.asked_due_at,
               e.asked_due_inclusive, e.decision, decided.full_name, e.decided_at, e.decided_reason, e.due_at, e.due_inclusive, {ObligationFactsSql.Columns}
        from extensions e
        join obligations o on o.tenant_id = e.tenant_id and o.obligation_id = e.obligation_id
        join units u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        left join officials asked on asked.tenant_id = e.tenant_id and asked.official_id = e.asked_by
        left join officials decided on decided.tenant_id = e.tenant_id and decided.official_id = e.decided_by
        where e.tenant_id = $1 and ($2 or o.post_id = any($3)) and ($4::uuid is null or e.obligation_id = $4)
        order by e.decision is not null, coalesce(e.decided_at, e.asked_at) desc
        limit $5
        """;

    /// <summary>All that the actor may see: the office and leaders every one, others those of their own posts; or those of one report.</summary>
    public async Task<IReadOnlyList<ExtensionLine>> HandleAsync(Actor actor, Guid? obligationId, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = actor.TenantId });
        command.Parameters.Add(new() { Value = actor.Can(Permissions.ComplianceRead) });
        command.Parameters.Add(new() { Value = actor.Posts.Select(p => p.PostId).ToArray() });
        command.Parameters.Add(new() { Value = (object?)obligationId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = MostShown });
        var found = new List<(ExtensionLine Line, Guid Version)>();
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                found.Add((Read(reader, now), reader.GetGuid(3)));
            }
        }

        var lines = new List<ExtensionLine>(found.Count);
        foreach (var (line, version) in found)
        {
            var pack = await regimes.PackAsync(actor.TenantId, version, cancellation);
            lines.Add(line with { ReportName = pack.FindRequirement(line.ReportName)?.Name ?? line.ReportName });
        }

        return lines;
    }

    private static ExtensionLine Read(NpgsqlDataReader r, Instant now)
    {
        var facts = ObligationFactsSql.Read(r, 17);
        return new ExtensionLine(
            r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetString(4), r.GetString(5), facts.Due!.Value, Word(r, 6), At(r, 7), Word(r, 8), DueAt(r, 9), Word(r, 11),
            Word(r, 12), At(r, 13), Word(r, 14), DueAt(r, 15), ComplianceState.Of(facts, now));
    }

    private static string? Word(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : r.GetString(at);

    private static Instant? At(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : Instant.FromDateTimeUtc(r.GetDateTime(at));

    private static Deadline? DueAt(NpgsqlDataReader r, int at) => At(r, at) is { } instant ? new Deadline(instant, r.GetBoolean(at + 1)) : null;
}
