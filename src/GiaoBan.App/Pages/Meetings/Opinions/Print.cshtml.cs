using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Meetings.Opinions;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Meetings.Opinions;

/// <summary>Who holds what, and the options, on A4.</summary>
public sealed class PrintModel(GetOpinions get, CurrentActor current, Text text) : OpinionPage(get, current, text)
{
    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, cancellation);
}
