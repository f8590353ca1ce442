using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Regimes.Lint;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Drafts;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>Puts a draft in force: from which day, why, and what it would do.</summary>
public sealed class PutInForceModel(DraftDesk desk, PutRegimeInForce put, MakeObligationsAhead makeAhead, TenantScope tenant, CurrentActor current, Text text) : PageModel
{
    [BindProperty(SupportsGet = true), FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    /// <summary>The first day.</summary>
    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "reason", SupportsGet = true)]
    public string? Reason { get; set; }

    [BindProperty(Name = "accepted")]
    public bool Accepted { get; set; }

    /// <summary>The draft.</summary>
    public OpenDraft Draft { get; private set; } = null!;

    /// <summary>What is found in it.</summary>
    public IReadOnlyList<FindingWords> Findings { get; private set; } = [];

    /// <summary>What it changes against the last version.</summary>
    public IReadOnlyList<PackChange> Changes { get; private set; } = [];

    /// <summary>How much of it cannot be done as it stands.</summary>
    public int Errors => Findings.Count(f => f.Severity == Severity.Error);

    /// <summary>Where the draft is shown.</summary>
    public string Home => $"/che-do/{Code}/soan";

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
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
        Changes = draft.Latest is null ? [] : PackChanges.Between(draft.Latest.Pack, draft.Pack);
        return Page();
    }
}
