using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace GiaoBan.Bench.Similar;

/// <summary>
/// An authority with a year of meetings, the last month of it still to come: a body of thirty people each, of whom five to thirty are asked to a
/// meeting of theirs, chaired by one of a few leaders.
/// </summary>
internal sealed class SimilarTenant(NpgsqlDataSource database, IClock clock)
{
    private const int PeopleOfABody = 30;
    private const int Leaders = 12;
    private const int MeetingsOfABody = 400;
    private const int Rows = 5_000;

    private ServiceProvider? _services;

    /// <summary>Makes people and meetings; what is near what is not laid out yet.</summary>
    public async Task MakeAsync(int meetings, Action<string> say, CancellationToken cancellation)
    {
        var bodies = Math.Max(1, meetings / MeetingsOfABody);
        await RunAsync("insert into tenants values (1, 'hop', 'Họp', true, now())", cancellation);
        await RunAsync(
            "insert into units (tenant_id, unit_id, code, name, short_name, kind, block, sort_order, valid_from) values (1, $1, 'vp', 'Văn phòng', 'VP', 'van-phong', 'vp', 1, '2020-01-01')",
            cancellation, Numbered('a', 0));
        await RunAsync(
            "insert into posts select 1, ('b' || lpad(to_hex(n), 31, '0'))::uuid, $2, 'p' || n, 'Chức danh ' || n, '{contributor}', false, '2020-01-01', null from generate_series(0, $1 - 1) n",
            cancellation, (bodies * PeopleOfABody) + Leaders, Numbered('a', 0));
        await RunAsync(
            "insert into officials select 1, ('c' || lpad(to_hex(n), 31, '0'))::uuid, 'Cán bộ ' || n, null, null from generate_series(0, $1 - 1) n", cancellation, (bodies * PeopleOfABody) + Leaders);
        for (var from = 0; from < meetings; from += Rows)
        {
            await MeetingsAsync(from, Math.Min(meetings, from + Rows), meetings, bodies, cancellation);
        }

        await RunAsync("insert into similar_stale (tenant_id, meeting_id) select tenant_id, meeting_id from meetings", cancellation);
        await RunAsync("analyze", cancellation);
        say("meetings are made");
        _services = Services();
    }

    /// <summary>The store as the year left it: statistics, and nothing waiting to be written.</summary>
    public Task SettleAsync(CancellationToken cancellation) => RunAsync("analyze", cancellation);

    /// <summary>The meeting of a number.</summary>
    public static Guid Meeting(int number) => Numbered('d', number);

    /// <summary>Somebody of the office, who sees all.</summary>
    public static Actor Office { get; } = new(
        1, Numbered('c', 0), Numbered('c', 0), "Cán bộ 0", "van-phong", [new ActingPost(Numbered('b', 0), "p0", "Chánh văn phòng", Numbered('a', 0), "vp", "Văn phòng", [Roles.Office], null)]);

    /// <summary>Works in a scope of the tenant, as a request does.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services!.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(1);
        return await work(scope.ServiceProvider);
    }

    private async Task MeetingsAsync(int from, int to, int meetings, int bodies, CancellationToken cancellation)
    {
        var (ids, titles, days, chairs, of, people) = (new List<Guid>(), new List<string>(), new List<DateTime>(), new List<Guid>(), new List<Guid>(), new List<int>());
        var first = clock.GetCurrentInstant().InZone(Deadline.Zone).Date.PlusDays(-335);
        for (var n = from; n < to; n++)
        {
            // Numbers of one body lie far apart in the year and its people are asked in runs: neighbours share most of theirs.
            var (body, day) = (n % bodies, first.PlusDays((int)((long)n * 365 / meetings)));
            ids.Add(Meeting(n));
            titles.Add(SimilarTitles.Of(n));
            days.Add(day.At(new LocalTime(8 + (n % 8), 0)).InZoneStrictly(Deadline.Zone).ToDateTimeUtc());
            var chair = (bodies * PeopleOfABody) + (n % Leaders);
            chairs.Add(Numbered('c', chair));
            var (count, start) = (5 + (n * 7 % 26), n / bodies % 10);
            foreach (var person in Enumerable.Range(0, count).Select(i => (body * PeopleOfABody) + ((start + i) % PeopleOfABody)).Append(chair))
            {
                of.Add(Meeting(n));
                people.Add(person);
            }
        }

        // Keys hold by the way rows are made; the marks of two million rows would be most of the making, so all is marked at the end.
        await RunAsync(
            """
            insert into meetings (tenant_id, meeting_id, kind, title, state, host_unit, chair_post, chair_official, starts_at, ends_at, began_at, made_by, made_post, made_at, changed_at)
            select 1, m.id, 'chuyen-de', m.title, case when m.at < $5 then 'closed' else 'invited' end, $6, $7, m.chair, m.at, m.at + interval '1 hour', case when m.at < $5 then m.at end,
                   m.chair, $7, m.at - interval '5 days', m.at
            from unnest($1, $2, $3, $4) m(id, title, at, chair)
            """,
            cancellation, ids, titles, days, chairs, clock.GetCurrentInstant().ToDateTimeUtc(), Numbered('a', 0), Numbered('b', 0));
        await RunAsync(
            """
            insert into meeting_participants (tenant_id, meeting_id, participant_id, post_id, official_id, capacity)
            select 1, p.meeting, gen_random_uuid(), ('b' || lpad(to_hex(p.person), 31, '0'))::uuid, ('c' || lpad(to_hex(p.person), 31, '0'))::uuid, case when p.person >= $3 then 'chair' else 'required' end
            from unnest($1, $2) p(meeting, person)
            """,
            cancellation, of, people, bodies * PeopleOfABody);
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddSingleton(clock)
        .AddSingleton(database)
        .AddSingleton<IdSource>()
        .AddScoped<TenantScope>()
        .AddDbContext<GiaoBanDbContext>(options => options.UseNpgsql(database))
        .AddOrganisation()
        .AddTasks()
        .AddMeetings()
        .BuildServiceProvider(validateScopes: true);

    private static Guid Numbered(char letter, int number) => Guid.ParseExact(letter + number.ToString("x31", System.Globalization.CultureInfo.InvariantCulture), "N");

    private async Task RunAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using (var quick = new NpgsqlCommand("set session_replication_role = replica; set synchronous_commit = off", connection))
        {
            await quick.ExecuteNonQueryAsync(cancellation);
        }

        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 1_200 };
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }
}
