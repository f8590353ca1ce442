using GiaoBan.Domain.Figures;
using GiaoBan.Domain.Regimes;

namespace GiaoBan.Modules.Figures.Contracts;

/// <summary>A live figure.</summary>
/// <param name="Key">Names the row.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Unit">The unit; null where the row is a total.</param>
/// <param name="Period">The period whose running total it is: the last one asked for with a report.</param>
/// <param name="Value">Work: done in the periods asked for. State: the last one.</param>
/// <param name="Estimate">Expected on top of it.</param>
/// <param name="Cumulative">Running figure at <paramref name="Period"/>, estimates included.</param>
/// <param name="EstimatedPart">How much of it is estimate.</param>
/// <param name="Target">The year's target: the unit's own for a unit, the authority's for a total.</param>
/// <param name="Percent">Of the target.</param>
/// <param name="Units">How many units it rests on.</param>
public sealed record FigureRow(
    FigureRowKey Key, Indicator Indicator, FigureUnit? Unit, FigurePeriod Period, decimal? Value, decimal? Estimate, decimal? Cumulative,
    decimal EstimatedPart, decimal? Target, decimal? Percent, int Units)
{
    /// <summary>A row of a line as the Domain computes it.</summary>
    internal static FigureRow Of(FigureRowKey key, FigureUnit? unit, FigurePeriod period, FigureLine line, int units) => new(
        key, line.Indicator, unit, period, line.Value, line.Estimate, line.Cumulative, line.EstimatedPart, line.Target, line.Percent, units);
}

/// <summary>A unit of a row.</summary>
public sealed record FigureUnit(string Code, string Name);

/// <summary>A period of a row.</summary>
public sealed record FigurePeriod(string Key, string Label, int Year);

/// <summary>A page of rows.</summary>
/// <param name="Rows">At most as many as were asked for.</param>
/// <param name="Next">The row after which the next page begins; null at the end.</param>
public sealed record FigurePage(IReadOnlyList<FigureRow> Rows, FigureRowKey? Next);
