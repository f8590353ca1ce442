using GiaoBan.App.Identity;
using GiaoBan.Modules.Reviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Reviews;

/// <summary>The result on A4; only of a whole campaign.</summary>
public sealed class PrintModel(GetCampaign get, CurrentActor current) : PageModel
{
    /// <summary>The campaign.</summary>
    public CampaignView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var found = await get.HandleAsync(current.Actor, id, cancellation);
        if (found is not { IsOk: true, Value.IsWhole: true })
        {
            return NotFound();
        }

        View = found.Value;
        return Page();
    }
}
