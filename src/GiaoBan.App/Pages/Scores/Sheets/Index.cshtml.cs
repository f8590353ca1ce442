using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Scores.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Scores.Sheets;

/// <summary>The authority's score sheets, and those that come with the program.</summary>
public sealed class IndexModel(SheetLibrary library, ImportScoreSheet import, CurrentActor current, Text text) : PageModel
{
    /// <summary>Every version.</summary>
    public IReadOnlyList<StoredSheet> Sheets { get; private set; } = [];

    /// <summary>Sheets that come with the program.</summary>
    public IReadOnlyList<string> Catalog => SheetCatalog.BesideProgram.Codes();

    /// <summary>Whether the reader keeps sheets.</summary>
    public bool Manages => current.Actor.Can(Permissions.ScoresManage);

    public async Task OnGetAsync(CancellationToken cancellation) => Sheets = await library.ListAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken cancellation)
    {
        if (!Manages)
        {
            return NotFound();
        }

        var source = SheetCatalog.BesideProgram.OfCode(code ?? "");
        var imported = source.IsOk ? await import.HandleAsync(source.Value, code!, current.Actor, cancellation) : Result<ImportedSheet>.Refused(source.Errors);
        if (imported.IsOk)
        {
            TempData.Done(text[imported.Value.IsNew ? "scores.sheet.imported" : "scores.sheet.same", imported.Value.Number]);
            return LocalRedirect("/thi-dua/bang-diem/" + imported.Value.Sheet);
        }

        ModelState.Add(imported.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(imported.Error.Kind);
        await OnGetAsync(cancellation);
        return Page();
    }
}
