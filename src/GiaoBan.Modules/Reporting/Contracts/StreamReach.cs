using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>A stream that an actor works or approves, by the packs in force today.</summary>
public sealed record ReachedStream(string Regime, string Requirement, string Stream);

/// <summary>Which streams an actor works or approves: lists read by it what <c>ObligationAccess</c> lets the actor open one by one.</summary>
public sealed class StreamReach(RegimeLibrary regimes, IClock clock)
{
    /// <summary>The streams of the actor's focal posts and of those it approves.</summary>
    public async Task<IReadOnlyList<ReachedStream>> OfAsync(Actor actor, CancellationToken cancellation)
    {
        var focal = actor.Can(Permissions.StreamConsolidate) ? PostsOf(actor, Roles.Focal) : [];
        var approver = actor.Can(Permissions.StreamApprove) ? PostsOf(actor, Roles.Approver) : [];
        if (focal.Count + approver.Count == 0)
        {
            return [];
        }

        var inForce = await regimes.InForceOnAsync(actor.TenantId, clock.GetCurrentInstant().InZone(Deadline.Zone).Date, cancellation);
        return
        [
            .. from version in inForce
               from stream in version.Pack.Streams
               where stream.FocalPosts.Any(focal.Contains) || (stream.ApproverPost is { } post && approver.Contains(post))
               select new ReachedStream(version.Pack.Code, stream.Requirement, stream.Code),
        ];
    }

    private static HashSet<string> PostsOf(Actor actor, string role) =>
        actor.Posts.Where(p => p.Roles.Contains(role)).Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
}
