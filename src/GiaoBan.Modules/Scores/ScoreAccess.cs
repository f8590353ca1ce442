using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Scores.Contracts;

namespace GiaoBan.Modules.Scores;

/// <summary>Who may read and say what about scores.</summary>
public static class ScoreAccess
{
    /// <summary>Office, approvers and leaders read everything.</summary>
    public static bool ReadsAll(Actor actor) => actor.Can(Permissions.ScoresManage) || actor.Can(Permissions.ScoresApprove) || actor.Can(Permissions.ComplianceRead);

    /// <summary>The units whose scores are the actor's to read: those of the actor's posts.</summary>
    public static string[] UnitsOf(Actor actor) => [.. actor.Posts.Select(p => p.UnitCode).Distinct()];

    /// <summary>Whether a subject is the actor's own: the unit and its posts, and oneself.</summary>
    public static bool IsOwn(Actor actor, ScoredSubject subject) => subject.Kind == SubjectKind.Official
        ? subject.Key == actor.OfficialId.ToString()
        : actor.Posts.Any(p => p.UnitCode == subject.Place.UnitCode);

    /// <summary>The post in which the actor may explain and appeal about a line: one that reports for its unit, or any where it is the actor's own line.</summary>
    public static ActingPost? AppealPost(Actor actor, ScoreLineRow line) =>
        actor.Posts.FirstOrDefault(p => p.UnitCode == line.UnitCode && Roles.PermissionsOf(p.Roles).Contains(Permissions.ReportSubmit))
        ?? (line.PersonId == actor.OfficialId ? actor.Posts.FirstOrDefault(p => p.UnitCode == line.UnitCode) ?? (actor.Posts is [var first, ..] ? first : null) : null);

    /// <summary>The post in which the actor may approve what was proposed: another person in another post.</summary>
    public static ActingPost? ApprovingPost(Actor actor, ScoreRun run) => !actor.Can(Permissions.ScoresApprove) || actor.OfficialId == run.ProposedBy
        ? null
        : actor.Posts.FirstOrDefault(p => p.PostId != run.ProposedPost && Roles.PermissionsOf(p.Roles).Contains(Permissions.ScoresApprove));
}
