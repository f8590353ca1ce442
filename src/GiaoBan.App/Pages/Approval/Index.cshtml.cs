using GiaoBan.App.Identity;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Approval;

/// <summary>The consolidated reports that wait for me.</summary>
public sealed class IndexModel(ListStreams list, CurrentActor current) : PageModel
{
    /// <summary>The streams that I approve, waiting ones first.</summary>
    public IReadOnlyList<StreamSummary> Streams { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Streams = await list.OfApproverAsync(current.Actor, cancellation);
}
