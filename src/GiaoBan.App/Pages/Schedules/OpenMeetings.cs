using GiaoBan.App.Identity;
using GiaoBan.Modules.Meetings.Requests;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>Everybody reads that a meeting is; only who may see it is led to it: a link that answers "not found" helps nobody.</summary>
public sealed class OpenMeetings(ListMeetings meetings, CurrentActor current)
{
    /// <summary>Those of some meetings that the reader may open.</summary>
    public async Task<IReadOnlySet<Guid>> AmongAsync(IEnumerable<Guid> ids, CancellationToken cancellation)
    {
        Guid[] asked = [.. ids];
        return asked.Length == 0 ? new HashSet<Guid>() : await meetings.Seen(current.Actor).Where(m => asked.Contains(m.MeetingId)).Select(m => m.MeetingId).ToHashSetAsync(cancellation);
    }
}
