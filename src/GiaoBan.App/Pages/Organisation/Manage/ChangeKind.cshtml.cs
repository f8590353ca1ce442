using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Organisation.Manage;

/// <summary>Changes a unit's kind, block or name from a day on.</summary>
public sealed class ChangeKindModel(ChangeUnitKind changeUnitKind, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "block")]
    public string? Block { get; set; }

    [BindProperty(Name = "name")]
    public string? UnitName { get; set; }

    [BindProperty(Name = "shortName")]
    public string? ShortName { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The unit.</summary>
    public Unit? Unit { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        From = DateFields.Write(clock.Today());
        Unit = await directory.FindUnit(id, cancellation);
        (Kind, Block, UnitName, ShortName) = (Unit?.Kind, Unit?.Block, Unit?.Name, Unit?.ShortName);
        return Unit is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (ModelState.ReadDate(From, "from", text) is { } from)
        {
            var changed = await changeUnitKind.Handle(new ChangeUnitKindRequest(id, from, Kind, Block, UnitName, ShortName, Reason), current.Actor, cancellation);
            if (changed.IsOk)
            {
                TempData.Done(text["organisation.unit.change.done", from]);
                return LocalRedirect("/co-quan");
            }

            ModelState.Add(changed.Errors, text);
        }

        Unit = await directory.FindUnit(id, cancellation);
        return Unit is null ? NotFound() : Page();
    }
}
