using GiaoBan.App.Identity;
using GiaoBan.Modules.Meetings.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings.Papers;

/// <summary>A paper's file, always to be saved, never shown within our pages; only after its opening was noted.</summary>
public sealed class ContentModel(PaperBook book, CurrentActor current) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid paper, int n, CancellationToken cancellation)
    {
        var found = await book.ContentAsync(current.Actor, id, paper, n, cancellation);
        if (!found.IsOk)
        {
            return NotFound();
        }

        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "private, no-store";
        return File(found.Value.Content, found.Value.MediaType, found.Value.FileName);
    }
}
