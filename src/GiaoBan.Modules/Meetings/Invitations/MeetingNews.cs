using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Invitations;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Meetings;

/// <summary>Tells people of a meeting they were told of, in the transaction of what it tells: nothing leaves before they are invited.</summary>
public sealed class MeetingNews(InvitationPost post)
{
    /// <summary>One is asked to a meeting: title, time.</summary>
    public const string Invited = "invitations.notice.invited";

    /// <summary>A meeting goes to another time or place: title, new time, reason.</summary>
    public const string Moved = "meetings.notice.moved";

    /// <summary>A meeting is called off: title, time, reason.</summary>
    public const string Cancelled = "meetings.notice.cancelled";

    /// <summary>One is no longer asked: title, time.</summary>
    public const string Withdrawn = "invitations.notice.withdrawn";

    /// <summary>One is to come in another's place: title, time, whose.</summary>
    public const string Deputy = "invitations.notice.deputy";

    /// <summary>Another comes in one's place: title, time, who.</summary>
    public const string Replaced = "invitations.notice.replaced";

    /// <summary>Tells some that they are asked.</summary>
    public Task InvitedAsync(Actor actor, MeetingFile file, IReadOnlyList<MeetingParticipant> invited, CancellationToken cancellation) =>
        post.SendAsync(actor, file, invited, new InvitationNews(InvitationOccasions.Invited, Invited), cancellation);

    /// <summary>Tells everybody who is asked that it moves; an answer was to the old time, so that it is asked for again.</summary>
    /// <param name="actor">Who moves it.</param>
    /// <param name="file">The meeting as it is now.</param>
    /// <param name="oldStart">When it was to begin.</param>
    /// <param name="oldEnd">When it was to end.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task MovedAsync(Actor actor, MeetingFile file, Instant oldStart, Instant oldEnd, string reason, CancellationToken cancellation)
    {
        if ((oldStart, oldEnd) != (file.Meeting.StartsAt, file.Meeting.EndsAt))
        {
            foreach (var participant in file.Participants.Where(p => p.Rsvp is Rsvps.Accepted or Rsvps.Tentative))
            {
                (participant.Rsvp, participant.RsvpAt, participant.RsvpNote) = (Rsvps.NeedsAction, null, null);
            }
        }

        return post.SendAsync(actor, file, file.Participants, new InvitationNews(InvitationOccasions.Moved, Moved) { Reason = reason, OldStart = oldStart }, cancellation);
    }

    /// <summary>Tells everybody who is asked that it is called off.</summary>
    public Task CancelledAsync(Actor actor, MeetingFile file, string reason, CancellationToken cancellation) =>
        post.SendAsync(actor, file, file.Participants, new InvitationNews(InvitationOccasions.Cancelled, Cancelled) { Reason = reason }, cancellation);

    /// <summary>Tells one that they are no longer asked.</summary>
    public Task WithdrawnAsync(Actor actor, MeetingFile file, IReadOnlyList<MeetingParticipant> withdrawn, CancellationToken cancellation) =>
        post.SendAsync(actor, file, withdrawn, new InvitationNews(InvitationOccasions.Withdrawn, Withdrawn), cancellation);

    /// <summary>Tells the deputy and the one whose place they take (NN-5).</summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="file">The meeting with both.</param>
    /// <param name="absent">Who does not come, to all or to named items.</param>
    /// <param name="absentName">Their name.</param>
    /// <param name="deputy">Who comes instead.</param>
    /// <param name="deputyName">Their name.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task DeputyAsync(
        Actor actor, MeetingFile file, MeetingParticipant absent, string absentName, MeetingParticipant deputy, string deputyName, CancellationToken cancellation)
    {
        await post.SendAsync(actor, file, [deputy], new InvitationNews(InvitationOccasions.Deputy, Deputy) { Other = absentName }, cancellation);
        await post.SendAsync(actor, file, [absent], new InvitationNews(InvitationOccasions.Replaced, Replaced) { Other = deputyName }, cancellation);
    }
}
