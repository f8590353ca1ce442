using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>A stream's period: the focal post's obligation, with the rules that it stands under (SK-2).</summary>
public sealed record StreamTerms(
    int TenantId,
    string TenantCode,
    Guid ObligationId,
    Guid PostId,
    Guid UnitId,
    string UnitName,
    RegimePack Pack,
    Requirement Requirement,
    ReportStream Stream,
    Period Period,
    ObligationFacts Facts,
    ComplianceState State,
    int SentVersion,
    Instant? LastReceivedAt)
{
    /// <summary>The focal post's deadline that counts now; null where the text names none (SK-8).</summary>
    public Deadline? Due => State.EffectiveDue;

    /// <summary>The outline's sections that the stream takes, in order (SK-8: each recipient consolidates its part).</summary>
    public IReadOnlyList<OutlineSection> Sections =>
        [.. (Pack.OutlineOf(Requirement)?.Sections ?? []).Where(s => Stream.Sections.Count == 0 || Stream.Sections.Contains(s.Code))];

    /// <summary>The forms that the stream takes, in order.</summary>
    public IReadOnlyList<IndicatorForm> Forms =>
        [.. Pack.FormsOf(Requirement).Where(f => Stream.Forms.Count == 0 || Stream.Forms.Contains(f.Code))];

    /// <summary>The post in which the actor works the stream, or null.</summary>
    public ActingPost? FocalPost(Actor actor) =>
        actor.Posts.FirstOrDefault(p => p.Roles.Any(Roles.WorksStreams) && Stream.FocalPosts.Contains(p.Code));

    /// <summary>
    /// The post in which the actor approves the stream, or null. Where the text names nobody, an approver of the focal post's own unit does: the
    /// head of the office signs what his office puts together.
    /// </summary>
    public ActingPost? ApproverPost(Actor actor) => actor.Posts.FirstOrDefault(p => Approves(Stream, UnitId, p));

    /// <summary>Whether a post approves a stream whose focal post is of a unit.</summary>
    internal static bool Approves(ReportStream stream, Guid focalUnit, ActingPost post) =>
        post.Roles.Contains(Roles.Approver) && (stream.ApproverPost is { } named ? named == post.Code : post.UnitId == focalUnit);

    /// <summary>Whether the actor may look at the board: its focal posts, its approver, the office and the leaders.</summary>
    public bool MayRead(Actor actor) => FocalPost(actor) is not null || ApproverPost(actor) is not null || actor.Can(Permissions.ComplianceRead);
}

/// <summary>A unit's report on a board.</summary>
/// <param name="ObligationId">The source's obligation; its submissions carry the same id.</param>
/// <param name="UnitCode">The unit's code.</param>
/// <param name="UnitName">The unit's name.</param>
/// <param name="ShortName">Its name where there is little room.</param>
/// <param name="PostId">The post that answers for it.</param>
/// <param name="PostTitle">That post's title.</param>
/// <param name="Holder">Who sent it; where nothing was sent, who holds the post today. Null where nobody does.</param>
/// <param name="Phone">Their telephone, for those who chase.</param>
/// <param name="State">Where it stands.</param>
/// <param name="SentVersion">The latest version; 0 = none.</param>
/// <param name="LastReceivedAt">When that one came.</param>
/// <param name="Channel">How that one came.</param>
/// <param name="RemindedAt">When it was last reminded.</param>
public sealed record StreamSource(
    Guid ObligationId, string UnitCode, string UnitName, string ShortName, Guid PostId, string PostTitle, string? Holder, string? Phone,
    ComplianceState State, int SentVersion, Instant? LastReceivedAt, string? Channel, Instant? RemindedAt)
{
    /// <summary>The unit's kind of today: large streams are read kind by kind (DB-1).</summary>
    public string UnitKind { get; init; } = "";

    /// <summary>Why it is excused; null where it is owed.</summary>
    public string? ExemptReason { get; init; }

    /// <summary>Whether a consolidation takes it: sent, and not returned as unusable.</summary>
    public bool IsUsable => State.IsUsable;

    /// <summary>The version that a consolidation would take.</summary>
    public SourceVersion Latest => new(ObligationId, SentVersion);
}

/// <summary>The stored draft of a consolidated report.</summary>
public sealed record StoredConsolidation(
    int Version, Instant BuiltAt, string BuiltBy, IReadOnlyList<SourceVersion> Sources, IReadOnlyList<ConsolidationBlock> Blocks);

/// <summary>What was last handed over.</summary>
/// <param name="Version">The version filed.</param>
/// <param name="ReceivedAt">When.</param>
/// <param name="Verdict"><c>on-time</c> or <c>late</c>.</param>
/// <param name="LateMinutes">0 when on time.</param>
/// <param name="Receipt">The receipt's number.</param>
/// <param name="DraftVersion">The draft that it was made from.</param>
/// <param name="Sources">The versions it rests on.</param>
public sealed record HandedVersion(
    int Version, Instant ReceivedAt, string Verdict, int LateMinutes, string Receipt, int DraftVersion, IReadOnlyList<SourceVersion> Sources);

/// <summary>An act on the consolidated report: handed, returned, approved.</summary>
public sealed record StreamAct(string Act, string? Reason, Instant At, int Version, string By, string Post);

/// <summary>All of a stream's period, as one round trip reads it.</summary>
public sealed record StreamPeriod(
    StreamTerms Terms, IReadOnlyList<StreamSource> Sources, StoredConsolidation? Draft, HandedVersion? Handed, IReadOnlyList<StreamAct> Acts);
