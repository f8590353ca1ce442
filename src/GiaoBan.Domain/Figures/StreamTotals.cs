using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;

namespace GiaoBan.Domain.Figures;

/// <summary>What one unit brings into a total.</summary>
/// <param name="Unit">The unit's code.</param>
/// <param name="Version">The version taken; 0 where the unit has sent nothing for this period.</param>
/// <param name="Figures">The figures of that version; empty where there is none.</param>
/// <param name="History">What the unit reported before, by indicator.</param>
public sealed record UnitFigures(
    string Unit, int Version, IReadOnlyList<Figure> Figures, IReadOnlyDictionary<string, IndicatorHistory> History);

/// <summary>A cell behind a total.</summary>
/// <param name="Unit">The unit's code.</param>
/// <param name="Version">The version it stands in; 0 where the unit only brings what it reported earlier.</param>
/// <param name="Line">The unit's own line.</param>
public sealed record TotalCell(string Unit, int Version, FigureLine Line);

/// <summary>An indicator over all units, and the cells it is the sum of.</summary>
public sealed record StreamTotal(FigureLine Total, IReadOnlyList<TotalCell> Cells);

/// <summary>Totals of a stream (DB-11): every total opens into its cells, and no cell is counted twice.</summary>
public static class StreamTotals
{
    /// <summary>One total per indicator, in the order given.</summary>
    /// <remarks>
    /// Flow: the sum of the units' work. Stock: the sum of the units' states, the last known one of a unit that sent nothing. Percent is
    /// of the whole target, never a mean of percents.
    /// </remarks>
    /// <param name="indicators">The indicators.</param>
    /// <param name="year">The year whose running totals the period belongs to.</param>
    /// <param name="units">The units, each once.</param>
    /// <param name="targets">Sums of the units' own targets, for indicators to which the pack gives none: the pack's is the whole authority's.</param>
    /// <exception cref="ArgumentException">A unit stands there twice: its cells would be counted twice.</exception>
    public static IReadOnlyList<StreamTotal> Of(
        IEnumerable<Indicator> indicators, int year, IReadOnlyList<UnitFigures> units, IReadOnlyDictionary<string, decimal> targets)
    {
        if (units.GroupBy(u => u.Unit, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Unit {twice.Key} would be counted twice.", nameof(units));
        }

        return [.. indicators.DistinctBy(i => i.Code).Select(i => Of(i, year, units, targets.TryGetValue(i.Code, out var set) ? set : null))];
    }

    private static StreamTotal Of(Indicator indicator, int year, IReadOnlyList<UnitFigures> units, decimal? target)
    {
        var cells = units
            .Select(u => new TotalCell(u.Unit, u.Version, RunningTotals.Line(
                indicator, year, u.Figures.FirstOrDefault(f => f.Indicator == indicator.Code), u.History.GetValueOrDefault(indicator.Code) ?? IndicatorHistory.None)))
            .Where(c => c.Line.Cumulative is not null)
            .ToList();
        var cumulative = Sum(cells, l => l.Cumulative);
        target = indicator.Targets.TryGetValue(year, out var set) ? set : target;
        return new(
            new FigureLine(
                indicator, Sum(cells, l => l.LastValue), Sum(cells, l => l.CumulativeBefore), Sum(cells, l => l.Value), Sum(cells, l => l.Estimate),
                cumulative, cells.Sum(c => c.Line.EstimatedPart), target, RunningTotals.Percent(cumulative, target)),
            cells);
    }

    private static decimal? Sum(IReadOnlyList<TotalCell> cells, Func<FigureLine, decimal?> part) =>
        cells.Aggregate((decimal?)null, (sum, cell) => RunningTotals.Add(sum, part(cell.Line)));
}
