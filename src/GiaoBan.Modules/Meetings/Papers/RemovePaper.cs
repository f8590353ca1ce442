using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Papers;

/// <summary>Takes a paper off the meeting; what was sent and who read it stays in the store.</summary>
public sealed class RemovePaper(GiaoBanDbContext rows, MeetingActs acts, MeetingReader reader)
{
    /// <summary>Takes it off.</summary>
    public async Task<Result<Guid>> HandleAsync(Actor actor, Guid meetingId, Guid paperId, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        var file = await reader.FindAsync(actor, meetingId, cancellation);
        var paper = await rows.Papers.FirstOrDefaultAsync(p => p.PaperId == paperId && p.MeetingId == meetingId && p.RemovedAt == null, cancellation);
        if (file is null || paper is null || !PaperAccess.MaySend(actor, file, paper.ItemId))
        {
            return Error.NotFound("papers.not-found");
        }

        if (!PaperAccess.IsOpen(file))
        {
            return Error.Conflict("papers.too-late");
        }

        (paper.RemovedAt, paper.RemovedBy) = (acts.Now, actor.OfficialId);
        acts.Tell(actor, "papers.removed", meetingId, SetMeetingTime.PostOf(actor, file), null, new KeyValuePair<string, string?>("paper", paperId.ToString()));
        await acts.SaveAsync(transaction, cancellation);
        return paperId;
    }
}
