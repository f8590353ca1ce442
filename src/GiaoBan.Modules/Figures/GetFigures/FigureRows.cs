using GiaoBan.Domain.Figures;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Figures.Contracts;

namespace GiaoBan.Modules.Figures;

/// <summary>Rows of a requirement's figures. What was never entered has no row: it is not 0.</summary>
internal static class FigureRows
{
    /// <summary>The rows, in the order of the form.</summary>
    /// <param name="regime">The regime's code.</param>
    /// <param name="requirement">The requirement's code.</param>
    /// <param name="figures">Its figures.</param>
    /// <param name="indicators">The indicators asked for.</param>
    /// <param name="periods">The periods asked for, at least one, in the order of time.</param>
    /// <param name="group">What a row stands for.</param>
    public static IEnumerable<FigureRow> Of(
        string regime, string requirement, RequirementFigures figures, IReadOnlyList<Indicator> indicators, IReadOnlyList<FigurePeriod> periods, FigureGroup group)
    {
        var only = figures.Units is [var one] ? one : null;
        if (group == FigureGroup.Unit)
        {
            return from indicator in indicators
                   from unit in figures.Units
                   let line = Spanned([.. periods.Select(p => figures.Line(indicator, unit, p))])
                   where line.Cumulative is not null
                   select FigureRow.Of(new(regime, requirement, indicator.Code, unit.Code, ""), unit, periods[^1], line, 1);
        }

        var totals = periods.Select(p => figures.Totals(indicators, p)).ToList();
        return indicators.SelectMany((indicator, at) => group == FigureGroup.Period
            ? periods.Select((p, i) => Row(only, p, p.Key, totals[i][at].Total, totals[i][at].Cells.Count)).OfType<FigureRow>()
            : new[] { Row(only, periods[^1], "", Spanned([.. totals.Select(t => t[at].Total)]), totals[^1][at].Cells.Count) }.OfType<FigureRow>());

        FigureRow? Row(FigureUnit? unit, FigurePeriod period, string key, FigureLine line, int units) => line.Cumulative is null
            ? null
            : FigureRow.Of(new(regime, requirement, line.Indicator.Code, unit?.Code ?? "", key), unit, period, line, units);
    }

    /// <summary>Several periods as one line: work adds up, of a state the last one stands; the running figure is the last period's.</summary>
    private static FigureLine Spanned(IReadOnlyList<FigureLine> lines)
    {
        var last = lines[^1];
        if (last.Indicator.Kind == IndicatorKind.Flow)
        {
            return last with { Value = Sum(lines, l => l.Value), Estimate = Sum(lines, l => l.Estimate) };
        }

        var known = lines.LastOrDefault(l => l.Whole is not null) ?? last;
        return last with { Value = known.Value, Estimate = known.Estimate };
    }

    private static decimal? Sum(IReadOnlyList<FigureLine> lines, Func<FigureLine, decimal?> part) =>
        lines.Aggregate((decimal?)null, (sum, line) => RunningTotals.Add(sum, part(line)));
}
