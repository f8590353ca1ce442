using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.PartyCells;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>The monthly summary in lines: the same on the page, on paper and in the document.</summary>
public static class SummaryPapers
{
    private static readonly (string Key, decimal Share)[] CellColumns =
        [("cells.col.cell", 34), ("cells.col.secretary", 30), ("cells.col.meeting", 40), ("cells.summary.col.present", 26), ("cells.col.grade", 34), ("cells.summary.col.committee", 42)];

    private static readonly (string Key, decimal Share)[] ItemColumns =
        [("cells.col.cell", 32), ("cells.item.about", 28), ("cells.col.item", 70), ("cells.col.stage", 28), ("cells.col.who", 40)];

    /// <summary>Headings of the cells' table.</summary>
    public static IReadOnlyList<string> CellHeads(Text text) => [.. CellColumns.Select(c => text[c.Key])];

    /// <summary>Headings of the table of thoughts and wishes.</summary>
    public static IReadOnlyList<string> ItemHeads(Text text) => [.. ItemColumns.Select(c => text[c.Key])];

    /// <summary>The figures with their names.</summary>
    public static IReadOnlyList<(string Name, string Value)> Figures(Text text, SummaryContent content)
    {
        var figures = content.Figures();
        return
        [
            (text["cells.summary.cells"], text.Write(figures.Cells)),
            (text["cells.summary.met"], text.Write(figures.Met)),
            (text["cells.summary.not-met"], text.Write(figures.NotMet)),
            (text["cells.summary.unreported"], text.Write(figures.Unreported)),
            (text["cells.summary.attendance"], figures.Attendance is { } share ? text["cells.summary.percent", decimal.Round(share, 1)] : "–"),
            .. content.Bands.Select(b => (text["cells.summary.band", b], text.Write(figures.OfBand(b)))),
            (text["cells.summary.unconfirmed"], text.Write(figures.Unconfirmed)),
            (text["cells.summary.attended"], $"{text.Write(figures.Attended)}/{text.Write(figures.Assigned)}"),
            (text["cells.summary.items.raised"], text.Write(content.Counts.Raised)),
            (text["cells.summary.items.answered"], text.Write(content.Counts.Answered)),
            (text["cells.summary.items.open"], text.Write(content.Counts.Open)),
            (text["cells.summary.items.overdue"], text.Write(content.Counts.Overdue)),
        ];
    }

    /// <summary>A cell's line.</summary>
    public static IReadOnlyList<string> Cells(Text text, SummaryCell cell) =>
    [
        cell.Cell, cell.Secretary, Met(text, cell),
        cell.Members == 0 ? "" : $"{text.Write(cell.Present)}/{text.Write(cell.Members)} ({text["cells.summary.percent", decimal.Round(100m * cell.Present / cell.Members, 1)]})",
        cell is { Band: { } band, Total: { } total } ? $"{text["cells.grade", band, total]}{(cell.Confirmed ? "" : $"\n{text["cells.state.unconfirmed"]}")}" : "",
        cell.Committee.Count == 0 ? $"{text.Write(cell.Attended)}/{text.Write(cell.Assigned)}" : $"{text.Write(cell.Attended)}/{text.Write(cell.Assigned)}: {string.Join(", ", cell.Committee)}",
    ];

    /// <summary>A thought's or wish's line.</summary>
    public static IReadOnlyList<string> Items(Text text, SummaryItem item) =>
    [
        $"{item.Cell}\n{text["cells.month", CellWords.Month(item.Month)]}", item.Field, item.Answer is null ? item.Text : $"{item.Text}\n{text["cells.col.answer"]}: {item.Answer}",
        text[item.Stage == ItemStage.Overdue ? "cells.stage.overdue.word" : "cells.stage." + item.Stage.ToString().ToLowerInvariant()],
        item.Due is { } due ? $"{item.Post}\n{text["cells.col.until"]}: {VietnameseDates.Day(LocalDatePattern.Iso.Parse(due).Value)}" : item.Post ?? "",
    ];

    /// <summary>"ngày 08 tháng 9 năm 2021".</summary>
    public static string Dated(Text text, LocalDate day) => text[
        "briefing.head.date", day.ToString("dd", CultureInfo.InvariantCulture), day.ToString(day.Month < 3 ? "MM" : "%M", CultureInfo.InvariantCulture),
        day.ToString("uuuu", CultureInfo.InvariantCulture)];

    /// <summary>The document: party letterhead, title, figures, cells, thoughts and wishes, signature.</summary>
    /// <param name="content">The summary.</param>
    /// <param name="text">The reader's language.</param>
    /// <param name="superior">The body above the issuing one.</param>
    /// <param name="day">The day that it bears.</param>
    /// <param name="hash">Of the frozen words; null of a summary that was not handed over.</param>
    public static DocxDocument Document(SummaryContent content, Text text, string? superior, LocalDate day, string? hash)
    {
        var subject = text["cells.summary.subject", CellWords.Month(content.Month)];
        return new DocxDocument(subject,
        [
            new DocxLetterhead(content.IsOfTheParty, content.Issuer, Dated(text, day)) { Superior = superior, Number = text["cells.summary.number-line"] }.ToBlock(),
            DocxParagraph.Centered(text["cells.summary.head"], bold: true) with { Before = 14 },
            DocxParagraph.Centered(subject, bold: true) with { After = 6 },
            DocxParagraph.Centered(text["cells.summary.to"]) with { After = 6 },
            new DocxHeading(2, text["cells.summary.figures"]),
            new DocxTable(
                [new(text["cells.summary.col.figure"], 75), new(text["cells.summary.col.value"], 25, DocxAlign.Right)],
                [.. Figures(text, content).Select(f => new DocxRow([DocxCell.Text(f.Name), DocxCell.Number(f.Value)]))]) { FontSize = 13, Share = 70 },
            new DocxHeading(2, text["cells.summary.by-cell"]),
            Table(CellColumns, text, content.Cells.Select(c => Cells(text, c))),
            new DocxHeading(2, text["cells.summary.items"]),
            .. content.Items.Count == 0
                ? (DocxBlock[])[DocxParagraph.Body(text["cells.summary.no-items"])]
                : [Table(ItemColumns, text, content.Items.Select(i => Items(text, i)))],
            new DocxParagraph(""),
            new DocxSignature(content.IsOfTheParty, [text["cells.summary.recipient"], text["cells.summary.filed"]], content.SignerTitle).ToBlock(),
            .. hash is null ? (DocxBlock[])[] : [new DocxParagraph([new DocxRun($"{text["cells.summary.hash"]}: {hash}", Italic: true) { Size = 9 }])],
        ])
        { Page = DocxPage.Landscape, FontSize = 14 };
    }

    private static DocxTable Table((string Key, decimal Share)[] columns, Text text, IEnumerable<IReadOnlyList<string>> rows) =>
        new([.. columns.Select(c => new DocxColumn(text[c.Key], c.Share))], [.. rows.Select(r => DocxRow.Of([.. r]))]) { FontSize = 12 };

    private static string Met(Text text, SummaryCell cell) => cell switch
    {
        { Met: > 0, Topics: [_, ..] topics } => $"{text["cells.state.held"]} ({text.Write(cell.Met)})\n{text["cells.kind.thematic"]}: {string.Join("; ", topics)}",
        { Met: > 0 } => text["cells.state.held"],
        { NotHeldReason: { } reason } => $"{text["cells.state.not-held"]}: {reason}",
        _ => text["cells.summary.unreported"],
    };
}
