using GiaoBan.App.Identity;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Consolidation;

/// <summary>The consolidated draft on A4.</summary>
public sealed class PrintModel(GetConsolidation get, CurrentActor current) : PageModel
{
    /// <summary>The draft.</summary>
    public ConsolidationView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var read = await get.DraftAsync(current.Actor, id, cancellation);
        if (!read.IsOk)
        {
            return NotFound();
        }

        View = read.Value;
        return Page();
    }
}
