using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Regimes.Lint;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Regimes;

/// <summary>One regime: the words of its text beside the rules that were read from them, linked both ways (LC-1, SK-5).</summary>
public sealed class RegimeModel(
    GetRegime regimes, CatalogueDoor door, TenantScope tenant, HolidayBook holidays, OrganisationDirectory directory, CurrentActor current, PageFrame frame, IClock clock, Text text) : PageModel
{
    /// <summary>A version's number; empty is the one in force.</summary>
    [BindProperty(Name = "ban", SupportsGet = true)]
    public int? Number { get; set; }

    /// <summary>What the page shows.</summary>
    public RegimeSheet Sheet { get; private set; } = null!;

    /// <summary>Today.</summary>
    public LocalDate Today { get; private set; }

    /// <summary>What the linter finds; for signed-in readers only.</summary>
    public IReadOnlyList<FindingWords> Findings { get; private set; } = [];

    /// <summary>Whether somebody is signed in.</summary>
    public bool IsSignedIn => current.ActorOrNone is not null;

    /// <summary>Whether the reader keeps the regimes.</summary>
    public bool Manages => current.ActorOrNone?.Can(Permissions.RegimeManage) == true;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        if (await door.EnterAsync(cancellation) is null)
        {
            return Redirect(door.Link("/che-do"));
        }

        Today = clock.Today();
        var found = await regimes.HandleAsync(code, Number, Today, cancellation);
        if (!found.IsOk)
        {
            return NotFound();
        }

        var working = await holidays.OfAsync(tenant.TenantId, cancellation);
        Sheet = RegimeSheet.Of(found.Value, Today, working, await RegimeNames.OnAsync(directory, Today, cancellation));
        if (IsSignedIn)
        {
            Findings = [.. RegimeLint.Of(Sheet.Pack, Today, working).Select(finding => FindingWords.Of(finding, text))];
        }

        frame.Title = Sheet.Pack.Title;
        frame.Lead = text["catalogue.regime.lead", Sheet.Pack.Basis.Symbol, Sheet.Pack.Basis.Date, Sheet.Pack.Basis.Issuer];
        frame.Wide = true;
        frame.Crumb(door.Link("/che-do"), text["catalogue.title"]);
        return Page();
    }
}
