using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Modules.Compliance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Compliance.RoundUps;

/// <summary>The quarters, and what was made of each.</summary>
public sealed class IndexModel(GetRoundUp get, IClock clock, Text text) : PageModel
{
    private const int Shown = 8;

    /// <summary>What was made so far.</summary>
    public RoundUpShelf Shelf { get; private set; } = null!;

    /// <summary>The last quarters, and all of which something was made; the newest first.</summary>
    public IReadOnlyList<Quarter> Quarters { get; private set; } = [];

    /// <summary>Shows them, or leads to the one that was typed.</summary>
    public async Task<IActionResult> OnGetAsync(string? quy, CancellationToken cancellation)
    {
        if (!string.IsNullOrWhiteSpace(quy))
        {
            if (Quarter.TryParse(quy.Trim().ToUpperInvariant(), out var asked))
            {
                return Redirect($"/tong-hop-quy/{asked}");
            }

            ModelState.Add([Error.Invalid("roundup.quarter.unreadable", "quy", quy.Trim())], text);
        }

        Shelf = await get.ShelfAsync(cancellation);
        var quarters = new List<Quarter> { Quarter.Of(clock.Today()) };
        while (quarters.Count < Shown)
        {
            quarters.Add(quarters[^1].Previous);
        }

        Quarters = [.. quarters.Concat(Shelf.Open).Concat(Shelf.Issued.Select(i => i.Quarter)).Distinct().OrderByDescending(q => q.From)];
        return Page();
    }
}
