using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings;

/// <summary>The order of speakers on the item at work: asking, giving the floor, ending (NN-4).</summary>
public sealed class OrderSpeakers(GiaoBanDbContext rows, RoomDoor door, MeetingActs acts)
{
    /// <summary>Asks to speak: oneself, or whom chair and secretary name. Only who is there.</summary>
    public Task<Result<bool>> AskAsync(Actor actor, Guid meetingId, Guid? participantId, CancellationToken cancellation) =>
        door.ActAsync<bool>(actor, meetingId, part => part.Runs || part.Member, RoomDoor.Sitting, async file =>
        {
            var who = file.Part.Runs && participantId is not null ? participantId : file.Part.ParticipantId;
            if (who is not { } speaker || file.Participants.All(p => p.ParticipantId != speaker))
            {
                return Error.NotFound("room.participant.not-found");
            }

            if (file.Agenda.FirstOrDefault(i => i.BeganAt is not null && i.EndedAt is null) is not { } item)
            {
                return Error.Conflict("room.item.none");
            }

            if (!await rows.MeetingAttendance.AnyAsync(a => a.ParticipantId == speaker && a.OutAt == null && a.VoidedAt == null, cancellation))
            {
                return Error.Conflict("room.speech.not-here");
            }

            var turns = await rows.MeetingSpeakers.Where(s => s.ItemId == item.ItemId).ToListAsync(cancellation);
            if (!SpeakerQueue.Of([.. turns.Select(t => t.ToTurn())]).MayAsk(speaker))
            {
                return Error.Conflict("room.speech.asked");
            }

            rows.MeetingSpeakers.Add(new MeetingSpeaker
            {
                TenantId = actor.TenantId,
                SpeechId = acts.NewId(),
                MeetingId = meetingId,
                ItemId = item.ItemId,
                ParticipantId = speaker,
                AskedAt = acts.Now,
                AskedBy = actor.OfficialId,
                AllottedMinutes = SpeakerQueue.UsualMinutes,
            });
            acts.Tell(actor, "meetings.speech-asked", meetingId, RoomDoor.PostOf(actor, file), null, new("participant", speaker.ToString()), new("item", item.ItemId.ToString()));
            return true;
        }, cancellation);

    /// <summary>Gives the floor for some minutes; who had it ends.</summary>
    public Task<Result<bool>> GiveAsync(Actor actor, Guid meetingId, Guid speechId, int? minutes, CancellationToken cancellation) =>
        OnAsync(actor, meetingId, speechId, part => part.Runs, async (file, speech) =>
        {
            var allotted = minutes ?? SpeakerQueue.UsualMinutes;
            if (allotted is < 1 or > SpeakerQueue.MostMinutes)
            {
                return Error.Invalid("room.speech.minutes", "minutes", SpeakerQueue.MostMinutes);
            }

            if (!speech.ToTurn().Waits)
            {
                return Error.Conflict("room.speech.over");
            }

            if (await rows.MeetingSpeakers.FirstOrDefaultAsync(s => s.MeetingId == meetingId && s.BeganAt != null && s.EndedAt == null, cancellation) is { } speaking)
            {
                speaking.EndedAt = acts.Now;

                // One floor: the store admits no two even for an instant.
                await rows.SaveChangesAsync(cancellation);
            }

            (speech.AllottedMinutes, speech.BeganAt) = (allotted, acts.Now);
            acts.Tell(actor, "meetings.floor-given", meetingId, RoomDoor.PostOf(actor, file), null, new("participant", speech.ParticipantId.ToString()), new("minutes", $"{allotted}"));
            return true;
        }, cancellation);

    /// <summary>The speaker ends, with what was said in a few words.</summary>
    public Task<Result<bool>> EndAsync(Actor actor, Guid meetingId, Guid speechId, string? note, CancellationToken cancellation)
    {
        var fields = new RoomFields();
        var said = fields.Optional(note, "note", RoomFields.Long);
        return fields.Refusals.Count > 0 ? Task.FromResult(Result<bool>.Refused(fields.Refusals)) : OnAsync(actor, meetingId, speechId, part => part.Runs, (file, speech) =>
        {
            if (!speech.ToTurn().Speaks)
            {
                return Task.FromResult<Result<bool>>(Error.Conflict("room.speech.over"));
            }

            speech.EndedAt = acts.Now;
            speech.Note = said.Length > 0 ? said : speech.Note;
            acts.Tell(
                actor, "meetings.speech-ended", meetingId, RoomDoor.PostOf(actor, file), null,
                new("participant", speech.ParticipantId.ToString()), new("allotted", $"{speech.AllottedMinutes}"), new("used", $"{speech.ToTurn().UsedMinutes(acts.Now)}"));
            return Task.FromResult<Result<bool>>(true);
        }, cancellation);
    }

    /// <summary>Writes down what somebody said, until the conclusions are issued.</summary>
    public Task<Result<bool>> NoteAsync(Actor actor, Guid meetingId, Guid speechId, string? note, CancellationToken cancellation)
    {
        var fields = new RoomFields();
        var said = fields.Optional(note, "note", RoomFields.Long);
        return fields.Refusals.Count > 0
            ? Task.FromResult(Result<bool>.Refused(fields.Refusals))
            : OnAsync(actor, meetingId, speechId, part => part.Runs, (file, speech) =>
            {
                speech.Note = said;
                acts.Tell(actor, "meetings.speech-noted", meetingId, RoomDoor.PostOf(actor, file), null, new("participant", speech.ParticipantId.ToString()), new("note", said));
                return Task.FromResult<Result<bool>>(true);
            }, cancellation, RoomDoor.SittingOrAfter);
    }

    /// <summary>The wish is taken back: by oneself, or by chair and secretary.</summary>
    public Task<Result<bool>> WithdrawAsync(Actor actor, Guid meetingId, Guid speechId, CancellationToken cancellation) =>
        OnAsync(actor, meetingId, speechId, part => part.Runs || part.Member, (file, speech) =>
        {
            if (!file.Part.Runs && speech.ParticipantId != file.Part.ParticipantId)
            {
                return Task.FromResult<Result<bool>>(Error.NotFound("room.speech.not-found"));
            }

            if (!speech.ToTurn().Waits)
            {
                return Task.FromResult<Result<bool>>(Error.Conflict("room.speech.over"));
            }

            speech.WithdrawnAt = acts.Now;
            acts.Tell(actor, "meetings.speech-withdrawn", meetingId, RoomDoor.PostOf(actor, file), null, [new("participant", speech.ParticipantId.ToString())]);
            return Task.FromResult<Result<bool>>(true);
        }, cancellation);

    private Task<Result<bool>> OnAsync(
        Actor actor, Guid meetingId, Guid speechId, Func<MeetingPart, bool> may, Func<MeetingFile, MeetingSpeaker, Task<Result<bool>>> act, CancellationToken cancellation,
        string[]? states = null) =>
        door.ActAsync(actor, meetingId, may, states ?? RoomDoor.Sitting, async file =>
            await rows.MeetingSpeakers.FirstOrDefaultAsync(s => s.SpeechId == speechId && s.MeetingId == meetingId, cancellation) is { } speech
                ? await act(file, speech)
                : Error.NotFound("room.speech.not-found"), cancellation);
}
