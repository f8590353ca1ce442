using NodaTime;

namespace GiaoBan.Domain.Regimes;

/// <summary>A regime (chế độ báo cáo) as data: one version of it, as one YAML file in <c>regimes/</c> holds it. Never edited once in force; followed by another.</summary>
/// <param name="Code">The pack's name: <c>son-kim-2-62</c>.</param>
/// <param name="Title">What it rules, in Vietnamese.</param>
/// <param name="Basis">The document it comes from.</param>
/// <param name="EffectiveFrom">The first day it is in force.</param>
/// <param name="EffectiveTo">The last day, or null.</param>
/// <param name="Clauses">The words of the text that the rules rest on.</param>
/// <param name="Requirements">The reports asked for, in the order of the text.</param>
/// <param name="Streams">Who consolidates what.</param>
/// <param name="Outlines">The outlines (đề cương) that requirements name.</param>
/// <param name="Forms">The indicator forms (biểu) that requirements name.</param>
/// <param name="ActivityKinds">Kinds of activity lines (SK-4).</param>
public sealed record RegimePack(
    string Code,
    string Title,
    BasisDocument Basis,
    LocalDate EffectiveFrom,
    LocalDate? EffectiveTo,
    IReadOnlyList<Clause> Clauses,
    IReadOnlyList<Requirement> Requirements,
    IReadOnlyList<ReportStream> Streams,
    IReadOnlyList<Outline> Outlines,
    IReadOnlyList<IndicatorForm> Forms,
    IReadOnlyList<ActivityKind> ActivityKinds)
{
    /// <summary>The requirement of a code, or null.</summary>
    public Requirement? FindRequirement(string code) => Requirements.FirstOrDefault(r => r.Code == code);

    /// <summary>The stream of a code, or null.</summary>
    public ReportStream? FindStream(string code) => Streams.FirstOrDefault(s => s.Code == code);

    /// <summary>The outline of a requirement, or null where it has none.</summary>
    public Outline? OutlineOf(Requirement requirement) => Outlines.FirstOrDefault(o => o.Code == requirement.Outline);

    /// <summary>The forms of a requirement, in its order.</summary>
    public IReadOnlyList<IndicatorForm> FormsOf(Requirement requirement) =>
        [.. requirement.Forms.Select(code => Forms.First(f => f.Code == code))];
}

/// <summary>The document a regime comes from.</summary>
/// <param name="Issuer">The issuing body.</param>
/// <param name="Symbol">Number and symbol: <c>62-CV/ĐU</c>.</param>
/// <param name="Date">The day it is dated.</param>
/// <param name="Subject">Its abstract (trích yếu).</param>
public sealed record BasisDocument(string Issuer, string Symbol, LocalDate Date, string Subject)
{
    private static readonly string[] PartyBodies = ["dang", "tinh uy", "thanh uy", "huyen uy", "thi uy", "quan uy", "chi bo"];

    /// <summary>Whether a body of the Party issued it, whose documents bear the Party's title and not the State's.</summary>
    public bool IsOfTheParty => Text.Folding.Search(Issuer) is var issuer && PartyBodies.Any(body => issuer.StartsWith(body + ' ', StringComparison.Ordinal));
}

/// <summary>Words of the text, and how they are read where they are unclear.</summary>
/// <param name="Code">The pack's own name for it: <c>1-thoi-gian-nop</c>.</param>
/// <param name="Place">Where it stands: <c>mục 1, Thời gian nộp báo cáo</c>.</param>
/// <param name="Quote">The words of the text.</param>
/// <param name="Reading">How the authority reads them; null where they mean what they say.</param>
/// <param name="DecidedBy">The post that chose the reading; null where there is none.</param>
/// <param name="DecidedOn">When; null where there is none.</param>
public sealed record Clause(string Code, string Place, string Quote, string? Reading, string? DecidedBy, LocalDate? DecidedOn);

/// <summary>How a report comes to be owed.</summary>
public enum RequirementKind
{
    /// <summary>Định kỳ: by the calendar.</summary>
    Periodic,

    /// <summary>Chuyên đề: by a request or an event.</summary>
    Thematic,

    /// <summary>Đột xuất: when something happens.</summary>
    AdHoc,
}

/// <summary>One report that is asked for.</summary>
/// <param name="Code">Permanent: <c>tuan-chinh-quyen</c>.</param>
/// <param name="Name">As pages show it.</param>
/// <param name="Kind">How it comes to be owed.</param>
/// <param name="Clauses">Codes of the clauses it rests on, at least one.</param>
/// <param name="Recipient">To whom it goes, in words.</param>
/// <param name="OwedBy">Which units owe it.</param>
/// <param name="Schedule">Periods and deadlines; null for what no calendar makes.</param>
/// <param name="Outline">Code of its outline, or null.</param>
/// <param name="Forms">Codes of its indicator forms; may be empty.</param>
/// <param name="TakesActivities">Whether it has activity lines (SK-4).</param>
/// <param name="TakesPlan">Whether it has plan lines (SK-10).</param>
/// <param name="CarriesPlanOf">The plan requirement whose lines are filed with this report in one act (SK-10), or null.</param>
/// <param name="AllowsNil">Whether "không phát sinh" may be declared.</param>
public sealed record Requirement(
    string Code,
    string Name,
    RequirementKind Kind,
    IReadOnlyList<string> Clauses,
    string Recipient,
    OwedBy OwedBy,
    Calendars.Schedule? Schedule,
    string? Outline,
    IReadOnlyList<string> Forms,
    bool TakesActivities,
    bool TakesPlan,
    string? CarriesPlanOf,
    bool AllowsNil);

/// <summary>Which units owe a report: those of a kind, of a block or named, less those excepted (DB-1).</summary>
public sealed record OwedBy(IReadOnlyList<string> Kinds, IReadOnlyList<string> Blocks, IReadOnlyList<string> Units, IReadOnlyList<string> Except)
{
    /// <summary>Whether a unit of this code, kind and block owes.</summary>
    public bool Includes(string unit, string kind, string block) =>
        !Except.Contains(unit) && (Units.Contains(unit) || Kinds.Contains(kind) || Blocks.Contains(block));
}

/// <summary>A stream (luồng tổng hợp): sources, the focal posts that consolidate them and who approves (SK-2).</summary>
/// <param name="Code">Permanent: <c>khoi-chinh-quyen</c>.</param>
/// <param name="Name">As pages show it.</param>
/// <param name="Requirement">The requirement whose reports it takes.</param>
/// <param name="Clauses">The clauses it rests on.</param>
/// <param name="FocalPosts">Codes of the posts that consolidate; the first answers for the deadline.</param>
/// <param name="ApproverPost">Code of the post that approves.</param>
/// <param name="Sections">Section codes it takes (SK-8: each recipient consolidates its part); empty = all.</param>
/// <param name="Forms">Form codes it takes; empty = all of the requirement.</param>
public sealed record ReportStream(
    string Code,
    string Name,
    string Requirement,
    IReadOnlyList<string> Clauses,
    IReadOnlyList<string> FocalPosts,
    string ApproverPost,
    IReadOnlyList<string> Sections,
    IReadOnlyList<string> Forms);

/// <summary>An outline (đề cương).</summary>
public sealed record Outline(string Code, string Name, IReadOnlyList<OutlineSection> Sections);

/// <summary>A section of an outline.</summary>
/// <param name="Code">Permanent within the outline.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Required">Whether it may not stay empty (unless nil is declared).</param>
/// <param name="NeedsFigure">Whether its text must hold a number (DB-7, SK-4).</param>
/// <param name="Hint">What to write, in one line, or null.</param>
public sealed record OutlineSection(string Code, string Title, bool Required, bool NeedsFigure, string? Hint)
{
    /// <summary>Whether it raises what a briefing has to settle: difficulties, requests, proposals.</summary>
    public bool Raises { get; init; }
}

/// <summary>A form (biểu) of indicators.</summary>
/// <param name="Code">Permanent.</param>
/// <param name="Name">As pages show it.</param>
/// <param name="Sample">True where the source only mentions the form and this one is made up.</param>
/// <param name="Indicators">Its lines, in order.</param>
public sealed record IndicatorForm(string Code, string Name, bool Sample, IReadOnlyList<Indicator> Indicators)
{
    /// <summary>The lines that a unit enters: its own, and those that every unit enters.</summary>
    public IReadOnlyList<Indicator> LinesOf(string unit) => [.. Indicators.Where(i => i.EnteredBy.Count == 0 || i.EnteredBy.Contains(unit))];
}

/// <summary>How an indicator's values add up over time.</summary>
public enum IndicatorKind
{
    /// <summary>Work done in the period: the running total is the sum since 1 January.</summary>
    Flow,

    /// <summary>A state at the period's end: the running figure is the last one.</summary>
    Stock,
}

/// <summary>A line of a form.</summary>
/// <param name="Code">Permanent within the tenant; figures are stored under it.</param>
/// <param name="Name">As the form prints it.</param>
/// <param name="Unit">Unit of measure: <c>ha</c>, <c>hộ</c>, <c>triệu đồng</c>.</param>
/// <param name="Decimals">Most decimal places, 0 to 6.</param>
/// <param name="Kind">How it adds up.</param>
/// <param name="Group">Heading it stands under, or null.</param>
/// <param name="Targets">Target by year (SK-3); empty where none is set.</param>
/// <param name="EnteredBy">Codes of the units that enter it; empty = every unit that owes the report.</param>
public sealed record Indicator(
    string Code,
    string Name,
    string Unit,
    int Decimals,
    IndicatorKind Kind,
    string? Group,
    IReadOnlyDictionary<int, decimal> Targets,
    IReadOnlyList<string> EnteredBy);

/// <summary>A kind of activity line: <c>bao-cao</c>, "Báo cáo", counted in "văn bản".</summary>
public sealed record ActivityKind(string Code, string Name, string Unit);
