using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>What a line of "Việc của tôi" asks for.</summary>
public enum WorkKind
{
    /// <summary>A report of one's own.</summary>
    Report,

    /// <summary>A consolidated report of a stream one is focal post of.</summary>
    Consolidation,

    /// <summary>A consolidated report that waits for one's approval.</summary>
    Approval,
}

/// <summary>One line of "Việc của tôi".</summary>
/// <param name="ObligationId">The obligation.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Name">The report, or the stream.</param>
/// <param name="Recipient">To whom it goes, in words.</param>
/// <param name="UnitName">The unit that owes it.</param>
/// <param name="PeriodLabel">Its period.</param>
/// <param name="Window">The period's days, where the text states them.</param>
/// <param name="State">Where it stands; its deadline is in it.</param>
/// <param name="SentVersion">The last version sent; 0 = none.</param>
/// <param name="SentAt">When that was.</param>
/// <param name="ReturnReason">Why it was returned, where it is.</param>
/// <param name="FiledWith">For a plan: the report that carries it, while that one is not sent (SK-10).</param>
public sealed record WorkLine(
    Guid ObligationId, WorkKind Kind, string Name, string Recipient, string UnitName, string PeriodLabel, DateInterval? Window,
    ComplianceState State, int SentVersion, Instant? SentAt, string? ReturnReason, Guid? FiledWith)
{
    /// <summary>Why it is excused, or null.</summary>
    public string? ExemptReason { get; init; }

    /// <summary>The report that it is part of (DB-4), or null.</summary>
    public string? AbsorbedInto { get; init; }

    /// <summary>The deadline.</summary>
    public Deadline? Due => State.EffectiveDue;
}

/// <summary>A notice to one of the actor's posts.</summary>
/// <param name="Id">The notice.</param>
/// <param name="ObligationId">What it is about.</param>
/// <param name="Kind">Its text's key.</param>
/// <param name="Args">What the text names.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Link">Where it leads besides a report, or null.</param>
public sealed record WorkNotice(Guid Id, Guid? ObligationId, string Kind, IReadOnlyList<string> Args, Instant MadeAt, string? Link);

/// <summary>"Việc của tôi": returned and overdue first, then by deadline; what was sent; what comes later.</summary>
/// <param name="Now">The instant that states were judged at.</param>
/// <param name="Open">What needs work now.</param>
/// <param name="Sent">What was sent in the last days.</param>
/// <param name="Later">Of each report the next period that is not open yet.</param>
/// <param name="Excused">What would be due soon and is not to be sent: excused, or part of another report.</param>
/// <param name="Notices">Unread, newest first.</param>
public sealed record MyWork(
    Instant Now, IReadOnlyList<WorkLine> Open, IReadOnlyList<WorkLine> Sent, IReadOnlyList<WorkLine> Later, IReadOnlyList<WorkLine> Excused,
    IReadOnlyList<WorkNotice> Notices);
