using GiaoBan.App.Shared;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Requests;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Requests;
using NodaTime;

namespace GiaoBan.App.Pages.Requests;

/// <summary>The words about requests.</summary>
public static class RequestWords
{
    /// <summary>"11/36 đơn vị đã gửi; 9/11 gửi chậm; 25 chưa gửi", and who has no longer to send.</summary>
    public static string Sentence(Text text, ComplianceStatistics s)
    {
        var line = text["requests.statistics.line", s.Sent, s.Obligated, s.Late, s.Missing];
        if (s.Missing > s.Overdue)
        {
            line += " " + text["requests.statistics.not-due", s.Missing - s.Overdue];
        }

        return s.Exempt > 0 ? line + text["requests.statistics.exempt", s.Exempt] : line;
    }

    /// <summary>Where a part stands between unit and office.</summary>
    public static string Standing(Text text, AnswerStanding standing) => text["requests.standing." + standing.Code()];

    /// <summary>Picture and colour of a standing; the words stand beside it.</summary>
    public static (string Tone, string Icon) Look(AnswerStanding standing) => standing switch
    {
        AnswerStanding.Asked => ("", "circle"),
        AnswerStanding.Acknowledged => ("info", "check"),
        AnswerStanding.Declining => ("warn", "warn"),
        AnswerStanding.Kept => ("info", "back"),
        _ => ("", "nest"),
    };

    /// <summary>"3 ngày 4 giờ": time from what ended to the report, or so far.</summary>
    public static string? Since(Text text, PartView part, Instant now) =>
        part.Since(now) is { } length && length >= Duration.Zero
            ? text[part.FirstReceivedAt is null ? "requests.event.since" : "requests.event.took", VietnameseDates.Length((long)length.TotalMinutes, text.Language)]
            : null;
}
