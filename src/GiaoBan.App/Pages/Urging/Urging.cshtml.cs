using GiaoBan.App.Identity;
using GiaoBan.Modules.Urging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Urging;

/// <summary>One urging: report by report, who was spoken to, when it came in.</summary>
public sealed class UrgingModel(UrgingLogReader log, CurrentActor current) : PageModel
{
    /// <summary>The urging.</summary>
    public UrgingView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await log.FindAsync(current.Actor.TenantId, id, cancellation) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
