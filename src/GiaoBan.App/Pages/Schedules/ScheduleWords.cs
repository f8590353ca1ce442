using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Schedules;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Schedules.Contracts;
using NodaTime;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>Days, hours and clashes of the schedule in words, one way on page, paper, document and in what screen readers say.</summary>
public static class ScheduleWords
{
    /// <summary>"Thứ Ba, 17/8/2021".</summary>
    public static string Day(Text text, LocalDate day) => $"{VietnameseDates.Weekday(day.DayOfWeek, text.Language)}, {VietnameseDates.Day(day)}";

    /// <summary>"14:00–16:00", "từ 14:00", "cả ngày".</summary>
    public static string Hours(Text text, LocalTime? from, LocalTime? to) => (from, to) switch
    {
        (null, _) => text["schedules.all-day"],
        ({ } begin, { } end) => $"{VietnameseDates.Time(begin)}–{VietnameseDates.Time(end)}",
        ({ } begin, null) => text["schedules.from-hour", VietnameseDates.Time(begin)],
    };

    /// <inheritdoc cref="Hours(Text, LocalTime?, LocalTime?)"/>
    public static string Hours(Text text, ScheduleLine line) => Hours(text, line.From, line.To);

    /// <summary>"Sáng", "Chiều"; what takes the whole day has neither.</summary>
    public static string Half(Text text, DayHalf half) => text[half == DayHalf.Morning ? "schedules.half.morning" : "schedules.half.afternoon"];

    /// <summary>Half and hours as the paper's column has them: "Sáng, 8:00–10:00".</summary>
    public static string HalfAndHours(Text text, ScheduleLine line) =>
        WeekLayout.HalfOf(line) is { } half ? $"{Half(text, half)}, {Hours(text, line)}" : Hours(text, line);

    /// <summary>When a booking is: "14:00–16:00, Thứ Ba, 17/8/2021".</summary>
    public static string When(Text text, Instant starts, Instant ends)
    {
        var (from, to) = (starts.InZone(Deadline.Zone).LocalDateTime, ends.InZone(Deadline.Zone).LocalDateTime);
        return $"{VietnameseDates.Time(from.TimeOfDay)}–{VietnameseDates.Time(to.TimeOfDay)}, {Day(text, from.Date)}";
    }

    /// <summary>Day and hours of a line.</summary>
    public static string When(Text text, ScheduleLine line) => $"{Hours(text, line)}, {Day(text, line.Day)}";

    /// <summary>A clash as one of the two sees it.</summary>
    public static string Clash(Text text, ClashLine clash, Guid line)
    {
        var other = clash.Other(line);
        return text["schedules.clash.with", clash.Resource.Name, other.Title, Hours(text, Time(other.StartsAt), Time(other.EndsAt))];
    }

    /// <summary>That a meeting is not what was published of it any more.</summary>
    public static string Overtaken(Text text, Booking? now) => now is null ? text["schedules.overtaken.gone"] : text["schedules.overtaken.moved", When(text, now.StartsAt, now.EndsAt)];

    /// <summary>A page's address with a time that was offered, for its form to be looked at and saved.</summary>
    public static string Offer(string path, Modules.Schedules.Clashes.OfferedSlot slot)
    {
        var (from, to) = (slot.Slot.Start.InZone(Deadline.Zone).LocalDateTime, slot.Slot.End.InZone(Deadline.Zone).LocalDateTime);
        return $"{path}?ngay={DateFields.Write(from.Date)}&tu={EntryFields.Write(from.TimeOfDay)}&den={EntryFields.Write(to.TimeOfDay)}{(slot.Slot.Room is { } room ? $"&phong={room}" : "")}";
    }

    /// <summary>The name of an event for who cannot see where it stands: what, weekday, date, hours, place, clashes. What is seen comes first.</summary>
    public static string Name(Text text, ScheduleLine line, IEnumerable<ClashLine> clashes, params IEnumerable<string> more) =>
        string.Join("; ", new[] { line.Text, Day(text, line.Day), Hours(text, line), line.Place.Length > 0 ? line.Place : text["schedules.no-place"] }
            .Concat(clashes.Select(c => Clash(text, c, line.Id))).Concat(more));

    /// <summary>How far a week is, and in which tone that is shown.</summary>
    public static (string Words, string Tone) State(Text text, string state) => (text["schedules.state." + state], state switch
    {
        WeekSchedule.Published => "ok",
        WeekSchedule.Approved or WeekSchedule.Proposed => "info",
        _ => "",
    });

    /// <summary>What a change says: before and now.</summary>
    public static IEnumerable<(string What, string Before, string After)> Differences(Text text, LineChange change) =>
        change is { Before: { } before, After: { } after }
            ? change.Fields.Select(f => (text["schedules.field." + f.ToString().ToLowerInvariant()], Field(text, before, f), Field(text, after, f)))
            : [];

    private static string Field(Text text, ScheduleLine line, LineField field) => field switch
    {
        LineField.When => When(text, line),
        LineField.Text => line.Text,
        LineField.Lead => line.Lead,
        LineField.People => line.People,
        LineField.Place => line.Place,
        _ => line.Vehicle,
    };

    private static LocalTime Time(Instant at) => at.InZone(Deadline.Zone).TimeOfDay;
}
