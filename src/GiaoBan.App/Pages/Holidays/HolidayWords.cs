using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using NodaTime;

namespace GiaoBan.App.Pages.Holidays;

/// <summary>Days of the calendar in words.</summary>
public static class HolidayWords
{
    /// <summary><c>Thứ Hai, 27/04/2026</c>.</summary>
    public static string Day(Text text, LocalDate day) => $"{VietnameseDates.Weekday(day.DayOfWeek, text.Language)}, {text.Write(day)}";

    /// <summary><c>Thứ Hai, 16/02/2026 – Thứ Sáu, 20/02/2026</c>.</summary>
    public static string Days(Text text, MarkedSpan span) => span.Mark.Day == span.Last ? Day(text, span.Last) : $"{Day(text, span.Mark.Day)} – {Day(text, span.Last)}";

    /// <summary><c>29/12 – 4/1</c>.</summary>
    public static string Lunar(Text text, MarkedSpan span)
    {
        var last = Lunar(text, VietnameseLunarCalendar.Of(span.Last));
        return span.Mark.Day == span.Last ? last : $"{Lunar(text, VietnameseLunarCalendar.Of(span.Mark.Day))} – {last}";
    }

    /// <summary><c>10/3</c>, in a leap month <c>10/3 nhuận</c>.</summary>
    public static string Lunar(Text text, LunarDate date)
    {
        var plain = string.Create(CultureInfo.InvariantCulture, $"{date.Day}/{date.Month}");
        return date.IsLeapMonth ? text["holidays.lunar.leap", plain] : plain;
    }

    /// <summary>Why the day is off or worked: <c>Nghỉ bù Giỗ Tổ Hùng Vương (Chủ nhật, 26/04/2026)</c>.</summary>
    public static string Name(Text text, MarkedDay mark) => mark.StandsFor is { } holiday ? text["holidays.in-lieu.of", mark.Name, Day(text, holiday)] : mark.Name;
}
