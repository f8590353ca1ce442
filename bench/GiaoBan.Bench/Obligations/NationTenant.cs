using System.Security.Cryptography;
using System.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Bench.Obligations;

/// <summary>A tenant as large as the country: every commune owes 52 weekly and 12 monthly reports in the year that is made.</summary>
internal sealed class NationTenant(NpgsqlDataSource database)
{
    /// <summary>A unit's monthly reports in the year.</summary>
    public const int Months = 12;

    /// <summary>A unit's reports in the year.</summary>
    public const int EachOwes = 64;

    private const int TenantId = 1;
    private const string Monthly = "day: 20";

    // A Friday: the year from here has 52 Thursdays and 12 days numbered 20.
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 2, 1, 0);
    private static readonly FixedClock Clock = new(Start);
    private static readonly LocalDate Today = Start.InZone(Domain.Calendars.Deadline.Zone).Date;

    private const string Pack =
        """
        code: ca-nuoc
        title: Chế độ báo cáo dùng để đo
        basis: { issuer: Bench, symbol: 01-BC/B, date: 2025-12-01, subject: Dùng để đo }
        effectiveFrom: 2026-01-01
        clauses:
          - { code: tuan, place: mục 1, quote: chậm nhất 20h ngày thứ 5 hàng tuần }
          - { code: thang, place: mục 2, quote: trước ngày 20 hàng tháng }
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
            clauses: [thang]
            recipient: Văn phòng
            owedBy: { kinds: [xa] }
            schedule:
              cadence: { every: month, window: not-stated }
              deadlines:
                - { tier: contributor, day: 20, bound: before, clause: thang }
        streams: []
        outlines: []
        forms: []

        """;

    private static string Changed => Pack.Replace(Monthly, "day: 25", StringComparison.Ordinal);

    /// <summary>Founds the tenant with so many communes, each with its reporting post.</summary>
    public async Task FoundAsync(int units, CancellationToken cancellation)
    {
        await RunAsync("insert into tenants values (1, 'ca-nuoc', 'Cả nước', true, now())", cancellation);
        await RunAsync(
            """
            with u as (insert into units (tenant_id, unit_id, code, name, short_name, kind, block, sort_order, valid_from)
                       select 1, gen_random_uuid(), 'x' || n, 'Xã ' || n, 'X ' || n, 'xa', 'xa', n, '2025-07-01'
                       from generate_series(1, $1) n returning unit_id, code)
            insert into posts select 1, gen_random_uuid(), unit_id, 'p-' || code, 'Công chức tổng hợp', '{contributor}', true, '2025-07-01', null from u
            """,
            cancellation, units);
        await ImportAsync(1, Pack, new LocalDate(2026, 1, 1), cancellation);
        await RunAsync("analyze", cancellation);
    }

    /// <summary>Forgets what was made, and all but the first version.</summary>
    public Task ForgetAsync(CancellationToken cancellation) =>
        RunAsync("truncate obligations cascade; delete from regime_versions where number > 1", cancellation);

    /// <summary>Puts a second version in force from today: the monthly report is due on another day. All coming reports are then made anew, by the new version.</summary>
    public Task ChangeARuleAsync(CancellationToken cancellation) => ImportAsync(2, Changed, Today, cancellation);

    /// <summary>Says what that version would do; answers how many reports it would move.</summary>
    public async Task<int> PreviewAsync(CancellationToken cancellation)
    {
        await using var rows = Rows();
        var preview = await new PreviewRegimeChange(Plans(rows), database, Clock).HandleAsync(TenantId, new PreviewRegimeChangeRequest(Changed, Today), cancellation);
        return preview.Value!.Moved.Total;
    }

    /// <summary>Runs the job as the worker does.</summary>
    public async Task<ObligationsMade> MakeAsync(CancellationToken cancellation)
    {
        await using var rows = Rows();
        var make = new MakeObligationsAhead(Plans(rows), database, new IdSource(Clock), Clock);
        return await make.HandleAsync(TenantId, cancellation);
    }

    private GiaoBanDbContext Rows()
    {
        var scope = new TenantScope();
        scope.Enter(TenantId);
        return new GiaoBanDbContext(new DbContextOptionsBuilder<GiaoBanDbContext>().UseNpgsql(database).Options, scope);
    }

    private ObligationPlans Plans(GiaoBanDbContext rows) => new(rows, new RegimeLibrary(database), new HolidayBook(database));

    private Task ImportAsync(int number, string pack, LocalDate from, CancellationToken cancellation) => RunAsync(
        "insert into regime_versions values (1, gen_random_uuid(), 'ca-nuoc', $1, $2, null, $3, $4, now(), null)",
        cancellation, number, from.ToDateOnly(), pack, SHA256.HashData(Encoding.UTF8.GetBytes(pack)));

    private async Task RunAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation);
    }

    private sealed class FixedClock(Instant at) : IClock
    {
        public Instant GetCurrentInstant() => at;
    }
}
