using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Schedules;
using GiaoBan.Modules.Schedules.Clashes;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>A clash and its four ways out (SK-10): move, deputy, excuse, accept with a reason.</summary>
public sealed class ClashModel(GetClash clashes, ResolveClash resolve, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "resolution")]
    public string? Resolution { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "excusedFrom")]
    public Guid? ExcusedFrom { get; set; }

    /// <summary>The clash.</summary>
    public ClashView Found { get; private set; } = null!;

    /// <summary>Whether it is over a person: only people have deputies and are excused.</summary>
    public bool IsPerson => Found.Line.Resource.Kind == ResourceKinds.Person;

    /// <summary>From which of the two a person is excused here: an absence from a meeting is decided where the meeting is.</summary>
    public IEnumerable<Booking> Excusable => Both.Select(b => b.Booking).Where(b => IsPerson && b.Kind != Booking.Meeting);

    /// <summary>The two, each with the times to which it could go.</summary>
    public IEnumerable<(Booking Booking, IReadOnlyList<OfferedSlot> Slots)> Both => [(Found.Line.First, Found.First), (Found.Line.Second, Found.Second)];

    /// <summary>Where one of the two is moved.</summary>
    public static string MovePathOf(Booking booking) => booking.Kind == Booking.Meeting ? booking.Link + "/doi" : booking.Link;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (ModelState.IsValid)
        {
            var resolved = await resolve.HandleAsync(current.Actor, new ResolveClashRequest(id, Resolution, Reason, Resolution == Resolutions.Excuse ? ExcusedFrom : null), cancellation);
            if (resolved.IsOk)
            {
                TempData.Done(text["schedules.clash.resolved"]);
                return LocalRedirect("/chong-cheo");
            }

            if (resolved.Error.Kind == ErrorKind.NotFound)
            {
                return NotFound();
            }

            ModelState.Add(resolved.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(resolved.Error.Kind);
        }

        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var found = await clashes.FindAsync(current.Actor, id, cancellation);
        Found = found.IsOk ? found.Value : null!;
        return found.IsOk;
    }
}
