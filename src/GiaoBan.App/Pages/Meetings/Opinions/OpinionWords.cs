using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings.Opinions;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Opinions;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings.Opinions;

/// <summary>The words about opinions and options.</summary>
public static class OpinionWords
{
    /// <summary>A stance: "Đồng ý, có sửa".</summary>
    public static string Stance(Text text, string stance) => text["opinions.stance." + stance];

    /// <summary>Picture and colour of a stance; the words stand beside it.</summary>
    public static (string Tone, string Icon) Look(string stance) => stance switch
    {
        Stances.Agree => ("ok", "check"),
        Stances.AgreeWithChange => ("info", "pencil"),
        Stances.Disagree => ("bad", "cross"),
        _ => ("warn", "info"),
    };

    /// <summary>What the check against the rules came to; "Chưa đối chiếu" without one.</summary>
    public static string Verdict(Text text, string? verdict) => text[verdict is null ? "opinions.verdict-none" : "opinions.verdict." + verdict];

    /// <summary>Picture and colour of a check.</summary>
    public static (string Tone, string Icon) VerdictLook(string? verdict) => verdict switch
    {
        LegalVerdicts.Fits => ("ok", "check"),
        LegalVerdicts.Breaks => ("bad", "cross"),
        LegalVerdicts.Ask => ("warn", "warn"),
        _ => ("", "clock"),
    };

    /// <summary>"Phương án 2: Làm từng đoạn".</summary>
    public static string Option(Text text, MeetingOption option) => text["opinions.option.named", option.Number, option.Title];

    /// <summary>"1. Mở rộng đường": a point of the agenda with its place.</summary>
    public static string Item(OpinionBoard board, AgendaItem item) => $"{board.File.Agenda.TakeWhile(i => i != item).Count() + 1}. {item.Title}";

    /// <summary>"14:00, 5/6/2024": to the minute.</summary>
    public static string At(Instant at)
    {
        var local = at.InZone(Deadline.Zone).LocalDateTime;
        return $"{VietnameseDates.Time(local.TimeOfDay)}, {VietnameseDates.Day(local.Date)}";
    }
}
