using GiaoBan.App.Identity;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Scores.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Scores.Sheets;

/// <summary>A sheet in words: everybody who is graded may read the rules.</summary>
public sealed class SheetModel(SheetLibrary library, CurrentActor current) : PageModel
{
    /// <summary>Every version of the sheet.</summary>
    public IReadOnlyList<StoredSheet> Versions { get; private set; } = [];

    /// <summary>The version that is shown.</summary>
    public StoredSheet Shown { get; private set; } = null!;

    /// <summary>Whether the reader keeps sheets.</summary>
    public bool Manages => current.Actor.Can(Permissions.ScoresManage);

    public async Task<IActionResult> OnGetAsync(string code, int? ban, CancellationToken cancellation)
    {
        Versions = [.. (await library.ListAsync(cancellation)).Where(s => s.Version.Sheet == code)];
        if (Versions.Count == 0 || (ban is not null && Versions.All(v => v.Version.Number != ban)))
        {
            return NotFound();
        }

        Shown = ban is null ? Versions[^1] : Versions.First(v => v.Version.Number == ban);
        return Page();
    }
}
