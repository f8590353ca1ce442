using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Schedules.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>Who has a room, a vehicle or a piece of equipment when, week by week.</summary>
public sealed class ResourceModel(GetResources resources, OpenMeetings open, CurrentActor current, IClock clock) : PageModel
{
    /// <summary>The resource in a week.</summary>
    public ResourceWeek Found { get; private set; } = null!;

    /// <summary>Whether the reader keeps it.</summary>
    public bool Manages => current.Actor.Can(Permissions.SchedulesManage);

    /// <summary>What it is taken for, day by day.</summary>
    public IEnumerable<(LocalDate Day, List<ResourceUse> Uses)> Days => Found.Week.EachDay()
        .Select(day => (day, Found.Uses.Where(u => u.Booking.StartsAt.InZone(Deadline.Zone).Date == day).ToList()));

    /// <summary>Whether a use leads somewhere for this reader.</summary>
    public bool Opens(ResourceUse use) => use.Booking.Kind != Booking.Meeting || _open.Contains(use.Booking.BookingId);

    private IReadOnlySet<Guid> _open = new HashSet<Guid>();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var key = Request.Query["tuan"].ToString();
        if ((key.Length == 0 ? ScheduleWeek.Of(clock.Today()) : ScheduleWeek.Find(key)) is not { } week || await resources.FindAsync(id, week, cancellation) is not { } found)
        {
            return NotFound();
        }

        Found = found;
        _open = await open.AmongAsync(found.Uses.Where(u => u.Booking.Kind == Booking.Meeting).Select(u => u.Booking.BookingId), cancellation);
        return Page();
    }
}
