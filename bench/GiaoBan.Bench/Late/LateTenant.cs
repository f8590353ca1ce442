using System.Security.Cryptography;
using System.Text;
using GiaoBan.Modules.Identity;
using NodaTime;
using Npgsql;

namespace GiaoBan.Bench.Late;

/// <summary>
/// A country with five years behind it: every commune has owed a report a week, one a month and one a working day, and most came. Rows lie as the
/// planner lays them, period after period; one unit's book is spread over all of them.
/// </summary>
internal sealed class LateTenant(NpgsqlDataSource database)
{
    public const int Years = 5;

    /// <summary>A unit's reports in a year: 52 weeks, 12 months, 249 working days.</summary>
    public const int EachOwesAYear = 313;

    /// <summary>The report and the period that are asked for: a Thursday at 20:00, some days ago.</summary>
    public const string Requirement = "tuan";

    private const string Pack =
        """
        code: nam-nam
        title: Chế độ báo cáo dùng để đo
        basis: { issuer: Bench, symbol: 01-BC/B, date: 2020-12-01, subject: Dùng để đo }
        effectiveFrom: 2021-01-01
        effectiveTo: 2026-01-01
        clauses:
          - { code: tuan, place: mục 1, quote: chậm nhất 20h ngày thứ 5 hàng tuần }
        requirements:
          - code: tuan
            name: Báo cáo tuần
            kind: periodic
            clauses: [tuan]
            recipient: Văn phòng
            owedBy: { kinds: [xa] }
            schedule:
              cadence: { every: week, startsOn: saturday, numbering: iso-week-of-friday, window: week }
              deadlines:
                - { tier: contributor, day: thursday, bound: at, time: "20:00", clause: tuan }
          - code: thang
            name: Báo cáo tháng
            kind: periodic
            clauses: [tuan]
            recipient: Văn phòng
            owedBy: { kinds: [xa] }
            schedule:
              cadence: { every: week, startsOn: saturday, numbering: iso-week-of-friday, window: week }
              deadlines:
                - { tier: contributor, day: thursday, bound: at, time: "20:00", clause: tuan }
          - code: ngay
            name: Báo cáo ngày
            kind: periodic
            clauses: [tuan]
            recipient: Văn phòng
            owedBy: { kinds: [xa] }
            schedule:
              cadence: { every: week, startsOn: saturday, numbering: iso-week-of-friday, window: week }
              deadlines:
                - { tier: contributor, day: thursday, bound: at, time: "20:00", clause: tuan }
        streams: []
        outlines: []
        forms: []

        """;

    // Of a hundred: 84 on time (4 of them nil), 8 late, 3 within an extension, 4 missing, 1 excused. By a mix of unit and period, so that it repeats.
    private const string ObligationsSql =
        """
        insert into obligations (tenant_id, obligation_id, unit_id, post_id, regime, version_id, requirement, tier, period_key, period_label, period_year,
                                 due_at, due_inclusive, made_at, exempt_reason, sent_version, first_received_at, first_verdict, late_minutes, late_reason,
                                 sent_by_official, last_received_at, nil, review, extended_due_at, extended_due_inclusive)
        select 1, lpad(to_hex($4::bigint * 100000 + u.n), 32, '0')::uuid, u.unit_id, u.post_id, 'nam-nam', $1, $2, 'contributor', $3, $3, extract(year from $5),
               $5, true, $5 - interval '300 days', case when dice = 99 then 'Không phát sinh nhiệm vụ' end,
               sent::int, case when sent then received end, case when sent then verdict end, case when sent then late end,
               case when verdict = 'late' and sent then 'Mạng hỏng' end, case when sent then u.official_id end, case when sent then received end,
               dice between 80 and 83, case when sent then 'accepted' else 'none' end, case when verdict = 'extended' then $5 + interval '2 days' end, verdict = 'extended'
        from (select *, (u.n * 37 + $4::bigint * 61 + u.n * $4::bigint * 7) % 100 as dice from bench_units u) u
        cross join lateral (select
            dice < 95 as sent,
            case when dice < 84 then 'on-time' when dice < 92 then 'late' else 'extended' end as verdict,
            case when dice between 84 and 91 then 60 else 0 end as late,
            $5 + case when dice < 84 then interval '-2 hours' when dice < 92 then interval '1 hour' else interval '1 day' end as received) d
        order by u.n
        """;

    /// <summary>Makes units, posts, officials, the office's token and the five years; answers the token.</summary>
    public async Task<string> MakeAsync(int units, Action<string> say, CancellationToken cancellation)
    {
        await RunAsync("insert into tenants values (1, 'nam-nam', 'Năm năm', true, now())", cancellation);
        await RunAsync(
            """
            with u as (insert into units (tenant_id, unit_id, code, name, short_name, kind, block, sort_order, valid_from)
                       select 1, gen_random_uuid(), 'x' || n, 'Ủy ban nhân dân xã số ' || n, 'Xã ' || n, 'xa', 'xa', n, '2021-01-01'
                       from generate_series(1, $1) n returning unit_id, code)
            insert into posts select 1, gen_random_uuid(), unit_id, 'p-' || code, 'Công chức tổng hợp', '{contributor}', true, '2021-01-01', null from u
            """,
            cancellation, units);
        await RunAsync("update posts set roles = '{contributor,office}' where code = 'p-x1'", cancellation);
        await RunAsync("insert into officials select 1, gen_random_uuid(), 'Cán bộ ' || n, null, null from generate_series(1, $1) n", cancellation, units);
        await RunAsync(
            """
            insert into assignments
            select 1, gen_random_uuid(), p.post_id, o.official_id, '2021-01-01', null
            from (select post_id, row_number() over (order by code) as n from posts) p
            join (select official_id, row_number() over (order by full_name) as n from officials) o using (n)
            """,
            cancellation);
        await RunAsync("insert into accounts select 1, gen_random_uuid(), a.official_id, 'van-phong', 'x', gen_random_uuid(), 0, null, null, now() from assignments a join posts p using (tenant_id, post_id) where p.code = 'p-x1'", cancellation);
        var token = TokenText.Write(1, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        await RunAsync("insert into api_tokens select 1, $1, account_id, '{all}', now(), now() + interval '1 day', null from accounts", cancellation, TokenText.Hash(token));
        await MakeObligationsAsync(say, cancellation);
        return token;
    }

    /// <summary>The weeks of the five years, in order: their keys and Thursdays.</summary>
    public static IReadOnlyList<(string Key, LocalDate Day)> Weeks { get; } =
        [.. Enumerable.Range(0, 52 * Years).Select(n => (Key: $"w{n:0000}", Day: new LocalDate(2021, 1, 7).PlusDays(7 * n)))];

    private async Task MakeObligationsAsync(Action<string> say, CancellationToken cancellation)
    {
        var version = Guid.CreateVersion7();
        await RunAsync(
            "insert into regime_versions values (1, $1, 'nam-nam', 1, '2021-01-01', '2026-01-01', $2, $3, now(), null)",
            cancellation, version, Pack, SHA256.HashData(Encoding.UTF8.GetBytes(Pack)));
        await RunAsync(
            """
            create table bench_units as
            select row_number() over (order by u.sort_order) as n, u.unit_id, p.post_id, a.official_id
            from units u join posts p using (tenant_id, unit_id) join assignments a using (tenant_id, post_id)
            """,
            cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);

        // Every row keeps its keys by the way it is made; checking them five million times over would be half of the making.
        await using (var quick = new NpgsqlCommand("set session_replication_role = replica; set synchronous_commit = off", connection))
        {
            await quick.ExecuteNonQueryAsync(cancellation);
        }

        var number = 0;
        foreach (var (requirement, key, due) in Periods().OrderBy(p => p.Due))
        {
            await using var insert = new NpgsqlCommand(ObligationsSql, connection) { CommandTimeout = 600 };
            foreach (var value in new object[] { version, requirement, key, (long)++number, due.ToDateTimeUtc() })
            {
                insert.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            await insert.ExecuteNonQueryAsync(cancellation);
            if (number % EachOwesAYear == 0)
            {
                say($"year {number / EachOwesAYear} of {Years}");
            }
        }

        await RunAsync("vacuum analyze obligations", cancellation);
        await RunAsync("analyze; checkpoint", cancellation);
    }

    private static IEnumerable<(string Requirement, string Key, Instant Due)> Periods()
    {
        static Instant At(LocalDate day) => day.At(new LocalTime(20, 0)).InZoneStrictly(Domain.Calendars.Deadline.Zone).ToInstant();
        foreach (var (key, day) in Weeks)
        {
            yield return ("tuan", key, At(day));
        }

        var start = new LocalDate(2021, 1, 1);
        for (var month = 0; month < 12 * Years; month++)
        {
            yield return ("thang", $"m{month:000}", At(start.PlusMonths(month).PlusDays(19)));
        }

        const int days = EachOwesAYear - 52 - 12;
        for (var day = 0; day < days * Years; day++)
        {
            yield return ("ngay", $"n{day:0000}", At(start.PlusYears(day / days).PlusDays(day % days * 365 / days)));
        }
    }

    private async Task RunAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 600;
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }
}
