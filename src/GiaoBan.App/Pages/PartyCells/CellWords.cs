using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.PartyCells;
using GiaoBan.Modules.PartyCells.Contracts;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>How cells, meetings and grades are put into words.</summary>
public static class CellWords
{
    /// <summary><c>8/2021</c>.</summary>
    public static string Month(LocalDate month) => $"{month.Month}/{month.Year}";

    /// <summary>The month of an address (<c>2021-08</c>) in words.</summary>
    public static string Month(string key) => $"{int.Parse(key.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture)}/{key[..4]}";

    /// <summary>"Thứ Ba, 3/8/2021, 14:00".</summary>
    public static string When(Text text, CellMeeting meeting)
    {
        var at = meeting.StartsAt.InZone(Deadline.Zone).LocalDateTime;
        return $"{VietnameseDates.Weekday(at.DayOfWeek, text.Language)}, {VietnameseDates.Day(at.Date)}, {VietnameseDates.Time(at.TimeOfDay)}";
    }

    /// <summary>"Thường kỳ", "Chuyên đề".</summary>
    public static string Kind(Text text, CellMeeting meeting) => text["cells.kind." + meeting.Kind];

    /// <summary>"Tốt, 92 điểm"; empty where nothing was graded.</summary>
    public static string Grade(Text text, MeetingLine line) => line is { Band: { } band, Total: { } total } ? text["cells.grade", band.Name, total] : "";

    /// <summary>"17/20 có mặt (85%), 2 vắng có lý do, 1 vắng không lý do".</summary>
    public static string Attendance(Text text, CellMeetingFacts facts) =>
        text["cells.report.attendance", facts.Present, facts.Members, decimal.Round(facts.Attendance, 1), facts.Excused, facts.Unexcused];

    /// <summary>What a meeting is short of.</summary>
    public static string Missed(Text text, MeetingRule rule) => text["cells.rule." + rule.Measure.ToString().ToLowerInvariant(), rule.Limit, rule.Source];

    /// <summary>How late the first report was; null without a deadline or in time.</summary>
    public static string? Late(Text text, int? minutes) => minutes is > 0 ? text["cells.late", VietnameseDates.Length(minutes.Value, text.Language)] : null;

    /// <summary>Grades of a form: "Tốt từ 90, Khá từ 70".</summary>
    public static string Bands(Text text, GradingForm form) => text["cells.form.bands-of", string.Join(", ", form.Bands.Select(b => text["cells.form.band", b.Name, b.From]))];

    /// <summary>The stage of a thought or wish.</summary>
    public static string Stage(Text text, CellItemState state) =>
        state.Stage == ItemStage.Overdue ? text["cells.stage.overdue", state.LateDays] : text["cells.stage." + state.Stage.ToString().ToLowerInvariant()];

    /// <summary>The look of a stage.</summary>
    public static (string Css, string Icon) Look(ItemStage stage) => stage switch
    {
        ItemStage.New => ("", "circle"),
        ItemStage.Waiting => ("info", "clock"),
        ItemStage.Overdue => ("bad", "warn"),
        ItemStage.Answered => ("warn", "sent"),
        _ => ("ok", "check"),
    };
}
