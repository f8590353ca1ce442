using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings;

/// <summary>A show of opinion or a simple vote on the item at work. Who may vote is fixed when it is opened: who sits with a voice and is there.</summary>
public sealed class HoldVote(GiaoBanDbContext rows, RoomDoor door, MeetingActs acts)
{
    /// <summary>Opens one; one at a time.</summary>
    public Task<Result<Guid>> OpenAsync(Actor actor, Guid meetingId, string? question, bool secret, CancellationToken cancellation)
    {
        var fields = new RoomFields();
        var asked = fields.Text(question, "question", 1000);
        return fields.Refusals.Count > 0
            ? Task.FromResult(Result<Guid>.Refused(fields.Refusals))
            : door.ActAsync<Guid>(actor, meetingId, part => part.Runs, RoomDoor.Sitting, async file =>
            {
                if (file.Agenda.FirstOrDefault(i => i.BeganAt is not null && i.EndedAt is null) is not { } item)
                {
                    return Error.Conflict("room.item.none");
                }

                if (await rows.MeetingVotes.AnyAsync(v => v.MeetingId == meetingId && v.ClosedAt == null, cancellation))
                {
                    return Error.Conflict("room.vote.open");
                }

                var entitled = await EntitledAsync(file, cancellation);
                if (entitled.Count == 0)
                {
                    return Error.Conflict("room.vote.nobody");
                }

                var vote = new MeetingVote
                {
                    TenantId = actor.TenantId,
                    VoteId = acts.NewId(),
                    MeetingId = meetingId,
                    ItemId = item.ItemId,
                    Question = asked,
                    Secret = secret,
                    Entitled = [.. entitled],
                    OpenedBy = actor.OfficialId,
                    OpenedAt = acts.Now,
                };
                rows.MeetingVotes.Add(vote);
                acts.Tell(
                    actor, "meetings.vote-opened", meetingId, RoomDoor.PostOf(actor, file), null,
                    new("vote", vote.VoteId.ToString()), new("question", asked), new("secret", secret ? "true" : "false"), new("entitled", $"{entitled.Count}"));
                return vote.VoteId;
            }, cancellation);
    }

    /// <summary>One's ballot, given once. Of a secret vote only the sum is kept, and that one has voted.</summary>
    public Task<Result<bool>> CastAsync(Actor actor, Guid meetingId, Guid voteId, string? choice, string? note, CancellationToken cancellation)
    {
        var fields = new RoomFields();
        var words = fields.Optional(note, "note", 2000);
        fields.Refuse(choice is null || !BallotChoices.All.Contains(choice), "room.vote.choice", "choice");
        return fields.Refusals.Count > 0
            ? Task.FromResult(Result<bool>.Refused(fields.Refusals))
            : OnAsync(actor, meetingId, voteId, part => part.Member, (file, vote) =>
            {
                var who = file.Part.ParticipantId!.Value;
                if (!vote.Entitled.Contains(who))
                {
                    return Error.Forbidden("room.vote.not-entitled");
                }

                if (vote.Voted.Contains(who))
                {
                    return Error.Conflict("room.vote.voted");
                }

                Count(vote, choice!);

                // In the order of their ids: the order of ballots is nobody's to know.
                vote.Voted = [.. vote.Voted.Append(who).Order()];
                if (!vote.Secret)
                {
                    rows.MeetingBallots.Add(new MeetingBallot
                    {
                        TenantId = actor.TenantId,
                        VoteId = voteId,
                        ParticipantId = who,
                        Choice = choice!,
                        Note = words,
                        CastAt = acts.Now,
                    });
                    acts.Tell(actor, "meetings.vote-cast", meetingId, RoomDoor.PostOf(actor, file), null, new("vote", voteId.ToString()), new("choice", choice));
                }

                return true;
            }, cancellation);
    }

    /// <summary>Closes it; the sums stand.</summary>
    public Task<Result<bool>> CloseAsync(Actor actor, Guid meetingId, Guid voteId, CancellationToken cancellation) =>
        OnAsync(actor, meetingId, voteId, part => part.Runs, (file, vote) =>
        {
            (vote.ClosedBy, vote.ClosedAt) = (actor.OfficialId, acts.Now);
            acts.Tell(
                actor, "meetings.vote-closed", meetingId, RoomDoor.PostOf(actor, file), null,
                new("vote", voteId.ToString()), new("agree", $"{vote.Agree}"), new("disagree", $"{vote.Disagree}"), new("other", $"{vote.Other}"));
            return true;
        }, cancellation);

    private Task<Result<bool>> OnAsync(
        Actor actor, Guid meetingId, Guid voteId, Func<MeetingPart, bool> may, Func<MeetingFile, MeetingVote, Result<bool>> act, CancellationToken cancellation) =>
        door.ActAsync<bool>(actor, meetingId, may, RoomDoor.Sitting, async file =>
            await rows.MeetingVotes.FirstOrDefaultAsync(v => v.VoteId == voteId && v.MeetingId == meetingId, cancellation) is not { } vote ? Error.NotFound("room.vote.not-found")
            : vote.ClosedAt is not null ? Error.Conflict("room.vote.closed")
            : act(file, vote), cancellation);

    private async Task<IReadOnlyList<Guid>> EntitledAsync(MeetingFile file, CancellationToken cancellation)
    {
        var here = await rows.MeetingAttendance.Where(a => a.MeetingId == file.Id && a.OutAt == null && a.VoidedAt == null).Select(a => a.ParticipantId).ToListAsync(cancellation);
        return VoteTally.EntitledOf(
            [.. file.Participants.Select(p => new VoterFacts(p.ParticipantId, p.Capacity is Capacities.Chair or Capacities.Required, here.Contains(p.ParticipantId), p.DeputyFor))]);
    }

    private static void Count(MeetingVote vote, string choice)
    {
        switch (choice)
        {
            case BallotChoices.Agree:
                vote.Agree++;
                break;
            case BallotChoices.Disagree:
                vote.Disagree++;
                break;
            default:
                vote.Other++;
                break;
        }
    }
}
