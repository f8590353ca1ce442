using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.App.Pages.Holidays;

/// <summary>A day of a month's table.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind">The cell's class and the last word of its text's key: holiday, in-lieu, day-off, make-up; rest on a weekly day off; empty on a plain day.</param>
/// <param name="Name">What the day is called, for the cell's title; null on a plain day.</param>
/// <param name="Lunar">The lunar day, where a lunar month begins (1/3) or the day hangs on it.</param>
public sealed record MonthCell(LocalDate Day, string Kind, string? Name, LunarDate? Lunar);

/// <summary>A month as weeks of seven cells from Monday; null where the week belongs to another month.</summary>
/// <param name="First">The month's first day.</param>
/// <param name="Weeks">Four to six weeks.</param>
public sealed record MonthView(LocalDate First, IReadOnlyList<IReadOnlyList<MonthCell?>> Weeks)
{
    private const int DaysInWeek = 7;

    /// <summary>The twelve months of a year.</summary>
    public static IReadOnlyList<MonthView> Of(int year, WorkingDays days) => [.. Enumerable.Range(1, 12).Select(month => Of(new LocalDate(year, month, 1), days))];

    private static MonthView Of(LocalDate first, WorkingDays days)
    {
        var before = first.DayOfWeek - IsoDayOfWeek.Monday;
        var cells = Enumerable.Repeat<MonthCell?>(null, before)
            .Concat(Enumerable.Range(0, first.Calendar.GetDaysInMonth(first.Year, first.Month)).Select(n => CellOf(first.PlusDays(n), days)))
            .ToList();
        cells.AddRange(Enumerable.Repeat<MonthCell?>(null, (DaysInWeek - (cells.Count % DaysInWeek)) % DaysInWeek));
        return new MonthView(first, [.. cells.Chunk(DaysInWeek)]);
    }

    private static MonthCell CellOf(LocalDate day, WorkingDays days)
    {
        var mark = days.MarkOn(day);
        var lunar = VietnameseLunarCalendar.Of(day);
        return new MonthCell(day, mark is not null ? KindOf(mark.Mark) : days.IsWeeklyRest(day) ? "rest" : "", mark?.Name, lunar.Day == 1 ? lunar : null);
    }

    /// <summary>The word of a mark in class names and text keys.</summary>
    public static string KindOf(DayMark mark) => mark switch
    {
        DayMark.Holiday => "holiday",
        DayMark.InLieu => "in-lieu",
        DayMark.DayOff => "day-off",
        _ => "make-up",
    };
}
