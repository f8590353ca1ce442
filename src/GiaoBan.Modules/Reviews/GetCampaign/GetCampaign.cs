using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Reviews;

/// <summary>A regime of a campaign, to be reviewed or read.</summary>
/// <param name="View">The campaign.</param>
/// <param name="Item">The regime.</param>
/// <param name="Mergeable">Regimes whose reports others may be merged into; empty for who only reads.</param>
public sealed record ReviewSheet(CampaignView View, CampaignItem Item, IReadOnlyList<RegimePack> Mergeable);

/// <summary>A campaign, as the office or a reviewer may see it; a stranger gets "not found".</summary>
public sealed class GetCampaign(CampaignReader campaigns)
{
    /// <summary>The campaign.</summary>
    public async Task<Result<CampaignView>> HandleAsync(Actor actor, Guid campaignId, CancellationToken cancellation) =>
        await campaigns.FindAsync(actor, campaignId, cancellation) is { } view ? view : Error.NotFound("reviews.campaign.not-found");

    /// <summary>One regime of it.</summary>
    public async Task<Result<ReviewSheet>> SheetAsync(Actor actor, Guid campaignId, Guid itemId, CancellationToken cancellation)
    {
        var view = await campaigns.FindAsync(actor, campaignId, cancellation);
        if (view?.Items.FirstOrDefault(i => i.ItemId == itemId) is not { } item)
        {
            return Error.NotFound("reviews.campaign.not-found");
        }

        return new ReviewSheet(view, item, view.IsOpen && item.IsMine ? await campaigns.MergeableAsync(actor.TenantId, campaignId, cancellation) : []);
    }
}
