using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Schedules.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Schedules.Manage;

/// <summary>Enters a room, a vehicle or a piece of equipment.</summary>
public sealed class AddResourceModel(KeepResources keep, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "seats")]
    public string? Seats { get; set; }

    [BindProperty(Name = "site")]
    public string? Site { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    public void OnGet()
    {
        ModelState.Clear();
        From = DateFields.Write(clock.Today());
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (from, seats) = (ModelState.ReadDate(From, "from", text), ResourceFields.Seats(ModelState, Seats, text));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var added = await keep.AddAsync(current.Actor, Kind, new ResourceInput(Name, seats, Site), from!.Value, cancellation);
        if (added.IsOk)
        {
            TempData.Done(text["schedules.resource.added"]);
            return LocalRedirect($"/phong-xe/{added.Value}/sua");
        }

        ModelState.Add(added.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(added.Error.Kind);
        return Page();
    }
}
