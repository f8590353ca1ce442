using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Reviews;

/// <summary>The campaigns that an actor may see, and what waits for the actor's posts.</summary>
/// <param name="Mine">Regimes of open campaigns that the actor's posts have not wholly reviewed, the earliest due first.</param>
/// <param name="All">Every campaign, newest first.</param>
public sealed record Campaigns(IReadOnlyList<(CampaignView View, CampaignItem Item)> Mine, IReadOnlyList<CampaignView> All);

/// <summary>Lists campaigns.</summary>
public sealed class ListCampaigns(CampaignReader campaigns)
{
    /// <summary>What the actor may see.</summary>
    public async Task<Campaigns> HandleAsync(Actor actor, CancellationToken cancellation)
    {
        var all = await campaigns.ListAsync(actor, cancellation);
        return new Campaigns(
            [.. all.Where(v => v.IsOpen).SelectMany(v => v.Items.Where(i => i is { IsMine: true, Left: > 0 }).Select(i => (v, i))).OrderBy(p => p.i.DueOn)],
            all);
    }
}
