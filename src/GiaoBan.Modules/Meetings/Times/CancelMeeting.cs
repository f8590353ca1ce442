using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Meetings;

/// <summary>Calls a meeting off, with a reason; what it took is free again, and who was told is told.</summary>
public sealed class CancelMeeting(MeetingActs acts, MeetingReader reader, MeetingBookings bookings, MeetingNews news)
{
    /// <summary>Calls it off.</summary>
    public async Task<Result<MeetingFile>> HandleAsync(Actor actor, Guid meetingId, string? reason, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", reason)) is { } secret)
        {
            return secret;
        }

        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { Part.Prepares: true } file)
        {
            return Error.NotFound("meetings.meeting.not-found");
        }

        if (!MeetingStates.MayGo(file.Meeting.State, MeetingStates.Cancelled))
        {
            return Error.Conflict("meetings.cancel.too-late");
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > SetMeetingTime.LongestText)
        {
            return Error.Invalid("meetings.cancel.reason", "reason", SetMeetingTime.LongestText);
        }

        var told = MeetingStates.IsTold(file.Meeting.State);
        (file.Meeting.State, file.Meeting.ChangedAt) = (MeetingStates.Cancelled, acts.Now);
        file.Meeting.Sequence += told ? 1 : 0;
        await bookings.ReleaseAsync(meetingId, cancellation);
        acts.Tell(actor, "meetings.cancelled", meetingId, SetMeetingTime.PostOf(actor, file), reason.Trim());
        if (told)
        {
            await news.CancelledAsync(actor, file, reason.Trim(), cancellation);
        }

        await acts.SaveAsync(transaction, cancellation);
        return file;
    }
}
