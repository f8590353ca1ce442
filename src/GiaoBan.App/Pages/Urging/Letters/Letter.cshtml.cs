using GiaoBan.App.Shared;
using GiaoBan.Modules.Urging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Urging.Letters;

/// <summary>A letter, on the screen as it will be on paper.</summary>
public sealed class LetterModel(UrgingLetters letters, PageFrame frame, Texts texts) : PageModel
{
    /// <summary>Its words.</summary>
    public LetterPaper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await letters.FindAsync(id, cancellation) is not { } letter)
        {
            return NotFound();
        }

        Paper = LetterPaper.Of(letter, frame.Tenant, texts);
        return Page();
    }
}
