using GiaoBan.App.Identity;
using GiaoBan.Modules.Urging;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Urging.Mine;

/// <summary>How often my posts were urged, and how soon we sent.</summary>
public sealed class IndexModel(UrgingLogReader log, CurrentActor current, IClock clock) : PageModel
{
    /// <summary>The urgings of my posts, newest first.</summary>
    public IReadOnlyList<UrgedLine> Lines { get; private set; } = [];

    /// <summary>Their count and effect.</summary>
    public UrgingEffect Effect => new(
        Lines.Count, Lines.Count(l => l.SentAt - l.UrgedAt <= Duration.FromHours(24)), Lines.Count(l => l.SentAt is not null), Lines.Count(l => l.InTime == true));

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Lines = await log.MineAsync(current.Actor, clock.GetCurrentInstant() - UnsentReports.Back, cancellation);
}
