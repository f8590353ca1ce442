using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace GiaoBan.Bench.Clashes;

/// <summary>
/// An authority whose rooms are taken an hour a day for fifty days: each booking takes its room, hard, and four people, soft. Nothing overlaps.
/// Four thousand rooms and sixteen thousand people make a million claims.
/// </summary>
internal sealed class ClashTenant(NpgsqlDataSource database, IClock clock)
{
    public const int Days = 50;
    public const int PeopleEach = 4;

    /// <summary>The first day that is taken: the Monday after next, since nothing past is offered.</summary>
    public LocalDate FirstDay { get; } = clock.GetCurrentInstant().InZone(Domain.Calendars.Deadline.Zone).Date.PlusDays(7).Next(IsoDayOfWeek.Monday);

    private ServiceProvider? _services;

    public Guid Office { get; } = Numbered('a', 1);

    /// <summary>Makes rooms, people, bookings and claims.</summary>
    public async Task MakeAsync(int rooms, Action<string> say, CancellationToken cancellation)
    {
        await RunAsync("insert into tenants values (1, 'phong', 'Phòng họp', true, now())", cancellation);
        await RunAsync(
            """
            insert into units (tenant_id, unit_id, code, name, short_name, kind, block, sort_order, valid_from) values (1, $1, 'vp', 'Văn phòng', 'VP', 'van-phong', 'vp', 1, '2020-01-01')
            """,
            cancellation, Office);
        await RunAsync("insert into posts values (1, $1, $1, 'vp', 'Chánh văn phòng', '{office}', false, '2020-01-01', null)", cancellation, Office);
        await RunAsync(
            "insert into officials select 1, ('b' || lpad(to_hex(n), 31, '0'))::uuid, 'Cán bộ ' || n, null, null from generate_series(0, $1 - 1) n", cancellation, rooms * PeopleEach);
        await RunAsync("insert into officials values (1, $1, 'Chánh văn phòng', null, null)", cancellation, Office);
        await RunAsync(
            """
            insert into resources (tenant_id, resource_id, kind, name, valid_from)
            select 1, ('c' || lpad(to_hex(n), 31, '0'))::uuid, 'room', 'Phòng ' || n, '2020-01-01' from generate_series(0, $1 - 1) n
            """,
            cancellation, rooms);
        await RunAsync(
            """
            insert into resources (tenant_id, resource_id, kind, name, official_id, valid_from)
            select 1, ('d' || lpad(to_hex(n), 31, '0'))::uuid, 'person', 'Cán bộ ' || n, ('b' || lpad(to_hex(n), 31, '0'))::uuid, '2020-01-01' from generate_series(0, $1 - 1) n
            """,
            cancellation, rooms * PeopleEach);
        await RunAsync(
            """
            insert into bookings (tenant_id, booking_id, kind, title, link, starts_at, ends_at, state, owner_post, placed_by, placed_at)
            select 1, ('e' || lpad(to_hex(r * 64 + d), 31, '0'))::uuid, 'meeting', 'Họp ' || r || '-' || d, '/', s.at, s.at + interval '1 hour', 'firm', $2, $2, now()
            from generate_series(0, $1 - 1) r cross join generate_series(0, $3 - 1) d
            cross join lateral (select $4::timestamptz + d * interval '1 day' + (r % 8) * interval '1 hour' as at) s
            """,
            cancellation, rooms, Office, Days, At(FirstDay, 8).ToDateTimeUtc());
        say("bookings are made");
        await RunAsync(
            """
            insert into claims (tenant_id, claim_id, booking_id, resource_id, starts_at, ends_at, strength)
            select 1, gen_random_uuid(), ('e' || lpad(to_hex(r * 64 + d), 31, '0'))::uuid,
                   case when p = 0 then ('c' || lpad(to_hex(r), 31, '0')) else ('d' || lpad(to_hex(r * $4 + p - 1), 31, '0')) end::uuid,
                   s.at, s.at + interval '1 hour', case when p = 0 then 'hard' else 'soft' end
            from generate_series(0, $1 - 1) r cross join generate_series(0, $2 - 1) d cross join generate_series(0, $4) p
            cross join lateral (select $3::timestamptz + d * interval '1 day' + (r % 8) * interval '1 hour' as at) s
            """,
            cancellation, rooms, Days, At(FirstDay, 8).ToDateTimeUtc(), PeopleEach);
        await RunAsync("vacuum analyze claims; ", cancellation);
        await RunAsync("analyze", cancellation);
        await RunAsync("checkpoint", cancellation);
        _services = Services();
    }

    public static Guid Room(int number) => Numbered('c', number);

    public static Guid Person(int number) => Numbered('d', number);

    public static Guid Official(int number) => Numbered('b', number);

    public static Instant At(LocalDate day, int hour) => day.At(new LocalTime(hour, 0)).InZoneStrictly(Domain.Calendars.Deadline.Zone).ToInstant();

    /// <summary>Works in a scope of the tenant, as a request does.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services!.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(1);
        return await work(scope.ServiceProvider);
    }

    public async Task<long> CountAsync(string sql, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 600;
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddSingleton(clock)
        .AddSingleton(database)
        .AddSingleton<IdSource>()
        .AddSingleton<HolidayBook>()
        .AddScoped<TenantScope>()
        .AddDbContext<GiaoBanDbContext>(options => options.UseNpgsql(database))
        .AddScoped<BookingDesk>()
        .AddScoped<FreeSlotFinder>()
        .BuildServiceProvider(validateScopes: true);

    private static Guid Numbered(char letter, int number) => Guid.ParseExact(letter + number.ToString("x31", System.Globalization.CultureInfo.InvariantCulture), "N");

    private async Task RunAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 1_200;
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }
}
