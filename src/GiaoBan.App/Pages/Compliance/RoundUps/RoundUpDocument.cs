using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Compliance;

namespace GiaoBan.App.Pages.Compliance.RoundUps;

/// <summary>The round-up as a document: head, words, tables, signature, appendices (LC-8).</summary>
public static class RoundUpDocument
{
    // Of a country's communes an appendix of every report would be a book; the workbook has them all.
    private const int MostRows = 400;

    // What fits an upright sheet; the text tells of those "không phát sinh".
    private static readonly IReadOnlyList<ComplianceGroup> Counted = [.. RoundUpTables.Columns.Where(g => g != ComplianceGroup.Nil)];

    /// <summary>The document; its texts are Vietnamese.</summary>
    public static DocxDocument Of(RoundUpContent content, Text text)
    {
        var title = RoundUpText.Title(content.Quarter);
        return new DocxDocument(title,
        [
            new DocxLetterhead(content.IsOfTheParty, content.Issuer, PlaceAndDate(content))
            {
                Superior = content.Tenant,
                Number = content.Symbol is { } symbol ? (content.IsOfTheParty ? "Số " : "Số: ") + symbol : null,
            }.ToBlock(),
            DocxParagraph.Centered(text["roundup.doc.head"], bold: true) with { Before = 14 },
            DocxParagraph.Centered(title, bold: true) with { After = content.Reason is null ? 6 : 0 },
            .. content.Reason is { } reason ? (DocxBlock[])[DocxParagraph.Centered(text["roundup.doc.correction", content.Number, reason], italic: true) with { After = 6 }] : [],
            DocxParagraph.Centered(text["roundup.doc.to", content.Recipient]) with { After = 8 },
            .. Enum.GetValues<RoundUpSection>().SelectMany(s => Section(content, s, text)),
            new DocxParagraph(""),
            new DocxSignature(content.IsOfTheParty, [content.Recipient, text["roundup.doc.archive"]], content.SignerTitle).ToBlock(),
            .. Appendices(content, text),
        ])
        { FontSize = content.IsOfTheParty ? 14 : 13 };
    }

    /// <summary>"Lai Châu, ngày 05 tháng 10 năm 2021".</summary>
    public static string PlaceAndDate(RoundUpContent content)
    {
        var day = content.AsOf.InZone(Deadline.Zone).Date;
        var month = day.ToString(day.Month < 3 ? "MM" : "%M", CultureInfo.InvariantCulture);
        var date = string.Create(CultureInfo.InvariantCulture, $"ngày {day.Day:00} tháng {month} năm {day.Year}");
        return content.Place.Length > 0 ? $"{content.Place}, {date}" : char.ToUpperInvariant(date[0]) + date[1..];
    }

    private static IEnumerable<DocxBlock> Section(RoundUpContent content, RoundUpSection section, Text text)
    {
        var words = content.Of(section).ToList();
        if (section != RoundUpSection.Opening)
        {
            yield return new DocxHeading(1, RoundUpText.Heading(section));
        }

        foreach (var paragraph in words.SelectMany(w => w.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            yield return DocxParagraph.Body(paragraph);
        }

        if (section == RoundUpSection.General && content.Figures.Now.Blocks.Count > 1)
        {
            yield return Blocks(content, text);
        }

        if (section == RoundUpSection.Comparison && (content.Figures.LastQuarter ?? content.Figures.LastYear) is not null)
        {
            yield return Comparison(content.Figures, text);
        }
    }

    private static DocxTable Blocks(RoundUpContent content, Text text) => Figures(
        text["roundup.col.block"],
        [.. content.Figures.Now.Blocks.Select(b => (RoundUpTables.BlockOf(content, b.Block), b.Counts))], content.Figures.Now.Whole, text, numbered: false);

    private static DocxTable Comparison(RoundUpFigures figures, Text text) => new(
        [
            new(text["roundup.col.figure"], 60), new(figures.Quarter.Label, 28, DocxAlign.Right), new(figures.Quarter.Previous.Label, 28, DocxAlign.Right),
            new(text["roundup.col.change"], 24, DocxAlign.Right), new(figures.Quarter.YearBefore.Label, 28, DocxAlign.Right), new(text["roundup.col.change"], 24, DocxAlign.Right),
        ],
        [
            .. RoundUpTables.Compared(figures).Select(c => DocxRow.Of(
                RoundUpTables.NameOf(c.Now), RoundUpTables.Value(c.Now, c.Now.Now), Then(c.Last), Change(c.Last), Then(c.Year), Change(c.Year))),
        ])
    { FontSize = 12 };

    private static string Then(ComparedFigure? figure) => figure is null ? "–" : RoundUpTables.Value(figure, figure.Then);

    private static string Change(ComparedFigure? figure) => figure is null ? "–" : RoundUpTables.Change(figure);

    private static IEnumerable<DocxBlock> Appendices(RoundUpContent content, Text text)
    {
        var figures = content.Figures;
        yield return Head(1, text["roundup.appendix.units", content.Quarter.Words], text);
        yield return Figures(text["compliance.col.unit"], [.. figures.Now.Units.Select(u => (u.Unit.Name, u.Counts))], figures.Now.Whole, text, numbered: true);
        foreach (var list in figures.Appendices)
        {
            yield return Head(figures.AppendixOf(list)!.Value, text["roundup.appendix." + RoundUpPlaces.CodeOf(list), content.Quarter.Words], text);
            foreach (var block in RoundUpFigures.GroupOf(list) is { } group ? Reports(content, list, group, text) : [Units(content, list, text)])
            {
                yield return block;
            }
        }
    }

    private static DocxParagraph Head(int number, string name, Text text) =>
        new([new DocxRun($"{text["roundup.appendix", number]}\n{name}", Bold: true)]) { Align = DocxAlign.Center, OnNewPage = true, KeepWithNext = true, After = 8 };

    private static DocxTable Figures(string first, IReadOnlyList<(string Name, ComplianceStatistics Counts)> rows, ComplianceStatistics whole, Text text, bool numbered)
    {
        DocxColumn[] number = numbered ? [new(text["roundup.col.number"], 10, DocxAlign.Center)] : [];
        return new(
            [
                .. number, new(first, 34), .. Counted.Select(g => new DocxColumn(text["roundup.short." + ComplianceCodes.Of(g)], 14.4m, DocxAlign.Right)),
                new(text["roundup.col.percent"], 13, DocxAlign.Right),
            ],
            [
                .. rows.Select((r, i) => new DocxRow([.. numbered ? (DocxCell[])[DocxCell.Text(VietnameseNumber.Format(i + 1))] : [], DocxCell.Text(r.Name), .. Counts(r.Counts)])),
                new DocxRow([DocxCell.Text(text["compliance.total"], span: numbered ? 2 : 1), .. Counts(whole)], Bold: true),
            ])
        { FontSize = 10 };
    }

    private static IEnumerable<DocxCell> Counts(ComplianceStatistics counts) =>
        Counted.Select(g => DocxCell.Number(VietnameseNumber.Format(g.In(counts)))).Append(DocxCell.Number(RoundUpTables.Percent(counts)));

    private static DocxTable Units(RoundUpContent content, RoundUpList list, Text text) => new(
        [
            new(text["roundup.col.number"], 13, DocxAlign.Center), new(text["compliance.col.unit"], 78), new(text["roundup.col.block"], 40),
            new(RoundUpTables.NameOf(text, ComplianceGroup.Obligated), 20, DocxAlign.Right), new(RoundUpTables.NameOf(text, ComplianceGroup.OnTime), 20, DocxAlign.Right),
            new(RoundUpTables.NameOf(text, ComplianceGroup.Late), 20, DocxAlign.Right), new(RoundUpTables.NameOf(text, ComplianceGroup.Overdue), 20, DocxAlign.Right),
        ],
        [
            .. content.Figures.UnitsOf(list).Select((u, i) => DocxRow.Of(
                VietnameseNumber.Format(i + 1), u.Unit.Name, RoundUpTables.BlockOf(content, u.Unit.Block), VietnameseNumber.Format(u.Counts.Obligated),
                VietnameseNumber.Format(u.Counts.OnTime), VietnameseNumber.Format(u.Counts.Late), VietnameseNumber.Format(u.Counts.Overdue))),
        ])
    { FontSize = 12 };

    private static IEnumerable<DocxBlock> Reports(RoundUpContent content, RoundUpList list, ComplianceGroup group, Text text)
    {
        var order = content.Figures.UnitsOf(list).Select((u, i) => (u.Unit, i)).ToDictionary(u => u.Unit.Code);
        var names = content.Figures.Now.Requirements.ToDictionary(r => r.Code, r => r.Name);
        var reports = content.ReportsOf(group).OrderBy(r => order[r.Unit].i).ToList();
        yield return new DocxTable(
            [
                new(text["roundup.col.number"], 12, DocxAlign.Center), new(text["compliance.col.unit"], 44), new(text["compliance.col.report"], 44), new(text["compliance.col.period"], 24),
                new(text["compliance.col.due"], 28), new(text["compliance.col.state"], 34),
            ],
            [
                .. reports.Take(MostRows).Select((r, i) => DocxRow.Of(
                    VietnameseNumber.Format(i + 1), order[r.Unit].Unit.Name, names[r.Requirement], r.Period, r.Deadline is { } due ? DeadlineWords.DueShort(due, text.Language) : "",
                    RoundUpTables.StateOf(text, r))),
            ])
        { FontSize = 11 };
        if (reports.Count > MostRows)
        {
            yield return new DocxParagraph(text["roundup.doc.rest", MostRows, reports.Count], italic: true);
        }
    }
}
