namespace GiaoBan.Domain.Figures;

/// <summary>What is known of an indicator, for one unit or for a total, before the period in hand.</summary>
/// <param name="Opening">Brought in when the program was taken into use: done from 1 January until then (flow), or the state then (stock).</param>
/// <param name="Earlier">Earlier periods in the order of time, also those of the year before; a period without a figure stands with nulls.</param>
public sealed record IndicatorHistory(decimal? Opening, IReadOnlyList<PastFigure> Earlier)
{
    /// <summary>Nothing is known.</summary>
    public static readonly IndicatorHistory None = new(null, []);
}

/// <summary>An indicator's figure in an earlier period, as its last version says it.</summary>
/// <param name="Period">The period's key.</param>
/// <param name="Year">The year whose running totals it belongs to.</param>
/// <param name="Value">Done.</param>
/// <param name="Estimate">Expected on top of it and not yet reported as done.</param>
public sealed record PastFigure(string Period, int Year, decimal? Value, decimal? Estimate)
{
    /// <summary>Done and expected together; null where nothing was entered.</summary>
    public decimal? Whole => RunningTotals.Add(Value, Estimate);
}
