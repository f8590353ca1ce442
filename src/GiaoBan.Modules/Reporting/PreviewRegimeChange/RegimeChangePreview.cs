using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>Why a report stays as it is although the change would have it otherwise.</summary>
public enum UntouchedBecause
{
    /// <summary>Its deadline is past: its verdict never moves.</summary>
    Past,

    /// <summary>It was sent.</summary>
    Sent,

    /// <summary>Somebody has begun it, or was reminded of it.</summary>
    Begun,
}

/// <summary>A report that a change would add, remove or move.</summary>
/// <param name="UnitCode">The unit's code.</param>
/// <param name="UnitName">The unit.</param>
/// <param name="Requirement">Code of the requirement.</param>
/// <param name="RequirementName">Its name.</param>
/// <param name="Stream">The stream's code on the focal tier, else empty.</param>
/// <param name="PeriodLabel">The period.</param>
/// <param name="Before">Its deadline without the change; null where it is added, or names no deadline.</param>
/// <param name="After">Its deadline with the change; null where it is removed, or names no deadline.</param>
/// <param name="Because">Of one that stays untouched: why; else null.</param>
public sealed record PreviewLine(
    string UnitCode, string UnitName, string Requirement, string RequirementName, string Stream, string PeriodLabel, Deadline? Before, Deadline? After,
    UntouchedBecause? Because);

/// <summary>Reports of a sort: how many, and the first of them by deadline.</summary>
public sealed record PreviewLines(int Total, IReadOnlyList<PreviewLine> Examples);

/// <summary>What a unit has to send in a week.</summary>
/// <param name="Most">The most that any unit has in any week.</param>
/// <param name="Average">Reports a unit and week, over the units that owe anything and all weeks of the span; two decimals.</param>
public sealed record WeeklyLoad(int Most, decimal Average);

/// <summary>A week from Monday, all units together.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Before">Reports due in it without the change.</param>
/// <param name="After">Reports due in it with the change.</param>
public sealed record PreviewWeek(LocalDate Monday, int Before, int After);

/// <summary>What a change of a regime would do to the coming year, worked out without storing anything.</summary>
/// <param name="Regime">Code of the regime.</param>
/// <param name="From">First day looked at.</param>
/// <param name="To">Last day looked at.</param>
/// <param name="Added">Owed with the change only.</param>
/// <param name="Removed">Owed without the change only.</param>
/// <param name="Moved">Owed for the same period, with another deadline.</param>
/// <param name="Untouched">What would be other and stays: past, sent or begun.</param>
/// <param name="Kept">How many of the regime are owed as before.</param>
/// <param name="UnitsAffected">Units of which anything is added, removed or moved.</param>
/// <param name="LoadBefore">A unit's week without the change, all regimes together.</param>
/// <param name="LoadAfter">A unit's week with the change.</param>
/// <param name="Weeks">Every week of the span.</param>
public sealed record RegimeChangePreview(
    string Regime, LocalDate From, LocalDate To, PreviewLines Added, PreviewLines Removed, PreviewLines Moved, PreviewLines Untouched, int Kept,
    int UnitsAffected, WeeklyLoad LoadBefore, WeeklyLoad LoadAfter, IReadOnlyList<PreviewWeek> Weeks)
{
    /// <summary>The weeks in which most is due after the change, the fullest first.</summary>
    public IReadOnlyList<PreviewWeek> Heaviest(int count) => [.. Weeks.OrderByDescending(w => w.After).ThenBy(w => w.Monday).Take(count)];
}
