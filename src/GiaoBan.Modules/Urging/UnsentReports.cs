using GiaoBan.Domain.Compliance;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Modules.Urging;

/// <summary>A report that somebody still has to send: never sent, or returned and not sent again.</summary>
/// <param name="Report">What it is.</param>
/// <param name="UnitCode">The unit's code.</param>
/// <param name="SortOrder">The unit's place.</param>
/// <param name="Regime">The regime's code.</param>
/// <param name="Requirement">The requirement's code.</param>
/// <param name="Tier">contributor, focal or unit.</param>
/// <param name="Period">The period's key.</param>
/// <param name="VersionId">The version that made it.</param>
/// <param name="State">Where it stands.</param>
public sealed record UnsentReport(
    UrgeableReport Report, string UnitCode, int SortOrder, string Regime, string Requirement, string Tier, string Period, Guid VersionId, ComplianceState State);

/// <summary>Reports of one kind and period that are not all in.</summary>
/// <param name="Regime">The regime's code.</param>
/// <param name="Requirement">The requirement's code.</param>
/// <param name="Period">The period's key.</param>
/// <param name="Name">The report.</param>
/// <param name="PeriodLabel">The period.</param>
/// <param name="Missing">How many were never sent.</param>
/// <param name="Overdue">Of those, past their deadline.</param>
/// <param name="Returned">How many were returned and not sent again: neither missing nor overdue, as in the book.</param>
/// <param name="Due">The first deadline.</param>
public sealed record UnsentGroup(string Regime, string Requirement, string Period, string Name, string PeriodLabel, int Missing, int Overdue, int Returned, Domain.Calendars.Deadline? Due);

/// <summary>Reads what is not in. Who counts is decided by <see cref="ComplianceState"/> alone, as in every list.</summary>
public sealed class UnsentReports(NpgsqlDataSource database, RegimeLibrary regimes, IClock clock)
{
    /// <summary>How far back the office's lists look.</summary>
    public static readonly Duration Back = Duration.FromDays(120);

    /// <summary>How far ahead they look.</summary>
    public static readonly Duration Ahead = Duration.FromDays(14);

    private const int MostListed = 5_000;
    private const int MostCounted = 200_000;

    private const string Select =
        $"""
        select o.obligation_id, o.unit_id, u.name, o.post_id, o.period_label, u.code, u.sort_order, o.regime, o.requirement, o.tier, o.stream, o.period_key,
               o.version_id, o.origin, {ObligationFactsSql.Columns}
        from obligations o
        join units u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        where o.tenant_id = $1 and (o.sent_version = 0 or o.review = 'returned') and o.exempt_reason is null and o.absorbed_into is null
        """;

    // Two indexes, one for deadlines as they were set and one for granted time.
    private const string NearSql =
        $"""
        {Select}
          and o.obligation_id in (
              select n.obligation_id from unnest($2::timestamptz[], $3::timestamptz[]) as w (lo, hi)
              join obligations n on n.tenant_id = $1 and n.due_at > w.lo and n.due_at <= w.hi and n.extended_due_at is null
              union
              select n.obligation_id from unnest($2::timestamptz[], $3::timestamptz[]) as w (lo, hi)
              join obligations n on n.tenant_id = $1 and n.extended_due_at > w.lo and n.extended_due_at <= w.hi)
        """;

    private const string ListSql =
        $"""
        {Select}
          and ($2::uuid[] is null or o.obligation_id = any($2))
          and ($3::text is null or (o.regime = $3 and o.requirement = $4))
          and ($5::text is null or o.period_key = $5)
          and ($2 is not null or (o.due_at > $6 and o.due_at < $7))
        order by u.sort_order, u.name, o.due_at
        limit $8
        """;

    /// <summary>Those with a deadline after one moment and not after another, of any of some pairs; on the caller's connection.</summary>
    public async Task<IReadOnlyList<UnsentReport>> NearAsync(
        NpgsqlConnection connection, int tenantId, IReadOnlyList<(Instant After, Instant UpTo)> spans, Instant now, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(NearSql, connection) { CommandTimeout = 600 };
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = spans.Select(s => s.After.ToDateTimeUtc()).ToArray() });
        command.Parameters.Add(new() { Value = spans.Select(s => s.UpTo.ToDateTimeUtc()).ToArray() });
        return await ReadAsync(command, tenantId, now, cancellation);
    }

    /// <summary>Named ones, in the order of units.</summary>
    public Task<IReadOnlyList<UnsentReport>> OfAsync(int tenantId, Guid[] ids, CancellationToken cancellation) => ListAsync(tenantId, ids, null, null, null, MostListed, cancellation);

    /// <summary>Those of a report, of one period or of all that are near, in the order of units.</summary>
    public Task<IReadOnlyList<UnsentReport>> OfAsync(int tenantId, string regime, string requirement, string? period, CancellationToken cancellation) =>
        ListAsync(tenantId, null, regime, requirement, period, MostListed, cancellation);

    /// <summary>All that are near, by report and period, by deadline.</summary>
    public async Task<IReadOnlyList<UnsentGroup>> GroupsAsync(int tenantId, CancellationToken cancellation)
    {
        var all = await ListAsync(tenantId, null, null, null, null, MostCounted, cancellation);
        return
        [
            .. all.Where(r => r.Report.Name.Length > 0).GroupBy(r => (r.Regime, r.Requirement, r.Period))
                .Select(g => new UnsentGroup(
                    g.Key.Regime, g.Key.Requirement, g.Key.Period, g.First().Report.Name, g.First().Report.PeriodLabel, g.Count(r => !r.State.IsSent),
                    g.Count(r => r.State.Verdict == Verdict.Missing), g.Count(r => r.State.IsSent), g.Select(r => r.Report.Due).OrderBy(d => d?.At).First()))
                .OrderByDescending(g => g.Overdue > 0).ThenBy(g => g.Due?.At),
        ];
    }

    private async Task<IReadOnlyList<UnsentReport>> ListAsync(
        int tenantId, Guid[]? ids, string? regime, string? requirement, string? period, int most, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(ListSql, connection);
        void Add(object? value, NpgsqlDbType type) => command.Parameters.Add(new() { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        command.Parameters.Add(new() { Value = tenantId });
        Add(ids, NpgsqlDbType.Array | NpgsqlDbType.Uuid);
        Add(regime, NpgsqlDbType.Text);
        Add(requirement, NpgsqlDbType.Text);
        Add(period, NpgsqlDbType.Text);
        Add((now - Back).ToDateTimeUtc(), NpgsqlDbType.TimestampTz);
        Add((now + Ahead).ToDateTimeUtc(), NpgsqlDbType.TimestampTz);
        command.Parameters.Add(new() { Value = most });
        return await ReadAsync(command, tenantId, now, cancellation);
    }

    private async Task<IReadOnlyList<UnsentReport>> ReadAsync(NpgsqlCommand command, int tenantId, Instant now, CancellationToken cancellation)
    {
        var read = new List<(UnsentReport Report, string Stream, bool Known)>();
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                var state = ComplianceState.Of(ObligationFactsSql.Read(reader, 14), now);
                if (state.NeedsWork)
                {
                    read.Add((Line(reader, state), reader.GetString(10), reader.GetString(13) != Origins.Incident));
                }
            }
        }

        var named = new List<UnsentReport>(read.Count);
        foreach (var (line, stream, known) in read)
        {
            var pack = known ? await regimes.PackAsync(tenantId, line.VersionId, cancellation) : null;
            var name = pack?.FindStream(stream)?.Name ?? pack?.FindRequirement(line.Requirement)?.Name;
            named.Add(line with { Report = line.Report with { Name = name ?? (known ? line.Requirement : ""), PeriodLabel = known ? line.Report.PeriodLabel : "" } });
        }

        return named;
    }

    private static UnsentReport Line(NpgsqlDataReader r, ComplianceState state) => new(
        new UrgeableReport(r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetGuid(3), "", r.GetString(4), state.EffectiveDue),
        r.GetString(5), r.GetInt32(6), r.GetString(7), r.GetString(8), r.GetString(9), r.GetString(11), r.GetGuid(12), state);
}
