using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Figures.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Modules.Figures;

/// <summary>Whose reports may be read: everybody's, or those of some posts and of some requirements ("regime/requirement").</summary>
internal sealed record FigureReach(bool Everything, Guid[] Posts, string[] Requirements);

/// <summary>A unit's report of a period, sent or owed.</summary>
internal sealed record UnitReport(
    string Regime, string Requirement, Guid VersionId, FigurePeriod Period, LocalDate? LastDay, FigureUnit Unit, int Version, ComplianceState State,
    IReadOnlyList<Figure> Figures)
{
    /// <summary>The requirement as <see cref="FigureReach"/> names it.</summary>
    public string Source => $"{Regime}/{Requirement}";
}

/// <summary>A unit's own target of the year, and what was brought in when the program was taken into use.</summary>
internal sealed record UnitTarget(string Unit, int Year, string Indicator, decimal? Target, decimal? Opening);

/// <summary>Reads what figures are counted from, in one round trip.</summary>
internal sealed class FigureReader(NpgsqlDataSource database, IClock clock)
{
    private const string Reach = "o.tenant_id = $1 and o.stream = '' and ($2 or o.post_id = any($3) or o.regime || '/' || o.requirement = any($4))";

    // Periods without stated days are placed by the last day of their deadline.
    private const string ReportsSql =
        $"""
        select o.regime, o.requirement, o.version_id, o.period_key, o.period_label, o.period_year,
               coalesce(o.period_to, ((o.due_at - interval '1 microsecond') at time zone interval '7 hours')::date), u.code, u.name, o.sent_version,
               coalesce(v.figure_indicators, array[]::text[]), coalesce(v.figure_values, array[]::numeric[]),
               coalesce(v.figure_estimates, array[]::numeric[]), {ObligationFactsSql.Columns}
        from obligations o
        join units u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        left join submission_versions v on v.tenant_id = o.tenant_id and v.obligation_id = o.obligation_id and v.version = o.sent_version
        where {Reach} and o.period_year between $5 and $6
        order by o.regime, o.requirement, u.sort_order, u.name, u.code, o.period_key
        """;

    private const string TargetsSql =
        """
        select u.code, t.year, t.indicator, t.target, t.opening from targets t
        join units u on u.tenant_id = t.tenant_id and u.unit_id = t.unit_id
        where t.tenant_id = $1 and t.year between $2 and $3
        """;

    /// <summary>The year whose running totals a period belongs to; null where the actor reaches no such period.</summary>
    public async Task<int?> YearOfAsync(int tenantId, FigureReach reach, string period, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select max(o.period_year) from obligations o where {Reach} and o.period_key = $5");
        AddReach(command.Parameters, tenantId, reach);
        command.Parameters.Add(new() { Value = period });
        return await command.ExecuteScalarAsync(cancellation) as int?;
    }

    /// <summary>Reports of some years, owed ones among them, in the order of requirements, units and periods; and the units' targets.</summary>
    public async Task<(IReadOnlyList<UnitReport> Reports, IReadOnlyList<UnitTarget> Targets)> ReadAsync(
        int tenantId, FigureReach reach, int firstYear, int lastYear, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        var reports = new NpgsqlBatchCommand(ReportsSql);
        AddReach(reports.Parameters, tenantId, reach);
        reports.Parameters.Add(new() { Value = firstYear });
        reports.Parameters.Add(new() { Value = lastYear });
        var targets = new NpgsqlBatchCommand(TargetsSql);
        targets.Parameters.Add(new() { Value = tenantId });
        targets.Parameters.Add(new() { Value = firstYear });
        targets.Parameters.Add(new() { Value = lastYear });
        batch.BatchCommands.Add(reports);
        batch.BatchCommands.Add(targets);
        var now = clock.GetCurrentInstant();
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var read = new List<UnitReport>();
        while (await reader.ReadAsync(cancellation))
        {
            read.Add(ReadReport(reader, now));
        }

        await reader.NextResultAsync(cancellation);
        var own = new List<UnitTarget>();
        while (await reader.ReadAsync(cancellation))
        {
            own.Add(new UnitTarget(reader.GetString(0), reader.GetInt32(1), reader.GetString(2), Number(reader, 3), Number(reader, 4)));
        }

        return (read, own);
    }

    private static void AddReach(NpgsqlParameterCollection p, int tenantId, FigureReach reach)
    {
        p.Add(new() { Value = tenantId });
        p.Add(new() { Value = reach.Everything });
        p.Add(new() { Value = reach.Posts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        p.Add(new() { Value = reach.Requirements, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
    }

    private static UnitReport ReadReport(NpgsqlDataReader r, Instant now) => new(
        r.GetString(0), r.GetString(1), r.GetGuid(2), new FigurePeriod(r.GetString(3), r.GetString(4), r.GetInt32(5)),
        r.IsDBNull(6) ? null : LocalDate.FromDateOnly(r.GetFieldValue<DateOnly>(6)), new FigureUnit(r.GetString(7), r.GetString(8)), r.GetInt32(9),
        ComplianceState.Of(ObligationFactsSql.Read(r, 13), now), FigureColumns.Read(r, 10));

    private static decimal? Number(NpgsqlDataReader reader, int at) => reader.IsDBNull(at) ? null : reader.GetDecimal(at);
}
