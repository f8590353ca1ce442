using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace GiaoBan.Domain.Reporting;

/// <summary>Reads days and hours the way officials type them.</summary>
public static partial class TypedTime
{
    /// <summary><c>16/8/2021</c>, <c>16-08-2021</c>, <c>2021-08-16</c>, or <c>16/8</c> with the year understood; null where it is no day.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="year">The year understood where none is typed.</param>
    /// <param name="window">Where given, a day without a year takes the year that brings it nearest to this window: 2/1 in the week of 28/12.</param>
    public static LocalDate? ReadDate(string text, int year, DateInterval? window = null)
    {
        var trimmed = text.Trim();
        if (IsoDay().Match(trimmed) is { Success: true } iso)
        {
            return Day(Part(iso, 1), Part(iso, 2), Part(iso, 3));
        }

        if (VietnameseDay().Match(trimmed) is not { Success: true } match)
        {
            return null;
        }

        var (day, month) = (Part(match, 1), Part(match, 2));
        if (match.Groups[3].Success)
        {
            return Day(Part(match, 3), month, day);
        }

        if (window is null)
        {
            return Day(year, month, day);
        }

        return new[] { year - 1, year, year + 1 }
            .Select(y => Day(y, month, day))
            .OfType<LocalDate>()
            .OrderBy(d => Distance(d, window))
            .Cast<LocalDate?>()
            .FirstOrDefault();
    }

    /// <summary><c>14:00</c>, <c>14h</c>, <c>14h30</c>, <c>7g30</c>; null where it is no hour.</summary>
    public static LocalTime? ReadTime(string text)
    {
        if (Hour().Match(text.Trim()) is not { Success: true } match)
        {
            return null;
        }

        var (hour, minute) = (Part(match, 1), match.Groups[2].Success && match.Groups[2].Length > 0 ? Part(match, 2) : 0);
        return hour <= 23 && minute <= 59 ? new LocalTime(hour, minute) : null;
    }

    private static LocalDate? Day(int year, int month, int day) =>
        year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;

    private static int Distance(LocalDate day, DateInterval window) =>
        day < window.Start ? NodaTime.Period.DaysBetween(day, window.Start) : day > window.End ? NodaTime.Period.DaysBetween(window.End, day) : 0;

    private static int Part(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{4})-(\d{1,2})-(\d{1,2})$")]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"^(\d{1,2})[/\-.](\d{1,2})(?:[/\-.](\d{4}))?$")]
    private static partial Regex VietnameseDay();

    [GeneratedRegex(@"^(\d{1,2})(?:[:hHgG](\d{0,2}))$")]
    private static partial Regex Hour();
}
