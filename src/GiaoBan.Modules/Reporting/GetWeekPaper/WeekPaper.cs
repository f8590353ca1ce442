using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>What the words of a stream in the paper are.</summary>
public enum PaperWords
{
    /// <summary>Approved by the stream's approver.</summary>
    Approved,

    /// <summary>Handed over, not approved yet.</summary>
    Handed,

    /// <summary>A draft.</summary>
    Draft,

    /// <summary>A draft whose handed version was returned.</summary>
    Returned,

    /// <summary>The units' own words: nobody has built a draft.</summary>
    NotBuilt,

    /// <summary>None: no unit has sent.</summary>
    None,
}

/// <summary>A stream in the paper.</summary>
/// <param name="View">The report: approved, else the latest there is.</param>
/// <param name="Words">What it is.</param>
/// <param name="Statistics">"x/y gửi, z chậm, n chưa gửi", as board and book count it.</param>
public sealed record PaperStream(ConsolidationView View, PaperWords Words, ComplianceStatistics Statistics)
{
    /// <summary>Rules and period.</summary>
    public StreamTerms Terms => View.Period.Terms;

    /// <summary>Who sent late.</summary>
    public IReadOnlyList<StreamSource> Late => [.. View.Period.Sources.Where(s => ComplianceGroup.Late.Holds(s.State))];

    /// <summary>Who has not sent, and is past the deadline.</summary>
    public IReadOnlyList<StreamSource> Overdue => [.. View.Period.Sources.Where(s => ComplianceGroup.Overdue.Holds(s.State))];

    /// <summary>Who has not sent, and still has time: nobody may call them late.</summary>
    public IReadOnlyList<StreamSource> NotDueYet => [.. View.Period.Sources.Where(s => ComplianceGroup.NotDueYet.Holds(s.State))];

    /// <summary>Whose report was returned and has not come again.</summary>
    public IReadOnlyList<StreamSource> Returned => [.. View.Period.Sources.Where(s => s.State.Progress == Progress.Returned)];

    /// <summary>What was done: the sections that raise nothing.</summary>
    public IReadOnlyList<SectionBlocks> Results => [.. View.Report.Sections.Where(s => !s.Section.Raises).Select(Taken).Where(s => s.Blocks.Count > 0)];

    /// <summary>What is raised: difficulties, requests, proposals.</summary>
    public IReadOnlyList<SectionBlocks> Matters => [.. View.Report.Sections.Where(s => s.Section.Raises).Select(Taken).Where(s => s.Blocks.Count > 0)];

    /// <summary>The forms with the lines that hold a figure.</summary>
    public IReadOnlyList<FormTotals> Figures =>
        [.. View.Report.Forms.Select(f => f with { Totals = [.. f.Totals.Where(t => t.Cells.Count > 0)] }).Where(f => f.Totals.Count > 0)];

    /// <summary>How many lines of its forms hold no figure at all.</summary>
    public int Empty => View.Report.Forms.Sum(f => f.Totals.Count(t => t.Cells.Count == 0));

    /// <summary>Whom a block's words come from, by their short names; empty where they are the focal post's own.</summary>
    public IReadOnlyList<string> From(ConsolidationBlock block) =>
    [
        .. block.Sources.Select(b => View.Period.Sources.FirstOrDefault(s => s.ObligationId == b.SubmissionId)?.ShortName ?? View.Find(b)?.UnitName)
            .OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    private static SectionBlocks Taken(SectionBlocks section) => section with { Blocks = [.. section.Blocks.Where(b => b.Taken)] };
}

/// <summary>A piece of next week's work, and what it clashes with.</summary>
public sealed record PaperWork(UnitPlanLine Work, IReadOnlyList<PaperClash> Clashes);

/// <summary>A clash, seen from one of the two.</summary>
/// <param name="Kind">What both want.</param>
/// <param name="Over">The room or the people.</param>
/// <param name="With">The other piece of work.</param>
public sealed record PaperClash(PlanClashKind Kind, string Over, UnitPlanLine With);

/// <summary>A day of next week.</summary>
public sealed record PaperDay(LocalDate Date, IReadOnlyList<PaperWork> Works);

/// <summary>The paper of the week's briefing (SK-6): all streams, figures, what is raised, next week.</summary>
/// <param name="Key">The period's key: <c>2021-W33</c>.</param>
/// <param name="Label">"Tuần 33/2021".</param>
/// <param name="Window">The days whose work counts.</param>
/// <param name="IsOfTheParty">Whether the regime is the Party's, whose title then stands on the paper.</param>
/// <param name="Streams">In the order of the regime.</param>
/// <param name="PlanWindow">The days of the plan; null where no stream carries one.</param>
/// <param name="Plan">Next week, day by day.</param>
/// <param name="Previous">The week before, if there is one.</param>
/// <param name="Next">The week after, if it is laid out.</param>
public sealed record WeekPaper(
    string Key, string Label, DateInterval? Window, bool IsOfTheParty, IReadOnlyList<PaperStream> Streams, DateInterval? PlanWindow,
    IReadOnlyList<PaperDay> Plan, string? Previous, string? Next)
{
    /// <summary>All streams together; a unit that owes to two counts twice, as it owes twice.</summary>
    public ComplianceStatistics Statistics => ComplianceStatistics.Of(Streams.SelectMany(s => s.View.Period.Sources).Select(s => s.State));

    /// <summary>Pairs of work that clash.</summary>
    public int Clashes => Plan.Sum(d => d.Works.Sum(w => w.Clashes.Select(c => c.With).Distinct().Count())) / 2;
}
