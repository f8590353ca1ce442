using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Regimes.Comparison;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Regimes;

/// <summary>Two versions of a regime, in words, and what the newer one moves in the calendar (LC-1). Open to everybody.</summary>
public sealed class CompareModel(
    GetRegime regimes, CatalogueDoor door, TenantScope tenant, HolidayBook holidays, OrganisationDirectory directory, RuleWords words, PageFrame frame, IClock clock, Text text)
    : PageModel
{
    /// <summary>The older version; empty is the one before the newer.</summary>
    [BindProperty(Name = "cu", SupportsGet = true)]
    public int? Older { get; set; }

    /// <summary>The newer version; empty is the last.</summary>
    [BindProperty(Name = "moi", SupportsGet = true)]
    public int? Newer { get; set; }

    /// <summary>The older version.</summary>
    public CatalogueRegime Before { get; private set; } = null!;

    /// <summary>The newer version.</summary>
    public CatalogueRegime After { get; private set; } = null!;

    /// <summary>What differs.</summary>
    public RegimeComparison Comparison { get; private set; } = null!;

    /// <summary>The deadlines that move, of twelve months.</summary>
    public IReadOnlyList<DeadlineEffect> Effects { get; private set; } = [];

    /// <summary>The first day of those twelve months.</summary>
    public LocalDate From { get; private set; }

    /// <summary>What the older version says.</summary>
    public ComparisonWords Was { get; private set; } = null!;

    /// <summary>What the newer version says.</summary>
    public ComparisonWords Is { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        if (await door.EnterAsync(cancellation) is null)
        {
            return Redirect(door.Link("/che-do"));
        }

        var today = clock.Today();
        var shown = await regimes.HandleAsync(code, null, today, cancellation);
        if (!shown.IsOk)
        {
            return NotFound();
        }

        var newer = Newer ?? shown.Value.History.Versions[^1].Number;
        var older = Older ?? Math.Max(1, newer - 1);
        var (before, after) = (await regimes.HandleAsync(code, older, today, cancellation), await regimes.HandleAsync(code, newer, today, cancellation));
        if (!before.IsOk || !after.IsOk)
        {
            return NotFound();
        }

        (Before, After) = (before.Value, after.Value);
        Comparison = RegimeComparison.Of(Before.Pack, After.Pack);
        From = LocalDate.Max(today, After.Version.EffectiveFrom);
        var working = await holidays.OfAsync(tenant.TenantId, cancellation);
        Effects = CalendarEffect.Between(Before.Pack, After.Pack, From, CalendarView.LastFrom(From), working);
        var names = await RegimeNames.OnAsync(directory, today, cancellation);
        (Was, Is) = (new ComparisonWords(Before.Pack, names, words, text), new ComparisonWords(After.Pack, names, words, text));
        frame.Title = text["catalogue.compare.title", older, newer];
        frame.Lead = Before.Pack.Title == After.Pack.Title ? After.Pack.Title : $"{Before.Pack.Title} → {After.Pack.Title}";
        frame.Wide = true;
        frame.Crumb(door.Link("/che-do"), text["catalogue.title"]);
        frame.Crumb(door.Link("/che-do/" + code), shown.Value.Pack.Title);
        return Page();
    }

    /// <summary>The next deadline of a report that moves, for the line of its rule.</summary>
    public DeadlineEffect? NextOf(Requirement report) => Effects.FirstOrDefault(e => e.Requirement == report.Code && e is { Before: not null, After: not null });

    /// <summary>A report's name, in whichever version has it.</summary>
    public string NameOf(string requirement) => (After.Pack.FindRequirement(requirement) ?? Before.Pack.FindRequirement(requirement))?.Name ?? requirement;

    /// <summary>A deadline, or that there is none.</summary>
    public string Written(Deadline? due) => due is { } given ? text.Write(given) : text["catalogue.compare.no-report"];
}
