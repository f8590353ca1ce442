using GiaoBan.Domain.Calendars;

namespace GiaoBan.Tests.Shared.Calendars;

/// <summary>Numbers of weeks, found by walking back through their year.</summary>
internal static class NaiveWeeks
{
    /// <summary>The year and the number of the week that begins on a day.</summary>
    public static (int Year, int Week) NumberOf(DateOnly first, WeekNumbering numbering) => numbering switch
    {
        WeekNumbering.IsoWeekOf iso => IsoWeekOf(Forward(first, (DayOfWeek)((int)iso.Weekday % 7))),
        // Week 1 is the first that begins in January: a week is of the year that its first day is of.
        WeekNumbering.FirstFullWeek => (first.Year, WeeksBack(first, first.Year)),
        // Week 1 is the one that holds 1 January: a week is of the year that its last day is of.
        WeekNumbering.WeekOfNewYear => (first.AddDays(6).Year, WeeksBack(first.AddDays(6), first.AddDays(6).Year)),
        _ => throw new ArgumentOutOfRangeException(nameof(numbering), numbering, "No words for it."),
    };

    /// <summary>ISO 8601: a week runs from Monday and is of the year of its Thursday.</summary>
    public static (int Year, int Week) IsoWeekOf(DateOnly day)
    {
        while (day.DayOfWeek != DayOfWeek.Monday)
        {
            day = day.AddDays(-1);
        }

        var thursday = Forward(day, DayOfWeek.Thursday);
        return (thursday.Year, WeeksBack(thursday, thursday.Year));
    }

    private static int WeeksBack(DateOnly day, int year)
    {
        var count = 0;
        for (; day.Year == year; day = day.AddDays(-7))
        {
            count++;
        }

        return count;
    }

    private static DateOnly Forward(DateOnly day, DayOfWeek weekday)
    {
        while (day.DayOfWeek != weekday)
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
