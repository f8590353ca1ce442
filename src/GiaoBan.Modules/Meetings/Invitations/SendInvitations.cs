using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Invitations;

/// <summary>Sends the invitations of an approved meeting (NN-3): not while a clash waits, and later than the term only with a reason (MTG-1).</summary>
public sealed class SendInvitations(GiaoBanDbContext rows, MeetingActs acts, MeetingReader reader, InvitationCheck check, MeetingNews news, PullDueTasks tasks)
{
    /// <summary>The longest reason, characters.</summary>
    public const int LongestReason = 1_000;

    /// <summary>Sends them; answers how many were written to.</summary>
    /// <param name="actor">Secretary, host or office.</param>
    /// <param name="meetingId">The meeting.</param>
    /// <param name="shortReason">Why they go later than the term; needed where they do.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Result<int>> HandleAsync(Actor actor, Guid meetingId, string? shortReason, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("shortReason", shortReason)) is { } secret)
        {
            return secret;
        }

        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { Part.Prepares: true } file || SetMeetingTime.PostOf(actor, file) is not { } post)
        {
            return Error.NotFound("meetings.meeting.not-found");
        }

        var ready = await check.LookAsync(file, cancellation);
        List<Error> refusals = [.. ready.Refusals, .. ReasonRefusal(ready, shortReason)];
        if (refusals.Count > 0)
        {
            return Result<int>.Refused(refusals);
        }

        file = WithThoseWhoRunIt(file);
        (file.Meeting.State, file.Meeting.ChangedAt) = (MeetingStates.Invited, acts.Now);
        var reason = ready.IsShort ? Folding.Normal(shortReason!).Trim() : null;
        rows.InvitationRounds.Add(new InvitationRound
        {
            TenantId = rows.TenantId,
            MeetingId = file.Id,
            Number = await rows.InvitationRounds.CountAsync(r => r.MeetingId == file.Id, cancellation) + 1,
            InviteDays = ready.Term!.Days,
            DueOn = ready.Term.DueOn,
            ShortReason = reason,
            People = file.Participants.Count,
            SentBy = actor.OfficialId,
            SentPost = post,
            SentAt = acts.Now,
        });
        acts.Tell(
            actor, "invitations.sent", file.Id, post, reason,
            new("people", file.Participants.Count.ToString(CultureInfo.InvariantCulture)), new("due", ready.Term.DueOn.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)));
        await rows.SaveChangesAsync(cancellation);
        await tasks.PullAsync(actor, file, cancellation);
        await rows.SaveChangesAsync(cancellation);
        await news.InvitedAsync(actor, file, file.Participants, cancellation);
        await acts.SaveAsync(transaction, cancellation);
        return file.Participants.Count;
    }

    private static IEnumerable<Error> ReasonRefusal(InvitationReadiness ready, string? shortReason) =>
        ready.IsShort && string.IsNullOrWhiteSpace(shortReason) ? [Error.Invalid("invitations.short.reason", "shortReason", ready.Term!.Days, ready.Term.DueOn)]
        : shortReason?.Length > LongestReason ? [Error.Invalid("meetings.text.too-long", "shortReason", LongestReason)]
        : [];

    /// <summary>Chair and secretary stand among those asked, so that they are told like everybody.</summary>
    private MeetingFile WithThoseWhoRunIt(MeetingFile file)
    {
        var meeting = file.Meeting;
        List<MeetingParticipant> all = [.. file.Participants];
        foreach (var (capacity, post, official) in new[] { (Capacities.Chair, meeting.ChairPost, meeting.ChairOfficial), (Capacities.Secretary, meeting.SecretaryPost, meeting.SecretaryOfficial) })
        {
            if (post is null || official is null || all.Any(p => p.OfficialId == official))
            {
                continue;
            }

            var added = new MeetingParticipant
            {
                TenantId = rows.TenantId,
                MeetingId = meeting.MeetingId,
                ParticipantId = acts.NewId(),
                PostId = post,
                OfficialId = official,
                Capacity = capacity,
                Rsvp = Rsvps.Accepted,
                RsvpAt = acts.Now,
            };
            rows.MeetingParticipants.Add(added);
            all.Insert(0, added);
        }

        return file with { Participants = all };
    }
}
