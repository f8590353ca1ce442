using GiaoBan.App.Identity;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Schedules.Week;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>The week's schedule as it was published, as a list or as a board (SK-10). Whoever is signed in reads it.</summary>
public sealed class IndexModel(
    GetPublishedWeek weeks, ScheduleSeatBook seats, ResourceBook resources, OpenMeetings open, CurrentActor current, IClock clock) : PublishedPage(weeks, current, clock)
{
    /// <summary>Whether drafts are open to the reader.</summary>
    public bool ReadsDrafts => WeekReader.Reads(Actor);

    /// <summary>Whether the reader makes the schedule.</summary>
    public bool Manages => Actor.Can(Permissions.SchedulesManage);

    /// <summary>Units to choose from.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>Rooms to choose from.</summary>
    public IReadOnlyList<Resource> Rooms { get; private set; } = [];

    /// <inheritdoc/>
    protected override async Task<IActionResult> AnswerAsync(CancellationToken cancellation)
    {
        Units = (await seats.OnAsync(Filter.Week.First, cancellation)).Units;
        Rooms = await resources.RoomsAsync(Filter.Week.First, cancellation);
        Open = await open.AmongAsync(Lines.Where(l => l.IsMeeting).Select(l => l.Id), cancellation);
        return Page();
    }
}
