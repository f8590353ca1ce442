using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Requests;

/// <summary>What a time would meet with.</summary>
/// <param name="Overlaps">All of it: what refuses it first, then what only was asked for, then what must be resolved, then what is only told.</param>
/// <param name="Free">Times that would be better, the best first.</param>
/// <param name="Rooms">The names of the rooms in <paramref name="Free"/>.</param>
/// <param name="Officials">The names of who could not come to them.</param>
public sealed record TimeLook(
    IReadOnlyList<Overlap> Overlaps, IReadOnlyList<FoundSlot> Free, IReadOnlyDictionary<Guid, string> Rooms, IReadOnlyDictionary<Guid, string> Officials);

/// <summary>Looks at what a meeting would meet with at a time, as if it were decided; nothing is stored (SK-10).</summary>
public sealed class LookAtTime(GiaoBanDbContext rows, MeetingBookings bookings, ResourceBook resources, FreeSlotFinder finder, MeetingActs acts)
{
    private const int DaysAround = 7;
    private const int ChairWeight = 10;
    private const int RequiredWeight = 3;

    /// <summary>Looks at the meeting at its own time or at another; empty where it has none. What was read of it must not be saved afterwards.</summary>
    /// <param name="file">The meeting.</param>
    /// <param name="at">Another time and room; null = its own.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<TimeLook> HandleAsync(MeetingFile file, (Instant Start, Instant End, Guid? Room)? at, CancellationToken cancellation)
    {
        var meeting = file.Meeting;
        var kept = (meeting.State, meeting.StartsAt, meeting.EndsAt, meeting.RoomId);

        // A look may never end up in the store, whatever the caller saves.
        rows.Entry(meeting).State = EntityState.Detached;
        try
        {
            (meeting.StartsAt, meeting.EndsAt, meeting.RoomId) = at is { } other ? (other.Start, other.End, other.Room) : (meeting.StartsAt, meeting.EndsAt, meeting.RoomId);
            meeting.State = MeetingStates.IsFirm(meeting.State) ? meeting.State : MeetingStates.Approved;
            var overlaps = await bookings.LookAsync(file, null, cancellation);
            var free = await FreeAsync(file, cancellation);
            return new TimeLook([.. overlaps.OrderBy(Rank).ThenBy(o => o.ResourceName, StringComparer.Ordinal)], free, await RoomNamesAsync(free, cancellation), await NamesAsync(free, cancellation));
        }
        finally
        {
            (meeting.State, meeting.StartsAt, meeting.EndsAt, meeting.RoomId) = kept;
        }
    }

    private static int Rank(Overlap overlap) => overlap.IsHard ? 0 : overlap is { IsHold: true, ResourceKind: ResourceKinds.Room } ? 1 : overlap.IsClash ? 2 : 3;

    private async Task<IReadOnlyList<FoundSlot>> FreeAsync(MeetingFile file, CancellationToken cancellation)
    {
        if (file.Meeting is not { StartsAt: { } starts, EndsAt: { } ends })
        {
            return [];
        }

        var day = starts.InZone(Deadline.Zone).Date;
        var people = file.Participants
            .Where(p => p.OfficialId is not null && p.Rsvp is not (Rsvps.Declined or Rsvps.Delegated))
            .Select(p => new WantedPerson(p.OfficialId!.Value, p.Capacity switch { Capacities.Chair => ChairWeight, Capacities.Optional => 1, _ => RequiredWeight }, p.Capacity == Capacities.Chair))
            .DistinctBy(p => p.OfficialId).ToList();
        var rooms = file.Meeting.RoomId is { } room
            ? (await resources.RoomsAsync(day, cancellation)).Where(r => r.ResourceId == room || r.Seats is null || r.Seats >= people.Count)
                .OrderByDescending(r => r.ResourceId == room).ThenBy(r => r.Seats ?? int.MaxValue).Select(r => r.ResourceId).ToList()
            : [];
        return await finder.FindAsync(
            new SlotQuery(people, rooms, ends - starts, LocalDate.Max(acts.Today, day.PlusDays(-DaysAround)), LocalDate.Max(acts.Today, day).PlusDays(DaysAround), starts) { Except = file.Id }, cancellation);
    }

    private async Task<IReadOnlyDictionary<Guid, string>> RoomNamesAsync(IReadOnlyList<FoundSlot> free, CancellationToken cancellation)
    {
        Guid[] rooms = [.. free.Select(f => f.Room).OfType<Guid>().Distinct()];
        return await rows.Resources.AsNoTracking().Where(r => rooms.Contains(r.ResourceId)).ToDictionaryAsync(r => r.ResourceId, r => r.Name, cancellation);
    }

    private async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyList<FoundSlot> free, CancellationToken cancellation)
    {
        Guid[] officials = [.. free.SelectMany(f => f.Lost).Distinct()];
        return await rows.Officials.AsNoTracking().Where(o => officials.Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation);
    }
}
