using GiaoBan.App.Identity;
using GiaoBan.Modules.Urging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Urging;

/// <summary>What urging achieved, by unit and by report.</summary>
public sealed class ResultsModel(UrgingLogReader log, CurrentActor current, IClock clock) : PageModel
{
    /// <summary>Spans that can be asked for, in days.</summary>
    public static readonly IReadOnlyList<int> Spans = [30, 90, 365];

    [BindProperty(Name = "ngay", SupportsGet = true)]
    public int Days { get; set; } = Spans[0];

    /// <summary>From when.</summary>
    public Instant Since { get; private set; }

    /// <summary>The most urged first.</summary>
    public IReadOnlyList<UrgingTotal> ByUnit { get; private set; } = [];

    /// <summary>The most urged first.</summary>
    public IReadOnlyList<UrgingTotal> ByReport { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Days = Spans.Contains(Days) ? Days : Spans[0];
        Since = clock.GetCurrentInstant() - Duration.FromDays(Days);
        ByUnit = await log.ByUnitAsync(current.Actor.TenantId, Since, cancellation);
        ByReport = await log.ByReportAsync(current.Actor.TenantId, Since, cancellation);
    }
}
