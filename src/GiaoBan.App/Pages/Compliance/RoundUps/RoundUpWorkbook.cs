using GiaoBan.App.Shared;
using GiaoBan.Documents.Xlsx;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Compliance;
using NodaTime;

namespace GiaoBan.App.Pages.Compliance.RoundUps;

/// <summary>The round-up as a workbook: figures, units, blocks, requirements, each list, every report.</summary>
public static class RoundUpWorkbook
{
    /// <summary>The workbook; its texts are Vietnamese.</summary>
    public static XlsxBook Of(RoundUpContent content, Text text, string printedBy)
    {
        string[] titles = [RoundUpText.Title(content.Quarter), content.Tenant, text["roundup.as-of", content.AsOf], text["roundup.rule", RoundUpText.RuleWords(content.Figures.Rule)]];
        var now = content.Figures.Now;
        return new XlsxBook(
            [
                Summary(content, titles, text),
                Counted(text["roundup.sheet.units"], titles, text["compliance.col.unit"], content.Figures, [.. now.Units.Select(u => (u.Unit.Name, RoundUpTables.BlockOf(content, u.Unit.Block), u.Counts))], text["roundup.col.block"], text),
                Counted(text["roundup.sheet.blocks"], titles, text["roundup.col.block"], content.Figures, [.. now.Blocks.Select(b => (RoundUpTables.BlockOf(content, b.Block), text["roundup.units-of", b.Units, b.Well], b.Counts))], text["roundup.col.units"], text),
                Counted(text["roundup.sheet.requirements"], titles, text["compliance.col.report"], content.Figures, [.. now.Requirements.Select(r => (r.Name, r.Code, r.Counts))], text["roundup.col.code"], text),
                .. content.Figures.Appendices.Select(list => RoundUpFigures.GroupOf(list) is { } group
                    ? Reports(RoundUpTables.NameOf(text, list), titles, content, content.ReportsOf(group), text)
                    : Counted(RoundUpTables.NameOf(text, list), titles, text["compliance.col.unit"], null, [.. content.Figures.UnitsOf(list).Select(u => (u.Unit.Name, RoundUpTables.BlockOf(content, u.Unit.Block), u.Counts))], text["roundup.col.block"], text)),
                Reports(text["roundup.sheet.reports"], titles, content, content.Reports, text),
            ],
            text["compliance.book.page-number"], printedBy);
    }

    private static XlsxSheet Summary(RoundUpContent content, string[] titles, Text text)
    {
        var figures = content.Figures;
        return new XlsxSheet(
            text["roundup.sheet.summary"], titles,
            [new(text["roundup.col.figure"], 44), new(figures.Quarter.Label, 14), new(figures.Quarter.Previous.Label, 14), new(figures.Quarter.YearBefore.Label, 14)],
            [
                .. RoundUpTables.Columns.Append(ComplianceGroup.Extended).Append(ComplianceGroup.Returned).Append(ComplianceGroup.Exempt).Append(ComplianceGroup.Absorbed).Select(g => Row(
                    RoundUpTables.NameOf(text, g), q => g.In(q.Whole))),
                Row(text["roundup.col.percent"], q => q.Whole.OnTimePercent()),
                Row(text["roundup.figure.owing"], q => q.Owing),
                .. RoundUpTables.Lists.Where(l => l != RoundUpList.Repeated).Select(l => Row(text["roundup.figure.units", RoundUpTables.NameOf(text, l)], q => RoundUpFigures.CountOf(l, q))),
                [XlsxCell.Text(text["roundup.figure.units", RoundUpTables.NameOf(text, RoundUpList.Repeated)]), XlsxCell.Number(figures.LastQuarter is null ? null : figures.UnitsOf(RoundUpList.Repeated).Count), XlsxCell.Empty, XlsxCell.Empty],
            ]);

        IReadOnlyList<XlsxCell> Row(string name, Func<QuarterFigures, decimal?> figure) =>
        [
            XlsxCell.Text(name), XlsxCell.Number(figure(figures.Now)), XlsxCell.Number(figures.LastQuarter is { } last ? figure(last) : null),
            XlsxCell.Number(figures.LastYear is { } year ? figure(year) : null),
        ];
    }

    private static XlsxSheet Counted(
        string name, string[] titles, string first, RoundUpFigures? totals, IReadOnlyList<(string Name, string Note, ComplianceStatistics Counts)> rows, string second, Text text) => new(
        name, titles,
        [new(first, 40), new(second, 26), .. RoundUpTables.Columns.Select(g => new XlsxColumn(RoundUpTables.NameOf(text, g), 11)), new(text["roundup.col.percent"], 11)],
        rows.Select(r => (IReadOnlyList<XlsxCell>)[XlsxCell.Text(r.Name), XlsxCell.Text(r.Note), .. Cells(r.Counts)]))
        {
            Totals = totals is null ? null : [XlsxCell.Text(text["compliance.total"]), XlsxCell.Empty, .. Cells(totals.Now.Whole)],
        };

    private static IEnumerable<XlsxCell> Cells(ComplianceStatistics counts) =>
        RoundUpTables.Columns.Select(g => XlsxCell.Number(g.In(counts))).Append(XlsxCell.Number(counts.OnTimePercent()));

    private static XlsxSheet Reports(string name, string[] titles, RoundUpContent content, IEnumerable<RoundUpReport> reports, Text text)
    {
        var units = content.Figures.Now.Units.ToDictionary(u => u.Unit.Code, u => u.Unit);
        var names = content.Figures.Now.Requirements.ToDictionary(r => r.Code, r => r.Name);
        return new XlsxSheet(
            name, titles,
            [
                new(text["compliance.col.unit"], 34), new(text["compliance.col.report"], 34), new(text["compliance.col.period"], 16), new(text["compliance.col.due"], 24),
                new(text["compliance.col.received"], 18), new(text["compliance.col.state"], 30), new(text["compliance.col.late-minutes"], 11), new(text["compliance.col.reason"], 40),
            ],
            reports.Select(r => (IReadOnlyList<XlsxCell>)
            [
                XlsxCell.Text(units[r.Unit].Name), XlsxCell.Text(names[r.Requirement]), XlsxCell.Text(r.Period),
                XlsxCell.Text(r.Deadline is { } due ? DeadlineWords.Due(due, text.Language) : null), XlsxCell.DateTime(r.ReceivedAt is { } at ? Wall(at) : null),
                XlsxCell.Text(RoundUpTables.StateOf(text, r)), XlsxCell.Number(r.LateMinutes), XlsxCell.Text(r.Why),
            ]));
    }

    private static DateTime Wall(Instant at) => at.InZone(Deadline.Zone).LocalDateTime.ToDateTimeUnspecified();
}
