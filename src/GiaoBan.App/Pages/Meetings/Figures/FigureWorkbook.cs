using GiaoBan.App.Shared;
using GiaoBan.Documents.Xlsx;
using GiaoBan.Modules.Meetings.Figures;

namespace GiaoBan.App.Pages.Meetings.Figures;

/// <summary>The figures as sheets: by unit, block, month, and every fact.</summary>
public static class FigureWorkbook
{
    /// <summary>The workbook of a span.</summary>
    public static XlsxBook Of(MeetingTable table, Text text, PageFrame frame)
    {
        string[] titles =
        [
            text["meetingfigures.title"],
            .. frame.Tenant is { } tenant ? (string[])[tenant.Name] : [],
            text["meetingfigures.lead", table.From, table.To],
        ];
        return new XlsxBook(
            [.. Enum.GetValues<MeetingGrouping>().Select(g => Sums(table, g, titles, text)), Facts(table, titles, text)],
            text["compliance.book.page-number"],
            frame.Actor is { } actor ? text["app.printed.by", frame.Now, actor.FullName, actor.Posts.Count > 0 ? actor.Posts[0].Title : actor.UserName] : text["app.printed", frame.Now]);
    }

    private static XlsxSheet Sums(MeetingTable table, MeetingGrouping grouping, IReadOnlyList<string> titles, Text text) => new(
        text["meetingfigures.by." + FigureAddress.Words[grouping]], titles,
        [new(text["meetingfigures.by." + FigureAddress.Words[grouping]], 34), .. FigureAddress.Columns.Select(f => new XlsxColumn(text["meetingfigures.figure." + FigureAddress.WordOf(f)], 12))],
        table.Rows(grouping).Select(r => (IReadOnlyList<XlsxCell>)[XlsxCell.Text(FigureAddress.NameOf(text, grouping, r)), .. FigureAddress.Columns.Select(f => XlsxCell.Number(r[f]))]))
    {
        Totals = [XlsxCell.Text(text["meetingfigures.whole"]), .. FigureAddress.Columns.Select(f => XlsxCell.Number(table.Whole[f]))],
    };

    private static XlsxSheet Facts(MeetingTable table, IReadOnlyList<string> titles, Text text) => new(
        text["meetingfigures.facts"], titles,
        [
            new(text["meetingfigures.col.figure"], 24), new(text["meetingfigures.by.don-vi"], 30), new(text["meetingfigures.col.day"], 12), new(text["meetingfigures.col.subject"], 44),
            new(text["meetingfigures.col.detail"], 30), new(text["meetingfigures.col.amount"], 10),
        ],
        table.Facts.Select(f => (IReadOnlyList<XlsxCell>)
        [
            XlsxCell.Text(text["meetingfigures.figure." + FigureAddress.WordOf(f.Figure)]), XlsxCell.Text(table.Units[f.UnitId].Name), XlsxCell.Text(text.Write(f.Day)),
            XlsxCell.Text(f.Subject), XlsxCell.Text(f.Detail), XlsxCell.Number(f.Amount),
        ]));
}
