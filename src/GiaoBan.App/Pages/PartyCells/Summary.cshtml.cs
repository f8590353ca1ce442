using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>The month's summary for the committee as it stands, and handing it over (SK-7).</summary>
public sealed class SummaryModel(CellSummaries summaries, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "thang", SupportsGet = true)]
    public string? At { get; set; }

    [BindProperty(Name = "basedOn")]
    public int BasedOn { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    /// <summary>The reader.</summary>
    public Actor Actor => current.Actor;

    /// <summary>The summary.</summary>
    public CellSummaryView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        CellInput.Month(At, clock) is { } month && await LoadAsync(month, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (CellInput.Month(At, clock) is not { } month)
        {
            return NotFound();
        }

        var handed = await summaries.HandOverAsync(current.Actor, month, BasedOn, Note, cancellation);
        if (handed.IsOk)
        {
            TempData.Done(text["cells.summary.done", handed.Value]);
            return LocalRedirect($"/chi-bo/tong-hop/{CellInput.Month(month)}/{handed.Value}");
        }

        if (handed.Error.Kind == ErrorKind.NotFound)
        {
            return NotFound();
        }

        ModelState.Add(handed.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(handed.Error.Kind);
        return await LoadAsync(month, cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(LocalDate month, CancellationToken cancellation)
    {
        var found = await summaries.GetAsync(current.Actor, month, cancellation);
        if (found.IsOk)
        {
            View = found.Value;
            BasedOn = View.Handed.Count;
            ModelState.SetModelValue("basedOn", BasedOn, null);
        }

        return found.IsOk;
    }
}
