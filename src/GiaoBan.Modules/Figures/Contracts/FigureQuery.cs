using NodaTime;

namespace GiaoBan.Modules.Figures.Contracts;

/// <summary>What a row of figures stands for; an indicator always has rows of its own, since hectares and households are never added.</summary>
public enum FigureGroup
{
    /// <summary>One row per indicator: all units and periods asked for.</summary>
    Indicator,

    /// <summary>One row per indicator and unit: all periods asked for.</summary>
    Unit,

    /// <summary>One row per indicator and period: all units asked for.</summary>
    Period,
}

/// <summary>Which figures; what is null does not narrow. Without a period and without days it is the year of today.</summary>
public sealed record FigureQuery
{
    /// <summary>Code of the indicator.</summary>
    public string? Indicator { get; init; }

    /// <summary>Code of the unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Key of the period.</summary>
    public string? Period { get; init; }

    /// <summary>First of the days that a period may end on.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last of those days.</summary>
    public LocalDate? To { get; init; }

    /// <summary>What a row stands for.</summary>
    public FigureGroup Group { get; init; } = FigureGroup.Indicator;

    /// <summary>1 to 500.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>The row after which to begin.</summary>
    public FigureRowKey? After { get; init; }
}

/// <summary>Names a row among the rows of a query.</summary>
/// <param name="Regime">The regime's code.</param>
/// <param name="Requirement">The requirement's code.</param>
/// <param name="Indicator">The indicator's code.</param>
/// <param name="Unit">The unit's code; empty where the row is a total.</param>
/// <param name="Period">The period's key; empty where the row is of several.</param>
public sealed record FigureRowKey(string Regime, string Requirement, string Indicator, string Unit, string Period);
