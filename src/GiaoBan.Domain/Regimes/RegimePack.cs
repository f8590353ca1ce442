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
    /// <summary>Thematic requests that the text tells of, with what became of them (LC-2).</summary>
    public IReadOnlyList<ToldRequest> Requests { get; init; } = [];

    /// <summary>What the text demands of meetings (NN-1 to NN-9, SK-6).</summary>
    public IReadOnlyList<MeetingRule> MeetingRules { get; init; } = [];

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
    /// <summary>Documents that the text relies on.</summary>
    public IReadOnlyList<CitedDocument> Cites { get; init; } = [];

    private static readonly string[] PartyBodies = ["dang", "tinh uy", "thanh uy", "huyen uy", "thi uy", "quan uy", "chi bo"];

    /// <summary>Whether a body of the Party issued it, whose documents bear the Party's title and not the State's.</summary>
    public bool IsOfTheParty => Text.Folding.Search(Issuer) is var issuer && PartyBodies.Any(body => issuer.StartsWith(body + ' ', StringComparison.Ordinal));
}

/// <summary>A document that the text of a regime relies on.</summary>
/// <param name="Symbol">Number and symbol: <c>14-CT/TU</c>.</param>
/// <param name="Date">The day it is dated, as the text says.</param>
/// <param name="Issuer">The issuing body, or null where the text does not name it.</param>
/// <param name="Subject">What it is about, or null.</param>
public sealed record CitedDocument(string Symbol, LocalDate Date, string? Issuer, string? Subject);

/// <summary>Words of the text, and how they are read where they are unclear.</summary>
/// <param name="Code">The pack's own name for it: <c>1-thoi-gian-nop</c>.</param>
/// <param name="Place">Where it stands: <c>mục 1, Thời gian nộp báo cáo</c>.</param>
/// <param name="Quote">The words of the text.</param>
/// <param name="Reading">How the authority reads them; null where they mean what they say.</param>
/// <param name="DecidedBy">The post that chose the reading; null where there is none.</param>
/// <param name="DecidedOn">When; null where there is none.</param>
public sealed record Clause(string Code, string Place, string Quote, string? Reading, string? DecidedBy, LocalDate? DecidedOn);

/// <summary>A stream (luồng tổng hợp): sources, the focal posts that consolidate them and who approves (SK-2).</summary>
/// <param name="Code">Permanent: <c>khoi-chinh-quyen</c>.</param>
/// <param name="Name">As pages show it.</param>
/// <param name="Requirement">The requirement whose reports it takes.</param>
/// <param name="Clauses">The clauses it rests on.</param>
/// <param name="FocalPosts">Codes of the posts that consolidate; the first answers for the deadline.</param>
/// <param name="ApproverPost">Code of the post that approves; null where the text names none (the linter says so).</param>
/// <param name="Sections">Section codes it takes (SK-8: each recipient consolidates its part); empty = all.</param>
/// <param name="Forms">Form codes it takes; empty = all of the requirement.</param>
public sealed record ReportStream(
    string Code,
    string Name,
    string Requirement,
    IReadOnlyList<string> Clauses,
    IReadOnlyList<string> FocalPosts,
    string? ApproverPost,
    IReadOnlyList<string> Sections,
    IReadOnlyList<string> Forms);
