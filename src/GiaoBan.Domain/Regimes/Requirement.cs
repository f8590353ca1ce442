namespace GiaoBan.Domain.Regimes;

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
    bool AllowsNil)
{
    /// <summary>Periods of other reports that this one takes in (DB-4).</summary>
    public IReadOnlyList<AbsorbedParts> Absorbs { get; init; } = [];

    /// <summary>What makes a thematic or ad-hoc report owed (DB-8, DB-10); empty for a periodic one.</summary>
    public IReadOnlyList<RequirementTrigger> Triggers { get; init; } = [];

    /// <summary>Whether its figures are marked estimates (ước), since they are owed before the days they cover end (DB-5).</summary>
    public bool Estimates { get; init; }

    /// <summary>Who approves and signs it, in words of a post; null where the text does not say.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>How it is sent, in order of preference: codes of <see cref="Channels.All"/>; empty where the text does not say.</summary>
    public IReadOnlyList<string> SentBy { get; init; } = [];

    /// <summary>Units that may read it once it is accepted (LC-3); null = none beyond those who take part.</summary>
    public OwedBy? SharedWith { get; init; }
}

/// <summary>Parts of the year of one requirement that another takes in.</summary>
/// <param name="Requirement">Code of the requirement that is part.</param>
/// <param name="Parts">Its parts of the year, counted from 1: month 3.</param>
public sealed record AbsorbedParts(string Requirement, IReadOnlyList<int> Parts);

/// <summary>Which units owe a report: those of a kind, of a block or named, less those excepted (DB-1).</summary>
public sealed record OwedBy(IReadOnlyList<string> Kinds, IReadOnlyList<string> Blocks, IReadOnlyList<string> Units, IReadOnlyList<string> Except)
{
    /// <summary>Whether a unit of this code, kind and block owes.</summary>
    public bool Includes(string unit, string kind, string block) =>
        !Except.Contains(unit) && (Units.Contains(unit) || Kinds.Contains(kind) || Blocks.Contains(block));
}
