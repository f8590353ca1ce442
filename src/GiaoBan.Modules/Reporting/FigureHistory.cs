using GiaoBan.Domain.Figures;

namespace GiaoBan.Modules.Reporting;

/// <summary>Turns earlier reports into what is known of each indicator.</summary>
public static class FigureHistory
{
    /// <summary>By indicator, in the order of time.</summary>
    /// <param name="earlier">Earlier reports of one unit, newest first.</param>
    /// <param name="openings">Running totals brought in, by indicator.</param>
    public static IReadOnlyDictionary<string, IndicatorHistory> Of(
        IReadOnlyList<EarlierReport> earlier, IReadOnlyDictionary<string, decimal?> openings)
    {
        var past = new Dictionary<string, List<PastFigure>>(StringComparer.Ordinal);
        for (var i = earlier.Count - 1; i >= 0; i--)
        {
            foreach (var figure in earlier[i].Figures)
            {
                if (!past.TryGetValue(figure.Indicator, out var figures))
                {
                    past[figure.Indicator] = figures = [];
                }

                figures.Add(new PastFigure(earlier[i].PeriodKey, earlier[i].PeriodYear, figure.Value, figure.Estimate));
            }
        }

        return past.Keys.Union(openings.Keys).ToDictionary(
            code => code,
            code => new IndicatorHistory(openings.GetValueOrDefault(code), past.GetValueOrDefault(code) ?? []),
            StringComparer.Ordinal);
    }
}
