using GiaoBan.App.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Compliance;

/// <summary>The compliance book of the whole tenant (SK-9).</summary>
public sealed class IndexModel(BookLoader loader, Text text) : PageModel
{
    /// <summary>What is shown.</summary>
    public BookView View { get; private set; } = null!;

    /// <summary>Shows the book that the address asks for; a cell of one report, or a search that finds one thing, leads there.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        View = await loader.LoadAsync(Request.Query, "/so-theo-doi", mine: false, cancellation);
        ModelState.Add(View.Errors, text);
        return Onward(View) is { } there ? Redirect(there) : Page();
    }

    /// <summary>Where a view leads at once, or null.</summary>
    internal static string? Onward(BookView view) =>
        view is { Address.Opens: true, List: [var line] } ? $"/so-theo-doi/bao-cao/{line.Id}"
        : view is { Address.Search: not null, Errors.Count: 0 } && BookLoader.Found(view) is [var only] ? only.Address.ToString()
        : null;
}
