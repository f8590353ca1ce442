using NodaTime;

namespace GiaoBan.Tests.Shared.Calendars;

/// <summary>A month of the calendar.</summary>
internal sealed record NaiveMonth(DateOnly First, DateOnly Last)
{
    /// <summary>Whether the month has a day of this number.</summary>
    public bool Has(int number) => number <= Last.Day;

    /// <summary>The day of this number, or the month's end where the month lacks it.</summary>
    public DateOnly DayOrEnd(int number)
    {
        var day = First;
        while (day.Day != number && day != Last)
        {
            day = day.AddDays(1);
        }

        return day;
    }
}

/// <summary>Months, found by walking every day once.</summary>
internal static class NaiveMonths
{
    private const int FirstYear = 1850;

    private static readonly List<NaiveMonth> Walked = [.. Walk(new DateOnly(FirstYear, 1, 1), new DateOnly(2250, 1, 1))];

    /// <summary>The month so many months after the one that holds a day.</summary>
    public static NaiveMonth Near(DateOnly day, int offset) => Walked[((day.Year - FirstYear) * 12) + day.Month - 1 + offset];

    private static IEnumerable<NaiveMonth> Walk(DateOnly start, DateOnly end)
    {
        var first = start;
        for (var day = start; day < end; day = day.AddDays(1))
        {
            var next = day.AddDays(1);
            if (next.Month != day.Month)
            {
                yield return new(first, day);
                first = next;
            }
        }
    }
}

/// <summary>Which days are worked: Monday to Friday, but for some days off, and some days worked besides (BLDS 2015, 147 and 148).</summary>
internal sealed class NaiveWorkedDays(IEnumerable<DateOnly> daysOff, IEnumerable<DateOnly> worked)
{
    private readonly HashSet<DateOnly> _off = [.. daysOff];
    private readonly HashSet<DateOnly> _worked = [.. worked];

    /// <summary>The same days as the engine takes them.</summary>
    public Domain.Calendars.WorkingDays ForTheEngine() => new(_off.Select(LocalDate.FromDateOnly), _worked.Select(LocalDate.FromDateOnly));

    /// <summary>Whether a day is worked.</summary>
    public bool IsWorked(DateOnly day) =>
        _worked.Contains(day) || (!_off.Contains(day) && day.DayOfWeek is not (System.DayOfWeek.Saturday or System.DayOfWeek.Sunday));

    /// <summary>The day itself where it is worked, else the nearest that is, walking one way.</summary>
    public DateOnly Nearest(DateOnly day, int step)
    {
        while (!IsWorked(day))
        {
            day = day.AddDays(step);
        }

        return day;
    }

    /// <summary>The n-th day worked, walking one way from a day that is not counted; 0 is that day.</summary>
    public DateOnly Count(DateOnly day, int amount, int step)
    {
        for (var left = amount; left > 0;)
        {
            day = day.AddDays(step);
            left -= IsWorked(day) ? 1 : 0;
        }

        return day;
    }
}
