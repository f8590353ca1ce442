using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Reviews;

/// <summary>Titles of the posts that were reminded, and of those that were not because they were a moment ago.</summary>
public sealed record RemindedReviewers(IReadOnlyList<string> Now, IReadOnlyList<string> JustBefore);

/// <summary>Reminds the posts that have something left to review, and only those (LC-1, DB-12).</summary>
public sealed class RemindReviewers(GiaoBanDbContext rows, CampaignReader campaigns, CampaignActs acts)
{
    /// <summary>How long a post is left in peace after a reminder.</summary>
    public static readonly Duration Pause = Duration.FromMinutes(10);

    /// <summary>Reminds, or says why not.</summary>
    public async Task<Result<RemindedReviewers>> HandleAsync(Actor actor, Guid campaignId, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        if (actor.PostWith(Permissions.RegimeManage) is not { } post || await acts.HoldAsync(actor.TenantId, campaignId, cancellation) is not { } campaign)
        {
            return Error.NotFound("reviews.campaign.not-found");
        }

        if (campaign.ClosedAt is not null)
        {
            return Error.Conflict("reviews.campaign.closed");
        }

        var open = (await campaigns.FindAsync(actor, campaignId, cancellation))!.Items.Where(i => i.Left > 0).ToList();
        if (open.Count == 0)
        {
            return Error.Conflict("reviews.remind.nobody");
        }

        var byPost = open.GroupBy(i => i.PostId).ToLookup(p => p.Any(i => i.RemindedAt is { } at && acts.Now - at < Pause));
        if (byPost[false].Any())
        {
            foreach (var ofPost in byPost[false])
            {
                acts.Notify(actor, CampaignActs.Reminder, campaign, ofPost.Key, ofPost.Sum(i => i.Left), ofPost.Min(i => i.DueOn));
            }

            var reminded = byPost[false].SelectMany(p => p).Select(i => i.ItemId).ToArray();
            acts.Tell(
                actor, "reviews.reviewers-reminded", campaignId, post.PostId, null,
                new("count", byPost[false].Count().ToString(CultureInfo.InvariantCulture)), new("items", string.Join(' ', reminded)));
            await rows.SaveChangesAsync(cancellation);
            var now = acts.Now;
            await rows.ReviewItems.Where(i => reminded.Contains(i.ItemId)).ExecuteUpdateAsync(set => set.SetProperty(i => i.RemindedAt, now), cancellation);
            await transaction.CommitAsync(CancellationToken.None);
        }

        return new RemindedReviewers(Titles(byPost[false]), Titles(byPost[true]));
    }

    private static List<string> Titles(IEnumerable<IGrouping<Guid, CampaignItem>> posts) => [.. posts.Select(p => p.First().PostTitle)];
}
