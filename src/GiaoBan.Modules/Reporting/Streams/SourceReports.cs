using GiaoBan.Domain.Figures;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>A source's version as it was sent.</summary>
public sealed record SourceReport(SourceVersion Source, string UnitCode, string UnitName, Instant ReceivedAt, ReportContent Content);

/// <summary>What a unit of the stream reported before the period.</summary>
public sealed record UnitHistory(string UnitCode, string UnitName, IReadOnlyDictionary<string, IndicatorHistory> ByIndicator);

/// <summary>All that totals and blocks are made from.</summary>
/// <param name="Reports">The versions asked for, in the order of the units.</param>
/// <param name="Histories">Every unit that reported to the stream before, dissolved ones too (LAW-3), in the order of the units.</param>
/// <param name="Targets">Targets of the units added up (SK-3), where the office keeps them.</param>
/// <param name="Plans">The plans that go with the stream's reports (SK-10), as last sent, in the order of the units.</param>
public sealed record StreamMaterial(
    IReadOnlyList<SourceReport> Reports, IReadOnlyList<UnitHistory> Histories, IReadOnlyDictionary<string, decimal> Targets, IReadOnlyList<UnitPlan> Plans);

/// <summary>A unit's plan for the next period.</summary>
public sealed record UnitPlan(string UnitCode, string UnitName, IReadOnlyList<PlanLine> Lines);

/// <summary>Reads the named versions with what stands behind their totals, in one round trip.</summary>
public sealed class SourceReports(NpgsqlDataSource database)
{
    private const string ReportsSql =
        """
        select v.obligation_id, v.version, u.code, u.name, v.received_at, v.nil, v.sections, v.figure_indicators, v.figure_values,
               v.figure_estimates, v.activities, v.plan
        from unnest($2::uuid[], $3::int[]) as s (id, n)
        join submission_versions v on v.tenant_id = $1 and v.obligation_id = s.id and v.version = s.n
        join obligations o on o.tenant_id = v.tenant_id and o.obligation_id = v.obligation_id
        join units u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        order by u.sort_order, u.name, v.obligation_id
        """;

    // The year before is read for stocks: the last known state may lie there.
    private const string HistorySql =
        """
        select u.code, u.name, p.period_key, p.period_year, v.figure_indicators, v.figure_values, v.figure_estimates
        from obligations f
        join obligations p on p.tenant_id = f.tenant_id and p.regime = f.regime and p.requirement = f.requirement and p.stream = ''
             and p.period_key < f.period_key and p.period_year >= f.period_year - 1 and p.sent_version > 0
        join submission_versions v on v.tenant_id = p.tenant_id and v.obligation_id = p.obligation_id and v.version = p.sent_version
        join units u on u.tenant_id = p.tenant_id and u.unit_id = p.unit_id
        where f.tenant_id = $1 and f.obligation_id = $2
        order by u.sort_order, u.name, u.code, p.period_key
        """;

    private const string TargetsSql =
        """
        select u.code, u.name, t.indicator, t.target, t.opening
        from obligations f
        join targets t on t.tenant_id = f.tenant_id and t.year = f.period_year
        join units u on u.tenant_id = t.tenant_id and u.unit_id = t.unit_id
        where f.tenant_id = $1 and f.obligation_id = $2
          and exists (select 1 from obligations o where o.tenant_id = f.tenant_id and o.regime = f.regime and o.requirement = f.requirement
                      and o.period_key <= f.period_key and o.stream = '' and o.unit_id = t.unit_id)
        order by u.sort_order, u.name
        """;

    private const string PlansSql =
        """
        select u.code, u.name, v.plan
        from obligations f
        join obligations o on o.tenant_id = f.tenant_id and o.regime = f.regime and o.requirement = f.requirement
             and o.period_key = f.period_key and o.stream = ''
        join obligations p on p.tenant_id = o.tenant_id and p.unit_id = o.unit_id and p.requirement = $3 and p.due_at = o.due_at and p.stream = ''
        join submission_versions v on v.tenant_id = p.tenant_id and v.obligation_id = p.obligation_id and v.version = p.sent_version
        join units u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        where f.tenant_id = $1 and f.obligation_id = $2
        order by u.sort_order, u.name
        """;

    /// <summary>Reads them for a focal obligation.</summary>
    public async Task<StreamMaterial> ReadAsync(StreamTerms terms, IReadOnlyList<SourceVersion> sources, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Sql.Command(ReportsSql, terms.TenantId, sources.Select(s => s.SubmissionId).ToArray(), sources.Select(s => s.Version).ToArray()));
        batch.BatchCommands.Add(Sql.Command(HistorySql, terms.TenantId, terms.ObligationId));
        batch.BatchCommands.Add(Sql.Command(TargetsSql, terms.TenantId, terms.ObligationId));
        batch.BatchCommands.Add(Sql.Command(PlansSql, terms.TenantId, terms.ObligationId, terms.Requirement.CarriesPlanOf ?? ""));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var reports = await Sql.ListAsync(reader, ReadReport, cancellation);
        var earlier = await Sql.ListAsync(
            reader,
            r => (Unit: (Code: r.GetString(0), Name: r.GetString(1)), Report: new EarlierReport(r.GetString(2), r.GetInt32(3), [], FigureColumns.Read(r, 4))),
            cancellation);
        var targets = await Sql.ListAsync(
            reader,
            r => (Unit: (Code: r.GetString(0), Name: r.GetString(1)), Indicator: r.GetString(2), Target: Number(r, 3), Opening: Number(r, 4)),
            cancellation);
        var plans = await Sql.ListAsync(reader, r => new UnitPlan(r.GetString(0), r.GetString(1), ReportJson.Read<PlanLine[]>(r.GetString(2))), cancellation);

        var (past, openings) = (earlier.ToLookup(e => e.Unit, e => e.Report), targets.ToLookup(t => t.Unit));
        var histories = past.Select(u => u.Key).Union(openings.Select(u => u.Key)).Select(u => new UnitHistory(
            u.Code, u.Name, FigureHistory.Of([.. past[u].Reverse()], openings[u].ToDictionary(t => t.Indicator, t => t.Opening, StringComparer.Ordinal))));
        return new StreamMaterial(
            reports,
            [.. histories],
            targets.Where(t => t.Target is not null).GroupBy(t => t.Indicator, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Sum(t => t.Target!.Value), StringComparer.Ordinal),
            plans);
    }

    private static decimal? Number(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetDecimal(column);

    private static SourceReport ReadReport(NpgsqlDataReader r) => new(
        new SourceVersion(r.GetGuid(0), r.GetInt32(1)), r.GetString(2), r.GetString(3), Instant.FromDateTimeUtc(r.GetDateTime(4)),
        new ReportContent(
            ReportJson.Read<SectionText[]>(r.GetString(6)), FigureColumns.Read(r, 7), ReportJson.Read<ActivityLine[]>(r.GetString(10)),
            ReportJson.Read<PlanLine[]>(r.GetString(11)), r.GetBoolean(5), []));
}
