using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Scores.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Scores.Manage;

/// <summary>Writes the next version of a sheet; those there are stay as they are.</summary>
public sealed class WriteSheetModel(SheetLibrary library, ImportScoreSheet import, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "source")]
    public string? Source { get; set; }

    public async Task OnGetAsync(string? bang, CancellationToken cancellation) =>
        Source = (await library.ListAsync(cancellation)).LastOrDefault(s => s.Version.Sheet == bang)?.Version.Source;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        // Browsers send CRLF; a sheet's bytes are those of a file.
        var imported = await import.HandleAsync((Source ?? "").ReplaceLineEndings("\n"), text["scores.sheet"], current.Actor, cancellation);
        if (imported.IsOk)
        {
            TempData.Done(text[imported.Value.IsNew ? "scores.sheet.imported" : "scores.sheet.same", imported.Value.Number]);
            return LocalRedirect("/thi-dua/bang-diem/" + imported.Value.Sheet);
        }

        ModelState.Add(imported.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(imported.Error.Kind);
        return Page();
    }
}
