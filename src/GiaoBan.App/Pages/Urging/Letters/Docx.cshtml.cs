using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Documents.Docx;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Urging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Urging.Letters;

/// <summary>A letter as a file.</summary>
public sealed class DocxModel(UrgingLetters letters, PageFrame frame, Texts texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await letters.FindAsync(id, cancellation) is not { } letter)
        {
            return NotFound();
        }

        using var buffer = new MemoryStream();
        DocxWriter.Write(LetterPaper.Of(letter, frame.Tenant, texts).Document(), buffer);
        var day = letter.Row.MadeAt.InZone(Deadline.Zone).Date.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
        return File(buffer.ToArray(), DocxWriter.MediaType, $"don-doc-{day}.docx");
    }
}
