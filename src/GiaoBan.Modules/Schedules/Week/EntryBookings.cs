using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Schedules;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Schedules.Contracts;

namespace GiaoBan.Modules.Schedules.Week;

/// <summary>What an entry takes, and what it says.</summary>
public sealed class EntryBookings(BookingDesk desk, ResourceBook resources)
{
    /// <summary>Takes rooms and people for an entry, in the caller's transaction: asked for in the draft, decided from approval on.</summary>
    /// <remarks>
    /// Room and vehicle are hard once decided, and so is who leads at a stated hour. Who takes part is soft. A unit that takes part sends somebody:
    /// the one who answers for it is shown, not taken.
    /// </remarks>
    public async Task<Result<PlacedBooking>> PlaceAsync(ScheduleEntry entry, ScheduleSeats seats, bool firm, Guid by, string? moveReason, CancellationToken cancellation)
    {
        var (starts, ends) = EntryHours.Of(entry.Day, entry.FromTime, entry.ToTime);
        var people = PeopleOf(entry, seats);
        var known = await resources.PeopleAsync([.. people.Keys], cancellation);
        List<WantedResource> wanted =
        [
            .. new[] { entry.RoomId, entry.VehicleId }.OfType<Guid>().Select(r => new WantedResource(r, Strengths.Hard)),
            .. people.Where(p => known.ContainsKey(p.Key)).Select(p => new WantedResource(known[p.Key], p.Value)),
        ];
        return await desk.PlaceAsync(
            new NewBooking(entry.EntryId, Booking.Entry, entry.Text, WeekActs.PathOfEntry(entry.EntryId), starts, ends, entry.OwnerPost, wanted) { Firm = firm, MoveReason = moveReason },
            by, cancellation);
    }

    /// <summary>Gives back what a removed entry took.</summary>
    public Task ReleaseAsync(Guid entryId, CancellationToken cancellation) => desk.ReleaseAsync(entryId, cancellation);

    /// <summary>The entry as a plan line, for comparing words.</summary>
    public static PlanLine PlanLineOf(ScheduleEntry entry) =>
        new(entry.Day, entry.FromTime, entry.ToTime, entry.Text, entry.Place, entry.Lead, entry.People, entry.NeedsRoom);

    /// <summary>The entry as readers see it.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="seats">Posts and units of its day.</param>
    /// <param name="names">Names of rooms and vehicles.</param>
    public static ScheduleLine LineOf(ScheduleEntry entry, ScheduleSeats seats, IReadOnlyDictionary<Guid, string> names)
    {
        var room = entry.RoomId is { } taken ? names.GetValueOrDefault(taken, "") : "";
        Guid[] units = [.. entry.Units.Concat(new[] { entry.LeadUnit }.OfType<Guid>()).Distinct()];
        Guid[] posts = [.. new[] { entry.LeadPost }.OfType<Guid>().Concat(entry.Posts).Concat(units.Select(seats.ReportingPostOf).OfType<Guid>()).Distinct()];
        return new ScheduleLine(
            entry.EntryId, false, entry.Day, entry.FromTime, entry.ToTime, entry.Text, entry.Lead, entry.People, PlaceOf(room, entry.Place),
            entry.VehicleId is { } vehicle ? names.GetValueOrDefault(vehicle, "") : "", WeekActs.PathOfEntry(entry.EntryId))
        {
            Posts = posts,
            Units = [.. units.Concat(new[] { entry.LeadPost }.OfType<Guid>().Concat(entry.Posts).Select(seats.UnitOf).OfType<Guid>()).Distinct()],
            Officials = [.. PeopleOf(entry, seats).Where(p => p.Value != Strengths.Info).Select(p => p.Key)],
            RoomId = entry.RoomId,
        };
    }

    private static string PlaceOf(string room, string place) =>
        room.Length == 0 ? place : place.Length == 0 || Folding.Search(place) == Folding.Search(room) ? room : $"{room}, {place}";

    private static Dictionary<Guid, string> PeopleOf(ScheduleEntry entry, ScheduleSeats seats)
    {
        var people = new Dictionary<Guid, string>();
        Take(entry.LeadPost, entry.FromTime is null ? Strengths.Soft : Strengths.Hard);
        foreach (var post in entry.Posts)
        {
            Take(post, Strengths.Soft);
        }

        foreach (var unit in entry.Units.Concat(new[] { entry.LeadUnit }.OfType<Guid>()))
        {
            Take(seats.ReportingPostOf(unit), Strengths.Info);
        }

        return people;

        void Take(Guid? post, string strength)
        {
            if (post is { } named && seats.HolderOf(named) is { } holder)
            {
                people.TryAdd(holder.OfficialId, strength);
            }
        }
    }
}
