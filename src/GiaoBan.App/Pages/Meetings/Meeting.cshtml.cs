using GiaoBan.App.Identity;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Rules;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Requests;
using GiaoBan.Modules.Meetings.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Meetings;

/// <summary>The facts of a meeting, and the way to its other pages.</summary>
public sealed class MeetingModel(MeetingReader reader, MeetingNameBook names, MeetingRuleBook rules, GetMeetingRequest requests, CurrentActor current) : PageModel
{
    /// <summary>The meeting as the reader may see it.</summary>
    public new MeetingFile File { get; private set; } = null!;

    /// <summary>The names of what it points at.</summary>
    public MeetingNames Names { get; private set; } = null!;

    /// <summary>The terms of its kind.</summary>
    public MeetingKindRule Kind { get; private set; } = null!;

    /// <summary>The request behind it: for who prepares it and who decides.</summary>
    public RequestView? View { get; private set; }

    /// <summary>Who answered how is for those who prepare it, once people are told.</summary>
    public bool ShowsAnswers => File.Part.Prepares && MeetingStates.IsTold(File.Meeting.State);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.FindAsync(current.Actor, id, cancellation) is not { } file)
        {
            return NotFound();
        }

        File = file;
        Names = await names.OfAsync(file, cancellation);
        Kind = (await rules.InForceAsync(cancellation)).KindOf(file.Meeting.Kind);
        View = file.Part.Prepares || file.Part.Approver ? await requests.OfAsync(file, cancellation) : null;
        return Page();
    }
}
