using GiaoBan.Modules.Urging;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Urging.Letters;

/// <summary>The letters that were made.</summary>
public sealed class IndexModel(UrgingLetters letters) : PageModel
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<UrgingLetter> Letters { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Letters = await letters.ListAsync(cancellation);
}
