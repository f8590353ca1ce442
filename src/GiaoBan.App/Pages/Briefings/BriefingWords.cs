using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Meetings.Contracts;
using NodaTime;

namespace GiaoBan.App.Pages.Briefings;

/// <summary>Days and hours of briefings in words.</summary>
public static class BriefingWords
{
    /// <summary>"14:00–16:00, Thứ Sáu, 20/8/2021".</summary>
    public static string When(Text t, Instant start, Instant end)
    {
        var (from, to) = (start.InZone(Deadline.Zone).LocalDateTime, end.InZone(Deadline.Zone).LocalDateTime);
        return $"{Hours(from.TimeOfDay, to.TimeOfDay)}, {Day(t, from.Date)}";
    }

    /// <summary>"Thứ Sáu, 20/8/2021".</summary>
    public static string Day(Text t, LocalDate day) => $"{VietnameseDates.Weekday(day.DayOfWeek, t.Language)}, {VietnameseDates.Day(day)}";

    /// <summary>"Thứ Sáu hằng tuần, 14:00–16:00".</summary>
    public static string Weekly(Text t, BriefingSeries series) => t[
        "briefings.weekly", VietnameseDates.Weekday((IsoDayOfWeek)series.Weekday, t.Language), Hours(LocalTime.FromTimeOnly(series.FromTime), LocalTime.FromTimeOnly(series.ToTime))];

    private static string Hours(LocalTime from, LocalTime to) => $"{VietnameseDates.Time(from)}–{VietnameseDates.Time(to)}";
}
