using GiaoBan.Domain.Figures;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>A unit's target of the year for an indicator, and what was brought in when the program was taken into use (SK-3).</summary>
public sealed record UnitTarget(decimal? Target, decimal? Opening, decimal? OpeningLast);

/// <summary>A form's figures, line by line.</summary>
public sealed record FigureSheet(IndicatorForm Form, IReadOnlyList<FigureLine> Lines);

/// <summary>What a report's figures are counted on from: all earlier periods of the year, openings and targets.</summary>
public sealed class FigureYear
{
    private const string EarlierSql =
        """
        select p.period_key, p.period_year, v.figure_indicators, v.figure_values, v.figure_estimates
        from obligations o
        join obligations p on p.tenant_id = o.tenant_id and p.regime = o.regime and p.requirement = o.requirement and p.tier = o.tier
             and p.stream = o.stream and p.unit_id = o.unit_id and p.period_year = o.period_year and p.period_key < o.period_key and p.sent_version > 0
        join submission_versions v on v.tenant_id = p.tenant_id and v.obligation_id = p.obligation_id and v.version = p.sent_version
        where o.tenant_id = $1 and o.obligation_id = $2
        order by p.period_key desc
        """;

    private const string TargetsSql =
        """
        select t.indicator, t.target, t.opening, t.opening_last from targets t
        join obligations o on o.tenant_id = t.tenant_id and o.unit_id = t.unit_id and o.period_year = t.year
        where o.tenant_id = $1 and o.obligation_id = $2
        """;

    private readonly ObligationTerms _terms;
    private readonly IReadOnlyDictionary<string, UnitTarget> _targets;
    private readonly IReadOnlyDictionary<string, IndicatorHistory> _history;

    private FigureYear(ObligationTerms terms, List<EarlierReport> earlier, Dictionary<string, UnitTarget> targets)
    {
        // A state (stock) goes on from the year before; the terms hold the last reports whatever their year.
        var older = terms.Earlier.Where(e => e.PeriodYear < terms.Period.Year);
        _terms = terms;
        _targets = targets;
        _history = FigureHistory.Of([.. earlier, .. older], targets.ToDictionary(t => t.Key, t => t.Value.Opening, StringComparer.Ordinal));
    }

    /// <summary>The figures tables of the report's forms: the lines that the unit enters, or all of them where a stream's totals were filed.</summary>
    /// <param name="figures">What is entered.</param>
    public IReadOnlyList<FigureSheet> Sheets(IReadOnlyList<Figure> figures)
    {
        var entered = figures.DistinctBy(f => f.Indicator).ToDictionary(f => f.Indicator, StringComparer.Ordinal);
        return [.. _terms.Pack.FormsOf(_terms.Requirement)
            .Select(form => new FigureSheet(form, _terms.Stream.Length == 0
                ? [.. form.LinesOf(_terms.UnitCode).Select(i => Line(i, entered.GetValueOrDefault(i.Code)))]
                : [.. form.Indicators.Select(i => Filed(i, entered.GetValueOrDefault(i.Code)))]))
            .Where(sheet => sheet.Lines.Count > 0)];
    }

    /// <summary>The commands that <see cref="ReadAsync"/> reads, in their order.</summary>
    internal static void AddTo(NpgsqlBatch batch, int tenantId, Guid obligationId)
    {
        batch.BatchCommands.Add(Sql.Command(EarlierSql, tenantId, obligationId));
        batch.BatchCommands.Add(Sql.Command(TargetsSql, tenantId, obligationId));
    }

    /// <summary>Reads the two results, and goes on to the next one.</summary>
    internal static async Task<FigureYear> ReadAsync(NpgsqlDataReader reader, ObligationTerms terms, CancellationToken cancellation)
    {
        var earlier = await Sql.ListAsync(
            reader, r => new EarlierReport(r.GetString(0), r.GetInt32(1), [], FigureColumns.Read(r, 2)), cancellation);
        var targets = await Sql.ListAsync(reader, r => (Indicator: r.GetString(0), Own: new UnitTarget(Number(r, 1), Number(r, 2), Number(r, 3))), cancellation);
        return new FigureYear(terms, earlier, targets.ToDictionary(t => t.Indicator, t => t.Own, StringComparer.Ordinal));
    }

    private FigureLine Line(Indicator indicator, Figure? figure)
    {
        var own = _targets.GetValueOrDefault(indicator.Code);
        if (own?.Target is { } target)
        {
            // The unit's own target stands before the pack's, which is the whole commune's.
            indicator = indicator with { Targets = new Dictionary<int, decimal> { [_terms.Period.Year] = target } };
        }

        var line = RunningTotals.Line(indicator, _terms.Period.Year, figure, _history.GetValueOrDefault(indicator.Code) ?? IndicatorHistory.None);
        return line with { LastValue = line.LastValue ?? own?.OpeningLast };
    }

    // What a stream's total counts on from hangs on its sources (StreamTotals), not on what the focal post filed before.
    private static FigureLine Filed(Indicator indicator, Figure? figure) =>
        new(indicator, null, null, figure?.Value, figure?.Estimate, null, figure?.Estimate ?? 0, null, null);

    private static decimal? Number(NpgsqlDataReader reader, int at) => reader.IsDBNull(at) ? null : reader.GetDecimal(at);
}
