using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings;

/// <summary>The words about meetings.</summary>
public static class MeetingWords
{
    /// <summary>A state in words: "Chờ duyệt".</summary>
    public static string State(Text text, string state) => text["meetings.state." + state];

    /// <summary>Picture and colour of a state; the words stand beside it.</summary>
    public static (string Tone, string Icon) Look(string state) => state switch
    {
        MeetingStates.Draft => ("", "pencil"),
        MeetingStates.Requested => ("warn", "clock"),
        MeetingStates.Returned => ("bad", "back"),
        MeetingStates.Refused => ("bad", "cross"),
        MeetingStates.Merged => ("", "merge"),
        MeetingStates.Written => ("", "sent"),
        MeetingStates.Approved => ("info", "stamp"),
        MeetingStates.Invited => ("info", "sent"),
        MeetingStates.InProgress => ("ok", "meeting"),
        MeetingStates.Concluding => ("warn", "pencil"),
        MeetingStates.Closed => ("ok", "check"),
        _ => ("", "cross"),
    };

    /// <summary>As what somebody is asked: "Chủ trì".</summary>
    public static string Capacity(Text text, string capacity) => text["meetings.capacity." + capacity];

    /// <summary>An answer to an invitation: "Chưa trả lời".</summary>
    public static string Answer(Text text, string rsvp) => text["meetings.rsvp." + rsvp];

    /// <summary>How people sit together: "Trực tiếp".</summary>
    public static string Mode(Text text, string mode) => text["meetings.mode." + mode];

    /// <summary>"Thứ Sáu, 20/8/2021, 14:00–16:00"; or that no time is set.</summary>
    public static string When(Text text, Meeting meeting) =>
        meeting is { StartsAt: { } starts, EndsAt: { } ends } ? When(text, starts, ends) : text["meetings.no-time"];

    /// <summary>"Thứ Sáu, 20/8/2021, 14:00–16:00".</summary>
    public static string When(Text text, Instant starts, Instant ends)
    {
        var (from, to) = (starts.InZone(Deadline.Zone).LocalDateTime, ends.InZone(Deadline.Zone).LocalDateTime);
        var day = Day(text, from.Date);
        return from.Date == to.Date
            ? $"{day}, {VietnameseDates.Time(from.TimeOfDay)}–{VietnameseDates.Time(to.TimeOfDay)}"
            : $"{day}, {VietnameseDates.Time(from.TimeOfDay)} – {Day(text, to.Date)}, {VietnameseDates.Time(to.TimeOfDay)}";
    }

    /// <summary>Colour, picture and key of what an overlap means: never by colour alone.</summary>
    public static (string Tone, string Icon, string Words) Overlap(Overlap overlap) => overlap switch
    {
        { IsHard: true } => ("bad", "cross", "meetings.clash.hard"),
        { IsHold: true, ResourceKind: ResourceKinds.Room } => ("warn", "warn", "meetings.clash.loses"),
        { IsClash: true } => ("warn", "warn", "meetings.clash.soft"),
        _ => ("", "info", "meetings.clash.info"),
    };

    /// <summary>"Thứ Sáu, 20/8/2021".</summary>
    public static string Day(Text text, LocalDate day) => $"{VietnameseDates.Weekday(day.DayOfWeek, text.Language)}, {VietnameseDates.Day(day)}";

    /// <summary>How long it is planned, minutes; 0 while no time is set.</summary>
    public static int Minutes(Meeting meeting) => meeting is { StartsAt: { } starts, EndsAt: { } ends } ? (int)(ends - starts).TotalMinutes : 0;
}
