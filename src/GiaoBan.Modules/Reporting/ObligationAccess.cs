using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Reporting;

/// <summary>Who may do what with a report. A refusal is always "not found": a stranger learns nothing, not even that it exists.</summary>
public static class ObligationAccess
{
    /// <summary>The post in which the actor sends this report as its own, or null.</summary>
    public static ActingPost? OwnPost(Actor actor, ObligationTerms terms) =>
        !terms.IsIncident && actor.PostOf(terms.PostId) is { } post && post.Roles.Any(r => r is Roles.Contributor or Roles.Focal) ? post : null;

    /// <summary>The post in which the actor, as focal post or office, enters for somebody that phoned or brought paper; or null.</summary>
    public static ActingPost? OnBehalfPost(Actor actor, ObligationTerms terms) =>
        terms.Stream.Length > 0 || terms.IsIncident ? null : FocalPost(actor, terms) ?? actor.Posts.FirstOrDefault(p => p.Roles.Contains(Roles.Office));

    /// <summary>
    /// The post in which the actor works one of the streams that take this report, or null. What no stream takes and no calendar makes, such as a
    /// report of what ended (DB-8), the office takes.
    /// </summary>
    public static ActingPost? FocalPost(Actor actor, ObligationTerms terms) =>
        terms.IsIncident ? null
            : terms.Requirement.Kind == RequirementKind.Thematic && !terms.Streams.Any() ? actor.Posts.FirstOrDefault(p => p.Roles.Contains(Roles.Office))
            : actor.Posts.FirstOrDefault(
                p => p.Roles.Any(Roles.WorksStreams)
                     && terms.Streams.Any(s => (terms.Stream.Length == 0 || s.Code == terms.Stream) && s.FocalPosts.Contains(p.Code)));

    /// <summary>The post in which the actor approves a stream that takes this report, or null.</summary>
    public static ActingPost? ApproverPost(Actor actor, ObligationTerms terms) => terms.IsIncident ? null : actor.Posts.FirstOrDefault(
        p => p.Roles.Contains(Roles.Approver)
             && terms.Streams.Any(s => (terms.Stream.Length == 0 || s.Code == terms.Stream)
                 && (s.ApproverPost is { } named ? named == p.Code : terms.Stream.Length > 0 && p.UnitId == terms.UnitId)));

    /// <summary>Whether the actor may open the report: its own post, its streams' focal posts and approvers, the office and the leaders.</summary>
    public static bool MayRead(Actor actor, ObligationTerms terms) =>
        !terms.IsIncident
        && (OwnPost(actor, terms) is not null
            || FocalPost(actor, terms) is not null
            || ApproverPost(actor, terms) is not null
            || actor.Can(Permissions.ComplianceRead));

    /// <summary>Whether the actor may open its receipts: whoever may read it or enter it for another; of an ad-hoc report its unit and the office, for a receipt carries no word of it.</summary>
    public static bool MayReadReceipt(Actor actor, ObligationTerms terms) => terms.IsIncident
        ? actor.Can(Permissions.ComplianceRead) || actor.Posts.Any(p => p.UnitId == terms.UnitId)
        : MayRead(actor, terms) || OnBehalfPost(actor, terms) is not null;

    /// <summary>Whether the regime lets one of the actor's units read what is accepted of a requirement (LC-3).</summary>
    public static bool IsSharedWith(Actor actor, Requirement requirement) =>
        requirement.SharedWith is { } shared && actor.Posts.Any(p => shared.Includes(p.UnitCode, p.UnitKind, p.UnitBlock));

    /// <summary>Whether the actor may read this version of a report because it is shared: the accepted one, and no other of the same report.</summary>
    public static bool MayReadShared(Actor actor, ObligationTerms terms, int version) =>
        terms is { Stream.Length: 0, Review: "accepted" } && version == terms.SentVersion && IsSharedWith(actor, terms.Requirement);
}
