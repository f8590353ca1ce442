using GiaoBan.Domain;
using GiaoBan.Domain.Schedules;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Schedules.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Schedules.Week;

/// <summary>An entry as it is typed.</summary>
/// <param name="Day">The day.</param>
/// <param name="From">From when; null is the whole day.</param>
/// <param name="To">Until when.</param>
/// <param name="Text">What.</param>
/// <param name="Lead">Who leads, in words.</param>
/// <param name="LeadSeat">The post or unit that leads, chosen by hand; null = whom the words name.</param>
/// <param name="People">Who takes part, in words.</param>
/// <param name="Posts">Posts that take part, linked by hand.</param>
/// <param name="Units">Units that take part, linked by hand.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="RoomId">The room.</param>
/// <param name="VehicleId">The vehicle.</param>
public sealed record EntryInput(
    LocalDate Day, LocalTime? From, LocalTime? To, string? Text, string? Lead, Guid? LeadSeat, string? People, IReadOnlyList<Guid> Posts, IReadOnlyList<Guid> Units,
    string? Place, Guid? RoomId, Guid? VehicleId)
{
    /// <summary>Longest words of what, of who takes part, of the others; characters.</summary>
    public const int LongestText = 1000, LongestPeople = 2000, LongestName = 300;

    /// <summary>What must be mended.</summary>
    public IReadOnlyList<Error> Refusals(ScheduleWeek week, ScheduleSeats seats, IReadOnlyList<Resource> resources)
    {
        var refusals = new List<Error>();
        Refuse(!week.Days.Contains(Day), "schedules.entry.outside-week", "day", week.First, week.Last);
        Refuse(From is null && To is not null, "schedules.entry.to-without-from", "from");
        Refuse(From is { } from && To is { } to && to <= from, "schedules.entry.ends-before", "to");
        Refuse(string.IsNullOrWhiteSpace(Text), "schedules.entry.text-missing", "text");
        Refuse(Text?.Length > LongestText, "schedules.entry.too-long", "text", LongestText);
        Refuse(Lead?.Length > LongestName, "schedules.entry.too-long", "lead", LongestName);
        Refuse(People?.Length > LongestPeople, "schedules.entry.too-long", "people", LongestPeople);
        Refuse(Place?.Length > LongestName, "schedules.entry.too-long", "place", LongestName);
        Refuse(LeadSeat is { } seat && !seats.HasPost(seat) && !seats.HasUnit(seat), "schedules.entry.unknown-seat", "leadSeat");
        Refuse(Posts.Any(p => !seats.HasPost(p)) || Units.Any(u => !seats.HasUnit(u)), "schedules.entry.unknown-seat", "people");
        Refuse(RoomId is { } room && !Has(room, ResourceKinds.Room), "schedules.entry.unknown-room", "room");
        Refuse(VehicleId is { } vehicle && !Has(vehicle, ResourceKinds.Vehicle), "schedules.entry.unknown-vehicle", "vehicle");
        return refusals;

        bool Has(Guid id, string kind) => resources.Any(r => r.ResourceId == id && r.Kind == kind && r.ValidFrom <= Day && (r.ValidTo is null || r.ValidTo >= Day));

        void Refuse(bool wrong, string code, string field, params object?[] args)
        {
            if (wrong)
            {
                refusals.Add(Error.Invalid(code, field, args));
            }
        }
    }

    /// <summary>Writes it into an entry; words that name somebody surely link them.</summary>
    internal void WriteTo(ScheduleEntry entry, ScheduleSeats seats)
    {
        var (lead, people) = (Clean(Lead), Clean(People));
        // Words that stand are linked as the office left them: who was taken out is not linked again.
        var named = people == entry.People ? new NamedPeople([], [], []) : seats.Words.Read(people);
        var leader = LeadOf(lead, seats);
        (entry.Day, entry.FromTime, entry.ToTime, entry.Text) = (Day, From, To, Clean(Text));
        (entry.Lead, entry.LeadPost, entry.LeadUnit) = (lead.Length > 0 ? lead : leader.Post is { } p ? seats.TitleOf(p) : leader.Unit is { } u ? seats.NameOf(u) : "", leader.Post, leader.Unit);
        (entry.People, entry.Posts, entry.Units) = (people, [.. Posts.Concat(named.Posts).Distinct()], [.. Units.Concat(named.Units).Distinct()]);
        (entry.Place, entry.RoomId, entry.VehicleId) = (Clean(Place), RoomId, VehicleId);
    }

    private (Guid? Post, Guid? Unit) LeadOf(string lead, ScheduleSeats seats)
    {
        if (LeadSeat is { } seat)
        {
            return seats.HasPost(seat) ? (seat, null) : (null, seat);
        }

        var named = seats.Words.Read(lead);
        return named.Posts.Count > 0 ? (named.Posts[0], null) : (null, named.Units.Count > 0 ? named.Units[0] : null);
    }

    private static string Clean(string? words) => Folding.Normal(words ?? "").Trim();
}
