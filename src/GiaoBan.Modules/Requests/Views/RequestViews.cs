using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Requests.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Requests;

/// <summary>One unit's part of a request.</summary>
/// <param name="ObligationId">Its obligation.</param>
/// <param name="Regime">The request's regime.</param>
/// <param name="UnitCode">The unit's code.</param>
/// <param name="UnitName">The unit's name.</param>
/// <param name="PostId">The post that answers.</param>
/// <param name="PostTitle">That post's title.</param>
/// <param name="State">Where the report stands.</param>
/// <param name="Standing">What unit and office said about it.</param>
/// <param name="LastWord">The last reason that was given, or null.</param>
/// <param name="SentVersion">The last version sent; 0 = none.</param>
/// <param name="FirstReceivedAt">When it was first received.</param>
/// <param name="ExemptReason">Why it is not owed, or null.</param>
public sealed record AskedPart(
    Guid ObligationId, string Regime, string UnitCode, string UnitName, Guid PostId, string PostTitle, ComplianceState State, AnswerStanding Standing,
    string? LastWord, int SentVersion, Instant? FirstReceivedAt, string? ExemptReason);

/// <summary>A request in the list.</summary>
/// <param name="Request">The request.</param>
/// <param name="Parts">The parts that the reader may see.</param>
/// <param name="IsWhole">The reader sees all of them.</param>
public sealed record RequestSummary(NumberedRequest Request, IReadOnlyList<AskedPart> Parts, bool IsWhole)
{
    /// <summary>"x/y gửi; z/x chậm; n chưa gửi", by the one definition (LC-2).</summary>
    public ComplianceStatistics Statistics { get; } = ComplianceStatistics.Of(Parts.Select(p => p.State));

    /// <summary>Units whose refusal waits for an answer.</summary>
    public int Declining => Parts.Count(p => p.Standing == AnswerStanding.Declining && p.State.IsObligated && !p.State.IsSent);

    /// <summary>The deadline.</summary>
    public Deadline Due => new(Request.DueAt, Request.DueInclusive);
}

/// <summary>A page of the list.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="More">Whether older ones follow.</param>
public sealed record RequestPage(IReadOnlyList<RequestSummary> Items, bool More);

/// <summary>A request with all about it.</summary>
/// <param name="Summary">The request and its parts.</param>
/// <param name="AskedBy">The post that asks.</param>
/// <param name="AskedUnit">That post's unit.</param>
/// <param name="Pack">Its outline and form.</param>
/// <param name="Ground">What it rests on, or null.</param>
/// <param name="Board">The obligation of what the answers are put together to.</param>
/// <param name="MayManage">The reader answers units and may withdraw it.</param>
public sealed record RequestView(
    RequestSummary Summary, string AskedBy, string AskedUnit, RegimePack Pack, GroundView? Ground, Guid? Board, bool MayManage)
{
    /// <summary>The request.</summary>
    public NumberedRequest Request => Summary.Request;
}

/// <summary>The requirement that something rests on, with the words of the text.</summary>
public sealed record GroundView(string Regime, string RegimeTitle, string Requirement, IReadOnlyList<Clause> Clauses);

/// <summary>What was said about a part.</summary>
/// <param name="Act">The act.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="UnitName">The unit that is proposed, or that has it now; null where none is named.</param>
/// <param name="MovedTo">The new obligation, where it was moved.</param>
/// <param name="By">Who.</param>
/// <param name="Post">In which post.</param>
/// <param name="At">When.</param>
public sealed record PartAct(AnswerAct Act, string? Reason, string? UnitName, Guid? MovedTo, string By, string Post, Instant At);

/// <summary>What one unit owes by a request or an event, with all about it.</summary>
/// <param name="ObligationId">The obligation.</param>
/// <param name="Origin">request, event or copy.</param>
/// <param name="UnitCode">The unit's code.</param>
/// <param name="UnitName">The unit that owes it.</param>
/// <param name="PostTitle">The post that answers.</param>
/// <param name="PeriodLabel">"số 760/UBND-TH ngày 10/5/2019".</param>
/// <param name="Requirement">What is to be reported.</param>
/// <param name="Outline">Its outline, or null.</param>
/// <param name="State">Where the report stands.</param>
/// <param name="SentVersion">The last version sent; 0 = none.</param>
/// <param name="FirstReceivedAt">When it was first received.</param>
/// <param name="ExemptReason">Why it is not owed, or null.</param>
/// <param name="Review">The last act on what was sent.</param>
/// <param name="Ground">What it rests on, or null.</param>
/// <param name="Acts">What was said about it, oldest first.</param>
/// <param name="IsMine">The reader holds the post that answers.</param>
/// <param name="MayManage">The reader answers units.</param>
public sealed record PartView(
    Guid ObligationId, string Origin, string UnitCode, string UnitName, string PostTitle, string PeriodLabel, Requirement Requirement, Outline? Outline,
    ComplianceState State, int SentVersion, Instant? FirstReceivedAt, string? ExemptReason, string Review, GroundView? Ground, IReadOnlyList<PartAct> Acts,
    bool IsMine, bool MayManage)
{
    /// <summary>The request, where it is one's part.</summary>
    public NumberedRequest? Request { get; init; }

    /// <summary>What ended, where it is owed by that.</summary>
    public RecordedEvent? Event { get; init; }

    /// <summary>The copy, where it is one.</summary>
    public SentCopy? Copy { get; init; }

    /// <summary>The unit that had it before, where it was moved here.</summary>
    public string? MovedFrom { get; init; }

    /// <summary>Where it stands between unit and office.</summary>
    public AnswerStanding Standing { get; } = AnswerStandings.Of(Acts.Select(a => a.Act.Code()));

    /// <summary>Whether an act is open now: nothing was sent, it is owed, and the act may follow.</summary>
    public bool May(AnswerAct act) =>
        Request is { WithdrawnAt: null } && State.IsObligated && (act == AnswerAct.Acknowledge || !State.IsSent) && Standing.After(act) is not null
        && (act != AnswerAct.Acknowledge || Standing != AnswerStanding.Acknowledged);

    /// <summary>Time from what ended to the report, or so far; null where nothing ended.</summary>
    public Duration? Since(Instant now) => Event is { } e
        ? (FirstReceivedAt ?? now) - (e.EndedOn + (e.EndedAt is { } hour ? LocalTime.FromTimeOnly(hour) : LocalTime.Midnight)).InZoneStrictly(Deadline.Zone).ToInstant()
        : null;
}
