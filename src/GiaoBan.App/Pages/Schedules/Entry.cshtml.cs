using System.Globalization;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Schedules.Clashes;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Schedules.Week;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>An entry of the schedule: read by whoever reads the published week, changed, moved, merged and removed by the office.</summary>
public sealed class EntryModel(
    FindEntry find, KeepEntries entries, ResourceBook resources, ClashBook clashes, GetClash slots, CurrentActor current, Text text) : PageModel, IEntryForm
{
    [BindProperty]
    public EntryFields Input { get; set; } = new();

    /// <summary>When the entry that is seen was changed last, milliseconds.</summary>
    [BindProperty(Name = "seen")]
    public string? Seen { get; set; }

    /// <summary>The entry.</summary>
    public FoundEntry Found { get; private set; } = null!;

    /// <summary>Whether the reader changes it.</summary>
    public bool Manages => current.Actor.Can(Permissions.SchedulesManage) && Found.Entry.RemovedAt is null;

    public ScheduleSeats Seats => Found.Seats;

    public IReadOnlyList<Resource> Rooms { get; private set; } = [];

    public IReadOnlyList<Resource> Vehicles { get; private set; } = [];

    public IReadOnlyList<string> Unlinked => Found.Unknown;

    /// <summary>Its open clashes, all of them.</summary>
    public IReadOnlyList<ClashLine> Clashes { get; private set; } = [];

    /// <summary>Times to which it could go.</summary>
    public IReadOnlyList<OfferedSlot> Slots { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Input = EntryFields.Of(Found.Entry);
        Seen = SeenOf(Found.Entry);
        TakeOffered();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var seen = long.TryParse(Seen, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? Instant.FromUnixTimeMilliseconds(at) : Instant.MinValue;
        return Input.Read(ModelState, text, Seats) is { } input
            ? Answer(await entries.EditAsync(current.Actor, id, seen, input, Input.Reason, cancellation), WeekActs.PathOfEntry(id), "schedules.entry.saved")
            : Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, string? reason, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Input = EntryFields.Of(Found.Entry);
        Seen = SeenOf(Found.Entry);
        return Answer(await entries.RemoveAsync(current.Actor, id, reason, cancellation), WeekActs.DraftPathOf(Found.Week), "schedules.entry.removed-done");
    }

    public async Task<IActionResult> OnPostMergeAsync(Guid id, Guid other, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Input = EntryFields.Of(Found.Entry);
        Seen = SeenOf(Found.Entry);
        return Answer(await entries.MergeAsync(current.Actor, id, other, cancellation), WeekActs.PathOfEntry(id), "schedules.merge.done");
    }

    private static string SeenOf(ScheduleEntry entry) => entry.ChangedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    // A time that was offered stands in the fields, to be looked at and saved by the form.
    private void TakeOffered()
    {
        var query = Request.Query;
        Input.Day = query["ngay"].FirstOrDefault() ?? Input.Day;
        Input.From = query["tu"].FirstOrDefault() ?? Input.From;
        Input.To = query["den"].FirstOrDefault() ?? Input.To;
        Input.Room = Guid.TryParse(query["phong"], out var room) ? room : Input.Room;
    }

    private IActionResult Answer<T>(Result<T> result, string to, string done)
    {
        if (result.IsOk)
        {
            TempData.Done(text[done]);
            return LocalRedirect(to);
        }

        if (result.Error.Kind == ErrorKind.NotFound)
        {
            return NotFound();
        }

        ModelState.Add([.. result.Errors.Where(e => e.Field is null or "reason")], text);
        ModelState.Add([.. result.Errors.Where(e => e.Field is not null and not "reason")], text, "Input");
        Response.StatusCode = ProblemMapper.StatusOf(result.Error.Kind);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await find.HandleAsync(current.Actor, id, cancellation) is not { } found)
        {
            return false;
        }

        Found = found;
        var all = await resources.OnAsync(found.Entry.Day, cancellation);
        (Rooms, Vehicles) = ([.. all.Where(r => r.Kind == ResourceKinds.Room)], [.. all.Where(r => r.Kind == ResourceKinds.Vehicle)]);
        Clashes = await clashes.OpenOfAsync(id, cancellation);
        if (Clashes.Count > 0 && Manages)
        {
            Slots = await slots.SlotsAsync(Clashes[0].First.BookingId == id ? Clashes[0].First : Clashes[0].Second, cancellation);
        }

        return true;
    }
}
