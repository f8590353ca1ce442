using GiaoBan.App.Identity;
using GiaoBan.Modules.Urging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Urging;

/// <summary>Every urging with what it achieved (DB-12).</summary>
public sealed class IndexModel(UrgingLogReader log, CurrentActor current, IClock clock) : PageModel
{
    /// <summary>Urgings a page.</summary>
    public const int PageSize = 30;

    [BindProperty(Name = "trang", SupportsGet = true)]
    public int Number { get; set; } = 1;

    /// <summary>The urgings of this page.</summary>
    public IReadOnlyList<UrgingLine> Lines { get; private set; } = [];

    /// <summary>Whether there are older ones.</summary>
    public bool HasOlder { get; private set; }

    /// <summary>What the last 30 days achieved.</summary>
    public UrgingEffect Lately { get; private set; } = new(0, 0, 0, 0);

    /// <summary>How many whom no message reached.</summary>
    public int Undelivered { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Number = Math.Clamp(Number, 1, 100_000);
        var (tenant, since) = (current.Actor.TenantId, clock.GetCurrentInstant() - UrgingWords.Lately);
        var lines = await log.ListAsync(tenant, PageSize + 1, (Number - 1) * PageSize, cancellation);
        (Lines, HasOlder) = ([.. lines.Take(PageSize)], lines.Count > PageSize);
        var units = await log.ByUnitAsync(tenant, since, cancellation);
        Lately = new UrgingEffect(units.Sum(u => u.Effect.Urged), units.Sum(u => u.Effect.SentInDay), units.Sum(u => u.Effect.Sent), units.Sum(u => u.Effect.SentInTime));
        Undelivered = (await log.UndeliveredAsync(tenant, since, cancellation)).Count;
    }
}
