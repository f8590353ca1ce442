using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reviews;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reviews.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Reviews;

/// <summary>Reads campaigns as an actor may see them.</summary>
public sealed class CampaignReader(GiaoBanDbContext rows, RegimeLibrary regimes, OrganisationDirectory directory, IClock clock)
{
    /// <summary>The campaign, or null where there is none for this actor.</summary>
    public async Task<CampaignView?> FindAsync(Actor actor, Guid campaignId, CancellationToken cancellation) =>
        await ReadAsync(actor, rows.ReviewCampaigns.AsNoTracking().Where(c => c.CampaignId == campaignId), cancellation) is [var view] ? view : null;

    /// <summary>Every campaign that the actor may see, newest first.</summary>
    public Task<IReadOnlyList<CampaignView>> ListAsync(Actor actor, CancellationToken cancellation) =>
        ReadAsync(actor, rows.ReviewCampaigns.AsNoTracking(), cancellation);

    /// <summary>The regimes whose reports others may be merged into: those of the campaign, in its versions, and those in force today.</summary>
    public async Task<IReadOnlyList<RegimePack>> MergeableAsync(int tenantId, Guid campaignId, CancellationToken cancellation)
    {
        var packs = new List<RegimePack>();
        foreach (var version in await rows.ReviewItems.Where(i => i.CampaignId == campaignId).OrderBy(i => i.Position).Select(i => i.VersionId).ToListAsync(cancellation))
        {
            packs.Add(await regimes.PackAsync(tenantId, version, cancellation));
        }

        var inForce = await regimes.InForceOnAsync(tenantId, Today, cancellation);
        return [.. packs.Concat(inForce.Select(r => r.Pack)).DistinctBy(p => p.Code)];
    }

    private LocalDate Today => clock.GetCurrentInstant().InZone(Deadline.Zone).Date;

    private async Task<IReadOnlyList<CampaignView>> ReadAsync(Actor actor, IQueryable<ReviewCampaign> wanted, CancellationToken cancellation)
    {
        var whole = actor.Can(Permissions.RegimeManage);
        var posts = actor.Posts.Select(p => p.PostId).ToArray();
        var items = await rows.ReviewItems.AsNoTracking()
            .Where(i => wanted.Any(c => c.CampaignId == i.CampaignId) && (whole || posts.Contains(i.PostId)))
            .OrderBy(i => i.Position).ToListAsync(cancellation);
        var ids = items.Select(i => i.CampaignId).Distinct().ToArray();
        var campaigns = await wanted.Where(c => ids.Contains(c.CampaignId)).OrderByDescending(c => c.OpenedAt).ToListAsync(cancellation);
        var known = await KnownAsync(actor, campaigns, items, cancellation);
        return [.. campaigns.Select(c => known.View(c, items.Where(i => i.CampaignId == c.CampaignId), whole, Today))];
    }

    private async Task<Known> KnownAsync(Actor actor, List<ReviewCampaign> campaigns, List<ReviewItem> items, CancellationToken cancellation)
    {
        var itemIds = items.Select(i => i.ItemId).ToArray();
        var verdicts = await rows.ReviewVerdicts.AsNoTracking().Where(v => itemIds.Contains(v.ItemId)).ToListAsync(cancellation);
        var postIds = items.Select(i => i.PostId).Concat(verdicts.Select(v => v.PostId)).Concat(campaigns.Select(c => c.OpenedPost)).Distinct().ToArray();
        var posts = await rows.Posts.AsNoTracking().Where(p => postIds.Contains(p.PostId)).ToDictionaryAsync(p => p.PostId, cancellation);
        var unitIds = posts.Values.Select(p => p.UnitId).Distinct().ToArray();
        var units = await rows.Units.AsNoTracking().Where(u => unitIds.Contains(u.UnitId)).ToDictionaryAsync(u => u.UnitId, cancellation);
        var officialIds = verdicts.Select(v => v.OfficialId).Distinct().ToArray();
        var officials = await rows.Officials.AsNoTracking().Where(o => officialIds.Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation);
        var holders = (await directory.PostsOn(Today, cancellation)).Where(p => p.Holder is not null).ToDictionary(p => p.Post.PostId, p => p.Holder!.FullName);
        var packs = new Dictionary<Guid, RegimePack>();
        foreach (var version in items.Select(i => i.VersionId).Distinct())
        {
            packs[version] = await regimes.PackAsync(actor.TenantId, version, cancellation);
        }

        var targets = verdicts.Any(v => v.IntoRegime is not null)
            ? (await regimes.InForceOnAsync(actor.TenantId, Today, cancellation)).Select(r => r.Pack).ToList()
            : [];
        return new Known(actor, verdicts.ToLookup(v => v.ItemId), posts, units, officials, holders, packs, targets);
    }

    /// <summary>What views are made of.</summary>
    private sealed record Known(
        Actor Actor, ILookup<Guid, ReviewVerdictRow> Verdicts, Dictionary<Guid, Post> Posts, Dictionary<Guid, Unit> Units, Dictionary<Guid, string> Officials,
        Dictionary<Guid, string> Holders, Dictionary<Guid, RegimePack> Packs, List<RegimePack> Targets)
    {
        public CampaignView View(ReviewCampaign campaign, IEnumerable<ReviewItem> items, bool whole, LocalDate today)
        {
            var asOf = campaign.ClosedAt?.InZone(Deadline.Zone).Date ?? today;
            var number = 0;
            var views = items.Select(item =>
            {
                var view = Item(item, asOf, number);
                number += view.Lines.Count;
                return view;
            }).ToList();
            var post = Posts[campaign.OpenedPost];
            return new CampaignView(campaign, post.Title, Units[post.UnitId], whole, asOf, views);
        }

        private CampaignItem Item(ReviewItem item, LocalDate asOf, int before)
        {
            var pack = Packs[item.VersionId];
            var (post, unit) = (Posts[item.PostId], Units[Posts[item.PostId].UnitId]);
            List<GivenVerdict> given = [.. Verdicts[item.ItemId].OrderByDescending(v => v.Number).Select(Given)];
            List<Requirement?> reports = [.. pack.Requirements];
            if (reports.Count == 0)
            {
                // Rules of meetings alone: the regime is reviewed as a whole.
                reports.Add(null);
            }

            return new CampaignItem(
                item.ItemId, pack, item.PostId, post.Title, unit.Name, Holders.GetValueOrDefault(item.PostId), item.DueOn, Actor.PostOf(item.PostId) is not null,
                item.RemindedAt, given, [.. reports.Select((r, i) => Line(item, pack, r, before + i + 1, post.Title, unit.Name, given, asOf))]);
        }

        private ReviewLine Line(
            ReviewItem item, RegimePack pack, Requirement? requirement, int number, string post, string unit, List<GivenVerdict> given, LocalDate asOf)
        {
            var latest = ReviewReading.Latest(requirement?.Code, given);
            var first = ReviewReading.First(requirement?.Code, given)?.At.InZone(Deadline.Zone).Date;
            return new ReviewLine(
                number, item.ItemId, pack, requirement, post, unit, item.DueOn, latest, latest?.Verdict.MergeInto is { } target ? Named(target) : null,
                ReviewStanding.Of(item.DueOn, first, asOf));
        }

        /// <summary>A target by name; by its code where its regime has gone since.</summary>
        private (string Regime, string Requirement) Named(ReviewTarget target)
        {
            var pack = Packs.Values.Concat(Targets).FirstOrDefault(p => p.Code == target.Regime);
            return (pack?.Title ?? target.Regime, pack?.FindRequirement(target.Requirement)?.Name ?? target.Requirement);
        }

        private GivenVerdict Given(ReviewVerdictRow v) => new(
            v.Number,
            new ReviewVerdict(
                v.Requirement.Length == 0 ? null : v.Requirement, ReviewCodes.Read(v.Conclusion)!.Value, v.Reason, v.Change,
                v.IntoRegime is null ? null : new ReviewTarget(v.IntoRegime, v.IntoRequirement!), v.BasisReplaced),
            Posts[v.PostId].Title, Officials[v.OfficialId], v.GivenAt);
    }
}
