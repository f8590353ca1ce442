using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using GiaoBan.Modules.Reviews;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Reviews;

/// <summary>The result as a document: the same lines and figures as the page; only of a whole campaign.</summary>
public sealed class DocxModel(GetCampaign get, CurrentActor current, PageFrame frame, Text text) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var found = await get.HandleAsync(current.Actor, id, cancellation);
        if (found is not { IsOk: true, Value: { IsWhole: true } view })
        {
            return NotFound();
        }

        // A campaign has tens of regimes at most; the answer's own stream cannot be written to without waiting.
        using var buffer = new MemoryStream();
        DocxWriter.Write(ReviewPapers.Document(view, text, frame), buffer);
        return File(buffer.ToArray(), DocxWriter.MediaType, ReviewPapers.FileName(view, "docx"));
    }
}
