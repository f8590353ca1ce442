using GiaoBan.App.Identity;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Reviews;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Reviews;

/// <summary>What waits for my review, and the campaigns I may see.</summary>
public sealed class IndexModel(ListCampaigns query, CurrentActor current) : PageModel
{
    /// <summary>The lists of the page.</summary>
    public Campaigns List { get; private set; } = null!;

    /// <summary>Whether the reader opens and closes campaigns.</summary>
    public bool Manages => current.Actor.Can(Permissions.RegimeManage);

    public async Task OnGetAsync(CancellationToken cancellation) => List = await query.HandleAsync(current.Actor, cancellation);
}
