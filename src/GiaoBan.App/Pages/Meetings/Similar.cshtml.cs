using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Similar;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Pages.Meetings;

/// <summary>What is near a meeting, why, and what is to be done about it: a person decides, and the decision is written down (NN-2).</summary>
public sealed class SimilarModel(SimilarMeetings similar, DecideSimilar decide, MeetingReader reader, OrganisationDirectory directory, MeetingActs acts, CurrentActor current, Text text) : PageModel
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The suggestion whose form was sent, where it was refused.</summary>
    public Guid? Refused { get; private set; }

    /// <summary>The meeting that is looked from.</summary>
    public new MeetingFile File { get; private set; } = null!;

    /// <summary>What is near it.</summary>
    public SimilarReport Report { get; private set; } = null!;

    /// <summary>Posts that decided, by id.</summary>
    public IReadOnlyDictionary<Guid, string> Posts { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Whether the reader keeps the short forms.</summary>
    public bool KeepsWords => current.Actor.Can(Permissions.MeetingsManage);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, Guid other, string? decided, CancellationToken cancellation)
    {
        var done = await decide.HandleAsync(current.Actor, new DecideSimilarRequest(id, other, decided, Reason), cancellation);
        if (done.IsOk)
        {
            TempData.Done(text["similar.decision.done"]);
            return LocalRedirect(await NextAsync(id, other, decided!, cancellation));
        }

        if (done.Error.Kind == ErrorKind.NotFound || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        Refused = other;
        ModelState.Add(done.Errors, text);
        Response.StatusCode = ProblemMapper.StatusOf(done.Error.Kind);
        return Page();
    }

    // To merge is a decision on the request, to sit back to back a move: each has a page of its own, opened with what was chosen.
    private async Task<string> NextAsync(Guid id, Guid other, string decided, CancellationToken cancellation)
    {
        var path = MeetingActs.PathOf(id);
        var file = await reader.FindAsync(current.Actor, id, cancellation);
        return decided switch
        {
            DecideSimilar.Merge when file is { Part.Approver: true, Meeting.State: MeetingStates.Requested } => $"{path}/xet?mergeInto={other}",
            DecideSimilar.BackToBack when file is { Part.Approver: true, Meeting.State: MeetingStates.Requested } => path + "/xet",
            DecideSimilar.BackToBack when file is { Part.Prepares: true } && RequestStates.MayMove(file.Meeting.State)
                && await reader.FindAsync(current.Actor, other, cancellation) is { Meeting.EndsAt: { } end } => path + RightAfter(file.Meeting, end),
            DecideSimilar.Refer => MeetingActs.PathOf(other),
            _ => path + "/trung-lap",
        };
    }

    // As long as it was to be, from the end of the other; an hour where no time is set yet.
    private static string RightAfter(Meeting meeting, Instant end)
    {
        var length = meeting is { StartsAt: { } from, EndsAt: { } to } ? to - from : Duration.FromHours(1);
        var (starts, ends) = (end.InZone(Deadline.Zone).LocalDateTime, (end + length).InZone(Deadline.Zone).LocalDateTime);
        return $"/doi?ngay={LocalDatePattern.Iso.Format(starts.Date)}&tu={Hour.Format(starts.TimeOfDay)}&den={Hour.Format(ends.TimeOfDay)}";
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.FindAsync(current.Actor, id, cancellation) is not { } file || await similar.FindAsync(current.Actor, id, cancellation) is not { } report)
        {
            return false;
        }

        (File, Report) = (file, report);
        var posts = new Dictionary<Guid, string>();
        foreach (var post in report.Near.Select(n => n.Decided?.DecidedPost).OfType<Guid>().Distinct())
        {
            posts[post] = (await directory.FindPost(post, acts.Today, cancellation))?.Post.Title ?? "";
        }

        Posts = posts;
        return true;
    }
}
