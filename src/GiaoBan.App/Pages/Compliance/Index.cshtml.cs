using GiaoBan.App.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Compliance;

/// <summary>The compliance book of the whole tenant (SK-9).</summary>
public sealed class IndexModel(BookLoader loader, Text text) : PageModel
{
    /// <summary>What is shown.</summary>
    public BookView View { get; private set; } = null!;

    /// <summary>Shows the book that the address asks for.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        View = await loader.LoadAsync(Request.Query, "/so-theo-doi", mine: false, cancellation);
        ModelState.Add(View.Errors, text);
    }
}
