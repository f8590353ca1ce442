using GiaoBan.App.Identity;
using GiaoBan.Modules.Tasks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Tasks;

/// <summary>Evidence of a task, always to be saved, never shown within our pages.</summary>
public sealed class FileModel(GetTask query, CurrentActor current) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, Guid file, CancellationToken cancellation)
    {
        var found = await query.FindFileAsync(current.Actor, id, file, cancellation);
        if (!found.IsOk)
        {
            return NotFound();
        }

        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "private, no-store";
        return File(found.Value.Content, found.Value.MediaType, found.Value.FileName);
    }
}
