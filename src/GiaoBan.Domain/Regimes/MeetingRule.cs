using NodaTime;

namespace GiaoBan.Domain.Regimes;

/// <summary>What a text demands of meetings (NN-1 to NN-9, SK-6).</summary>
/// <param name="Code">Permanent.</param>
/// <param name="Kind">What part of a meeting it rules: a word of <see cref="Kinds"/>.</param>
/// <param name="Rule">The demand in one short sentence.</param>
/// <param name="Clauses">Codes of the clauses it rests on, at least one.</param>
/// <param name="Params">Figures and words of the rule by name: <c>from: "14:00"</c>.</param>
public sealed record MeetingRule(string Code, string Kind, string Rule, IReadOnlyList<string> Clauses, IReadOnlyDictionary<string, string> Params)
{
    /// <summary>Every kind, in the order of a meeting's life.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        ["need", "no-meeting", "request", "invitation", "papers", "absence", "opinions", "conclusion", "merging", "electronic", "briefing"];
}

/// <summary>A thematic request that the text tells of, with what became of it (LC-2).</summary>
/// <param name="Code">Permanent.</param>
/// <param name="Symbol">Number and symbol of the request.</param>
/// <param name="Date">The day it is dated.</param>
/// <param name="Subject">What it asks for.</param>
/// <param name="Requirement">The thematic requirement it falls under.</param>
/// <param name="Clauses">Codes of the clauses it rests on.</param>
/// <param name="Obligated">Units asked.</param>
/// <param name="Sent">Units that sent, of those asked.</param>
/// <param name="Late">Units that sent late, of those that sent.</param>
public sealed record ToldRequest(
    string Code, string Symbol, LocalDate Date, string Subject, string Requirement, IReadOnlyList<string> Clauses, int Obligated, int Sent, int Late);
