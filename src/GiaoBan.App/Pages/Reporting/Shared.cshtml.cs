using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>Accepted reports of other units that one's own unit may read (LC-3).</summary>
public sealed class SharedModel(ListSharedReports list, CurrentActor current, PageFrame frame, Text text) : PageModel
{
    /// <summary>The reports, newest first.</summary>
    public IReadOnlyList<SharedReport> Reports { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Reports = await list.HandleAsync(current.Actor, cancellation);
        frame.Title = text["reporting.shared.title"];
        frame.Lead = text["reporting.shared.lead"];
        frame.Crumb("/viec-cua-toi", text["app.nav.mine"]);
    }
}
