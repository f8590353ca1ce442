using System.Diagnostics;
using System.Globalization;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace GiaoBan.Bench.Clashes;

/// <summary>
/// What is taken among a million claims: a look at one resource and at thirty-one, a booking with its guard, free times of twelve people in a week;
/// beside each the bare indexed statement of the same run. Then a race: sixteen clients want the same two thousand hours of one room.
/// </summary>
/// <param name="clock">The machine's clock.</param>
/// <param name="claims">About how many claims lie there.</param>
/// <param name="span">How long each is measured.</param>
/// <param name="say">Tells how far it is.</param>
public sealed class ClashesBench(IClock clock, int claims, TimeSpan span, Action<string> say)
{
    private const int Racers = 16;
    private const int RaceHours = 2_000;
    private const int Warm = 50;

    /// <summary>Runs it in a folder of its own, which is removed.</summary>
    public async Task<BenchReport> RunAsync(CancellationToken cancellation)
    {
        using var place = new BenchFolder();
        var opened = await OpenDatabase.OpenAsync(new DatabaseOptions(Path.Combine(place.Path, "data"), null), NullLoggerFactory.Instance, cancellation);
        await using var database = opened.IsOk ? opened.Value : throw new InvalidOperationException($"No database: {opened.Error.Code}");
        var migrated = await new Migrator().MigrateAsync(database.Source, cancellation);
        if (!migrated.IsOk)
        {
            throw new InvalidOperationException($"Not migrated: {migrated.Error.Code}");
        }

        var tenant = new ClashTenant(database.Source, clock);
        var rooms = Math.Max(Racers, claims / (ClashTenant.Days * (1 + ClashTenant.PeopleEach)));
        await tenant.MakeAsync(rooms, say, cancellation);
        var count = await tenant.CountAsync("select count(*) from claims", cancellation);
        say(string.Create(CultureInfo.InvariantCulture, $"{count} claims"));

        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var floor = new ClashFloor(connection);
        var (measured, compared) = (new List<Measured>(), new List<Compared>());
        await AddAsync("look at 1 resource", n => LookAsync(tenant, Looked(n, rooms, 1), n, cancellation), n => FloorLookAsync(floor, tenant, Looked(n, rooms, 1), n, cancellation));
        await AddAsync("look at 31 resources", n => LookAsync(tenant, Looked(n, rooms, 31), n, cancellation), n => FloorLookAsync(floor, tenant, Looked(n, rooms, 31), n, cancellation));
        await AddAsync("booking with its guard, durable", n => PlaceAsync(tenant, n, rooms, cancellation), n => FloorPlaceAsync(floor, tenant, n, rooms, cancellation));
        await AddAsync("free times, 12 people, a week", n => SlotsAsync(tenant, n, rooms, cancellation), n => FloorSlotsAsync(floor, tenant, n, rooms, cancellation));
        measured.Add(await RaceAsync(tenant, cancellation));
        return new BenchReport(string.Create(CultureInfo.InvariantCulture, $"clashes, {count} claims"), Machine.Describe(), measured, compared);

        async Task AddAsync(string what, Func<int, Task> ours, Func<int, Task> theirs)
        {
            Measured[] lines = [await TimeAsync(what, ours), await TimeAsync(what + ", bare", theirs)];
            measured.AddRange(lines);
            compared.Add(new Compared("milliseconds p50, " + what, lines[0].P50, lines[1].P50, Math.Round(lines[1].P50 / lines[0].P50, 2)));
            say(string.Create(CultureInfo.InvariantCulture, $"{what}: p50 {lines[0].P50} ms, p99 {lines[0].P99} ms, bare {lines[1].P50} ms"));
        }
    }

    private async Task<Measured> TimeAsync(string what, Func<int, Task> work)
    {
        for (var n = 0; n < Warm; n++)
        {
            await work(n);
        }

        var (times, watch) = (new List<double>(), Stopwatch.StartNew());
        for (var n = Warm; watch.Elapsed < span; n++)
        {
            var begun = Stopwatch.GetTimestamp();
            await work(n);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return Measured.Of(what, 1, watch.Elapsed, times);
    }

    /// <summary>A room and people from all over; every look asks for others.</summary>
    private static Guid[] Looked(int n, int rooms, int many) =>
        [ClashTenant.Room(n * 37 % rooms), .. Enumerable.Range(1, many - 1).Select(i => ClashTenant.Person((int)(((long)n * 131 + i * 977L) % (rooms * ClashTenant.PeopleEach))))];

    private static (Instant From, Instant To) Hours(ClashTenant tenant, int n)
    {
        var from = ClashTenant.At(tenant.FirstDay.PlusDays(n * 7 % ClashTenant.Days), 8 + n % 8);
        return (from, from + Duration.FromHours(1));
    }

    private static NewBooking BookingOf(Guid id, Guid owner, Guid[] resources, Instant from, Instant to) =>
        new(id, Booking.Meeting, "Họp", "/", from, to, owner, [.. resources.Select((r, i) => new WantedResource(r, i == 0 ? Strengths.Hard : Strengths.Soft))]) { Firm = true };

    private static Task<int> LookAsync(ClashTenant tenant, Guid[] resources, int n, CancellationToken cancellation)
    {
        var (from, to) = Hours(tenant, n);
        return tenant.InScopeAsync(async services =>
            (await services.GetRequiredService<BookingDesk>().LookAsync(BookingOf(Guid.CreateVersion7(), tenant.Office, resources, from, to), cancellation)).Count);
    }

    private static Task<int> FloorLookAsync(ClashFloor floor, ClashTenant tenant, Guid[] resources, int n, CancellationToken cancellation)
    {
        var (from, to) = Hours(tenant, n);
        return floor.OverlapsAsync(resources, from, to, cancellation);
    }

    // Evenings of later years are free: every booking stands, its guard finds nothing in the way.
    private static Instant Evening(ClashTenant tenant, int n) => ClashTenant.At(tenant.FirstDay.PlusDays(60 + n / 4), 18 + n % 4);

    private static Guid[] Five(int n, int rooms) => Looked(n, rooms, 1 + ClashTenant.PeopleEach);

    private static Task<bool> PlaceAsync(ClashTenant tenant, int n, int rooms, CancellationToken cancellation) =>
        PlaceAsync(tenant, BookingOf(Guid.CreateVersion7(), tenant.Office, Five(n, rooms), Evening(tenant, n), Evening(tenant, n) + Duration.FromHours(1)), mustStand: true, cancellation);

    private static Task<bool> PlaceAsync(ClashTenant tenant, NewBooking booking, bool mustStand, CancellationToken cancellation) => tenant.InScopeAsync(async services =>
    {
        var rows = services.GetRequiredService<GiaoBanDbContext>();
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        var placed = await services.GetRequiredService<BookingDesk>().PlaceAsync(booking, tenant.Office, cancellation);
        if (placed.IsOk)
        {
            await transaction.CommitAsync(cancellation);
        }

        return placed.IsOk || !mustStand ? placed.IsOk : throw new InvalidOperationException($"Refused: {placed.Error.Code}");
    });

    private static Task FloorPlaceAsync(ClashFloor floor, ClashTenant tenant, int n, int rooms, CancellationToken cancellation)
    {
        var from = Evening(tenant, n) + Duration.FromDays(7_000);
        return floor.InsertAsync(Guid.CreateVersion7(), tenant.Office, Five(n, rooms), from, from + Duration.FromHours(1), cancellation);
    }

    private static LocalDate Week(ClashTenant tenant, int n) => tenant.FirstDay.PlusDays(n % 6 * 7);

    private static Guid[] Twelve(int n, int rooms, Func<int, Guid> who) => [.. Enumerable.Range(0, 12).Select(i => who((int)(((long)n * 131 + i * 977L) % (rooms * ClashTenant.PeopleEach))))];

    private static Task<int> SlotsAsync(ClashTenant tenant, int n, int rooms, CancellationToken cancellation) => tenant.InScopeAsync(async services =>
    {
        var people = Twelve(n, rooms, ClashTenant.Official).Select((o, i) => new WantedPerson(o, i == 0 ? 5 : 1, i == 0)).ToList();
        var query = new SlotQuery(people, [ClashTenant.Room(n % rooms), ClashTenant.Room((n + 1) % rooms)], Duration.FromHours(1), Week(tenant, n), Week(tenant, n).PlusDays(6), null);
        return (await services.GetRequiredService<FreeSlotFinder>().FindAsync(query, cancellation)).Count == 3 ? 3 : throw new InvalidOperationException("Not three free times.");
    });

    private static Task<int> FloorSlotsAsync(ClashFloor floor, ClashTenant tenant, int n, int rooms, CancellationToken cancellation)
    {
        var day = Week(tenant, n);
        return floor.OverlapsAsync([.. Twelve(n, rooms, ClashTenant.Person), ClashTenant.Room(n % rooms), ClashTenant.Room((n + 1) % rooms)], ClashTenant.At(day, 0), ClashTenant.At(day.PlusDays(7), 0), cancellation);
    }

    /// <summary>All clients want every hour, each in an order of its own; the store then says how often each was given.</summary>
    private async Task<Measured> RaceAsync(ClashTenant tenant, CancellationToken cancellation)
    {
        var room = ClashTenant.Room(0);
        var first = ClashTenant.At(tenant.FirstDay.PlusDays(20_000), 0);
        var (times, watch) = (new List<double>(), Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Racers).Select(client => Task.Run(
            async () =>
            {
                var random = new Random(client);
                var hours = Enumerable.Range(0, RaceHours).ToArray();
                random.Shuffle(hours);
                foreach (var hour in hours)
                {
                    var from = first + Duration.FromHours(hour);
                    var begun = Stopwatch.GetTimestamp();
                    await PlaceAsync(tenant, BookingOf(Guid.CreateVersion7(), tenant.Office, [room], from, from + Duration.FromHours(1)), mustStand: false, cancellation);
                    lock (times)
                    {
                        times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                    }
                }
            },
            cancellation)));
        var raced = Measured.Of("race for 2000 hours of one room", Racers, watch.Elapsed, times);
        var given = await tenant.CountAsync(
            FormattableString.Invariant($"select count(*) from claims where resource_id = '{room}' and starts_at >= '{first}'"), cancellation);
        var twice = await tenant.CountAsync(
            """
            select count(*) from claims a join claims b on a.tenant_id = b.tenant_id and a.resource_id = b.resource_id and a.claim_id < b.claim_id
             and a.starts_at < b.ends_at and b.starts_at < a.ends_at and b.starts_at > a.starts_at - interval '24 hours' and b.starts_at < a.starts_at + interval '24 hours'
            where a.strength = 'hard' and b.strength = 'hard'
            """,
            cancellation);
        say(string.Create(CultureInfo.InvariantCulture, $"race: {times.Count} tries, {given} hours given, {twice} double bookings among all claims"));
        return (given, twice) == (RaceHours, 0) ? raced : throw new InvalidOperationException($"{given} hours given, {twice} double bookings.");
    }
}
