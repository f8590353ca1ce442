using System.Globalization;
using NodaTime;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>A second, slow implementation: it walks day by day and knows nothing of the engine.</summary>
internal static class NaiveCalendar
{
    /// <summary>Every week, with the key of the ISO week of its naming day, that begins in the range.</summary>
    public static IEnumerable<(string Key, LocalDate First, LocalDate Last)> Weeks(DayOfWeek first, DayOfWeek naming, DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (day.DayOfWeek != first)
            {
                continue;
            }

            var named = day;
            while (named.DayOfWeek != naming)
            {
                named = named.AddDays(1);
            }

            var date = named.ToDateTime(TimeOnly.MinValue);
            yield return (
                string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):0000}-W{ISOWeek.GetWeekOfYear(date):00}"),
                LocalDate.FromDateOnly(day),
                LocalDate.FromDateOnly(day.AddDays(6)));
        }
    }

    /// <summary>The month to which a windowed month counts a day: windows run from a day of the month before to the eve of that day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="firstDay">Day of the month on which windows begin, 2 to 31; a month without it ends the window with its last day.</param>
    public static (int Year, int Month) MonthOf(DateOnly day, int firstDay)
    {
        var month = day.Day >= firstDay ? day.AddMonths(1) : day;
        return (month.Year, month.Month);
    }

    /// <summary>The wall time until which a bound lets through, found by walking minutes of days.</summary>
    public static DateTime Limit(DateOnly day, string bound, TimeOnly time) => bound switch
    {
        "before" => day.ToDateTime(TimeOnly.MinValue),
        "within" => day.AddDays(1).ToDateTime(TimeOnly.MinValue),
        _ => day.ToDateTime(time),
    };
}
