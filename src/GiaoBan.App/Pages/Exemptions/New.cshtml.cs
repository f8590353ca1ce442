using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Exemptions;

/// <summary>Excuses a unit from a report: first which, then the periods or days, with reason and basis.</summary>
public sealed class NewModel(
    ExemptObligations exempt, ListExemptions exemptions, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "don-vi", SupportsGet = true)]
    public Guid? Unit { get; set; }

    /// <summary>Regime and requirement, parted by a stroke.</summary>
    [BindProperty(Name = "bao-cao", SupportsGet = true)]
    public string? Report { get; set; }

    [BindProperty(Name = "periods")]
    public List<string> Periods { get; set; } = [];

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "to")]
    public string? To { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "basis")]
    public string? Basis { get; set; }

    /// <summary>Units of today and those that are to begin.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>Reports of the regimes in force.</summary>
    public IReadOnlyList<ExemptableReport> Reports { get; private set; } = [];

    /// <summary>What the unit still has to send of the report.</summary>
    public IReadOnlyList<OwedPeriod> Coming { get; private set; } = [];

    /// <summary>Whether unit and report are known.</summary>
    public bool IsChosen => Unit is not null && Chosen is not null;

    private ExemptableReport? Chosen => Reports.FirstOrDefault(r => $"{r.Regime}/{r.Requirement}" == Report);

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (!IsChosen)
        {
            ModelState.AddModelError(Unit is null ? "don-vi" : "bao-cao", text["app.field.missing"]);
            return Page();
        }

        var from = Periods.Count == 0 && From is not null ? ModelState.ReadDate(From, "from", text) : null;
        var to = Periods.Count == 0 && To is not null ? ModelState.ReadDate(To, "to", text) : null;
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var request = new ExemptObligationsRequest(Unit!.Value, Chosen!.Regime, Chosen.Requirement, Periods, from, to, Reason, Basis);
        var made = await exempt.HandleAsync(request, current.Actor, cancellation);
        if (!made.IsOk)
        {
            ModelState.Add(made.Errors, text);
            return Page();
        }

        TempData.Done(text["exemptions.made"]);
        return LocalRedirect("/mien-bao-cao");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Units = await directory.UnitsFrom(clock.Today(), cancellation);
        Reports = await exemptions.ReportsAsync(cancellation);
        Coming = IsChosen ? await exemptions.ComingAsync(Unit!.Value, Chosen!.Regime, Chosen.Requirement, cancellation) : [];
    }
}
