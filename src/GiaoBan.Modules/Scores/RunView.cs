using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Scores.Contracts;
using GiaoBan.Modules.Scores.Sheets;
using NodaTime;

namespace GiaoBan.Modules.Scores;

/// <summary>States of a run, as the store names them.</summary>
public static class RunStates
{
    /// <summary>Units read theirs and appeal; the office decides and marks.</summary>
    public const string Open = "open";

    /// <summary>Waits for the approver; nothing moves.</summary>
    public const string Proposed = "proposed";

    /// <summary>Approved, signed, for good.</summary>
    public const string Frozen = "frozen";

    /// <summary>Given up before it was frozen.</summary>
    public const string Withdrawn = "withdrawn";
}

/// <summary>Who did something, in which post and when.</summary>
public sealed record DoneBy(string PersonName, string PostTitle, Instant At);

/// <summary>An appeal or explanation with its line and its decision.</summary>
/// <param name="Appeal">As it was made.</param>
/// <param name="Line">The line it is about.</param>
/// <param name="By">Who made it.</param>
/// <param name="Decision">The office's decision, or null.</param>
/// <param name="DecidedBy">Who decided.</param>
public sealed record AppealView(ScoreAppeal Appeal, ScoreLineRow Line, DoneBy By, ScoreDecision? Decision, DoneBy? DecidedBy)
{
    /// <summary>Whether the office has still to decide.</summary>
    public bool IsWaiting => Appeal.Sort == "appeal" && Decision is null;
}

/// <summary>A run as a reader may see it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Sheet">The sheet that rules it.</param>
/// <param name="Board">Scores: of all, or only of what is the reader's.</param>
/// <param name="Appeals">In the order made.</param>
/// <param name="IsWhole">Whether everything is shown.</param>
/// <param name="Computed">Who computed it.</param>
/// <param name="Proposed">Who proposed it.</param>
/// <param name="Approved">Who approved it.</param>
/// <param name="Withdrawn">Who gave it up; the post is not kept.</param>
/// <param name="Replaces">The frozen run that it corrects.</param>
/// <param name="ReplacedBy">The run that corrects it, once that is frozen.</param>
/// <param name="Sha256">The frozen document's hash.</param>
public sealed record RunView(
    ScoreRun Run, StoredSheet Sheet, ScoreBoard Board, IReadOnlyList<AppealView> Appeals, bool IsWhole, DoneBy Computed, DoneBy? Proposed, DoneBy? Approved,
    DoneBy? Withdrawn, ScoreRun? Replaces, ScoreRun? ReplacedBy, byte[]? Sha256)
{
    /// <summary>The unit whose post computed it: it issues the list.</summary>
    public required Unit Issuer { get; init; }

    /// <summary>The quarter.</summary>
    public ScoreQuarter Quarter => new(Run.Year, Run.Quarter);

    /// <summary>Units may explain, the office may decide and mark.</summary>
    public bool IsOpen => Run.State == RunStates.Open;

    /// <summary>Appeals that wait for a decision.</summary>
    public int Waiting => Appeals.Count(a => a.IsWaiting);

    /// <summary>Subjects with a manual mark still to be given.</summary>
    public int Unmarked => Board.Subjects.Count(s => !s.Score.IsMarked);

    /// <summary>Caps that are passed and not yet chosen about.</summary>
    public int OpenCaps => Board.Caps.Count(c => c.IsOpen);
}

/// <summary>A run in a list.</summary>
public sealed record RunLine(ScoreRun Run, string SheetTitle)
{
    /// <summary>The quarter.</summary>
    public ScoreQuarter Quarter => new(Run.Year, Run.Quarter);
}
