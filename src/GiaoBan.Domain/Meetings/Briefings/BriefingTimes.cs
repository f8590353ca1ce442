using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Meetings.Briefings;

/// <summary>A briefing's hour.</summary>
/// <param name="Start">From.</param>
/// <param name="End">To, not included.</param>
public readonly record struct BriefingHour(Instant Start, Instant End);

/// <summary>Days and hours of briefings (SK-6): common and separate ones follow one another on one day, also where they are moved.</summary>
public static class BriefingTimes
{
    /// <summary>When a moved briefing begins where the office says nothing else: "sáng thứ 2".</summary>
    public static readonly LocalTime MorningStart = new(7, 30);

    /// <summary>The weeks by which reports are named where no regime says it: Saturday to Friday, by the ISO week of the Friday (SK-1).</summary>
    public static readonly WeekCadence UsualWeek = new(IsoDayOfWeek.Saturday, new WeekNumbering.IsoWeekOf(IsoDayOfWeek.Friday));

    /// <summary>The days of a weekday in a stretch, both ends included.</summary>
    public static IEnumerable<LocalDate> DaysOf(IsoDayOfWeek weekday, LocalDate from, LocalDate to)
    {
        for (var day = from.With(DateAdjusters.NextOrSame(weekday)); day <= to; day = day.PlusWeeks(1))
        {
            yield return day;
        }
    }

    /// <summary>The week whose reports a briefing of a day hears.</summary>
    /// <param name="weeks">How weeks run and are named.</param>
    /// <param name="day">The day that the series has it on, whatever day it is moved to.</param>
    /// <param name="hearsPrevious">Whether it hears the week before.</param>
    public static Calendars.Period WeekOf(WeekCadence weeks, LocalDate day, bool hearsPrevious)
    {
        ArgumentNullException.ThrowIfNull(weeks);
        return weeks.PeriodAt(weeks.IndexOf(day) - (hearsPrevious ? 1 : 0));
    }

    /// <summary>Where the briefings of a day go if they cannot be: the next Monday, or the next working day after it (SK-6).</summary>
    /// <param name="day">The day that they were to be on.</param>
    /// <param name="working">The office's working days.</param>
    public static LocalDate MovedDay(LocalDate day, WorkingDays working)
    {
        ArgumentNullException.ThrowIfNull(working);
        return working.OnOrAfter(day.With(DateAdjusters.Next(IsoDayOfWeek.Monday)));
    }

    /// <summary>The hours of a day's briefings from another start: their order, their lengths and the time between them stay.</summary>
    /// <param name="hours">The hours as they are; at least one.</param>
    /// <param name="day">The new day.</param>
    /// <param name="start">When the first of them begins there.</param>
    public static IReadOnlyList<BriefingHour> Moved(IReadOnlyList<BriefingHour> hours, LocalDate day, LocalTime start)
    {
        ArgumentNullException.ThrowIfNull(hours);
        var by = day.At(start).InZoneStrictly(Deadline.Zone).ToInstant() - hours.Min(h => h.Start);
        return [.. hours.Select(h => new BriefingHour(h.Start + by, h.End + by))];
    }

    /// <summary>The days whose work may be told besides at a briefing that was moved: those after the day it was to be on, until the day before the new one.</summary>
    public static IEnumerable<LocalDate> DaysBetween(LocalDate from, LocalDate to)
    {
        for (var day = from.PlusDays(1); day < to; day = day.PlusDays(1))
        {
            yield return day;
        }
    }
}
