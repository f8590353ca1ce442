using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Reviews;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reviews.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Reviews;

/// <summary>A verdict to give.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="ItemId">The regime in it.</param>
/// <param name="BasedOn">The number of the last verdict that the giver saw; 0 for none.</param>
/// <param name="Typed">The verdict.</param>
public sealed record GiveVerdictRequest(Guid CampaignId, Guid ItemId, int BasedOn, TypedVerdict Typed);

/// <summary>The post that reviews a regime says what is to become of it (LC-1); what was said before stays. Saying the same twice is saying it once.</summary>
public sealed class GiveVerdict(GiaoBanDbContext rows, RegimeLibrary regimes, CampaignReader campaigns, CampaignActs acts)
{
    /// <summary>Gives it; its number, or why not.</summary>
    public async Task<Result<int>> HandleAsync(Actor actor, GiveVerdictRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var campaign = await acts.HoldAsync(actor.TenantId, request.CampaignId, cancellation);
        var item = await rows.ReviewItems.AsNoTracking().FirstOrDefaultAsync(i => i.CampaignId == request.CampaignId && i.ItemId == request.ItemId, cancellation);
        if (campaign is null || item is null || actor.PostOf(item.PostId) is not { } post)
        {
            return Error.NotFound("reviews.campaign.not-found");
        }

        if (campaign.ClosedAt is not null)
        {
            return Error.Conflict("reviews.campaign.closed");
        }

        var pack = await regimes.PackAsync(actor.TenantId, item.VersionId, cancellation);
        var verdict = ReviewVerdictRules.Check(request.Typed, pack, await campaigns.MergeableAsync(actor.TenantId, campaign.CampaignId, cancellation));
        if (!verdict.IsOk)
        {
            return Result<int>.Refused(verdict.Errors);
        }

        var row = Row(actor, post, item, verdict.Value, request.BasedOn + 1);
        var last = await rows.ReviewVerdicts.AsNoTracking().Where(v => v.ItemId == item.ItemId).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellation);
        if (last is not null && IsSame(last, row))
        {
            return last.Number;
        }

        if ((last?.Number ?? 0) != request.BasedOn)
        {
            return Error.Conflict("reviews.verdict.newer");
        }

        rows.ReviewVerdicts.Add(row);
        acts.Tell(
            actor, "reviews.verdict-given", campaign.CampaignId, post.PostId, row.Reason,
            new("item", item.ItemId.ToString()), new("regime", item.Regime), new("requirement", verdict.Value.Requirement),
            new("number", row.Number.ToString(CultureInfo.InvariantCulture)), new("conclusion", row.Conclusion));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return row.Number;
    }

    private ReviewVerdictRow Row(Actor actor, ActingPost post, ReviewItem item, ReviewVerdict verdict, int number) => new()
    {
        TenantId = actor.TenantId,
        ItemId = item.ItemId,
        Number = number,
        Requirement = verdict.Requirement ?? "",
        Conclusion = ReviewCodes.Of(verdict.Conclusion),
        Reason = verdict.Reason,
        Change = verdict.Change,
        IntoRegime = verdict.MergeInto?.Regime,
        IntoRequirement = verdict.MergeInto?.Requirement,
        BasisValid = verdict.IsBasisValid,
        BasisReplaced = verdict.BasisReplaced,
        OfficialId = actor.OfficialId,
        PostId = post.PostId,
        GivenAt = acts.Now,
    };

    private static bool IsSame(ReviewVerdictRow last, ReviewVerdictRow now) =>
        (last.OfficialId, last.Requirement, last.Conclusion, last.Reason, last.Change, last.IntoRegime, last.IntoRequirement, last.BasisReplaced)
        == (now.OfficialId, now.Requirement, now.Conclusion, now.Reason, now.Change, now.IntoRegime, now.IntoRequirement, now.BasisReplaced);
}
