using GiaoBan.Domain.Regimes;
using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>One deadline of a regime.</summary>
/// <param name="Requirement">Code of the requirement.</param>
/// <param name="Period">What the report is about.</param>
/// <param name="Tier">Whose deadline it is.</param>
/// <param name="Due">The deadline.</param>
public sealed record CalendarRow(string Requirement, Period Period, string Tier, Deadline Due);

/// <summary>A period that is no report of its own: it is part of another (lồng ghép, DB-4).</summary>
/// <param name="Requirement">Code of the requirement that is part.</param>
/// <param name="Period">Its period.</param>
/// <param name="Into">The report that takes it in, with its deadline.</param>
public sealed record AbsorbedRow(string Requirement, Period Period, CalendarRow Into);

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
    /// A period that another report takes in has no deadline of its own (<see cref="AbsorbedBetween"/>).
    /// </remarks>
    /// <param name="pack">The regime.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day; before <paramref name="from"/> there is no row.</param>
    /// <param name="working">Which days are worked.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves <see cref="FirstDay"/> to <see cref="LastDay"/>.</exception>
    public static IReadOnlyList<CalendarRow> Between(RegimePack pack, LocalDate from, LocalDate to, WorkingDays working)
    {
        CheckRange(from, to);
        return
        [
            .. pack.Requirements
                .SelectMany(requirement => RowsOf(pack, requirement, from, to, working))
                .OrderBy(row => row.Due.At)
                .ThenBy(row => row.Requirement, StringComparer.Ordinal)
                .ThenBy(row => row.Tier, StringComparer.Ordinal),
        ];
    }

    /// <summary>The deadlines of one requirement, as <see cref="Between"/> gives them.</summary>
    public static IEnumerable<CalendarRow> RowsOf(RegimePack pack, Requirement requirement, LocalDate from, LocalDate to, WorkingDays working)
    {
        if (requirement.Schedule is not { } schedule)
        {
            return [];
        }

        var cadence = Absorption.WithoutAbsorbed(pack, requirement);
        var first = LocalDate.Max(from, schedule.InForceFrom ?? pack.EffectiveFrom);
        var last = pack.EffectiveTo is { } end ? LocalDate.Min(to, end) : to;
        return schedule.Tiers.SelectMany(tier => cadence
            .DueBetween(tier.Rule, first, last, working)
            .Select(due => new CalendarRow(requirement.Code, due.Period, tier.Tier, due.Due)));
    }

    /// <summary>Every period that is part of another report whose deadline's day lies in the range, in the order of those deadlines.</summary>
    /// <remarks>It is owed by the same units, on the absorbing report's tiers other than the focal one.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves <see cref="FirstDay"/> to <see cref="LastDay"/>.</exception>
    public static IReadOnlyList<AbsorbedRow> AbsorbedBetween(RegimePack pack, LocalDate from, LocalDate to, WorkingDays working)
    {
        CheckRange(from, to);
        return
        [
            .. from absorber in pack.Requirements
               where absorber.Absorbs.Count > 0
               from row in RowsOf(pack, absorber, @from, to, working)
               where row.Tier != TierDeadline.Focal
               from part in Absorption.PartsOf(pack, absorber, row.Period)
               orderby row.Due.At, part.Requirement, part.Period.Key
               select new AbsorbedRow(part.Requirement, part.Period, row),
        ];
    }

    private static void CheckRange(LocalDate from, LocalDate to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, FirstDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, LastDay);
    }
}
