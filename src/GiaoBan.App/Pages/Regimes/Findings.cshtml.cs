using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Regimes.Lint;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Regimes;

/// <summary>What is impossible, unclear or wasteful in a regime, with what to do about it (LC-1).</summary>
public sealed class FindingsModel(GetRegime regimes, CurrentActor current, HolidayBook holidays, PageFrame frame, IClock clock, Text text) : PageModel
{
    /// <summary>A version's number; empty is the one in force.</summary>
    [BindProperty(Name = "ban", SupportsGet = true)]
    public int? Number { get; set; }

    /// <summary>The version as part of addresses.</summary>
    public string Ban => Number is { } number ? $"?ban={number}" : "";

    /// <summary>The regime.</summary>
    public CatalogueRegime Regime { get; private set; } = null!;

    /// <summary>The heaviest first.</summary>
    public IReadOnlyList<FindingWords> Findings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        var today = clock.Today();
        var found = await regimes.HandleAsync(code, Number, today, cancellation);
        if (!found.IsOk)
        {
            return NotFound();
        }

        Regime = found.Value;
        var working = await holidays.OfAsync(current.Actor.TenantId, cancellation);
        Findings = [.. RegimeLint.Of(Regime.Pack, today, working).Select(finding => FindingWords.Of(finding, text))];
        frame.Title = text["catalogue.findings"];
        frame.Lead = text["catalogue.findings.lead", Regime.Pack.Title, Regime.Version.Number];
        frame.Crumb("/che-do", text["catalogue.title"]);
        frame.Crumb($"/che-do/{code}{Ban}", Regime.Pack.Title);
        return Page();
    }
}
