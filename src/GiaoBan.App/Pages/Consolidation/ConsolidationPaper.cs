using GiaoBan.App.Pages.Regimes;
using GiaoBan.App.Pages.Reviews;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;

namespace GiaoBan.App.Pages.Consolidation;

/// <summary>A consolidated report as a document (DB-11): the words taken with the units they come from, and a table of who sent.</summary>
public static class ConsolidationPaper
{
    /// <summary>The document.</summary>
    /// <param name="text">The words.</param>
    /// <param name="frame">Whose it is, and now.</param>
    /// <param name="view">The draft, or what was handed over.</param>
    /// <param name="handed">Whether it is what was handed over.</param>
    /// <param name="names">Titles of posts.</param>
    public static DocxDocument Of(Text text, PageFrame frame, ConsolidationView view, bool handed, RegimeNames names)
    {
        var (terms, party) = (view.Period.Terms, view.Period.Terms.Pack.Basis.IsOfTheParty);
        var at = handed ? view.Period.Handed!.ReceivedAt : frame.Now;
        return new DocxDocument($"{terms.Stream.Name}, {terms.Period.Label}",
        [
            new DocxLetterhead(party, frame.Tenant?.Name ?? terms.UnitName, ReviewPapers.Dated(text, at.InZone(Deadline.Zone).Date)).ToBlock(),
            DocxParagraph.Centered(text["consolidation.paper.title"], bold: true) with { Before = 14 },
            DocxParagraph.Centered($"{terms.Stream.Name}, {terms.Period.Label}", bold: true),
            DocxParagraph.Centered(text[handed ? "consolidation.paper.version" : "consolidation.paper.draft", view.Version], italic: true) with { After = 8 },
            .. Lead(text, view).Select(DocxParagraph.Body),
            .. Body(text, view),
            new DocxParagraph(""),
            new DocxSignature(
                party, [terms.Requirement.Recipient, text["consolidation.docx.kept", terms.UnitName]],
                terms.Stream.ApproverPost is { } approver ? names.Post(approver) : text["consolidation.paper.approver"]).ToBlock(),
            new DocxHeading(1, text["consolidation.docx.annex"]),
            Senders(text, view),
        ]);
    }

    /// <summary>What the file is called.</summary>
    public static string FileName(ConsolidationView view) => $"{view.Period.Terms.Stream.Code}-{view.Period.Terms.Period.Key}.docx".ToLowerInvariant();

    private static IEnumerable<string> Lead(Text text, ConsolidationView view)
    {
        var owed = view.Period.Sources.Where(s => s.State.IsObligated).ToList();
        yield return text["consolidation.docx.lead", view.Taken.Count, owed.Count, owed.Count(s => s.State.Verdict == Verdict.Late)];
        if (Absent(text, view) is { Length: > 0 } absent)
        {
            yield return absent;
        }

        if (view.Period.Terms.Requirement.Estimates)
        {
            yield return text["consolidation.estimates"];
        }
    }

    private static string Absent(Text text, ConsolidationView view)
    {
        var parts = new List<string>();
        void Add(string key, IEnumerable<string> units)
        {
            if (string.Join("; ", units) is { Length: > 0 } listed)
            {
                parts.Add(text[key, listed]);
            }
        }

        Add("consolidation.paper.missing", view.Missing.Except(view.WithMoreTime).Except(view.Newer).Select(s => s.UnitName));
        Add("consolidation.paper.after", view.Missing.Intersect(view.Newer).Select(s => s.UnitName));
        Add("consolidation.paper.extended", view.WithMoreTime.Select(s => s.UnitName));
        Add("consolidation.paper.excused", view.Excused.Select(s => $"{s.UnitName} ({s.ExemptReason})"));
        return string.Join(' ', parts);
    }

    private static IEnumerable<DocxBlock> Body(Text text, ConsolidationView view)
    {
        var part = 0;
        foreach (var form in view.Report.Forms.Where(f => f.Totals.Any(t => t.Cells.Count > 0)))
        {
            yield return new DocxHeading(2, $"{text.Write(++part)}. {form.Form.Name}");
            yield return Totals(text, form);
        }

        foreach (var chapter in view.Report.Sections.Where(c => c.Blocks.Any(b => b.Taken)))
        {
            yield return new DocxHeading(2, $"{text.Write(++part)}. {chapter.Section.Title}");
            foreach (var group in ReportLayout.Groups(text, view, [.. chapter.Blocks.Where(b => b.Taken)]))
            {
                if (group.Name is not null)
                {
                    yield return new DocxHeading(3, group.Name);
                }

                foreach (var block in group.Blocks)
                {
                    yield return Paragraph(view, block);
                }
            }
        }

        if (view.Report.Activities.Count > 0)
        {
            yield return new DocxHeading(2, $"{text.Write(++part)}. {text["consolidation.activities"]}");
            yield return DocxParagraph.Body(string.Join("; ", view.Report.Activities.Select(a => $"{a.Name}: {VietnameseNumber.Format(a.Count)} {a.Unit}")) + ".");
        }
    }

    private static DocxParagraph Paragraph(ConsolidationView view, ConsolidationBlock block)
    {
        var units = string.Join("; ", block.Sources.Distinct().Select(s => view.Find(s)?.UnitName));
        return new DocxParagraph(units.Length == 0 ? [new DocxRun(block.Text)] : [new DocxRun(block.Text), new DocxRun($" ({units})", Italic: true)])
        {
            Align = DocxAlign.Justified,
            FirstLine = 10,
        };
    }

    private static DocxTable Totals(Text text, FormTotals form) => new(
        [
            new(text["consolidation.col.indicator"], 50), new(text["consolidation.col.unit"], 16), new(text["consolidation.col.period"], 18, DocxAlign.Right),
            new(text["consolidation.col.cumulative"], 18, DocxAlign.Right), new(text["consolidation.col.percent"], 12, DocxAlign.Right),
        ],
        [
            .. form.Totals.Where(t => t.Cells.Count > 0).Select(t => DocxRow.Of(
                t.Total.Indicator.Name, t.Total.Indicator.Unit, Number(text, t.Total.Whole, t.Total.Estimate is not null), Number(text, t.Total.Cumulative, t.Total.IsEstimate),
                Number(text, t.Total.Percent is { } percent ? Math.Round(percent, 1) : null, false))),
        ])
    { FontSize = 12 };

    private static string? Number(Text text, decimal? value, bool estimate) => value is not { } number
        ? null
        : estimate ? $"{VietnameseNumber.Format(number)} ({text["app.number.estimate"]})" : VietnameseNumber.Format(number);

    // Every unit that owed it or was excused, kind by kind: who sent, when, which version this report holds.
    private static DocxTable Senders(Text text, ConsolidationView view)
    {
        var groups = ReportLayout.HasGroups(view.Period);
        var number = 0;
        return new DocxTable(
            [
                new(text["consolidation.docx.col.number"], 11, DocxAlign.Center), new(text["consolidation.docx.col.unit"], 62), new(text["consolidation.docx.col.sent"], 30),
                new(text["consolidation.docx.col.version"], 12, DocxAlign.Center), new(text["consolidation.docx.col.state"], 40),
            ],
            [
                .. view.Period.Sources.Where(s => s.State.Verdict != Verdict.Absorbed).GroupBy(s => groups ? s.UnitKind : "").SelectMany(g => g
                    .Select(s => DocxRow.Of(
                        text.Write(++number), s.UnitName, s.LastReceivedAt is { } at ? text.Write(at) : null,
                        view.Taken.FirstOrDefault(t => t.Source.SubmissionId == s.ObligationId) is { } taken ? text.Write(taken.Source.Version) : null, State(text, s)))
                    .Prepend(groups ? new DocxRow([DocxCell.Text(ReportLayout.KindName(text, g.Key), span: 5)], Bold: true) : null)
                    .OfType<DocxRow>()),
            ])
        { FontSize = 12 };
    }

    private static string State(Text text, StreamSource source) => source.State switch
    {
        { Verdict: Verdict.Exempt } => $"{text["compliance.badge.exempt"]}: {source.ExemptReason}",
        { Verdict: Verdict.Late, LateMinutes: var late } => text["app.state.late", VietnameseDates.Length(late, text.Language)],
        var state => text["compliance.badge." + ComplianceCodes.Of(state.Badge)],
    };
}
