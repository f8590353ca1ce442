using GiaoBan.App.Pages.Reviews;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using GiaoBan.Documents.Xlsx;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Scores;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Scores;

namespace GiaoBan.App.Pages.Scores;

/// <summary>The list for the emulation board as files.</summary>
public static class ScorePapers
{
    /// <summary>The lines above the tables: sheet, state, hash.</summary>
    public static IReadOnlyList<string> Lead(RunView view, Text text) =>
    [
        text["scores.paper.sheet", view.Sheet.Sheet.Title, view.Sheet.Version.Number, view.Sheet.Sheet.Basis.Symbol, view.Sheet.Sheet.Basis.Issuer],
        view.Approved is { } approved ? text["scores.paper.frozen", approved.At, approved.PostTitle, approved.PersonName] : text["scores.paper.not-frozen"],
        .. view.Replaces is { } before ? (string[])[text["scores.replaces", before.Number, view.Run.ReplaceReason]] : [],
        .. view.Sha256 is { } hash ? (string[])[text["scores.paper.hash", Convert.ToHexStringLower(hash)]] : [],
    ];

    /// <summary>What the list is called.</summary>
    public static string Title(RunView view, Text text) => text["scores.paper.title", view.Quarter.Label, view.Run.Number];

    /// <summary>Whether a body of the Party issues the list; its head is another.</summary>
    public static bool IsOfTheParty(RunView view) => view.Issuer.Block.StartsWith("dang", StringComparison.Ordinal);

    /// <summary>What its files are called.</summary>
    public static string FileName(RunView view, string kind) => GetResult.NameOf(view.Run.Year, view.Run.Quarter, view.Run.Number, view.Run.Sheet) + "." + kind;

    /// <summary>The grade of a subject with what stands beside it.</summary>
    public static string Grade(Text text, ScoredSubject subject) => subject.Band is not { } band ? text["scores.band.none"]
        : subject.Lowered is { } lowered ? $"{band.Name} ({text["scores.lowered", subject.Score.Band!.Name, lowered.Reason]})" : band.Name;

    /// <summary>The workbook: a sheet of each kind of subject, then every point with its report.</summary>
    public static XlsxBook Workbook(RunView view, Text text, PageFrame frame) => new(
        [
            .. view.Sheet.Sheet.Subjects.Select(kind => Sheet(view, text, kind)),
            new XlsxSheet(
                text["scores.evidence"], Titles(view, text),
                [
                    new(text["scores.col.name"], 34), new(text["scores.col.criterion"], 34), new(text["scores.col.report"], 34), new(text["scores.col.period"], 22),
                    new(text["scores.col.cause"], 20), new(text["scores.col.counts-as"], 30), new(text["scores.col.points"], 10), new(text["scores.col.id"], 38),
                ],
                view.Board.Subjects.SelectMany(s => Evidence(view, text, s))),
        ],
        text["compliance.book.page-number"],
        frame.Actor is { } actor ? text["app.printed.by", frame.Now, actor.FullName, actor.Posts.Count > 0 ? actor.Posts[0].Title : actor.UserName] : text["app.printed", frame.Now]);

    /// <summary>The document: head, tables of units and officials, signature of the approver.</summary>
    public static DocxDocument Document(RunView view, Text text, PageFrame frame)
    {
        var party = IsOfTheParty(view);
        return new DocxDocument(Title(view, text),
        [
            new DocxLetterhead(party, view.Issuer.Name, ReviewPapers.Dated(text, frame.Now.InZone(Deadline.Zone).Date)) { Superior = frame.Tenant?.Name }.ToBlock(),
            DocxParagraph.Centered(text["scores.paper.head"], bold: true) with { Before = 14 },
            DocxParagraph.Centered(Title(view, text), bold: true) with { After = 6 },
            .. Lead(view, text).Select(DocxParagraph.Body),
            .. view.Sheet.Sheet.Subjects.SelectMany(kind => (DocxBlock[])[new DocxHeading(2, ScoreWords.Kind(text, kind)), Table(view, text, kind)]),
            new DocxParagraph(""),
            new DocxSignature(party, [text["scores.paper.recipient"]], view.Approved?.PostTitle ?? view.Computed.PostTitle).ToBlock(),
        ])
        { Page = DocxPage.Landscape, FontSize = 13 };
    }

    private static XlsxSheet Sheet(RunView view, Text text, SubjectKind kind) => new(
        ScoreWords.Kind(text, kind), Titles(view, text),
        [
            new(text["scores.col.number"], 6), new(text["scores.col.name"], 36), new(text["scores.col.note"], 30),
            .. view.Sheet.Sheet.Criteria.Select(c => new XlsxColumn(c.Name, 14)),
            new(text["scores.col.total"], 10), new(text["scores.col.band"], 30), new(text["scores.col.counted"], 10), new(text["scores.col.late"], 8), new(text["scores.col.missing"], 10),
        ],
        Rows(view, kind).Select((s, i) => (IReadOnlyList<XlsxCell>)
        [
            XlsxCell.Number(i + 1), XlsxCell.Text(s.Name), XlsxCell.Text(s.Note),
            .. s.Score.Criteria.Select(c => c.IsMarked ? XlsxCell.Number(c.Points) : XlsxCell.Text(text["scores.unmarked"])),
            XlsxCell.Number(s.Score.Total), XlsxCell.Text(Grade(text, s)), XlsxCell.Number(s.Score.Counts.Counted), XlsxCell.Number(s.Score.Counts.Late),
            XlsxCell.Number(s.Score.Counts.Missing),
        ]))
    { FrozenColumns = 2 };

    private static IEnumerable<IReadOnlyList<XlsxCell>> Evidence(RunView view, Text text, ScoredSubject subject)
    {
        var lines = subject.Lines.ToDictionary(l => l.LineId);
        return subject.Score.Criteria.SelectMany(c => c.Evidence.Select(e => (IReadOnlyList<XlsxCell>)
        [
            XlsxCell.Text(subject.Name), XlsxCell.Text(c.Criterion.Name), XlsxCell.Text(lines[e.Line].RequirementName), XlsxCell.Text(lines[e.Line].PeriodLabel),
            XlsxCell.Text(ScoreWords.Cause(text, e.Cause)), XlsxCell.Text(ScoreWords.Fate(text, view.Board.Scored(e.Line))), XlsxCell.Number(e.Points), XlsxCell.Text(e.Line.ToString()),
        ]));
    }

    private static DocxTable Table(RunView view, Text text, SubjectKind kind) => new(
        [
            new(text["scores.col.number"], 10, DocxAlign.Center), new(text["scores.col.name"], 60), new(text["scores.col.total"], 18, DocxAlign.Right), new(text["scores.col.band"], 50),
            new(text["scores.col.counted"], 18, DocxAlign.Right), new(text["scores.col.late"], 16, DocxAlign.Right), new(text["scores.col.missing"], 18, DocxAlign.Right),
        ],
        [
            .. Rows(view, kind).Select((s, i) => new DocxRow(
            [
                DocxCell.Text(VietnameseNumber.Format(i + 1)), DocxCell.Text(s.Note.Length > 0 ? $"{s.Name}\n{s.Note}" : s.Name), DocxCell.Number(VietnameseNumber.Format(s.Score.Total)),
                DocxCell.Text(Grade(text, s)), DocxCell.Number(VietnameseNumber.Format(s.Score.Counts.Counted)), DocxCell.Number(VietnameseNumber.Format(s.Score.Counts.Late)),
                DocxCell.Number(VietnameseNumber.Format(s.Score.Counts.Missing)),
            ])),
        ])
    { FontSize = 12 };

    private static IEnumerable<ScoredSubject> Rows(RunView view, SubjectKind kind) => view.Board.Subjects.Where(s => s.Kind == kind);

    private static string[] Titles(RunView view, Text text) => [Title(view, text), .. Lead(view, text)];
}
