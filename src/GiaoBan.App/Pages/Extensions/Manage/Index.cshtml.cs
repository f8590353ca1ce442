using GiaoBan.App.Identity;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Extensions.Manage;

/// <summary>Who asks for more time, and what was decided.</summary>
public sealed class IndexModel(ListExtensionLines extensions, CurrentActor current) : PageModel
{
    /// <summary>Those that wait.</summary>
    public IReadOnlyList<ExtensionLine> Waiting { get; private set; } = [];

    /// <summary>The latest decisions.</summary>
    public IReadOnlyList<ExtensionLine> Decided { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = await extensions.HandleAsync(current.Actor, null, cancellation);
        Waiting = [.. all.Where(l => l.Decision is null)];
        Decided = [.. all.Where(l => l.Decision is not null)];
    }
}
