using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Extensions;

/// <summary>A unit asks for more time for one of its reports.</summary>
public sealed class AskModel(AskExtension ask, ListExtensionLines extensions, ObligationReader obligations, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "day")]
    public string? Day { get; set; }

    [BindProperty(Name = "hour")]
    public string? Hour { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The report and its period.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The deadline that counts now.</summary>
    public Deadline? Due { get; private set; }

    /// <summary>What was asked and decided before.</summary>
    public IReadOnlyList<ExtensionLine> Lines { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => ShowAsync(id, cancellation);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (ModelState.ReadUntil(Day, Hour, text) is { } until)
        {
            var asked = await ask.HandleAsync(current.Actor, id, until, Reason, cancellation);
            if (asked.IsOk)
            {
                TempData.Done(text["extensions.asked"]);
                return LocalRedirect("/viec-cua-toi");
            }

            ModelState.Add([.. asked.Errors.Select(e => e.Field == "until" ? e with { Field = "day" } : e)], text);
            Response.StatusCode = ProblemMapper.StatusOf(asked.Error.Kind);
        }

        return await ShowAsync(id, cancellation);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancellation)
    {
        var terms = await obligations.FindAsync(current.Actor.TenantId, id, cancellation);
        if (terms is null || ObligationAccess.OwnPost(current.Actor, terms) is null)
        {
            return NotFound();
        }

        (Name, Due) = (ReportTitle.Of(terms.Requirement.Name, terms.Period.Label), terms.EffectiveDue);
        Lines = await extensions.HandleAsync(current.Actor, id, cancellation);
        return Page();
    }
}
