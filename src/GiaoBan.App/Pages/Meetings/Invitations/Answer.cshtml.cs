using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Invitations;
using GiaoBan.Modules.Meetings.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings.Invitations;

/// <summary>One's own answer to an invitation: comes, perhaps, or the way to report an absence.</summary>
public sealed class AnswerModel(MeetingReader reader, MeetingNameBook names, AnswerInvitation answer, CurrentActor current, IClock clock, Text text) : PageModel
{
    [BindProperty(Name = "answer")]
    public string? Answer { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    /// <summary>The meeting.</summary>
    public new MeetingFile File { get; private set; } = null!;

    /// <summary>The names of what it points at.</summary>
    public MeetingNames Names { get; private set; } = null!;

    /// <summary>The reader's own line.</summary>
    public MeetingParticipant Own => File.Own!;

    /// <summary>Whether an answer is still waited for.</summary>
    public bool MayAnswer => File.Meeting.State == MeetingStates.Invited && File.Meeting.StartsAt > clock.GetCurrentInstant() && Own.Rsvp is not (Rsvps.Delegated or Rsvps.Declined);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var done = await answer.HandleAsync(current.Actor, id, null, Answer, Note, cancellation);
        if (done.IsOk)
        {
            TempData.Done(text["invitations.answer.done"]);
            return LocalRedirect(MeetingActs.PathOf(id) + "/tra-loi");
        }

        ModelState.Add(done.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(done.Error.Kind);
        return done.Error.Kind != ErrorKind.NotFound && await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.FindAsync(current.Actor, id, cancellation) is not { Part.Member: true } file || !MeetingStates.IsTold(file.Meeting.State))
        {
            return false;
        }

        File = file;
        Names = await names.OfAsync(file, cancellation);
        return true;
    }
}
