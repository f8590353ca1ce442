using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Data;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Modules.Reporting;

/// <summary>
/// A plan laid beside the store for one transaction: copied in as it is made, then compared by joins. A nation's year is a few hundred
/// lines and some 200,000 pairs of line and unit; the pairs alone are copied, the words once per line.
/// </summary>
internal sealed class StagedObligations
{
    // The joins hold the whole plan: on disk they would take twice the time. While the statistics say that a table is empty, the server would
    // walk it once for every row of the plan, and the rows it has just inserted with it: hours instead of seconds.
    private const string StageSql =
        """
        set local work_mem = '64MB';
        set local enable_nestloop = off;
        create temp table planned_lines (
            line int, regime text, version_id uuid, requirement text, tier text, stream text, period_key text, period_label text, period_from date,
            period_to date, period_year int, due_at timestamptz, due_inclusive boolean, absorbed_into text) on commit drop;
        create temp table planned_units (line int, obligation_id uuid, unit_id uuid, post_id uuid, exemption_id uuid, exempt_reason text) on commit drop
        """;

    private const string InsertSql =
        """
        insert into obligations (tenant_id, obligation_id, unit_id, post_id, regime, version_id, requirement, tier, stream, period_key,
                                 period_label, period_from, period_to, period_year, due_at, due_inclusive, absorbed_into, made_at, exempt_reason,
                                 exemption_id, review)
        select $1, p.obligation_id, p.unit_id, p.post_id, l.regime, l.version_id, l.requirement, l.tier, l.stream, l.period_key,
               l.period_label, l.period_from, l.period_to, l.period_year, l.due_at, l.due_inclusive, l.absorbed_into, $2, p.exempt_reason,
               p.exemption_id, 'none'
        from planned_units p
        join planned_lines l using (line)
        where not exists (
            select 1 from obligations o
            where o.tenant_id = $1 and (o.due_at >= $3 or o.due_at is null)
              and o.unit_id = p.unit_id and o.regime = l.regime and o.requirement = l.requirement and o.tier = l.tier and o.stream = l.stream
              and o.period_key = l.period_key)
        on conflict do nothing
        """;

    // Of what has no deadline of its own, that which hangs on coming deadlines.
    private const string StaleSql =
        """
        create temp table stale_obligations on commit drop as
        select o.obligation_id from obligations o
        where o.tenant_id = $1 and o.origin = 'period' and o.requirement = any($2) and o.extended_due_at is null and o.sent_version = 0 and o.review = 'none'
          and (o.exempt_reason is null or o.exemption_id is not null)
          and ((o.due_at > $3 and o.due_at < $4)
               or (o.due_at is null and (o.regime, o.requirement, o.period_key) in (
                   select s.regime, s.requirement, s.period_key from obligations s
                   where s.tenant_id = $1 and s.stream = '' and s.due_at > $3 and s.due_at < $4)))
          and not exists (
              select 1 from planned_units p join planned_lines l using (line)
              where p.unit_id = o.unit_id and p.post_id = o.post_id and l.regime = o.regime and l.version_id = o.version_id
                and l.requirement = o.requirement and l.tier = o.tier and l.stream = o.stream and l.period_key = o.period_key
                and l.due_at is not distinct from o.due_at and l.due_inclusive = o.due_inclusive
                and l.absorbed_into is not distinct from o.absorbed_into and p.exemption_id is not distinct from o.exemption_id)
        """;

    // A report that is filed while this waits for its row makes it stay.
    private const string WithdrawSql =
        """
        delete from obligations o using stale_obligations s
        where o.tenant_id = $1 and o.obligation_id = s.obligation_id and o.sent_version = 0
          and not exists (select 1 from drafts d where d.tenant_id = $1 and d.obligation_id = s.obligation_id)
          and not exists (select 1 from attachments a where a.tenant_id = $1 and a.obligation_id = s.obligation_id)
          and not exists (select 1 from consolidations c where c.tenant_id = $1 and c.obligation_id = s.obligation_id)
          and not exists (select 1 from extensions x where x.tenant_id = $1 and x.obligation_id = s.obligation_id)
          and not exists (select 1 from urged g where g.tenant_id = $1 and g.obligation_id = s.obligation_id)
          and not exists (select 1 from notices n where n.tenant_id = $1 and n.obligation_id = s.obligation_id)
        """;

    private readonly NpgsqlConnection _connection;
    private readonly int _tenantId;
    private readonly string[] _scheduled;

    private StagedObligations(NpgsqlConnection connection, int tenantId, string[] scheduled) =>
        (_connection, _tenantId, _scheduled) = (connection, tenantId, scheduled);

    /// <summary>Copies a plan in; the connection stands in a transaction, with whose end it is gone.</summary>
    public static async Task<StagedObligations> StageAsync(
        NpgsqlConnection connection, int tenantId, ObligationPlan plan, IdSource ids, CancellationToken cancellation)
    {
        await RunAsync(connection, StageSql, cancellation);
        var lines = await CopyUnitsAsync(connection, plan, ids, cancellation);
        await CopyLinesAsync(connection, lines, cancellation);
        await RunAsync(connection, "analyze planned_lines; analyze planned_units", cancellation);
        return new StagedObligations(connection, tenantId, plan.Scheduled);
    }

    /// <summary>Stores what is planned and not there yet; answers how many rows.</summary>
    public Task<int> InsertAsync(LocalDate from, Instant now, CancellationToken cancellation) =>
        RunAsync(_connection, InsertSql, cancellation, _tenantId, now.ToDateTimeUtc(), DeadlinesFrom(from));

    /// <summary>Takes back what is due after an instant, up to a day's end, that nobody has touched and that is no longer owed in these terms; answers how many rows.</summary>
    public async Task<int> WithdrawAsync(Instant after, LocalDate last, CancellationToken cancellation)
    {
        await RunAsync(_connection, StaleSql, cancellation, _tenantId, _scheduled, after.ToDateTimeUtc(), DeadlinesFrom(last.PlusDays(1)));
        await using var any = new NpgsqlCommand("select exists (select from stale_obligations)", _connection);
        if (await any.ExecuteScalarAsync(cancellation) is not true)
        {
            return 0;
        }

        await RunAsync(_connection, "analyze stale_obligations", cancellation);
        return await RunAsync(_connection, WithdrawSql, cancellation, _tenantId);
    }

    private static DateTime DeadlinesFrom(LocalDate day) => day.AtStartOfDayInZone(Deadline.Zone).ToInstant().ToDateTimeUtc();

    private static async Task<IReadOnlyList<PlannedLine>> CopyUnitsAsync(
        NpgsqlConnection connection, ObligationPlan plan, IdSource ids, CancellationToken cancellation)
    {
        var lines = new List<PlannedLine>();
        var numbers = new Dictionary<PlannedLine, int>(ReferenceEqualityComparer.Instance);
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy planned_units from stdin (format binary)", cancellation);
        foreach (var owed in plan.Obligations())
        {
            if (!numbers.TryGetValue(owed.Line, out var number))
            {
                number = lines.Count;
                numbers.Add(owed.Line, number);
                lines.Add(owed.Line);
            }

            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(number, cancellation);
            await copy.WriteAsync(ids.Next(), cancellation);
            await copy.WriteAsync(owed.UnitId, cancellation);
            await copy.WriteAsync(owed.PostId, cancellation);
            await WriteAsync(copy, owed.Excuse?.ExemptionId, NpgsqlDbType.Uuid, cancellation);
            await (owed.Excuse is { } excuse ? copy.WriteAsync(excuse.Words, cancellation) : copy.WriteNullAsync(cancellation));
        }

        await copy.CompleteAsync(cancellation);
        return lines;
    }

    private static async Task CopyLinesAsync(NpgsqlConnection connection, IReadOnlyList<PlannedLine> lines, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy planned_lines from stdin (format binary)", cancellation);
        for (var number = 0; number < lines.Count; number++)
        {
            var line = lines[number];
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(number, cancellation);
            await copy.WriteAsync(line.Regime, cancellation);
            await copy.WriteAsync(line.VersionId, cancellation);
            await copy.WriteAsync(line.Requirement, cancellation);
            await copy.WriteAsync(line.Tier, cancellation);
            await copy.WriteAsync(line.Stream, cancellation);
            await copy.WriteAsync(line.Period.Key, cancellation);
            await copy.WriteAsync(line.Period.Label, cancellation);
            await WriteAsync(copy, line.Period.Window?.Start.ToDateOnly(), NpgsqlDbType.Date, cancellation);
            await WriteAsync(copy, line.Period.Window?.End.ToDateOnly(), NpgsqlDbType.Date, cancellation);
            await copy.WriteAsync(line.Period.Year, cancellation);
            await WriteAsync(copy, line.Due?.At.ToDateTimeUtc(), NpgsqlDbType.TimestampTz, cancellation);
            await copy.WriteAsync(line.Due?.Inclusive ?? false, cancellation);
            await (line.AbsorbedInto is { } into ? copy.WriteAsync(into, cancellation) : copy.WriteNullAsync(cancellation));
        }

        await copy.CompleteAsync(cancellation);
    }

    private static Task WriteAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken cancellation)
        where T : struct =>
        value is { } given ? copy.WriteAsync(given, type, cancellation) : copy.WriteNullAsync(cancellation);

    private static async Task<int> RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        // A nation's year is a matter of seconds; a machine that swaps is still to finish it.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
