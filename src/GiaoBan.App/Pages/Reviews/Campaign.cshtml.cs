using GiaoBan.App.Identity;
using GiaoBan.Modules.Reviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Reviews;

/// <summary>A campaign: how far it is, and what was concluded.</summary>
public sealed class CampaignModel(GetCampaign get, CurrentActor current) : PageModel
{
    /// <summary>The campaign as the reader may see it.</summary>
    public CampaignView View { get; private set; } = null!;

    /// <summary>What the reader has still to review.</summary>
    public IReadOnlyList<CampaignItem> Waiting => View.IsOpen ? [.. View.Items.Where(i => i is { IsMine: true, Left: > 0 })] : [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var found = await get.HandleAsync(current.Actor, id, cancellation);
        if (!found.IsOk)
        {
            return NotFound();
        }

        View = found.Value;
        return Page();
    }
}
