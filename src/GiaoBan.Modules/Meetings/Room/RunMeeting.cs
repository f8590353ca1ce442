using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings;

/// <summary>The chair or the secretary begins, goes from item to item, ends (NN-9).</summary>
public sealed class RunMeeting(GiaoBanDbContext rows, RoomDoor door, PullDueTasks tasks, MeetingActs acts)
{
    /// <summary>How long before the appointed start a meeting can be begun.</summary>
    public static readonly Duration Earliest = Duration.FromHours(1);

    private static readonly string[] ToBegin = [MeetingStates.Invited];

    /// <summary>Begins: lateness counts from now, and attendance on the list of now. The agenda pulls once more the tasks due and overdue.</summary>
    public Task<Result<bool>> BeginAsync(Actor actor, Guid meetingId, CancellationToken cancellation) =>
        door.ActAsync<bool>(actor, meetingId, part => part.Runs, ToBegin, async file =>
        {
            var (meeting, now) = (file.Meeting, acts.Now);
            if (meeting.StartsAt is not { } start || now < start - Earliest)
            {
                return Error.Conflict("room.begin.early", meeting.StartsAt);
            }

            await tasks.PullAsync(actor, file, cancellation);
            await rows.SaveChangesAsync(cancellation);
            var post = RoomDoor.PostOf(actor, file)!.Value;
            rows.MeetingSittings.Add(new MeetingSitting
            {
                TenantId = actor.TenantId,
                MeetingId = meetingId,
                Invited = [.. file.Participants.Select(p => p.ParticipantId)],
                BeganAt = now,
                BeganBy = actor.OfficialId,
                BeganPost = post,
            });
            (meeting.State, meeting.BeganAt, meeting.ChangedAt) = (MeetingStates.InProgress, now, now);
            acts.Tell(actor, "meetings.begun", meetingId, post, null, new("appointed", start.ToString()), new("invited", $"{file.Participants.Count}"));
            return true;
        }, cancellation);

    /// <summary>Ends the item at work, if any, and begins another: the one named, else the first that waits. Refused where none waits.</summary>
    public Task<Result<bool>> NextItemAsync(Actor actor, Guid meetingId, Guid? itemId, CancellationToken cancellation) =>
        door.ActAsync<bool>(actor, meetingId, part => part.Runs, RoomDoor.Sitting, async file =>
        {
            var next = itemId is null ? file.Agenda.FirstOrDefault(i => i.BeganAt is null) : file.Agenda.FirstOrDefault(i => i.ItemId == itemId && i.BeganAt is null);
            if (next is null)
            {
                return Error.Conflict("room.item.none-waits");
            }

            if (await EndCurrentAsync(actor, file, cancellation) is { } refusal)
            {
                return refusal;
            }

            next.BeganAt = acts.Now;
            acts.Tell(actor, "meetings.item-begun", meetingId, RoomDoor.PostOf(actor, file), null, new("item", next.ItemId.ToString()), new("title", next.Title));
            return true;
        }, cancellation);

    /// <summary>Ends the item at work.</summary>
    public Task<Result<bool>> EndItemAsync(Actor actor, Guid meetingId, CancellationToken cancellation) =>
        door.ActAsync<bool>(actor, meetingId, part => part.Runs, RoomDoor.Sitting, async file =>
            file.Agenda.All(i => i.BeganAt is null || i.EndedAt is not null) ? Error.Conflict("room.item.none")
            : await EndCurrentAsync(actor, file, cancellation) is { } refusal ? refusal : true, cancellation);

    /// <summary>Ends the sitting; conclusions are written and issued next.</summary>
    public Task<Result<bool>> EndAsync(Actor actor, Guid meetingId, CancellationToken cancellation) =>
        door.ActAsync<bool>(actor, meetingId, part => part.Runs, RoomDoor.Sitting, async file =>
        {
            if (await EndCurrentAsync(actor, file, cancellation) is { } refusal)
            {
                return refusal;
            }

            var (meeting, now) = (file.Meeting, acts.Now);
            (meeting.State, meeting.EndedAt, meeting.ChangedAt) = (MeetingStates.Concluding, now, now);
            foreach (var speech in await rows.MeetingSpeakers.Where(s => s.MeetingId == meetingId && s.BeganAt == null && s.WithdrawnAt == null).ToListAsync(cancellation))
            {
                speech.WithdrawnAt = now;
            }

            acts.Tell(actor, "meetings.ended", meetingId, RoomDoor.PostOf(actor, file), null, [new("appointed", meeting.EndsAt?.ToString())]);
            return true;
        }, cancellation);

    /// <summary>An item ends with its speaker; a vote on it must be closed first, so that no ballot is lost.</summary>
    private async Task<Error?> EndCurrentAsync(Actor actor, MeetingFile file, CancellationToken cancellation)
    {
        if (file.Agenda.FirstOrDefault(i => i.BeganAt is not null && i.EndedAt is null) is not { } current)
        {
            return null;
        }

        if (await rows.MeetingVotes.AnyAsync(v => v.MeetingId == file.Id && v.ClosedAt == null, cancellation))
        {
            return Error.Conflict("room.vote.open");
        }

        var now = acts.Now;
        foreach (var speech in await rows.MeetingSpeakers.Where(s => s.ItemId == current.ItemId && s.EndedAt == null && s.WithdrawnAt == null).ToListAsync(cancellation))
        {
            if (speech.BeganAt is null)
            {
                speech.WithdrawnAt = now;
            }
            else
            {
                speech.EndedAt = now;
            }
        }

        current.EndedAt = now;
        acts.Tell(
            actor, "meetings.item-ended", file.Id, RoomDoor.PostOf(actor, file), null,
            new("item", current.ItemId.ToString()), new("planned", $"{current.PlannedMinutes}"), new("used", $"{(int)(now - current.BeganAt!.Value).TotalMinutes}"));
        return null;
    }
}
