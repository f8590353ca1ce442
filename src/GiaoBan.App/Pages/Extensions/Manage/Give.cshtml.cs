using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Extensions.Manage;

/// <summary>The office gives more time of its own accord.</summary>
public sealed class GiveModel(DecideExtension decide, ObligationReader obligations, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "day")]
    public string? Day { get; set; }

    [BindProperty(Name = "hour")]
    public string? Hour { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The report.</summary>
    public ObligationTerms Terms { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await obligations.FindAsync(current.Actor.TenantId, id, cancellation) is not { Stream: "" } terms)
        {
            return NotFound();
        }

        Terms = terms;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await OnGetAsync(id, cancellation) is not PageResult page || ModelState.ReadUntil(Day, Hour, text) is not { } until)
        {
            return Terms is null ? NotFound() : Page();
        }

        var given = await decide.GiveAsync(current.Actor, id, until, Reason, cancellation);
        if (given.IsOk)
        {
            TempData.Done(text["extensions.granted.done", Terms.UnitName, given.Value]);
            return LocalRedirect("/so-theo-doi/bao-cao/" + id);
        }

        ModelState.Add([.. given.Errors.Select(e => e.Field == "until" ? e with { Field = "day" } : e)], text);
        Response.StatusCode = ProblemMapper.StatusOf(given.Error.Kind);
        return page;
    }
}
