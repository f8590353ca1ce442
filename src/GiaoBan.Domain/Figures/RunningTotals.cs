using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;

namespace GiaoBan.Domain.Figures;

/// <summary>Running totals (lũy kế) and percent of target: computed, never typed (SK-3).</summary>
public static class RunningTotals
{
    /// <summary>The table of a period: one line per indicator, in the form's order.</summary>
    /// <param name="indicators">The lines that are shown.</param>
    /// <param name="year">The year whose running totals the period belongs to.</param>
    /// <param name="figures">What is entered for the period.</param>
    /// <param name="history">What went before, by indicator; an indicator that is missing has none.</param>
    public static IReadOnlyList<FigureLine> Lines(
        IEnumerable<Indicator> indicators,
        int year,
        IReadOnlyList<Figure> figures,
        IReadOnlyDictionary<string, IndicatorHistory> history)
    {
        var entered = figures.DistinctBy(f => f.Indicator).ToDictionary(f => f.Indicator, StringComparer.Ordinal);
        return
        [
            .. indicators.Select(i => Line(
                i, year, entered.GetValueOrDefault(i.Code), history.GetValueOrDefault(i.Code) ?? IndicatorHistory.None)),
        ];
    }

    /// <summary>One line of the table.</summary>
    /// <remarks>
    /// Flow: opening + the earlier periods of the same year + this one. Stock: the last whole figure there is, whatever its year;
    /// the opening only where there is none. An estimate counts until a later version reports it as done, and is kept apart in
    /// <see cref="FigureLine.EstimatedPart"/>. What was never entered is null, never 0.
    /// </remarks>
    public static FigureLine Line(Indicator indicator, int year, Figure? figure, IndicatorHistory history)
    {
        var flow = indicator.Kind == IndicatorKind.Flow;
        var (before, estimatedBefore) = flow ? SumOf(history, year) : LastOf(history);
        var whole = Add(figure?.Value, figure?.Estimate);
        var running = flow ? Add(before, whole) : whole ?? before;
        var estimated = (flow || whole is null ? estimatedBefore : 0) + (figure?.Estimate ?? 0);
        decimal? target = indicator.Targets.TryGetValue(year, out var set) ? set : null;
        return new(
            indicator,
            history.Earlier is [.., var last] ? last.Whole : null,
            before,
            figure?.Value,
            figure?.Estimate,
            running,
            estimated,
            target,
            Percent(running, target));
    }

    /// <summary>Percent of a target: one decimal, halves away from zero; null without a figure or a target other than 0.</summary>
    public static decimal? Percent(decimal? figure, decimal? target) =>
        figure is { } done && target is { } set && set != 0 ? Math.Round(done * 100 / set, 1, MidpointRounding.AwayFromZero) : null;

    /// <summary>A sum in which null is nothing: null only where both are.</summary>
    public static decimal? Add(decimal? one, decimal? other) => one is null ? other : other is null ? one : one + other;

    private static (decimal? Sum, decimal Estimated) SumOf(IndicatorHistory history, int year)
    {
        var (sum, estimated) = (history.Opening, 0m);
        foreach (var past in history.Earlier)
        {
            if (past.Year == year)
            {
                (sum, estimated) = (Add(sum, past.Whole), estimated + (past.Estimate ?? 0));
            }
        }

        return (sum, estimated);
    }

    private static (decimal? Last, decimal Estimated) LastOf(IndicatorHistory history) =>
        history.Earlier.LastOrDefault(p => p.Whole is not null) is { } last ? (last.Whole, last.Estimate ?? 0) : (history.Opening, 0);
}
