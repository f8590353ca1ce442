using GiaoBan.Domain.Regimes;

namespace GiaoBan.Domain.Figures;

/// <summary>A line of the figures table, computed one way for the form, the receipt, the consolidation and <c>/figures</c> (SK-3, SK-5).</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="LastValue">The whole figure of the period just before; null where it has none.</param>
/// <param name="CumulativeBefore">Running figure before this period.</param>
/// <param name="Value">Done in this period.</param>
/// <param name="Estimate">Expected until the period ends, on top of <paramref name="Value"/>.</param>
/// <param name="Cumulative">Running figure with this period, estimates included; null where nothing was ever entered.</param>
/// <param name="EstimatedPart">How much of <paramref name="Cumulative"/> is estimate, of this and earlier periods; what is done is the difference.</param>
/// <param name="Target">The year's target, or null.</param>
/// <param name="Percent">Of the target, one decimal, halves away from zero; null without a running figure or a target other than 0.</param>
public sealed record FigureLine(
    Indicator Indicator,
    decimal? LastValue,
    decimal? CumulativeBefore,
    decimal? Value,
    decimal? Estimate,
    decimal? Cumulative,
    decimal EstimatedPart,
    decimal? Target,
    decimal? Percent)
{
    /// <summary>This period's whole figure: done and expected.</summary>
    public decimal? Whole => RunningTotals.Add(Value, Estimate);

    /// <summary>Whether the running figure rests on an estimate ("ước").</summary>
    public bool IsEstimate => EstimatedPart != 0 || Estimate is not null;
}
