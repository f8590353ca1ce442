using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Organisation.Manage;

/// <summary>Adds a unit.</summary>
public sealed class AddUnitModel(AddUnit addUnit, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    [BindProperty(Name = "name")]
    public string? UnitName { get; set; }

    [BindProperty(Name = "shortName")]
    public string? ShortName { get; set; }

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "block")]
    public string? Block { get; set; }

    [BindProperty(Name = "sortOrder")]
    public int SortOrder { get; set; }

    [BindProperty(Name = "validFrom")]
    public string? ValidFrom { get; set; }

    public void OnGet()
    {
        ModelState.Clear();
        ValidFrom = DateFields.Write(clock.Today());
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var from = ModelState.ReadDate(ValidFrom, "validFrom", text);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var added = await addUnit.Handle(new AddUnitRequest(Code, UnitName, ShortName, Kind, Block, SortOrder, from!.Value), current.Actor, cancellation);
        if (!added.IsOk)
        {
            ModelState.Add(added.Errors, text);
            return Page();
        }

        TempData.Done(text["organisation.unit.added", UnitName]);
        return LocalRedirect("/co-quan");
    }
}
