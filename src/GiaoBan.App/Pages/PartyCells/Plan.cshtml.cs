using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.PartyCells;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.PartyCells;

/// <summary>Plans a meeting of a cell, or plans it anew.</summary>
public sealed class PlanModel(PlanCellMeeting plan, CellRegister register, GetCellMeetings query, CurrentActor current, IClock clock, Text text) : PageModel
{
    private const string UsualHour = "14:00";
    private const string UsualLength = "120";

    [BindProperty(Name = "thang", SupportsGet = true)]
    public string? At { get; set; }

    [BindProperty(Name = "buoi", SupportsGet = true)]
    public Guid? MeetingId { get; set; }

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "topic")]
    public string? Topic { get; set; }

    [BindProperty(Name = "day")]
    public string? Day { get; set; }

    [BindProperty(Name = "time")]
    public string? Time { get; set; }

    [BindProperty(Name = "minutes")]
    public string? Minutes { get; set; }

    [BindProperty(Name = "place")]
    public string? Place { get; set; }

    /// <summary>The cell.</summary>
    public PartyCell Cell { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        ModelState.Clear();
        if (!await LoadAsync(id, cancellation) || CellInput.Month(At, clock) is not { } month)
        {
            return NotFound();
        }

        (Kind, Day, Time, Minutes) = (PlanCellMeeting.Regular, DateFields.Write(month.PlusDays(2)), UsualHour, UsualLength);
        if (MeetingId is { } known)
        {
            var found = await query.FindAsync(current.Actor, known, cancellation);
            if (!found.IsOk || found.Value.Line.Meeting is not { } meeting || meeting.CellId != id)
            {
                return NotFound();
            }

            var starts = meeting.StartsAt.InZone(Deadline.Zone).LocalDateTime;
            (Kind, Topic, Day, Time) = (meeting.Kind, meeting.Topic, DateFields.Write(starts.Date), VietnameseDates.Time(starts.TimeOfDay));
            (Minutes, Place) = (VietnameseNumber.FormatForInput(meeting.Minutes), meeting.Place);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var (day, time, minutes) = (ModelState.ReadDate(Day, "day", text), ModelState.Time(Time, "time", text), ModelState.Whole(Minutes, "minutes", text));
        if (ModelState.IsValid)
        {
            var planned = await plan.HandleAsync(
                current.Actor, new PlanCellMeetingRequest(id, MeetingId, Kind, Topic, day!.Value, time!.Value, minutes, Place), cancellation);
            if (planned.IsOk)
            {
                TempData.Done(text["cells.meeting.plan.done"]);
                return LocalRedirect(CellActs.PathOf(planned.Value));
            }

            if (planned.Error.Kind == ErrorKind.NotFound)
            {
                return NotFound();
            }

            ModelState.Add(planned.Errors, text);
            Response.StatusCode = ProblemMapper.StatusOf(planned.Error.Kind);
        }

        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var book = await register.LoadAsync(cancellation);
        if (book.Find(id) is not { } cell || CellBook.Filler(current.Actor, cell) is null)
        {
            return false;
        }

        Cell = cell;
        return true;
    }
}
