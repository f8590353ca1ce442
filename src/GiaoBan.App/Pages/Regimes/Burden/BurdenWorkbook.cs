using GiaoBan.App.Shared;
using GiaoBan.Documents.Xlsx;
using GiaoBan.Domain.Regimes.Burdens;
using GiaoBan.Modules.Regimes;

namespace GiaoBan.App.Pages.Regimes.Burden;

/// <summary>The burden as sheets: units, weeks, figures asked twice.</summary>
public static class BurdenWorkbook
{
    /// <summary>The workbook.</summary>
    public static XlsxBook Of(TenantBurden burden, RuleWords words, Text text, PageFrame frame)
    {
        string[] titles =
        [
            text["catalogue.burden.title"],
            .. frame.Tenant is { } tenant ? (string[])[tenant.Name] : [],
            text["catalogue.burden.lead", burden.Packs.Count, burden.Burden.Units.Count(u => u.Load.ReportsAYear > 0), burden.From, burden.To],
        ];
        return new XlsxBook(
            [Units(burden.Burden, titles, words, text), Weeks(burden.Burden, titles, text), Doubles(burden.Burden, titles, text)],
            text["compliance.book.page-number"],
            frame.Actor is { } actor ? text["app.printed.by", frame.Now, actor.FullName, actor.Posts.Count > 0 ? actor.Posts[0].Title : actor.UserName] : text["app.printed", frame.Now]);
    }

    private static XlsxSheet Units(Domain.Regimes.Burdens.Burden burden, string[] titles, RuleWords words, Text text) => new(
        text["catalogue.burden.units"], titles,
        [
            new(text["catalogue.burden.order.don-vi"], 34), new(text["catalogue.filter.unit"], 24), new(text["catalogue.burden.col.reports"], 14),
            new(text["catalogue.burden.col.sections"], 14), new(text["catalogue.burden.col.numbers"], 14), new(text["catalogue.burden.order.tuan-nang"], 14),
        ],
        burden.Units.Select(u => (IReadOnlyList<XlsxCell>)
        [
            XlsxCell.Text(u.Unit.Name), XlsxCell.Text(words.Named("kind", u.Unit.Kind)), XlsxCell.Number(u.Load.ReportsAYear),
            XlsxCell.Number(u.Load.SectionsAYear), XlsxCell.Number(u.Load.FiguresAYear), XlsxCell.Number(u.Load.HeaviestWeek),
        ]))
    {
        Totals =
        [
            XlsxCell.Text(text["compliance.total"]), XlsxCell.Empty, XlsxCell.Number(burden.Units.Sum(u => u.Load.ReportsAYear)),
            XlsxCell.Number(burden.Units.Sum(u => u.Load.SectionsAYear)), XlsxCell.Number(burden.Units.Sum(u => u.Load.FiguresAYear)), XlsxCell.Empty,
        ],
    };

    private static XlsxSheet Weeks(Domain.Regimes.Burdens.Burden burden, string[] titles, Text text) => new(
        text["catalogue.burden.weeks"], titles,
        [new(text["catalogue.burden.order.don-vi"], 34), .. Enumerable.Range(0, burden.Weeks.Count).Select(week => new XlsxColumn(text.Write(burden.Weeks[week]), 11))],
        burden.Units.Where(u => u.Load.Weeks.Count > 0).Select(u => (IReadOnlyList<XlsxCell>)[XlsxCell.Text(u.Unit.Name), .. u.Load.Weeks.Select(reports => XlsxCell.Number(reports))]));

    private static XlsxSheet Doubles(Domain.Regimes.Burdens.Burden burden, string[] titles, Text text) => new(
        text["catalogue.burden.doubles"], titles,
        [
            new(text["catalogue.burden.sheet.one"], 34), new(text["catalogue.burden.sheet.other"], 34), new(text["catalogue.burden.col.figures"], 40),
            new(text["catalogue.burden.col.units"], 10), new(text["catalogue.burden.sheet.reports"], 16), new(text["catalogue.burden.sheet.numbers"], 16),
        ],
        burden.Doubles.Select(d => (IReadOnlyList<XlsxCell>)
        [
            XlsxCell.Text(NameOf(d.One)), XlsxCell.Text(NameOf(d.Other)), XlsxCell.Text(string.Join("; ", d.Figures.Select(f => f.One.Name))),
            XlsxCell.Number(d.Units), XlsxCell.Number(d.ReportsSavedInAll), XlsxCell.Number(d.FiguresSavedInAll),
        ]));

    private static string NameOf(AskedReport report) => $"{report.Requirement.Name} ({report.Regime})";
}
