using GiaoBan.App.Identity;
using GiaoBan.App.Pages.Reporting;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings.Papers;

/// <summary>What differs between two versions of a paper, line by line; only after the opening of the later was noted.</summary>
public sealed class ChangesModel(PaperBook book, CurrentActor current) : PageModel
{
    /// <summary>Most changes shown; of a paper written anew the file itself says more.</summary>
    public const int Most = 300;

    [BindProperty(Name = "tu", SupportsGet = true)]
    public int From { get; set; }

    [BindProperty(Name = "den", SupportsGet = true)]
    public int To { get; set; }

    /// <summary>The meeting.</summary>
    public new MeetingFile File { get; private set; } = null!;

    /// <summary>What differs.</summary>
    public PaperDifference Difference { get; private set; } = null!;

    /// <summary>A changed line with what both share at its ends taken apart.</summary>
    public static TextDifference Parts(TextStep step) => TextDifference.Between(step.Before!, step.After!);

    public async Task<IActionResult> OnGetAsync(Guid id, Guid paper, CancellationToken cancellation)
    {
        var found = await book.DifferenceAsync(current.Actor, id, paper, From, To, cancellation);
        if (!found.IsOk)
        {
            return NotFound();
        }

        Difference = found.Value;
        File = (await book.FindAsync(current.Actor, id, cancellation))!.Value.File;
        return Page();
    }
}
