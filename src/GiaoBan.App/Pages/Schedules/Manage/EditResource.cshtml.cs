using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Schedules.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Schedules.Manage;

/// <summary>Changes, joins and ends a room, a vehicle or a piece of equipment.</summary>
public sealed class EditResourceModel(KeepResources keep, GetResources resources, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "seats")]
    public string? Seats { get; set; }

    [BindProperty(Name = "site")]
    public string? Site { get; set; }

    [BindProperty(Name = "lastDay")]
    public string? LastDay { get; set; }

    [BindProperty(Name = "parts")]
    public Guid[] Parts { get; set; } = [];

    /// <summary>The resource.</summary>
    public ListedResource Listed { get; private set; } = null!;

    /// <summary>Other rooms in use.</summary>
    public IReadOnlyList<Resource> Rooms { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        (Name, Seats, Site) = (Listed.Resource.Name, text.Write(Listed.Resource.Seats), Listed.Resource.Site);
        (LastDay, Parts) = (DateFields.Write(clock.Today()), [.. Listed.Parts.Select(p => p.ResourceId)]);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var seats = ResourceFields.Seats(ModelState, Seats, text);
        return ActAsync(id, () => keep.ChangeAsync(current.Actor, id, new ResourceInput(Name, seats, Site), cancellation), "schedules.resource.saved", cancellation);
    }

    public Task<IActionResult> OnPostJoinAsync(Guid id, CancellationToken cancellation) =>
        ActAsync(id, () => keep.JoinAsync(current.Actor, id, Parts, cancellation), "schedules.resource.joined", cancellation);

    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellation)
    {
        var last = ModelState.ReadDate(LastDay, "lastDay", text);
        return ActAsync(id, () => keep.EndAsync(current.Actor, id, last!.Value, cancellation), "schedules.resource.ended-done", cancellation);
    }

    private async Task<IActionResult> ActAsync(Guid id, Func<Task<Result<bool>>> act, string done, CancellationToken cancellation)
    {
        if (ModelState.IsValid)
        {
            var result = await act();
            if (result.IsOk)
            {
                TempData.Done(text[done]);
                return LocalRedirect($"/phong-xe/{id}/sua");
            }

            if (result.Error.Kind == ErrorKind.NotFound)
            {
                return NotFound();
            }

            ModelState.Add(result.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(result.Error.Kind);
        }

        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await resources.FindAsync(id, ScheduleWeek.Of(clock.Today()), cancellation) is not { } found)
        {
            return false;
        }

        Listed = found.Listed;
        Rooms = [.. (await resources.ListAsync(cancellation)).Select(r => r.Resource).Where(r => r.Kind == ResourceKinds.Room && r.ValidTo is null && r.ResourceId != id)];
        (Name, Site) = (Name ?? Listed.Resource.Name, Site ?? Listed.Resource.Site);
        return true;
    }
}
