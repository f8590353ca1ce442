using GiaoBan.App.Identity;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Briefing;

/// <summary>A week's paper, on the screen and on A4.</summary>
public sealed class WeekModel(GetWeekPaper get, CurrentActor current) : PageModel
{
    /// <summary>The paper.</summary>
    public WeekPaper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellation)
    {
        var read = await get.HandleAsync(current.Actor, key, cancellation);
        if (!read.IsOk)
        {
            return NotFound();
        }

        Paper = read.Value;
        return Page();
    }
}
