using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Compliance.RoundUps;

/// <summary>The words of a round-up on A4; its tables and appendices stand in the document and the workbook.</summary>
public sealed class PrintModel(RoundUpLoader loader) : PageModel
{
    /// <summary>The round-up.</summary>
    public RoundUpSheet Sheet { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string quarter, int? lan, CancellationToken cancellation)
    {
        if (await loader.LoadAsync(quarter, lan, cancellation) is not { IsOk: true, Value: { Content: not null } sheet })
        {
            return NotFound();
        }

        Sheet = sheet;
        return Page();
    }
}
