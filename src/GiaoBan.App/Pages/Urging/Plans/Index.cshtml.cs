using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Urging;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Urging.Plans;

/// <summary>The plans that count: for all, and of reports that have their own.</summary>
public sealed class IndexModel(GiaoBanDbContext rows, RegimeLibrary regimes, CurrentActor current, IClock clock, Text text) : PageModel
{
    /// <summary>The plans.</summary>
    public PlanBook Book { get; private set; } = null!;

    /// <summary>Reports of the regimes in force that a plan can be set for: regime, requirement, name.</summary>
    public IReadOnlyList<(string Regime, string Requirement, string Name)> Reports { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Book = await PlanBook.ReadAsync(rows, cancellation);
        var inForce = await regimes.InForceOnAsync(current.Actor.TenantId, clock.Today(), cancellation);
        Reports = [.. from v in inForce from r in v.Pack.Requirements select (v.Pack.Code, r.Code, r.Name)];
    }

    /// <summary>For what a plan holds.</summary>
    public string Name(PlanScope scope)
    {
        var known = Reports.FirstOrDefault(r => r.Regime == scope.Regime && r.Requirement == scope.Requirement).Name ?? scope.Requirement;
        return scope.Tier.Length == 0 ? known : $"{known}, {text["urging.plans.tier." + scope.Tier].ToLowerInvariant()}";
    }
}
