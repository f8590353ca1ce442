using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells.Manage;

/// <summary>Enters a cell.</summary>
public sealed class AddModel(KeepCells keep, OrganisationDirectory directory, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "name")]
    public string? CellName { get; set; }

    [BindProperty(Name = "unit")]
    public Guid? Unit { get; set; }

    [BindProperty(Name = "secretary")]
    public string? Secretary { get; set; }

    [BindProperty(Name = "members")]
    public string? Members { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    /// <summary>The units of today.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        From = DateFields.Write(clock.Today());
        await LoadAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (from, members) = (ModelState.ReadDate(From, "from", text), ModelState.Whole(Members, "members", text));
        if (ModelState.IsValid)
        {
            var added = await keep.AddAsync(current.Actor, new AddCellRequest(CellName, Unit, Secretary, members, from!.Value), cancellation);
            if (added.IsOk)
            {
                TempData.Done(text["cells.register.added", CellName]);
                return LocalRedirect($"/chi-bo/so/{added.Value}");
            }

            ModelState.Add(added.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(added.Error.Kind);
        }

        await LoadAsync(cancellation);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation) => Units = await directory.UnitsOn(clock.Today(), cancellation);
}
