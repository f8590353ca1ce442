using GiaoBan.App.Shared;
using GiaoBan.Modules.Compliance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Compliance.RoundUps;

/// <summary>A quarter's round-up: of this moment, or as it was issued (LC-8).</summary>
public sealed class QuarterModel(RoundUpLoader loader, Text text) : PageModel
{
    /// <summary>The round-up.</summary>
    public RoundUpSheet Sheet { get; private set; } = null!;

    /// <summary>An issued one that this moment's is to be compared with.</summary>
    public RoundUpContent? Frozen { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string quarter, int? lan, [FromQuery(Name = "so-voi")] int? against, CancellationToken cancellation)
    {
        var loaded = await loader.LoadAsync(quarter, lan, cancellation);
        if (!loaded.IsOk)
        {
            if (loaded.Error.Code == "roundup.not-found")
            {
                return NotFound();
            }

            ModelState.Add(loaded.Errors, text);
            _ = Domain.Compliance.RoundUps.Quarter.TryParse(quarter, out var asked);
            Sheet = new RoundUpSheet(asked, null, null, null, []);
            return Page();
        }

        Sheet = loaded.Value;
        if (lan is null && against is { } number && await loader.LoadAsync(quarter, number, cancellation) is { IsOk: true, Value: var frozen })
        {
            Frozen = frozen.Content;
        }

        return Page();
    }
}
