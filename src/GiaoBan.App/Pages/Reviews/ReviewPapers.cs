using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using GiaoBan.Documents.Xlsx;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Reviews;
using NodaTime;

namespace GiaoBan.App.Pages.Reviews;

/// <summary>The result of a review as files.</summary>
public static class ReviewPapers
{
    private static readonly (string Key, decimal Share, double Width)[] Columns =
        [("number", 12, 6), ("name", 48, 40), ("basis", 34, 28), ("reviewer", 42, 28), ("conclusion", 25, 16), ("proposal", 60, 50), ("due", 27, 18)];

    /// <summary>The headings of the table, in order; the page has the same.</summary>
    public static IReadOnlyList<string> Headings(Text text) => [.. Columns.Select(c => text["reviews.col." + c.Key])];

    /// <summary>The cells of a line, in the order of the headings.</summary>
    public static IReadOnlyList<string> Cells(Text text, ReviewLine line) =>
    [
        VietnameseNumber.Format(line.Number), line.Name, ReviewWords.Basis(text, line), $"{line.PostTitle}\n{line.UnitName}", ReviewWords.Conclusion(text, line),
        ReviewWords.Proposal(text, line), ReviewWords.Due(text, line),
    ];

    /// <summary>The workbook: lines, then figures.</summary>
    public static XlsxBook Workbook(CampaignView view, Text text, PageFrame frame) => new(
        [
            new XlsxSheet(
                text["reviews.sheet.lines"], Titles(view, text, frame),
                [.. Columns.Take(1).Select(c => Column(text, c)), new XlsxColumn(text["reviews.col.regime"], 36), .. Columns.Skip(1).Select(c => Column(text, c))],
                view.Lines.Select(l => (IReadOnlyList<XlsxCell>)
                [
                    XlsxCell.Number(l.Number), XlsxCell.Text(l.Pack.Title), .. Cells(text, l).Skip(1).Select(XlsxCell.Text),
                ]))
            { FrozenColumns = 3 },
            new XlsxSheet(
                text["reviews.sheet.figures"], Titles(view, text, frame), [new(text["reviews.col.figure"], 44), new(text["reviews.col.count"], 14)],
                ReviewWords.Figures(text, view.Counts).Select(f => (IReadOnlyList<XlsxCell>)[XlsxCell.Text(f.Name), XlsxCell.Number(f.Count)])),
        ],
        text["compliance.book.page-number"],
        frame.Actor is { } actor ? text["app.printed.by", frame.Now, actor.FullName, actor.Posts.Count > 0 ? actor.Posts[0].Title : actor.UserName] : text["app.printed", frame.Now]);

    /// <summary>The document: head, title, basis, table, figures, signature.</summary>
    public static DocxDocument Document(CampaignView view, Text text, PageFrame frame)
    {
        var today = frame.Now.InZone(Deadline.Zone).Date;
        var table = new DocxTable(
            [.. Columns.Select(c => new DocxColumn(text["reviews.col." + c.Key], c.Share, c.Key is "number" ? DocxAlign.Center : DocxAlign.Left))],
            [.. view.Items.SelectMany(i => i.Lines.Select(l => DocxRow.Of([.. Cells(text, l)])).Prepend(new DocxRow([DocxCell.Text(i.Pack.Title, span: Columns.Length)], Bold: true)))])
        { FontSize = 12 };
        var figures = new DocxTable(
            [new(text["reviews.col.figure"], 70), new(text["reviews.col.count"], 30, DocxAlign.Right)],
            [.. ReviewWords.Figures(text, view.Counts).Select(f => new DocxRow([DocxCell.Text(f.Name), DocxCell.Number(VietnameseNumber.Format(f.Count))]))])
        { FontSize = 12, Share = 50 };
        var party = IsOfTheParty(view);
        return new DocxDocument(text["reviews.result.title", view.Campaign.Title],
        [
            new DocxLetterhead(party, view.OpenedUnit.Name, Dated(text, today)) { Superior = frame.Tenant?.Name }.ToBlock(),
            DocxParagraph.Centered(text["reviews.result.head"], bold: true) with { Before = 14 },
            DocxParagraph.Centered(view.Campaign.Title, bold: true) with { After = 6 },
            .. Lead(view, text).Select(DocxParagraph.Body),
            table,
            new DocxHeading(2, text["reviews.sheet.figures"]),
            figures,
            new DocxParagraph(""),
            new DocxSignature(party, [text["reviews.result.recipient"]], view.OpenedPostTitle).ToBlock(),
        ])
        { Page = DocxPage.Landscape, FontSize = 13 };
    }

    /// <summary>Whether a body of the Party issues the result; its head is another.</summary>
    public static bool IsOfTheParty(CampaignView view) => view.OpenedUnit.Block.StartsWith("dang", StringComparison.Ordinal);

    /// <summary>"ngày 05 tháng 01 năm 2026": a nought before a day below 10 and before the months 1 and 2 only.</summary>
    public static string Dated(Text text, LocalDate day) => text[
        "briefing.head.date", day.ToString("dd", CultureInfo.InvariantCulture), day.ToString(day.Month < 3 ? "MM" : "%M", CultureInfo.InvariantCulture),
        day.ToString("uuuu", CultureInfo.InvariantCulture)];

    /// <summary>What the file is called.</summary>
    public static string FileName(CampaignView view, string kind) => $"ra-soat-{view.AsOf.ToString("uuuuMMdd", CultureInfo.InvariantCulture)}.{kind}";

    /// <summary>The lines above the table: what orders it, how far it is, why it was closed early.</summary>
    public static IReadOnlyList<string> Lead(CampaignView view, Text text) =>
    [
        .. ReviewWords.Ordered(text, view) is { } ordered ? (string[])[text["reviews.result.basis", ordered]] : [],
        text["reviews.result.state", VietnameseDates.Day(view.AsOf), ReviewWords.Progress(text, view.Counts)],
        .. view.Campaign.ClosingNote is { } note ? (string[])[text["reviews.result.note", note]] : [],
    ];

    private static string[] Titles(CampaignView view, Text text, PageFrame frame) =>
        [text["reviews.result.title", view.Campaign.Title], .. frame.Tenant is { } tenant ? (string[])[tenant.Name] : [], .. Lead(view, text)];

    private static XlsxColumn Column(Text text, (string Key, decimal Share, double Width) column) => new(text["reviews.col." + column.Key], column.Width);
}
