using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Urging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Urging;

/// <summary>The office urges by hand: first which report, then whom.</summary>
public sealed class NowModel(UrgeNow urge, UnsentReports unsent, Outbox outbox, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "che-do", SupportsGet = true)]
    public string? Regime { get; set; }

    [BindProperty(Name = "bao-cao", SupportsGet = true)]
    public string? Requirement { get; set; }

    [BindProperty(Name = "ky", SupportsGet = true)]
    public string? PeriodKey { get; set; }

    [BindProperty(Name = "reports")]
    public IReadOnlyList<Guid> Chosen { get; set; } = [];

    [BindProperty(Name = "by")]
    public List<string> Channels { get; set; } = [];

    [BindProperty(Name = "head")]
    public bool WithHead { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    /// <summary>What is missing, by report and period.</summary>
    public IReadOnlyList<UnsentGroup> Groups { get; private set; } = [];

    /// <summary>Who has not sent the chosen report.</summary>
    public IReadOnlyList<UnsentReport> Reports { get; private set; } = [];

    /// <summary>Whether a channel has settings.</summary>
    public bool Has(string channel) => outbox.Has(channel);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        Chosen = [.. Reports.Select(r => r.Report.ObligationId)];
        Channels = [.. MessageChannels.All.Where(c => c == MessageChannels.Mail && Has(c))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var urged = await urge.HandleAsync(current.Actor, new UrgeNowRequest(Chosen, WithHead, Channels, Note), cancellation);
        if (!urged.IsOk)
        {
            await ShowAsync(cancellation);
            ModelState.Add(urged.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(urged.Error.Kind);
            return Page();
        }

        var (outcome, before) = (urged.Value.Outcome, urged.Value.JustBefore);
        TempData.Done(before > 0 ? text["urging.now.done-some", outcome.Reports, outcome.People, before] : text["urging.now.done", outcome.Reports, outcome.People]);
        return LocalRedirect($"/don-doc/{urged.Value.UrgingId}");
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        var tenant = current.Actor.TenantId;
        if (Regime is { } regime && Requirement is { } requirement)
        {
            Reports = await unsent.OfAsync(tenant, regime, requirement, string.IsNullOrEmpty(PeriodKey) ? null : PeriodKey, cancellation);
        }
        else
        {
            Groups = await unsent.GroupsAsync(tenant, cancellation);
        }
    }
}
