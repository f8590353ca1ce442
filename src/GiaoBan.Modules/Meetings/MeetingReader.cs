using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings;

/// <summary>Reads meetings as somebody may see them; rows are tracked, so that an act changes what it reads.</summary>
public sealed class MeetingReader(GiaoBanDbContext rows)
{
    /// <summary>A meeting, or null where there is none that this actor may see.</summary>
    public async Task<MeetingFile?> FindAsync(Actor actor, Guid meetingId, CancellationToken cancellation)
    {
        if (await rows.Meetings.FirstOrDefaultAsync(m => m.MeetingId == meetingId, cancellation) is not { } meeting)
        {
            return null;
        }

        // Another act may have changed it since this context first read it.
        await rows.Entry(meeting).ReloadAsync(cancellation);
        var participants = await rows.MeetingParticipants.Where(p => p.MeetingId == meetingId && p.RemovedAt == null).ToListAsync(cancellation);
        var agenda = await rows.AgendaItems.Where(i => i.MeetingId == meetingId && i.RemovedAt == null).OrderBy(i => i.Position).ToListAsync(cancellation);
        var file = new MeetingFile(meeting, InOrder(participants), agenda, MeetingFile.PartOf(actor, meeting, participants));
        return file.IsSeen ? file : null;
    }

    private static List<MeetingParticipant> InOrder(List<MeetingParticipant> participants) =>
        [.. participants.OrderBy(p => Rank(p.Capacity)).ThenBy(p => p.ParticipantId)];

    private static int Rank(string capacity)
    {
        for (var rank = 0; rank < Capacities.All.Count; rank++)
        {
            if (Capacities.All[rank] == capacity)
            {
                return rank;
            }
        }

        return Capacities.All.Count;
    }
}
