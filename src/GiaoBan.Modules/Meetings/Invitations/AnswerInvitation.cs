using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Meetings.Invitations;

/// <summary>An answer to an invitation: comes, or perhaps. Who cannot come reports an absence (NN-5).</summary>
/// <remarks>Everybody answers for themselves; for a guest, who has no place in the program, whoever prepares the meeting writes it down.</remarks>
public sealed class AnswerInvitation(MeetingActs acts, MeetingReader reader)
{
    /// <summary>The longest note, characters.</summary>
    public const int LongestNote = 500;

    /// <summary>Stores the answer; a later one takes its place.</summary>
    /// <param name="actor">Who answers.</param>
    /// <param name="meetingId">The meeting.</param>
    /// <param name="guest">The guest who answered by telephone; null: the actor's own answer.</param>
    /// <param name="answer">accepted or tentative.</param>
    /// <param name="note">What is said besides.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Result<Guid>> HandleAsync(Actor actor, Guid meetingId, Guid? guest, string? answer, string? note, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("note", note), ("answer", answer)) is { } secret)
        {
            return secret;
        }

        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        var file = await reader.FindAsync(actor, meetingId, cancellation);
        if (file is null || InviteeOf(file, guest) is not { } invitee)
        {
            return Error.NotFound("meetings.meeting.not-found");
        }

        if (Refusal(file.Meeting, invitee, answer, note) is { } refusal)
        {
            return refusal;
        }

        (invitee.Rsvp, invitee.RsvpAt) = (answer!, acts.Now);
        invitee.RsvpNote = string.IsNullOrWhiteSpace(note) ? null : Folding.Normal(note).Trim();
        acts.Tell(
            actor, "invitations.answered", file.Id, invitee.PostId ?? SetMeetingTime.PostOf(actor, file), invitee.RsvpNote,
            new("participant", invitee.ParticipantId.ToString()), new("answer", answer));
        await acts.SaveAsync(transaction, cancellation);
        return invitee.ParticipantId;
    }

    private static MeetingParticipant? InviteeOf(MeetingFile file, Guid? guest) => guest is not { } id ? file.Own
        : file.Part.Prepares ? file.Participants.FirstOrDefault(p => p.ParticipantId == id && p.OfficialId is null)
        : null;

    private Error? Refusal(Meeting meeting, MeetingParticipant invitee, string? answer, string? note) =>
        meeting.State != MeetingStates.Invited || meeting.StartsAt <= acts.Now ? Error.Conflict("invitations.answer.too-late")
        : invitee.Rsvp is Rsvps.Delegated or Rsvps.Declined ? Error.Conflict("invitations.answer.absent")
        : answer is not (Rsvps.Accepted or Rsvps.Tentative) ? Error.Invalid("invitations.answer.which", "answer")
        : note?.Length > LongestNote ? Error.Invalid("meetings.text.too-long", "note", LongestNote)
        : null;
}
