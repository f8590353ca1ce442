using NodaTime;

namespace GiaoBan.Domain.Schedules;

/// <summary>Half of a working day (buổi).</summary>
public enum DayHalf
{
    /// <summary>Until noon.</summary>
    Morning,

    /// <summary>From noon on, the evening with it.</summary>
    Afternoon,
}

/// <summary>A day of the schedule with its lines: what takes the whole day first, then by the hour.</summary>
public sealed record ScheduleDay(LocalDate Date, IReadOnlyList<ScheduleLine> Lines)
{
    /// <summary>The lines of a half: one that takes the whole day, or goes on over noon, stands in both.</summary>
    public IEnumerable<ScheduleLine> Of(DayHalf half) => Lines.Where(l => WeekLayout.IsIn(l, half));
}

/// <summary>Lays lines out by days and halves, for list, board and paper alike.</summary>
public static class WeekLayout
{
    /// <summary>Where a day is divided.</summary>
    public static readonly LocalTime Noon = new(12, 0);

    /// <summary>The days of a week, Saturday first, also those without a line.</summary>
    public static IReadOnlyList<ScheduleDay> DaysOf(ScheduleWeek week, IEnumerable<ScheduleLine> lines)
    {
        var byDay = lines.ToLookup(l => l.Day);
        return [.. week.EachDay().Select(day => new ScheduleDay(day, [.. InOrder(byDay[day])]))];
    }

    /// <summary>Lines by day and hour.</summary>
    public static IEnumerable<ScheduleLine> InOrder(IEnumerable<ScheduleLine> lines) =>
        lines.OrderBy(l => l.Day).ThenBy(l => l.From ?? LocalTime.Midnight).ThenBy(l => l.To ?? LocalTime.Midnight).ThenBy(l => l.Text, StringComparer.Ordinal).ThenBy(l => l.Id);

    /// <summary>Whether a line belongs to a half of its day.</summary>
    public static bool IsIn(ScheduleLine line, DayHalf half) => line.From is not { } from
        || (half == DayHalf.Morning ? from < Noon : from >= Noon || line.To > Noon);

    /// <summary>The half in which a line begins; null where it takes the whole day.</summary>
    public static DayHalf? HalfOf(ScheduleLine line) => line.From is { } from ? from < Noon ? DayHalf.Morning : DayHalf.Afternoon : null;
}
