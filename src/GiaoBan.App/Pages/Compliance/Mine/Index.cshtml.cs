using GiaoBan.App.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Compliance.Mine;

/// <summary>One's own lines of the book, and those of the streams one consolidates (SK-9).</summary>
public sealed class IndexModel(BookLoader loader, Text text) : PageModel
{
    /// <summary>What is shown.</summary>
    public BookView View { get; private set; } = null!;

    /// <summary>Shows the book that the address asks for.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        View = await loader.LoadAsync(Request.Query, "/so-theo-doi/cua-toi", mine: true, cancellation);
        ModelState.Add(View.Errors, text);
        return Compliance.IndexModel.Onward(View) is { } there ? Redirect(there) : Page();
    }
}
