using GiaoBan.Domain.Regimes;
using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>One deadline of a regime.</summary>
/// <param name="Requirement">Code of the requirement.</param>
/// <param name="Period">What the report is about.</param>
/// <param name="Tier">Whose deadline it is.</param>
/// <param name="Due">The deadline.</param>
public sealed record CalendarRow(string Requirement, Period Period, string Tier, Deadline Due);

/// <summary>A regime laid out in time.</summary>
public static class RegimeCalendar
{
    /// <summary>The first day any calendar is worked out for.</summary>
    public static readonly LocalDate FirstDay = new(1900, 1, 1);

    /// <summary>The last day any calendar is worked out for.</summary>
    public static readonly LocalDate LastDay = new(2199, 12, 31);

    /// <summary>Every deadline whose day in Vietnam lies in the range, both ends included, by instant, requirement and tier.</summary>
    /// <remarks>
    /// An exclusive midnight counts on the day it begins: <c>trước ngày 20</c> is a deadline of the 20th.
    /// An obligation exists iff that day is on or after the requirement's first day in force (the regime's where it names none)
    /// and not after the regime's last, so that of two versions that follow one another exactly one makes it.
    /// </remarks>
    /// <param name="pack">The regime.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day; before <paramref name="from"/> there is no row.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves <see cref="FirstDay"/> to <see cref="LastDay"/>.</exception>
    public static IReadOnlyList<CalendarRow> Between(RegimePack pack, LocalDate from, LocalDate to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, FirstDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, LastDay);
        return
        [
            .. pack.Requirements
                .SelectMany(requirement => RowsOf(pack, requirement, from, to))
                .OrderBy(row => row.Due.At)
                .ThenBy(row => row.Requirement, StringComparer.Ordinal)
                .ThenBy(row => row.Tier, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<CalendarRow> RowsOf(RegimePack pack, Requirement requirement, LocalDate from, LocalDate to)
    {
        if (requirement.Schedule is not { } schedule)
        {
            return [];
        }

        var first = LocalDate.Max(from, schedule.InForceFrom ?? pack.EffectiveFrom);
        var last = pack.EffectiveTo is { } end ? LocalDate.Min(to, end) : to;
        return schedule.Tiers.SelectMany(tier => schedule.Cadence
            .DueBetween(tier.Rule, first, last)
            .Select(due => new CalendarRow(requirement.Code, due.Period, tier.Tier, due.Due)));
    }
}
