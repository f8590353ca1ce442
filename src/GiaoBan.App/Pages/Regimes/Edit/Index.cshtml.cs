using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Regimes.Drafts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>The draft of a regime at a glance: its parts, what is found in it, what it changes.</summary>
public sealed class IndexModel(
    DraftDesk desk, GetRegimeDraft drafts, StartRegimeDraft start, DiscardRegimeDraft discard, CurrentActor current, Text text) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    /// <summary>The draft; null where none is open.</summary>
    public OpenDraft? Draft { get; private set; }

    /// <summary>The regime's last version; null where it has none.</summary>
    public RegimeInForce? Latest { get; private set; }

    /// <summary>What is found in the draft.</summary>
    public IReadOnlyList<FindingWords> Findings { get; private set; } = [];

    /// <summary>What it changes against the last version.</summary>
    public IReadOnlyList<DraftDifference> Changes { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostStartAsync(CancellationToken cancellation)
    {
        var started = await start.FromVersionAsync(Code, current.Actor, cancellation);
        return started.IsOk ? LocalRedirect($"/che-do/{Code}/soan") : await RefusedAsync(started.Error, cancellation);
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellation)
    {
        var gone = await discard.HandleAsync(Code, Version, current.Actor, cancellation);
        if (!gone.IsOk)
        {
            return await RefusedAsync(gone.Error, cancellation);
        }

        TempData.Done(text["editor.discarded"]);
        return LocalRedirect(await drafts.LatestAsync(Code, cancellation) is null ? "/che-do/them" : $"/che-do/{Code}/soan");
    }

    private async Task<IActionResult> RefusedAsync(Error error, CancellationToken cancellation)
    {
        ModelState.Add([error], text);
        Response.StatusCode = ProblemMapper.StatusOf(error.Kind);
        return await ShowAsync(cancellation);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Draft = await desk.FindAsync(Code, cancellation);
        Latest = Draft is null ? await drafts.LatestAsync(Code, cancellation) : Draft.Latest;
        if (Draft is null)
        {
            return Latest is null ? NotFound() : Page();
        }

        Version = Draft.Row.Version;
        Findings = await desk.FindingsAsync(Draft.Pack, cancellation);
        Changes = await desk.DifferencesAsync(Draft, cancellation);
        return Page();
    }
}
