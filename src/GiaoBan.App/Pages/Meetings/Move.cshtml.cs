using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Requests;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings;

/// <summary>When and where a meeting is to go, as it is typed.</summary>
public sealed class MoveForm
{
    public string? Day { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public Guid? RoomId { get; set; }
    public string? Place { get; set; }
    public string? Mode { get; set; }
    public string? Reason { get; set; }
}

/// <summary>Moves a meeting to another time or room: what it would meet with stands beside, and three better times.</summary>
public sealed class MoveModel(MeetingReader reader, SetMeetingTime set, LookAtTime look, ResourceBook resources, CurrentActor current, IClock clock, Text text) : PageModel
{
    /// <summary>What the fields' names begin with.</summary>
    public const string Prefix = "doi";

    [BindProperty(Name = Prefix)]
    public MoveForm Input { get; set; } = new();

    /// <summary>The meeting.</summary>
    public new MeetingFile File { get; private set; } = null!;

    /// <summary>Rooms that can be taken.</summary>
    public IReadOnlyList<Resource> Rooms { get; private set; } = [];

    /// <summary>What the time in the form would meet with; null where it cannot be read.</summary>
    public TimeLook? Look { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? ngay, string? tu, string? den, Guid? phong, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var meeting = File.Meeting;
        var (from, to) = (meeting.StartsAt!.Value.InZone(Deadline.Zone).LocalDateTime, meeting.EndsAt!.Value.InZone(Deadline.Zone).LocalDateTime);
        Input = new MoveForm
        {
            Day = ngay ?? DateFields.Write(from.Date),
            From = tu ?? RequestForm.WriteHour(from.TimeOfDay),
            To = den ?? RequestForm.WriteHour(to.TimeOfDay),
            RoomId = phong ?? meeting.RoomId,
            Place = meeting.Place,
            Mode = meeting.Mode,
        };
        return await ShowAsync(Read(), cancellation);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? act, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
        {
            return NotFound();
        }

        var time = Read();
        if (act != "move" || !ModelState.IsValid)
        {
            return await ShowAsync(time, cancellation);
        }

        var moved = await set.HandleAsync(
            current.Actor, new SetMeetingTimeRequest(id, time.Day, time.From, time.To, Input.RoomId, Input.Place, string.IsNullOrEmpty(Input.Mode) ? null : Input.Mode, null, Input.Reason), cancellation);
        if (moved.IsOk)
        {
            var count = moved.Value.Clashes.Count;
            TempData.Done(count > 0 ? text["meetings.moved.clashes", count] : text["meetings.moved"]);
            return LocalRedirect(MeetingActs.PathOf(id));
        }

        ModelState.Add([.. moved.Errors.Select(e => e.Field == "room" ? e with { Field = "roomId" } : e)], text, Prefix);
        Response.StatusCode = ProblemMapper.StatusOf(moved.Error.Kind);
        return await FindAsync(id, cancellation) ? await ShowAsync(time, cancellation) : NotFound();
    }

    private (LocalDate? Day, LocalTime? From, LocalTime? To) Read() =>
        (ModelState.ReadDate(Input.Day, $"{Prefix}.day", text), RequestForm.ReadHour(ModelState, Input.From, $"{Prefix}.from", text), RequestForm.ReadHour(ModelState, Input.To, $"{Prefix}.to", text));

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.FindAsync(current.Actor, id, cancellation) is not { Part.Prepares: true } file || !RequestStates.MayMove(file.Meeting.State))
        {
            return false;
        }

        File = file;
        return true;
    }

    private async Task<PageResult> ShowAsync((LocalDate? Day, LocalTime? From, LocalTime? To) time, CancellationToken cancellation)
    {
        Rooms = await resources.RoomsAsync(time.Day ?? clock.Today(), cancellation);
        if (time is { Day: { } day, From: { } from, To: { } to } && to > from)
        {
            Look = await look.HandleAsync(File, (At(day, from), At(day, to), Input.RoomId), cancellation);
        }

        return Page();
    }

    private static Instant At(LocalDate day, LocalTime time) => day.At(time).InZoneStrictly(Deadline.Zone).ToInstant();
}
