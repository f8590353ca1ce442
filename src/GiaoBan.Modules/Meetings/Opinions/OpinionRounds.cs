using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Opinions;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Opinions;

/// <summary>Until when opinions on a meeting are asked for.</summary>
public sealed class OpinionRounds(GiaoBanDbContext rows, MeetingReader reader, MeetingActs acts, OpinionSeats seats)
{
    /// <summary>The deadline of opinions was set, or the host asks again: title, until when.</summary>
    public const string Asked = "opinions.notice.asked";

    /// <summary>The round of a meeting: what the host set, else the day named when writing was decided on, else the beginning.</summary>
    public async Task<OpinionRound> OfAsync(Meeting meeting, CancellationToken cancellation)
    {
        var set = await rows.OpinionRounds.AsNoTracking().FirstOrDefaultAsync(r => r.MeetingId == meeting.MeetingId, cancellation);
        var due = set?.DueAt;
        if (due is null && meeting.State == MeetingStates.Written)
        {
            var last = await rows.MeetingDecisions.AsNoTracking().Where(d => d.MeetingId == meeting.MeetingId && d.Outcome == Outcomes.Written)
                .OrderByDescending(d => d.Number).Select(d => d.WrittenUntil).FirstOrDefaultAsync(cancellation);
            due = last is { } day ? Deadline.Within(day).At : null;
        }

        return new OpinionRound(meeting.State, due, meeting.StartsAt);
    }

    /// <summary>Sets the deadline; those who are asked are told once the meeting is known to them.</summary>
    public async Task<Result<Instant>> SetDueAsync(Actor actor, Guid meetingId, Instant dueAt, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { Part.Prepares: true } file)
        {
            return Error.NotFound("opinions.meeting.not-found");
        }

        if (dueAt <= acts.Now || (file.Meeting.State != MeetingStates.Written && dueAt > file.Meeting.StartsAt))
        {
            return Error.Invalid("opinions.due.range", "due");
        }

        if (!KeepPrompts.IsOpen(file.Meeting.State))
        {
            return Error.Conflict("opinions.closed");
        }

        if (await rows.OpinionRounds.FirstOrDefaultAsync(r => r.MeetingId == meetingId, cancellation) is { } row)
        {
            (row.DueAt, row.SetBy, row.SetAt) = (dueAt, actor.OfficialId, acts.Now);
        }
        else
        {
            rows.OpinionRounds.Add(new OpinionRoundRow { TenantId = actor.TenantId, MeetingId = meetingId, DueAt = dueAt, SetBy = actor.OfficialId, SetAt = acts.Now });
        }

        acts.Tell(actor, "opinions.due-set", meetingId, SetMeetingTime.PostOf(actor, file), null, [new("due", dueAt.ToString())]);
        if (file.Meeting.State is MeetingStates.Invited or MeetingStates.Written)
        {
            foreach (var post in (await seats.OfAsync(file, cancellation)).Where(s => s.Participant.OfficialId != actor.OfficialId).Select(s => s.Participant.PostId!.Value).Distinct())
            {
                acts.NotifyPost(actor, post, Asked, OpinionBook.PathOf(meetingId), file.Meeting.Title, MeetingActs.When(dueAt));
            }
        }

        await acts.SaveAsync(transaction, cancellation);
        return dueAt;
    }
}
