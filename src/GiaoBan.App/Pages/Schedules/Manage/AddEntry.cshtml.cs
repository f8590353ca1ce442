using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Schedules.Week;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Schedules.Manage;

/// <summary>Enters work of the office's own into a week's schedule.</summary>
public sealed class AddEntryModel(KeepEntries entries, ScheduleSeatBook seats, ResourceBook resources, CurrentActor current, IClock clock, Text text) : PageModel, IEntryForm
{
    [BindProperty]
    public EntryFields Input { get; set; } = new();

    /// <summary>The week.</summary>
    public ScheduleWeek Week { get; private set; } = null!;

    public ScheduleSeats Seats { get; private set; } = null!;

    public IReadOnlyList<Resource> Rooms { get; private set; } = [];

    public IReadOnlyList<Resource> Vehicles { get; private set; } = [];

    public IReadOnlyList<string> Unlinked => [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        Input = new EntryFields { Day = DateFields.Write(Week.Days.Contains(clock.Today()) ? clock.Today() : Week.First.PlusDays(2)) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (Input.Read(ModelState, text, Seats) is not { } input)
        {
            return Page();
        }

        var added = await entries.AddAsync(current.Actor, Week, input, cancellation);
        if (added.IsOk)
        {
            TempData.Done(text["schedules.entry.saved"]);
            return LocalRedirect(WeekActs.DraftPathOf(Week));
        }

        ModelState.Add(added.Errors, text, "Input");
        Response.StatusCode = ProblemMapper.StatusOf(added.Error.Kind);
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var key = Request.Query["tuan"].ToString();
        if ((key.Length == 0 ? ScheduleWeek.Of(clock.Today()).Next : ScheduleWeek.Find(key)) is not { } week)
        {
            return false;
        }

        Week = week;
        Seats = await seats.OnAsync(week.First, cancellation);
        var all = await resources.OnAsync(week.First, cancellation);
        (Rooms, Vehicles) = ([.. all.Where(r => r.Kind == ResourceKinds.Room)], [.. all.Where(r => r.Kind == ResourceKinds.Vehicle)]);
        return true;
    }
}
