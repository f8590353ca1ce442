using NodaTime;

namespace GiaoBan.Domain.Regimes.Burdens;

/// <summary>A unit that may owe reports.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">As pages show it.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Block">Its block.</param>
public sealed record BurdenUnit(string Code, string Name, string Kind, string Block);

/// <summary>One report as it weighs on a unit in a year.</summary>
/// <param name="Regime">Code of the regime.</param>
/// <param name="Requirement">The report.</param>
/// <param name="Times">How often the unit sends it in the year.</param>
/// <param name="Sections">Sections it writes each time.</param>
/// <param name="Figures">Figures it enters each time.</param>
public sealed record AskedReport(string Regime, Requirement Requirement, int Times, int Sections, int Figures);

/// <summary>What is asked of a unit in a year.</summary>
/// <param name="Reports">Its reports, the most frequent first.</param>
/// <param name="Weeks">Reports due in each week of the year looked at.</param>
public sealed record UnitLoad(IReadOnlyList<AskedReport> Reports, IReadOnlyList<int> Weeks)
{
    /// <summary>Nothing is asked.</summary>
    public static readonly UnitLoad None = new([], []);

    /// <summary>Reports a year.</summary>
    public int ReportsAYear { get; } = Reports.Sum(r => r.Times);

    /// <summary>Sections written a year.</summary>
    public int SectionsAYear { get; } = Reports.Sum(r => r.Times * r.Sections);

    /// <summary>Figures entered a year.</summary>
    public int FiguresAYear { get; } = Reports.Sum(r => r.Times * r.Figures);

    /// <summary>The week with the most reports: how many; 0 where none is asked.</summary>
    public int HeaviestWeek { get; } = Weeks.DefaultIfEmpty(0).Max();
}

/// <summary>A unit with its load.</summary>
public sealed record UnitBurden(BurdenUnit Unit, UnitLoad Load);

/// <summary>Two reports that ask one unit for the same figures (LC-3), and what joining them would save.</summary>
/// <param name="One">The report that is sent more often, or stands first.</param>
/// <param name="Other">The other; the same report where two of its forms ask for one figure.</param>
/// <param name="Figures">The figures that both ask for, as each words them.</param>
/// <param name="Units">Units of which both are asked.</param>
/// <param name="ReportsSaved">Reports a year that a unit need not send, were the two one.</param>
/// <param name="FiguresSaved">Figures a year that a unit need not enter a second time.</param>
public sealed record DoubleAsking(
    AskedReport One, AskedReport Other, IReadOnlyList<(Indicator One, Indicator Other)> Figures, int Units, int ReportsSaved, int FiguresSaved)
{
    /// <summary>Reports saved over all units.</summary>
    public int ReportsSavedInAll => Units * ReportsSaved;

    /// <summary>Figures saved over all units.</summary>
    public int FiguresSavedInAll => Units * FiguresSaved;
}

/// <summary>Weeks from Monday that a year of deadlines is laid out in.</summary>
/// <param name="First">The first Monday.</param>
/// <param name="Count">How many.</param>
public sealed record BurdenWeeks(LocalDate First, int Count)
{
    private const int DaysInWeek = 7;

    /// <summary>The weeks that hold the days.</summary>
    public static BurdenWeeks Of(LocalDate from, LocalDate to)
    {
        var first = from.PlusDays(1 - (int)from.DayOfWeek);
        return new(first, (NodaTime.Period.DaysBetween(first, to) / DaysInWeek) + 1);
    }

    /// <summary>The Monday of a week.</summary>
    public LocalDate this[int week] => First.PlusDays(week * DaysInWeek);

    /// <summary>Which week holds a day.</summary>
    internal int IndexOf(LocalDate day) => NodaTime.Period.DaysBetween(First, day) / DaysInWeek;
}
