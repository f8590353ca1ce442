using GiaoBan.Domain.Calendars.Lunar;
using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>Vietnam's lunar calendar, by which Tết and Giỗ Tổ are found.</summary>
/// <remarks>
/// Worked out from sun and moon (Hồ Ngọc Đức's rules) for UTC+7, the time that the calendar has been made for since 1968; earlier days are worked
/// out for UTC+7 too, though the calendar in use then went by other times. China's calendar goes by UTC+8, and so .NET's
/// <c>ChineseLunisolarCalendar</c> tells other days in some years: of Tết in 1985, 2007, 2030 and 2053.
/// </remarks>
public static class VietnameseLunarCalendar
{
    /// <summary>The first lunar year.</summary>
    public const int FirstYear = 1800;

    /// <summary>The last lunar year.</summary>
    public const int LastYear = 2299;

    private static readonly LunarYears Hanoi = new(hoursEast: 7);
    private static readonly LunarMonth[]?[] Years = new LunarMonth[LastYear - FirstYear + 1][];

    /// <summary>The lunar day of a solar day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day lies in no lunar year from <see cref="FirstYear"/> to <see cref="LastYear"/>.</exception>
    public static LunarDate Of(LocalDate day)
    {
        var year = day.Year > LastYear || day < YearOf(day.Year)[0].First ? day.Year - 1 : day.Year;
        var month = Array.FindLast(YearOf(year), m => m.First <= day)!;
        var dayOfMonth = NodaTime.Period.DaysBetween(month.First, day) + 1;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dayOfMonth, month.Days, nameof(day));
        return new LunarDate(year, month.Number, dayOfMonth, month.IsLeap);
    }

    /// <summary>The solar day of a lunar day; null where the year has no such month, or the month no such day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year leaves <see cref="FirstYear"/> to <see cref="LastYear"/>.</exception>
    public static LocalDate? ToSolar(LunarDate date)
    {
        var month = Array.Find(YearOf(date.Year), m => m.Number == date.Month && m.IsLeap == date.IsLeapMonth);
        return month is not null && date.Day >= 1 && date.Day <= month.Days ? month.First.PlusDays(date.Day - 1) : null;
    }

    /// <summary>The first day of a lunar year (mùng 1 Tết).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year leaves <see cref="FirstYear"/> to <see cref="LastYear"/>.</exception>
    public static LocalDate NewYear(int year) => YearOf(year)[0].First;

    /// <summary>The number of the leap month of a lunar year; null where it has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year leaves <see cref="FirstYear"/> to <see cref="LastYear"/>.</exception>
    public static int? LeapMonthOf(int year) => Array.Find(YearOf(year), m => m.IsLeap)?.Number;

    private static LunarMonth[] YearOf(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        // Two threads may work out the same year; both get the same months.
        if (Volatile.Read(ref Years[year - FirstYear]) is not { } months)
        {
            months = Hanoi.MonthsOf(year);
            Volatile.Write(ref Years[year - FirstYear], months);
        }

        return months;
    }
}
