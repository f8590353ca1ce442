using GiaoBan.App.Identity;
using GiaoBan.Modules.Scores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Scores;

/// <summary>The list on A4; only of a whole run.</summary>
public sealed class PrintModel(RunReader runs, CurrentActor current) : PageModel
{
    /// <summary>The run.</summary>
    public RunView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await runs.FindAsync(current.Actor, id, cancellation) is not { IsWhole: true } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
