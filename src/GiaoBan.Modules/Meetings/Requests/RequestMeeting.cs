using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;

namespace GiaoBan.Modules.Meetings.Requests;

/// <summary>What became of a request that was sent.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Lacks">What it still lacks to be approved.</param>
/// <param name="Clashes">People and rooms that are wanted elsewhere at that time.</param>
public sealed record RequestedMeeting(Guid MeetingId, IReadOnlyList<Error> Lacks, IReadOnlyList<Overlap> Clashes);

/// <summary>Sends a request for a meeting to those who decide; room and people are kept as asked for, nothing is taken from anybody (NN-1).</summary>
public sealed class RequestMeeting(
    GiaoBanDbContext rows, MeetingActs acts, MeetingReader reader, RequestPeople people, MeetingBookings bookings, GetMeetingRequest requests)
{
    /// <summary>A request waits for a decision: title, time, who asks.</summary>
    public const string Asked = "meetingrequests.notice.asked";

    /// <summary>Sends it.</summary>
    public async Task<Result<RequestedMeeting>> HandleAsync(Actor actor, Guid meetingId, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { Part: { Host: true } or { Office: true } } file)
        {
            return Error.NotFound("meetings.meeting.not-found");
        }

        if (!RequestStates.MayWrite(file.Meeting.State))
        {
            return Error.Conflict("meetingrequests.not-draft");
        }

        var post = actor.PostOf(file.Meeting.MadePost) ?? (actor.Posts.Count > 0 ? actor.Posts[0] : null);
        if (post is null)
        {
            return Error.Invalid("meetingrequests.post.not-yours", "askPost");
        }

        await people.RefreshAsync(file, file.Meeting.StartsAt?.InZone(Deadline.Zone).Date ?? acts.Today, cancellation);
        file = (await reader.FindAsync(actor, meetingId, cancellation))!;
        (file.Meeting.State, file.Meeting.ChangedAt) = (MeetingStates.Requested, acts.Now);
        var request = (await requests.OfAsync(file, cancellation)).Request;
        (request.RequestedAt, request.RequestedBy, request.RequestedPost) = (acts.Now, actor.OfficialId, post.PostId);
        if (rows.Entry(request).State == Microsoft.EntityFrameworkCore.EntityState.Detached)
        {
            rows.MeetingRequests.Add(request);
        }

        var placed = await bookings.PlaceAsync(file, null, null, actor.OfficialId, cancellation);
        if (!placed.IsOk)
        {
            return Result<RequestedMeeting>.Refused(placed.Errors);
        }

        acts.Tell(actor, "meetings.requested", meetingId, post.PostId, null, new("title", file.Meeting.Title), new("at", file.Meeting.StartsAt?.ToString()));
        await NotifyAsync(actor, file, post, cancellation);
        await rows.SaveChangesAsync(cancellation);
        var view = await requests.OfAsync(file, cancellation);
        await acts.SaveAsync(transaction, cancellation);
        return new RequestedMeeting(meetingId, view.Lacks, placed.Value.Clashes);
    }

    private async Task NotifyAsync(Actor actor, MeetingFile file, ActingPost asker, CancellationToken cancellation)
    {
        foreach (var (approver, _) in (await people.ApproversAsync(acts.Today, cancellation)).Where(a => a.Official != actor.OfficialId))
        {
            acts.NotifyPost(
                actor, approver, Asked, $"{MeetingActs.PathOf(file.Id)}/xet", file.Meeting.Title,
                file.Meeting.StartsAt is { } at ? MeetingActs.When(at) : "?", asker.Title);
        }
    }
}
