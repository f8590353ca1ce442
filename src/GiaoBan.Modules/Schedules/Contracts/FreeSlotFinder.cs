using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Schedules.Contracts;

/// <summary>Somebody who is wanted at a time to be found.</summary>
/// <param name="OfficialId">Who.</param>
/// <param name="Weight">What it costs to do without, from 1.</param>
/// <param name="MustBeFree">Without whom there is no meeting.</param>
public sealed record WantedPerson(Guid OfficialId, int Weight, bool MustBeFree);

/// <summary>A time to be found.</summary>
/// <param name="People">Who is wanted.</param>
/// <param name="Rooms">Rooms that would do, the most fitting first; none = no room is needed.</param>
/// <param name="Length">How long.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; at most 60 days later.</param>
/// <param name="Wish">The start that was wished for.</param>
public sealed record SlotQuery(IReadOnlyList<WantedPerson> People, IReadOnlyList<Guid> Rooms, Duration Length, LocalDate From, LocalDate To, Instant? Wish)
{
    /// <summary>A booking whose claims count as free: the one that is to be moved.</summary>
    public Guid? Except { get; init; }

    /// <summary>How many are wanted.</summary>
    public int Count { get; init; } = 3;
}

/// <summary>A time at which it could be.</summary>
/// <param name="Start">From.</param>
/// <param name="End">To, not included.</param>
/// <param name="Room">The first of the rooms that is free.</param>
/// <param name="Lost">Officials who are taken then.</param>
public sealed record FoundSlot(Instant Start, Instant End, Guid? Room, IReadOnlyList<Guid> Lost);

/// <summary>Finds times at which people and a room are free, in the hours of working days (SK-10).</summary>
public sealed class FreeSlotFinder(GiaoBanDbContext rows, HolidayBook holidays, IClock clock)
{
    private const int MostDays = 60;
    private static readonly Duration Step = Duration.FromMinutes(15);

    /// <summary>The best times, best first; none where nothing fits.</summary>
    public async Task<IReadOnlyList<FoundSlot>> FindAsync(SlotQuery query, CancellationToken cancellation)
    {
        var last = LocalDate.Min(query.To, query.From.PlusDays(MostDays));
        var open = OfficeHours.Usual.Between(query.From, last, await holidays.OfAsync(rows.TenantId, cancellation), clock.GetCurrentInstant());
        if (open.Count == 0)
        {
            return [];
        }

        var busy = await BusyAsync(query, open[0].Start, open[^1].End, cancellation);
        var people = query.People.Select(p => new SlotPerson(p.OfficialId, p.Weight, p.MustBeFree, Of(busy.People, p.OfficialId))).ToList();
        var rooms = query.Rooms.Select(r => new SlotRoom(r, Of(busy.Rooms, r))).ToList();
        return [.. FreeSlots.Find(people, rooms, new SlotWish(query.Length, open, query.Wish, Step, query.Count)).Select(s => new FoundSlot(s.Start, s.End, s.Room, s.Lost))];
    }

    private static List<Interval> Of(Dictionary<Guid, List<Interval>> busy, Guid id) => busy.TryGetValue(id, out var taken) ? taken : [];

    /// <summary>Taken hours by official and by room; a hall is taken where one of its parts is.</summary>
    private async Task<(Dictionary<Guid, List<Interval>> People, Dictionary<Guid, List<Interval>> Rooms)> BusyAsync(
        SlotQuery query, Instant from, Instant to, CancellationToken cancellation)
    {
        await rows.Database.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = new NpgsqlCommand(
                """
                with recursive parts(room, resource_id) as (
                    select id, id from unnest($3::uuid[]) id
                    union
                    select p.room, rp.part_id from parts p join resource_parts rp on rp.tenant_id = $1 and rp.whole_id = p.resource_id
                ), wanted(resource_id, official_id, room) as materialized (
                    select r.resource_id, r.official_id, null::uuid from resources r where r.tenant_id = $1 and r.kind = 'person' and r.official_id = any($2)
                    union all
                    select p.resource_id, null::uuid, p.room from parts p
                )
                select w.official_id, w.room, c.starts_at, c.ends_at
                from wanted w
                cross join lateral (
                    select c.booking_id, c.starts_at, c.ends_at from claims c
                    where c.tenant_id = $1 and c.resource_id = w.resource_id and c.strength <> 'info'
                      and c.starts_at > $4::timestamptz - interval '24 hours' and c.starts_at < $5 and c.ends_at > $4 and c.booking_id is distinct from $6
                ) c
                join bookings b on b.tenant_id = $1 and b.booking_id = c.booking_id and (b.expires_at is null or b.expires_at > $7)
                """,
                (NpgsqlConnection)rows.Database.GetDbConnection());
            command.Parameters.Add(new() { Value = rows.TenantId });
            command.Parameters.Add(new() { Value = query.People.Select(p => p.OfficialId).ToArray() });
            command.Parameters.Add(new() { Value = query.Rooms.ToArray() });
            command.Parameters.Add(new() { Value = from.ToDateTimeUtc() });
            command.Parameters.Add(new() { Value = to.ToDateTimeUtc() });
            command.Parameters.Add(new() { Value = (object?)query.Except ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
            command.Parameters.Add(new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() });
            return await ReadAsync(command, cancellation);
        }
        finally
        {
            await rows.Database.CloseConnectionAsync();
        }
    }

    private static async Task<(Dictionary<Guid, List<Interval>> People, Dictionary<Guid, List<Interval>> Rooms)> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        var (people, rooms) = (new Dictionary<Guid, List<Interval>>(), new Dictionary<Guid, List<Interval>>());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var of = await reader.IsDBNullAsync(0, cancellation) ? rooms : people;
            var id = reader.GetGuid(ReferenceEquals(of, rooms) ? 1 : 0);
            if (!of.TryGetValue(id, out var taken))
            {
                of[id] = taken = [];
            }

            taken.Add(new Interval(Instant.FromDateTimeUtc(reader.GetDateTime(2)), Instant.FromDateTimeUtc(reader.GetDateTime(3))));
        }

        return (people, rooms);
    }
}
