using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Organisation.Manage;

/// <summary>Ends a unit with its posts.</summary>
public sealed class EndUnitModel(EndUnit endUnit, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "lastDay")]
    public string? LastDay { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The unit.</summary>
    public Unit? Unit { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        LastDay = DateFields.Write(clock.Today());
        return await Show(id, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (ModelState.ReadDate(LastDay, "lastDay", text) is { } lastDay)
        {
            var ended = await endUnit.Handle(new EndUnitRequest(id, lastDay, Reason), current.Actor, cancellation);
            if (ended.IsOk)
            {
                TempData.Done(text["organisation.unit.end.done", lastDay]);
                return LocalRedirect("/co-quan");
            }

            ModelState.Add(ended.Errors, text);
        }

        return await Show(id, cancellation);
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken cancellation)
    {
        Unit = await directory.FindUnit(id, cancellation);
        return Unit is null ? NotFound() : Page();
    }
}
