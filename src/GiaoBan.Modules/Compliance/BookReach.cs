using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Compliance;

/// <summary>Whose lines may be read.</summary>
/// <param name="Everything">The whole tenant's.</param>
/// <param name="Posts">Else those of these posts</param>
/// <param name="Requirements">and of these requirements.</param>
internal sealed record BookReach(bool Everything, Guid[] Posts, string[] Requirements)
{
    /// <summary>What an actor reads: office and leaders all, focal posts what their streams take, everybody their own posts'.</summary>
    public static async Task<BookReach> OfAsync(Actor actor, bool mine, RegimeLibrary regimes, Instant now, CancellationToken cancellation)
    {
        if (!mine && actor.Can(Permissions.ComplianceRead))
        {
            return new BookReach(true, [], []);
        }

        var streams = new List<string>();
        var focal = actor.Can(Permissions.StreamConsolidate) ? actor.Posts.Where(p => p.Roles.Contains(Roles.Focal)).Select(p => p.Code).ToHashSet() : [];
        if (focal.Count > 0)
        {
            var inForce = await regimes.InForceOnAsync(actor.TenantId, now.InZone(Deadline.Zone).Date, cancellation);
            streams.AddRange(inForce.SelectMany(v => v.Pack.Streams).Where(s => s.FocalPosts.Any(focal.Contains)).Select(s => s.Requirement).Distinct());
        }

        return new BookReach(false, [.. actor.Posts.Select(p => p.PostId)], [.. streams]);
    }
}
