using GiaoBan.App.Identity;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Consolidation;

/// <summary>The streams and periods that I consolidate.</summary>
public sealed class IndexModel(ListStreams list, CurrentActor current) : PageModel
{
    /// <summary>The streams, nearest deadline first.</summary>
    public IReadOnlyList<StreamSummary> Streams { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Streams = await list.OfFocalAsync(current.Actor, cancellation);
}
