using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Regimes.Lint;

/// <summary>Days that no report counts, and days that two count.</summary>
internal static class CoverageFindings
{
    /// <summary>Every finding of the sort.</summary>
    public static IEnumerable<Finding> In(LintView view) =>
        from requirement in view.Pack.Requirements
        where requirement.Schedule is not null
        from finding in NeighboursOf(view, requirement).Concat(AbsorbedOf(view, requirement))
        select finding;

    // Windows of neighbouring periods, absorbed ones among them: end to end, or something is lost or counted twice.
    private static IEnumerable<Finding> NeighboursOf(LintView view, Requirement requirement)
    {
        if (requirement.Schedule!.Cadence is not EndlessCadence cadence || cadence is MonthsCadence { Window.SinceYearStart: true } or MonthsCadence { Part: YearPart.NineMonths })
        {
            yield break;
        }

        List<LocalDate> lost = [], twice = [];
        for (var index = cadence.IndexOf(view.From); cadence.SpanAt(index + 1).Start <= view.To; index++)
        {
            if (cadence.PeriodAt(index) is null || cadence.PeriodAt(index + 1) is null || cadence.WindowAt(index) is not { } one || cadence.WindowAt(index + 1) is not { } next)
            {
                continue;
            }

            lost.AddRange(DaysBetween(one.End.PlusDays(1), next.Start.PlusDays(-1)));
            twice.AddRange(DaysBetween(next.Start, LocalDate.Min(one.End, next.End)));
        }

        foreach (var (code, days) in new[] { (FindingCodes.UncoveredDays, lost), (FindingCodes.DoublyCoveredDays, twice) })
        {
            if (days.Count > 0)
            {
                yield return new Finding(code, Severity.Warning, requirement.Code, ClauseOf(requirement), days, code, [requirement.Name, days[0], days.Count]);
            }
        }
    }

    // A month that is part of a report which states no cut-off of its own and is due before that month's window ends: by the regime's own
    // cut-offs the last actual figures reach to the window before, and its days are only ever estimated (DB-4, DB-5).
    private static IEnumerable<Finding> AbsorbedOf(LintView view, Requirement absorber)
    {
        var struck = RegimeCalendar.AbsorbedBetween(view.Pack, view.From, view.To, view.Working)
            .Where(row => row.Into.Requirement == absorber.Code && row.Period.Window is { } window && ActualUntil(row.Into) < window.End)
            .DistinctBy(row => (row.Requirement, row.Period.Key))
            .ToList();
        if (struck.Count == 0)
        {
            yield break;
        }

        var (first, name) = (struck[0], view.Pack.FindRequirement(struck[0].Requirement)!.Name);
        yield return new Finding(
            FindingCodes.UncoveredDays, Severity.Warning, absorber.Code, ClauseOf(absorber),
            [.. struck.SelectMany(row => DaysBetween(row.Period.Window!.Start, row.Period.Window.End)).Distinct().Order()],
            FindingCodes.UncoveredDays + ".absorbed",
            [name, first.Period.Label, first.Period.Window, absorber.Name, first.Into.Due]);
    }

    private static LocalDate ActualUntil(CalendarRow into) =>
        into.Period.Window?.End is { } cutOff ? LocalDate.Min(cutOff, into.Due.LastDay) : into.Due.LastDay;

    private static string? ClauseOf(Requirement requirement) => requirement.Schedule!.Tiers[0].Clause;

    private static IEnumerable<LocalDate> DaysBetween(LocalDate first, LocalDate last)
    {
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            yield return day;
        }
    }
}
