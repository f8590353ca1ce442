using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Absences;

/// <summary>One comes after all, while the chair has not decided.</summary>
public sealed class WithdrawAbsence(GiaoBanDbContext rows, MeetingActs acts, MeetingReader reader)
{
    /// <summary>Takes the report back.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, Guid meetingId, Guid absenceId, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        var file = await reader.FindAsync(actor, meetingId, cancellation);
        var absence = await rows.Absences.FirstOrDefaultAsync(a => a.AbsenceId == absenceId && a.MeetingId == meetingId, cancellation);
        if (file is null || absence is null || (absence.ParticipantId != file.Part.ParticipantId && absence.ReportedBy != actor.OfficialId))
        {
            return Error.NotFound("meetings.meeting.not-found");
        }

        if (absence.State != Absence.Reported)
        {
            return Error.Conflict("absences.decided-before");
        }

        (absence.State, absence.DecidedBy, absence.DecidedPost, absence.DecidedAt) = (Absence.Withdrawn, actor.OfficialId, absence.ReportedPost, acts.Now);
        acts.Tell(actor, "absences.withdrawn", meetingId, absence.ReportedPost, null, new KeyValuePair<string, string?>("absence", absenceId.ToString()));
        await acts.SaveAsync(transaction, cancellation);
        return absenceId;
    }
}
