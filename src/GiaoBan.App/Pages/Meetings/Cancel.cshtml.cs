using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings;

/// <summary>Calls a meeting off, with a reason.</summary>
public sealed class CancelModel(MeetingReader reader, CancelMeeting cancel, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The meeting.</summary>
    public new MeetingFile File { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await FindAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var cancelled = await cancel.HandleAsync(current.Actor, id, Reason, cancellation);
        if (cancelled.IsOk)
        {
            TempData.Done(text["meetings.cancel.done"]);
            return LocalRedirect(MeetingActs.PathOf(id));
        }

        ModelState.Add(cancelled.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(cancelled.Error.Kind);
        return await FindAsync(id, cancellation) ? Page() : NotFound();
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.FindAsync(current.Actor, id, cancellation) is not { Part.Prepares: true } file || !MeetingStates.MayGo(file.Meeting.State, MeetingStates.Cancelled))
        {
            return false;
        }

        File = file;
        return true;
    }
}
