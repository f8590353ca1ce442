using GiaoBan.App.Identity;
using GiaoBan.Modules.Scores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Scores;

/// <summary>The frozen document, byte for byte.</summary>
public sealed class DocumentModel(GetResult get, CurrentActor current) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var found = await get.HandleAsync(current.Actor, id, cancellation);
        return found.IsOk ? File(found.Value.Document, "application/json", found.Value.Name + ".json") : NotFound();
    }
}
