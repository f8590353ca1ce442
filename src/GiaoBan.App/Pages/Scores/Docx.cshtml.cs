using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using GiaoBan.Modules.Scores;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Scores;

/// <summary>The list for the emulation board as a document; only of a whole run.</summary>
public sealed class DocxModel(RunReader runs, CurrentActor current, PageFrame frame, Text text) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await runs.FindAsync(current.Actor, id, cancellation) is not { IsWhole: true } view)
        {
            return NotFound();
        }

        // The answer's own stream cannot be written to without waiting.
        using var buffer = new MemoryStream();
        DocxWriter.Write(ScorePapers.Document(view, text, frame), buffer);
        return File(buffer.ToArray(), DocxWriter.MediaType, ScorePapers.FileName(view, "docx"));
    }
}
