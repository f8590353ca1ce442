using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Compliance.RoundUps;
using NodaTime;

namespace GiaoBan.Modules.Compliance;

/// <summary>A round-up whole: what page, paper, document and spreadsheet show. Issued, it is frozen in this form.</summary>
/// <param name="Format">1.</param>
/// <param name="Quarter">The quarter.</param>
/// <param name="Number">Which of the quarter; 0 where none was begun.</param>
/// <param name="Reason">Why it follows an issued one.</param>
/// <param name="Tenant">The authority's name.</param>
/// <param name="IsOfTheParty">A body of the Party issues it.</param>
/// <param name="Issuer">The unit that makes it.</param>
/// <param name="SignerTitle">The post that made it.</param>
/// <param name="Recipient">To whom.</param>
/// <param name="Place">The place in the line of place and date.</param>
/// <param name="Symbol">Number and symbol, if given.</param>
/// <param name="BlockNames">Names of blocks by code.</param>
/// <param name="AsOf">The moment of the figures.</param>
/// <param name="Figures">The figures.</param>
/// <param name="Words">The paragraphs.</param>
/// <param name="Reports">Every report of the quarter, in the order of units and deadlines.</param>
public sealed record RoundUpContent(
    int Format, Quarter Quarter, int Number, string? Reason, string Tenant, bool IsOfTheParty, string Issuer, string SignerTitle, string Recipient, string Place, string? Symbol,
    IReadOnlyDictionary<string, string> BlockNames, Instant AsOf, RoundUpFigures Figures, IReadOnlyList<RoundUpWords> Words, IReadOnlyList<RoundUpReport> Reports)
{
    /// <summary>The form that is written today.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The paragraphs of a section that are printed.</summary>
    public IEnumerable<RoundUpWords> Of(RoundUpSection section) => Words.Where(w => w.Section == section && w.Text.Length > 0);

    /// <summary>The reports of a figure, of one unit, requirement or block if told.</summary>
    public IEnumerable<RoundUpReport> ReportsOf(ComplianceGroup group, string? unit = null, string? requirement = null, string? block = null)
    {
        var inBlock = block is null ? null : Figures.Now.Units.Where(u => u.Unit.Block == block).Select(u => u.Unit.Code).ToHashSet(StringComparer.Ordinal);
        return Reports.Where(r => group.Holds(r.State) && (unit is null || r.Unit == unit) && (requirement is null || r.Requirement == requirement) && inBlock?.Contains(r.Unit) != false);
    }
}

/// <summary>A paragraph: what the figures drafted and, beside it, the office's own words.</summary>
/// <param name="Place">Its place.</param>
/// <param name="Section">Its section.</param>
/// <param name="Drafted">Drafted from the figures; empty where only the office writes.</param>
/// <param name="Edited">The office's words; empty leaves it out, null is as drafted.</param>
/// <param name="EditedFrom">What was drafted when they were written.</param>
public sealed record RoundUpWords(string Place, RoundUpSection Section, string Drafted, string? Edited, string? EditedFrom)
{
    /// <summary>What is printed.</summary>
    public string Text => Edited ?? Drafted;

    /// <summary>The figures have moved since the office wrote.</summary>
    public bool IsStale => EditedFrom is { } from && Undated(from) != Undated(Drafted);

    /// <summary>The words without the moment that they may name first: it runs on while nothing else changes.</summary>
    internal static string Undated(string text) =>
        text.StartsWith(RoundUpText.MomentLead, StringComparison.Ordinal) ? text[(text.IndexOf(',', StringComparison.Ordinal) + 1)..] : text;
}

/// <summary>A report of the quarter.</summary>
/// <param name="Id">The obligation.</param>
/// <param name="Unit">The unit's code.</param>
/// <param name="Requirement">The requirement's code.</param>
/// <param name="Period">The period, as people write it.</param>
/// <param name="Due">The deadline that counted.</param>
/// <param name="DueInclusive">Whether its instant is in time.</param>
/// <param name="ReceivedAt">When it first came.</param>
/// <param name="Verdict">How it stood.</param>
/// <param name="Progress">How far it was.</param>
/// <param name="LateMinutes">Minutes late.</param>
/// <param name="Nil">"Không phát sinh".</param>
/// <param name="Extended">More time was granted.</param>
/// <param name="Returned">It was returned.</param>
/// <param name="Incomplete">It was found incomplete.</param>
/// <param name="Inaccurate">It was found inaccurate.</param>
/// <param name="Why">Why late, excused or part of another, in the words of the book.</param>
public sealed record RoundUpReport(
    Guid Id, string Unit, string Requirement, string Period, Instant? Due, bool DueInclusive, Instant? ReceivedAt, Verdict Verdict, Progress Progress, int LateMinutes,
    bool Nil, bool Extended, bool Returned, bool Incomplete, bool Inaccurate, string? Why)
{
    /// <summary>The state, so that the one definition of every figure serves here too.</summary>
    public ComplianceState State => new(Verdict, Progress, Deadline, LateMinutes, Nil, Extended, Returned) { Incomplete = Incomplete, Inaccurate = Inaccurate };

    /// <summary>The deadline that counted.</summary>
    public Deadline? Deadline => Due is { } at ? new Deadline(at, DueInclusive) : null;
}
