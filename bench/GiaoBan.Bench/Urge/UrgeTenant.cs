using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Urging;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Bench.Urge;

/// <summary>A tenant in which everybody owes reports that fall due at one hour, and nobody has sent.</summary>
internal sealed class UrgeTenant(NpgsqlDataSource database)
{
    private const int TenantId = 1;

    // A Thursday, one minute past the deadline of 20:00.
    private static readonly Instant Due = new LocalDateTime(2026, 1, 8, 20, 0).InZoneStrictly(Deadline.Zone).ToInstant();

    private const string Pack =
        """
        code: don-doc
        title: Chế độ báo cáo dùng để đo
        basis: { issuer: Bench, symbol: 01-BC/B, date: 2025-12-01, subject: Dùng để đo }
        effectiveFrom: 2026-01-01
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
        streams: []
        outlines: []
        forms: []

        """;

    private readonly SteppedClock _clock = new(Due);

    /// <summary>Founds the tenant: a unit, a post, an official with an address for each of so many people.</summary>
    public async Task FoundAsync(int people, CancellationToken cancellation)
    {
        await RunAsync("insert into tenants values (1, 'don-doc', 'Đôn đốc', true, now())", cancellation);
        await RunAsync(
            "insert into regime_versions (tenant_id, version_id, regime, number, effective_from, source, sha256, imported_at) values (1, gen_random_uuid(), 'don-doc', 1, '2026-01-01', $1, $2, now())",
            cancellation, Pack, SHA256.HashData(Encoding.UTF8.GetBytes(Pack)));
        await RunAsync(
            """
            with n as (select n, gen_random_uuid() as unit, gen_random_uuid() as post, gen_random_uuid() as who from generate_series(1, $1) n),
            u as (insert into units select 1, unit, 'x' || n, 'Xã số ' || n, 'X ' || n, 'xa', 'xa', n, '2025-07-01' from n returning unit_id),
            p as (insert into posts select 1, post, unit, 'p' || n, 'Công chức tổng hợp', '{contributor}', true, '2025-07-01', null from n returning post_id),
            o as (insert into officials select 1, who, 'Cán bộ ' || n, '0' || (900000000 + n), 'cb' || n || '@example.vn' from n returning official_id)
            insert into assignments select 1, gen_random_uuid(), post, who, '2025-07-01' from n
            """,
            cancellation, people);
    }

    /// <summary>Forgets what was urged, and lays out so many reports each, due at the hour.</summary>
    public async Task LayOutAsync(int each, CancellationToken cancellation)
    {
        await RunAsync("truncate urged, urgings, urging_looks, outbox_messages, notices, obligations cascade", cancellation);
        await RunAsync(
            """
            insert into obligations (tenant_id, obligation_id, unit_id, post_id, regime, version_id, requirement, tier, period_key, period_label, period_year, due_at, due_inclusive, made_at)
            select 1, gen_random_uuid(), p.unit_id, p.post_id, 'don-doc', v.version_id, 'tuan', 'contributor', '2026-W' || k, 'Tuần ' || k || '/2026', 2026, $2, true, now()
            from posts p cross join regime_versions v cross join generate_series(1, $1) k
            """,
            cancellation, each, Due.ToDateTimeUtc());
        await ForgetLookAsync(cancellation);
        await RunAsync("analyze", cancellation);
        _clock.SetTo(Due + Duration.FromMinutes(1));
    }

    /// <summary>One look as the worker takes it.</summary>
    public async Task<UrgingOutcome> LookAsync(CancellationToken cancellation)
    {
        var scope = new TenantScope();
        scope.Enter(TenantId);
        await using var rows = new GiaoBanDbContext(new DbContextOptionsBuilder<GiaoBanDbContext>().UseNpgsql(database).Options, scope);
        var ids = new IdSource(_clock);
        var outbox = new Outbox(ids, _clock, [new EverOpenChannel()]);
        var run = new RunUrgingPlans(
            rows, new UnsentReports(database, new RegimeLibrary(database), _clock), new UrgeReports(outbox, new PlainWords(), ids), new HolidayBook(database),
            new AuditTrail(ids), ids, _clock);
        return await run.HandleAsync(TenantId, cancellation);
    }

    /// <summary>As if the last look had been before the deadline.</summary>
    public Task ForgetLookAsync(CancellationToken cancellation) => RunAsync(
        "insert into urging_looks values (1, $1) on conflict (tenant_id) do update set looked_at = excluded.looked_at",
        cancellation, (Due - Duration.FromMinutes(1)).ToDateTimeUtc());

    /// <summary>Counts rows.</summary>
    public async Task<long> CountAsync(string from, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select count(*) from " + from);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
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

    private sealed class SteppedClock(Instant at) : IClock
    {
        private Instant _at = at;

        public Instant GetCurrentInstant() => _at;

        public void SetTo(Instant at) => _at = at;
    }

    /// <summary>Mail is set up; nothing is sent while it is measured.</summary>
    private sealed class EverOpenChannel : IMessageChannel
    {
        public string Name => MessageChannels.Mail;

        public bool IsSet => true;

        public Task<Delivery> SendAsync(OutboxMessage message, CancellationToken cancellation) => Task.FromResult(Delivery.Done);
    }

    /// <summary>Words of the length of real ones.</summary>
    private sealed class PlainWords : IUrgingWords
    {
        public UrgingText Write(PersonalUrging urging)
        {
            var body = new StringBuilder("Kính gửi đồng chí ").Append(urging.FullName).Append(",\n\nĐơn vị đồng chí còn báo cáo chưa gửi:\n");
            foreach (var report in urging.Own)
            {
                body.Append("- ").Append(report.Name).Append(", ").Append(report.PeriodLabel).Append("; hạn 20:00 Thứ Năm, 8/1/2026\n");
            }

            return new UrgingText("Chưa gửi: Báo cáo tuần", body.Append("\nXem và gửi tại: https://giaoban.example.vn/viec-cua-toi\n").ToString());
        }
    }
}
