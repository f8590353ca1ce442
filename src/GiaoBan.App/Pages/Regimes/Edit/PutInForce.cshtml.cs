using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes.Lint;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Drafts;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>Puts a draft in force: from which day, why, and what it would do.</summary>
public sealed class PutInForceModel(
    DraftDesk desk, PutRegimeInForce put, PreviewRegimeChange preview, MakeObligationsAhead makeAhead, TenantScope tenant, CurrentActor current, Text text) : PageModel
{
    private const int ExamplesShown = 10;

    [BindProperty(SupportsGet = true), FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    /// <summary>The first day.</summary>
    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The button pressed, where it is not the one that puts in force.</summary>
    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty(Name = "accepted")]
    public bool Accepted { get; set; }

    /// <summary>The draft.</summary>
    public OpenDraft Draft { get; private set; } = null!;

    /// <summary>What is found in it.</summary>
    public IReadOnlyList<FindingWords> Findings { get; private set; } = [];

    /// <summary>What it changes against the last version.</summary>
    public IReadOnlyList<DraftDifference> Changes { get; private set; } = [];

    /// <summary>What it would do to the coming year; null where that cannot be worked out, which the messages say.</summary>
    public RegimeChangePreview? Preview { get; private set; }

    /// <summary>How much of it cannot be done as it stands.</summary>
    public int Errors => Findings.Count(f => f.Severity == Severity.Error);

    /// <summary>The first day that the preview takes.</summary>
    public LocalDate PreviewFrom { get; private set; }

    /// <summary>Where the draft is shown.</summary>
    public string Home => $"/che-do/{Code}/soan";

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Act == "preview")
        {
            return await ShowAsync(cancellation);
        }

        if (ModelState.ReadDate(From, "from", text) is not { } from)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(cancellation);
        }

        var done = await put.HandleAsync(new PutRegimeInForceRequest(Code, Version, from, Reason, Accepted), current.Actor, cancellation);
        if (!done.IsOk)
        {
            ModelState.Add(done.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(done.Error.Kind);
            return await ShowAsync(cancellation);
        }

        // The version stands; were the program to stop here, the worker would make its obligations at the next start.
        var made = await makeAhead.HandleAsync(tenant.TenantId, cancellation);
        TempData.Done(text["editor.in-force", done.Value.Number, from, made.Made, made.Withdrawn]);
        return LocalRedirect($"/che-do/{Code}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        if (await desk.FindAsync(Code, cancellation) is not { } draft)
        {
            return NotFound();
        }

        Draft = draft;
        if (Version == 0)
        {
            Version = draft.Row.Version;
        }

        From ??= DateFields.Write(draft.Latest is null ? draft.Pack.EffectiveFrom : desk.Today.PlusDays(1));
        Findings = await desk.FindingsAsync(draft.Pack, cancellation);
        Changes = await desk.DifferencesAsync(draft, cancellation);
        await PreviewAsync(cancellation);
        return Page();
    }

    // A day that cannot be is refused when it is sent; the preview then shows the change from the day before it was typed.
    private async Task PreviewAsync(CancellationToken cancellation)
    {
        var typed = !string.IsNullOrWhiteSpace(From) && DateFields.TryRead(From, out var day) && day >= RegimeCalendar.FirstDay && day <= RegimeCalendar.LastDay ? day : (LocalDate?)null;
        PreviewFrom = typed is { } from && (Draft.Latest is null || from >= desk.Today) ? from : desk.Today;
        var would = await preview.HandleAsync(tenant.TenantId, new PreviewRegimeChangeRequest(Draft.Row.Source, PreviewFrom, ExamplesShown), cancellation);
        Preview = would.IsOk ? would.Value : null;
    }
}
