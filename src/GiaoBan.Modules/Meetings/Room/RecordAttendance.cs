using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings;

/// <summary>Who came and went, entered by the secretary or by oneself; minutes late against the real start are stored with it (NN-9).</summary>
public sealed class RecordAttendance(GiaoBanDbContext rows, RoomDoor door, MeetingActs acts)
{
    private static readonly string[] ToArrive = [MeetingStates.Invited, .. RoomDoor.SittingOrAfter];

    /// <summary>Somebody came.</summary>
    /// <param name="actor">Who enters it.</param>
    /// <param name="meetingId">The meeting.</param>
    /// <param name="participantId">Who came; null: oneself ("tôi đã có mặt").</param>
    /// <param name="at">The hour of the meeting's day, for chair and secretary; null: now.</param>
    /// <param name="cancellation">Cut off.</param>
    public Task<Result<bool>> ArriveAsync(Actor actor, Guid meetingId, Guid? participantId, LocalTime? at, CancellationToken cancellation) =>
        door.ActAsync<bool>(actor, meetingId, part => part.Runs || part.Member, ToArrive, async file =>
        {
            if (WhoIs(file, participantId) is not { } who)
            {
                return Error.NotFound("room.participant.not-found");
            }

            var meeting = file.Meeting;
            var when = file.Part.Runs ? MomentOf(meeting, at) : acts.Now;
            if (when > acts.Now || when < meeting.StartsAt - RunMeeting.Earliest || (!file.Part.Runs && meeting.State == MeetingStates.Concluding))
            {
                return Error.Invalid("room.attendance.when", "at", meeting.StartsAt - RunMeeting.Earliest, acts.Now);
            }

            var spans = await rows.MeetingAttendance.Where(a => a.ParticipantId == who && a.VoidedAt == null).ToListAsync(cancellation);
            if (spans.Any(s => s.OutAt is null) || spans.Any(s => s.OutAt > when))
            {
                return Error.Conflict("room.attendance.already");
            }

            var late = spans.Count > 0 ? 0 : Lateness.Minutes(meeting.BeganAt, when);
            rows.MeetingAttendance.Add(new MeetingAttendance
            {
                TenantId = actor.TenantId,
                AttendanceId = acts.NewId(),
                MeetingId = meetingId,
                ParticipantId = who,
                InAt = when,
                LateMinutes = late,
                Source = who == file.Part.ParticipantId && at is null ? "self" : "secretary",
                RecordedBy = actor.OfficialId,
                RecordedAt = acts.Now,
            });
            acts.Tell(actor, "meetings.attendance-in", meetingId, RoomDoor.PostOf(actor, file), null, new("participant", who.ToString()), new("at", when.ToString()), new("late", $"{late}"));
            return true;
        }, cancellation);

    /// <summary>Somebody left.</summary>
    public Task<Result<bool>> LeaveAsync(Actor actor, Guid meetingId, Guid? participantId, LocalTime? at, CancellationToken cancellation) =>
        door.ActAsync<bool>(actor, meetingId, part => part.Runs || part.Member, RoomDoor.SittingOrAfter, async file =>
        {
            if (WhoIs(file, participantId) is not { } who)
            {
                return Error.NotFound("room.participant.not-found");
            }

            if (await rows.MeetingAttendance.FirstOrDefaultAsync(a => a.ParticipantId == who && a.OutAt == null && a.VoidedAt == null, cancellation) is not { } here)
            {
                return Error.Conflict("room.attendance.not-here");
            }

            var when = file.Part.Runs ? MomentOf(file.Meeting, at) : acts.Now;
            if (when > acts.Now || when < here.InAt)
            {
                return Error.Invalid("room.attendance.when", "at", here.InAt, acts.Now);
            }

            here.OutAt = when;
            acts.Tell(actor, "meetings.attendance-out", meetingId, RoomDoor.PostOf(actor, file), null, new("participant", who.ToString()), new("at", when.ToString()));
            return true;
        }, cancellation);

    /// <summary>An entry was wrong: it is taken back with the reason, and may be entered anew.</summary>
    public Task<Result<bool>> VoidAsync(Actor actor, Guid meetingId, Guid participantId, string? reason, CancellationToken cancellation)
    {
        var fields = new RoomFields();
        var why = fields.Text(reason, "reason");
        return fields.Refusals.Count > 0
            ? Task.FromResult(Result<bool>.Refused(fields.Refusals))
            : door.ActAsync<bool>(actor, meetingId, part => part.Runs, ToArrive, async file =>
            {
                var last = await rows.MeetingAttendance.Where(a => a.MeetingId == meetingId && a.ParticipantId == participantId && a.VoidedAt == null)
                    .OrderByDescending(a => a.InAt).FirstOrDefaultAsync(cancellation);
                if (last is null)
                {
                    return Error.NotFound("room.participant.not-found");
                }

                (last.VoidedAt, last.VoidedBy, last.VoidReason) = (acts.Now, actor.OfficialId, why);
                acts.Tell(actor, "meetings.attendance-voided", meetingId, RoomDoor.PostOf(actor, file), why, new("participant", participantId.ToString()), new("in", last.InAt.ToString()));
                return true;
            }, cancellation);
    }

    /// <summary>Oneself, or whom chair and secretary name.</summary>
    private static Guid? WhoIs(MeetingFile file, Guid? participant) =>
        participant is null || participant == file.Part.ParticipantId ? file.Part.ParticipantId
        : file.Part.Runs && file.Participants.Any(p => p.ParticipantId == participant) ? participant : null;

    private Instant MomentOf(Meeting meeting, LocalTime? at) =>
        at is { } hour && meeting.StartsAt is { } start ? start.InZone(Deadline.Zone).Date.At(hour).InZoneStrictly(Deadline.Zone).ToInstant() : acts.Now;
}
