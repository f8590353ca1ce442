using GiaoBan.App.Identity;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Approval;

/// <summary>What was handed over, on A4.</summary>
public sealed class PrintModel(GetConsolidation get, CurrentActor current) : PageModel
{
    /// <summary>What was handed over.</summary>
    public ConsolidationView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var read = await get.HandedAsync(current.Actor, id, cancellation);
        if (!read.IsOk)
        {
            return NotFound();
        }

        View = read.Value;
        return Page();
    }
}
