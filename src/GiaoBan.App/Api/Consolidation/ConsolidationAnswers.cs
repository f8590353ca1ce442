using GiaoBan.App.Api.Reporting;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Figures;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.App.Api.Consolidation;

/// <summary>A stream's consolidated draft: every paragraph and every total names the versions it comes from.</summary>
internal sealed record ConsolidationAnswer(
    Guid ObligationId, string Requirement, StreamAnswer Stream, PeriodAnswer Period, DueAnswer? Due, string State, int DraftVersion, Instant? BuiltAt, string? BuiltBy,
    IReadOnlyList<SourceAnswer> Sources, IReadOnlyList<OwedAnswer> Missing, IReadOnlyList<SourceVersionAnswer> Newer, IReadOnlyList<SectionAnswer> Sections,
    IReadOnlyList<TotalAnswer> Figures, IReadOnlyList<ActivityAnswer> Activities, IReadOnlyList<PlanDayAnswer> Plan, HandedVersionAnswer? Handed)
{
    public static ConsolidationAnswer Of(ConsolidationView view)
    {
        var (terms, draft) = (view.Period.Terms, view.Period.Draft);
        var units = view.Taken.ToDictionary(t => t.Source.SubmissionId, t => new UnitCodeAnswer(t.UnitCode, t.UnitName));
        return new(
            terms.ObligationId, terms.Requirement.Code, new(terms.Stream.Code, terms.Stream.Name),
            new(terms.Period.Key, terms.Period.Label, terms.Period.Window?.Start, terms.Period.Window?.End), DueAnswer.Of(terms.Due),
            ComplianceCodes.Of(terms.State.Progress), view.Version, draft?.BuiltAt, draft?.BuiltBy,
            [.. view.Taken.Select(t => new SourceAnswer(t.Source.SubmissionId, t.Source.Version, units[t.Source.SubmissionId], t.ReceivedAt, t.Content.Nil))],
            [.. view.Missing.Select(m => new OwedAnswer(m.ObligationId, new(m.UnitCode, m.UnitName), m.PostTitle, ComplianceCodes.Of(m.State.Badge), m.State.LateMinutes))],
            [.. view.Newer.Select(n => new SourceVersionAnswer(n.ObligationId, n.SentVersion, new(n.UnitCode, n.UnitName)))],
            [.. view.Report.Sections.Select(s => new SectionAnswer(s.Section.Code, s.Section.Title, [.. s.Blocks.Select(b => ParagraphAnswer.Of(b, units))]))],
            [.. view.Report.Forms.SelectMany(f => f.Totals.Select(t => TotalAnswer.Of(f.Form.Code, t, view)))],
            [.. view.Report.Activities.Select(a => new ActivityAnswer(a.Kind, a.Name, a.Unit, a.Count, [.. a.Lines.Select(l => new UnitActivityAnswer(l.UnitName, l.Line))]))],
            [.. view.Report.Plan.Select(d => new PlanDayAnswer(d.Date, [.. d.Lines.Select(l => new UnitPlanAnswer(l.UnitName, l.Line))]))],
            view.Period.Handed is { } h ? new(h.Version, h.ReceivedAt, h.Verdict, h.LateMinutes, h.Receipt, h.DraftVersion) : null);
    }
}

internal sealed record StreamAnswer(string Code, string Name);

internal sealed record SourceAnswer(Guid SubmissionId, int Version, UnitCodeAnswer Unit, Instant ReceivedAt, bool Nil);

/// <summary>Who owes a report that the draft does not hold: not sent, or returned.</summary>
internal sealed record OwedAnswer(Guid SubmissionId, UnitCodeAnswer Unit, string Post, string State, int LateMinutes);

internal sealed record SourceVersionAnswer(Guid SubmissionId, int Version, UnitCodeAnswer Unit);

internal sealed record SectionAnswer(string Code, string Title, IReadOnlyList<ParagraphAnswer> Paragraphs);

/// <summary>A paragraph; without sources it is the focal post's own words, and one that is not taken is not handed over.</summary>
internal sealed record ParagraphAnswer(string Id, string Text, string Original, bool Taken, IReadOnlyList<SourceVersionAnswer> Sources)
{
    public static ParagraphAnswer Of(ConsolidationBlock block, Dictionary<Guid, UnitCodeAnswer> units) => new(
        block.Id, block.Text, block.Original, block.Taken, [.. block.Sources.Select(s => new SourceVersionAnswer(s.SubmissionId, s.Version, units[s.SubmissionId]))]);
}

/// <summary>A total, and the cells it is the sum of.</summary>
internal sealed record TotalAnswer(
    string Indicator, string Name, string UnitOfMeasure, string Form, PeriodKeyAnswer Period, decimal? Value, decimal? Estimate, decimal? Cumulative, decimal EstimatedPart,
    decimal? Target, decimal? Percent, IReadOnlyList<CellAnswer> Sources)
{
    public static TotalAnswer Of(string form, StreamTotal total, ConsolidationView view)
    {
        var line = total.Total;
        return new(
            line.Indicator.Code, line.Indicator.Name, line.Indicator.Unit, form, new(view.Period.Terms.Period.Key, view.Period.Terms.Period.Label), line.Value,
            line.Estimate, line.Cumulative, line.EstimatedPart, line.Target, line.Percent, [.. total.Cells.Select(c => CellAnswer.Of(c, view))]);
    }
}

/// <summary>A unit's part of a total; version 0 and no submission where it only brings what it reported in earlier periods.</summary>
internal sealed record CellAnswer(Guid? SubmissionId, int Version, UnitCodeAnswer Unit, decimal? Value, decimal? Estimate, decimal? Cumulative)
{
    public static CellAnswer Of(TotalCell cell, ConsolidationView view) => new(
        cell.Version == 0 ? null : view.Taken.First(t => t.UnitCode == cell.Unit).Source.SubmissionId, cell.Version,
        new(cell.Unit, view.Report.UnitNames[cell.Unit]), cell.Line.Value, cell.Line.Estimate, cell.Line.Cumulative);
}

internal sealed record ActivityAnswer(string Kind, string Name, string Unit, decimal Count, IReadOnlyList<UnitActivityAnswer> Lines);

internal sealed record UnitActivityAnswer(string UnitName, ActivityLine Line);

internal sealed record PlanDayAnswer(LocalDate Date, IReadOnlyList<UnitPlanAnswer> Lines);

internal sealed record UnitPlanAnswer(string UnitName, PlanLine Line);

internal sealed record HandedVersionAnswer(int Version, Instant ReceivedAt, string Verdict, int LateMinutes, string Receipt, int DraftVersion);
