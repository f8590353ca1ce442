using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Schedules;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Schedules.Week;
using NodaTime;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>A row of the schedule on paper.</summary>
/// <param name="Hours">Half of the day and hours.</param>
/// <param name="Text">What; a vehicle stands with it.</param>
/// <param name="Lead">Who leads.</param>
/// <param name="People">Who takes part.</param>
/// <param name="Place">Where.</param>
public sealed record PaperRow(string Hours, string Text, string Lead, string People, string Place);

/// <summary>The schedule in its usual form on A4 (LỊCH CÔNG TÁC TUẦN …): the same rows on the printed page and in the document.</summary>
public static class SchedulePaper
{
    private static readonly (string Key, decimal Share)[] Columns =
        [("schedules.col.day", 26), ("schedules.col.half", 32), ("schedules.col.text", 84), ("schedules.col.lead", 38), ("schedules.col.people", 46), ("schedules.col.place", 31)];

    // Bodies of the Party write "*" and their own title on top, others the State's.
    private static readonly string[] PartyNames = ["dang uy", "huyen uy", "quan uy", "thi uy", "thanh uy", "tinh uy", "ban thuong vu", "van phong dang uy"];

    /// <summary>Headings of the table.</summary>
    public static IReadOnlyList<string> Heads(Text text) => [.. Columns.Select(c => text[c.Key])];

    /// <summary>"Thứ Bảy\n14/8".</summary>
    public static string DayWords(Text text, LocalDate day) => $"{VietnameseDates.Weekday(day.DayOfWeek, text.Language)}\n{VietnameseDates.ShortDay(day)}";

    /// <summary>The rows of a day; one that says so where there is none.</summary>
    public static IReadOnlyList<PaperRow> Rows(Text text, ScheduleDay day) => day.Lines.Count == 0
        ? [new PaperRow("", text["schedules.day.empty"], "", "", "")]
        :
        [
            .. day.Lines.Select(l => new PaperRow(
                ScheduleWords.HalfAndHours(text, l), l.Vehicle.Length > 0 ? $"{l.Text} ({text["schedules.vehicle", l.Vehicle]})" : l.Text, l.Lead, l.People, l.Place)),
        ];

    /// <summary>Whether a body writes by the Party's form.</summary>
    public static bool IsOfTheParty(string issuer)
    {
        var name = Folding.Search(issuer);
        return PartyNames.Any(n => name.StartsWith(n, StringComparison.Ordinal));
    }

    /// <summary>"ngày 12 tháng 8 năm 2021": the day it was published.</summary>
    public static string Dated(Text text, Instant at)
    {
        var day = at.InZone(Deadline.Zone).Date;
        return text[
            "briefing.head.date", day.ToString("dd", CultureInfo.InvariantCulture), day.ToString(day.Month < 3 ? "MM" : "%M", CultureInfo.InvariantCulture),
            day.ToString("uuuu", CultureInfo.InvariantCulture)];
    }

    /// <summary>"(Từ ngày 14/8/2021 đến ngày 20/8/2021)".</summary>
    public static string Span(Text text, ScheduleWeek week) => text["schedules.paper.span", VietnameseDates.Day(week.First), VietnameseDates.Day(week.Last)];

    /// <summary>The document.</summary>
    /// <param name="text">The reader's language.</param>
    /// <param name="issuer">Whose schedule it is.</param>
    /// <param name="published">The week.</param>
    /// <param name="days">Its days with the lines that are wanted.</param>
    /// <param name="signer">The post that approved it.</param>
    public static DocxDocument Document(Text text, string issuer, PublishedWeek published, IReadOnlyList<ScheduleDay> days, string signer)
    {
        var (week, version, party) = (published.Week, published.Version!, IsOfTheParty(issuer));
        var title = text["schedules.paper.title", week.Label.ToUpperInvariant()];
        return new DocxDocument(title,
        [
            new DocxLetterhead(party, issuer, Dated(text, version.PublishedAt)).ToBlock(),
            DocxParagraph.Centered(title, bold: true) with { Before = 12 },
            DocxParagraph.Centered(Span(text, week), italic: true),
            DocxParagraph.Centered(text["schedules.paper.version", version.Number]) with { After = 6 },
            new DocxTable([.. Columns.Select(c => new DocxColumn(text[c.Key], c.Share))], [.. days.SelectMany(d => Rows(text, d).Select((r, i) => RowOf(text, d, r, i)))]) { FontSize = 12 },
            new DocxParagraph(""),
            new DocxSignature(party, [text["schedules.paper.recipient"], text["schedules.paper.filed"]], signer).ToBlock(),
            new DocxParagraph([new DocxRun(text["schedules.version.hash", Convert.ToHexStringLower(version.Sha256)], Italic: true) { Size = 9 }]),
        ])
        { Page = DocxPage.Landscape, FontSize = 13 };
    }

    private static DocxRow RowOf(Text text, ScheduleDay day, PaperRow row, int index) =>
        DocxRow.Of(index == 0 ? DayWords(text, day.Date) : "", row.Hours, row.Text, row.Lead, row.People, row.Place);
}
