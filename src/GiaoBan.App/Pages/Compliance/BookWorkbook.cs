using GiaoBan.App.Shared;
using GiaoBan.Documents.Xlsx;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Compliance.Contracts;

namespace GiaoBan.App.Pages.Compliance;

/// <summary>The book as sheets: units, officials, single reports.</summary>
public static class BookWorkbook
{
    private static readonly IReadOnlyList<ComplianceGroup> Counted =
    [
        ComplianceGroup.Obligated, ComplianceGroup.Sent, ComplianceGroup.OnTime, ComplianceGroup.WithinExtension, ComplianceGroup.Late, ComplianceGroup.Missing,
        ComplianceGroup.Overdue, ComplianceGroup.NotDueYet, ComplianceGroup.Nil, ComplianceGroup.Returned, ComplianceGroup.Incomplete, ComplianceGroup.Inaccurate,
        ComplianceGroup.Extended, ComplianceGroup.Exempt,
    ];

    /// <summary>The workbook of a view.</summary>
    public static XlsxBook Of(BookView view, Text text, PageFrame frame)
    {
        string[] titles =
        [
            text["compliance.book.title"],
            .. frame.Tenant is { } tenant ? (string[])[tenant.Name] : [],
            text["compliance.book.lead", view.Address.From, view.Address.To, BookWords.Sentence(text, view.Book.Statistics)],
        ];
        return new XlsxBook(
            [
                Summary(view.Book.ByUnit(), view.Book.Statistics, titles, "don-vi", text["compliance.col.unit"], text["compliance.col.unit-name"], text),
                Summary(view.Book.ByPerson(), view.Book.Statistics, titles, "nguoi", text["compliance.col.person"], text["compliance.col.post"], text),
                Lines(view.List, titles, text),
            ],
            text["compliance.book.page-number"],
            frame.Actor is { } actor ? text["app.printed.by", frame.Now, actor.FullName, actor.Posts.Count > 0 ? actor.Posts[0].Title : actor.UserName] : text["app.printed", frame.Now]);
    }

    private static XlsxSheet Summary(
        IReadOnlyList<BookRow> rows, ComplianceStatistics whole, IReadOnlyList<string> titles, string view, string first, string second, Text text) => new(
        text["compliance.view." + view], titles,
        [
            new(first, 30), new(second, 34),
            .. Counted.Select(g => new XlsxColumn(text["compliance.group." + ComplianceCodes.Of(g)], 11)),
        ],
        rows.Select(r => (IReadOnlyList<XlsxCell>)
        [
            XlsxCell.Text(r.Name.Length > 0 ? r.Name : text["compliance.nobody"]), XlsxCell.Text(r.Note), .. Counted.Select(g => XlsxCell.Number(g.In(r.Statistics))),
        ]))
        {
            Totals = [XlsxCell.Text(text["compliance.total"]), XlsxCell.Empty, .. Counted.Select(g => XlsxCell.Number(g.In(whole)))],
        };

    private static XlsxSheet Lines(IReadOnlyList<BookLine> lines, IReadOnlyList<string> titles, Text text) => new(
        text["compliance.view.bao-cao"], titles,
        [
            new(text["compliance.col.unit"], 22), new(text["compliance.col.report"], 30), new(text["compliance.col.period"], 14), new(text["compliance.col.person"], 22),
            new(text["compliance.col.post"], 26), new(text["compliance.col.due"], 26), new(text["compliance.col.received"], 18), new(text["compliance.col.state"], 18),
            new(text["compliance.col.late-minutes"], 11), new(text["compliance.badge.nil"], 11), new(text["compliance.col.returned"], 10), new(text["compliance.col.reason"], 36),
            new(text["compliance.col.note"], 30),
        ],
        lines.Select(l => (IReadOnlyList<XlsxCell>)
        [
            XlsxCell.Text(l.Unit.ShortName), XlsxCell.Text(l.RequirementName), XlsxCell.Text(l.PeriodLabel), XlsxCell.Text(l.PersonName ?? text["compliance.nobody"]),
            XlsxCell.Text(l.PostTitle), XlsxCell.Text(l.State.EffectiveDue is { } due ? DeadlineWords.Due(due, text.Language) : null),
            XlsxCell.DateTime(l.FirstReceivedAt?.InZone(Deadline.Zone).LocalDateTime.ToDateTimeUnspecified()),
            XlsxCell.Text(text["compliance.badge." + ComplianceCodes.Of(l.State.Badge)]),
            XlsxCell.Number(l.State.LateMinutes), XlsxCell.Text(l.State.Nil ? "x" : null), XlsxCell.Number(l.ReturnedCount),
            XlsxCell.Text(l.LateReason ?? l.ExemptReason ?? (l.AbsorbedInto is { } into ? text["compliance.note.absorbed", into] : null)),
            XlsxCell.Text(BookWords.Defects(text, l.State)),
        ]));
}
