using GiaoBan.Domain.Calendars;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>What a run has changed.</summary>
/// <param name="Made">Obligations that are new.</param>
/// <param name="Withdrawn">Coming ones that nobody had touched and that are no longer owed in these terms.</param>
public sealed record ObligationsMade(int Made, int Withdrawn);

/// <summary>Keeps the coming year of what a tenant owes in step with its regimes, units and posts. Can be run any number of times and by any number of copies.</summary>
/// <remarks>
/// A year ahead would freeze next year by today's rules. So a coming obligation that nobody has touched is withdrawn where a later version of
/// the regime, the end of a unit or another reporting post has changed its terms, and made anew. What is past, begun, reminded of or
/// excused never moves.
/// </remarks>
public sealed class MakeObligationsAhead(MakeObligations make, NpgsqlDataSource database, IClock clock)
{
    /// <summary>How far ahead: a year of weeks and months can be planned, looked at and exported.</summary>
    public const int MonthsAhead = 12;

    // Any fixed number, beside the tenant's: "GBan" in ASCII.
    private const int LockClass = 0x47_42_61_6E;

    private const string WithdrawSql =
        """
        delete from obligations o
        where o.tenant_id = $1 and o.requirement = any($17)
          and ((o.due_at > $18 and o.due_at < $19)
               or (o.due_at is null and exists (
                   select 1 from obligations s where s.tenant_id = o.tenant_id and s.regime = o.regime and s.requirement = o.requirement
                     and s.period_key = o.period_key and s.stream = '' and s.due_at > $18 and s.due_at < $19)))
          and o.sent_version = 0 and o.review = 'none' and o.exempt_reason is null
          and not exists (select 1 from drafts d where d.tenant_id = o.tenant_id and d.obligation_id = o.obligation_id)
          and not exists (select 1 from attachments a where a.tenant_id = o.tenant_id and a.obligation_id = o.obligation_id)
          and not exists (select 1 from consolidations c where c.tenant_id = o.tenant_id and c.obligation_id = o.obligation_id)
          and not exists (select 1 from notices n where n.tenant_id = o.tenant_id and n.obligation_id = o.obligation_id)
          and not exists (
              select 1
              from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
                          $12::date[], $13::date[], $14::int[], $15::timestamptz[], $16::boolean[])
                   as r (id, unit_id, post_id, regime, version_id, requirement, tier, stream, period_key, label, day_from, day_to, year, due_at, inclusive)
              where r.unit_id = o.unit_id and r.post_id = o.post_id and r.regime = o.regime and r.version_id = o.version_id
                and r.requirement = o.requirement and r.tier = o.tier and r.stream = o.stream and r.period_key = o.period_key
                and r.due_at is not distinct from o.due_at and r.inclusive = o.due_inclusive)
        """;

    /// <summary>Whether units or reporting posts have come or gone since an instant, so that the coming year is owed by others.</summary>
    public async Task<bool> IsOutdatedAsync(int tenantId, Instant since, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select exists (
                select 1 from audit_events where tenant_id = $1 and at >= $2
                  and kind in ('organisation.unit-added', 'organisation.unit-ended', 'organisation.post-added'))
            """);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = since.ToDateTimeUtc() });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Brings the tenant's next twelve months up to date, the deadlines of today included.</summary>
    public async Task<ObligationsMade> HandleAsync(int tenantId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await WaitForTurnAsync(connection, tenantId, cancellation);

        // Read only now: while another copy held the turn, time and rules may have moved on.
        var now = clock.GetCurrentInstant();
        var today = now.InZone(Deadline.Zone).Date;
        var last = today.PlusMonths(MonthsAhead);
        var plan = await make.PlanAsync(tenantId, today, last, cancellation);
        var withdrawn = await WithdrawAsync(connection, tenantId, plan, now, last, cancellation);
        var made = await make.InsertAsync(connection, tenantId, plan.Columns, cancellation);
        await transaction.CommitAsync(cancellation);
        return new ObligationsMade(made, withdrawn);
    }

    private static async Task WaitForTurnAsync(NpgsqlConnection connection, int tenantId, CancellationToken cancellation)
    {
        await using var turn = new NpgsqlCommand("select pg_advisory_xact_lock($1, $2)", connection)
        {
            Parameters = { new() { Value = LockClass }, new() { Value = tenantId } },
        };
        await turn.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<int> WithdrawAsync(
        NpgsqlConnection connection, int tenantId, ObligationPlan plan, Instant now, LocalDate last, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(WithdrawSql, connection);
        command.Parameters.Add(new() { Value = tenantId });
        plan.Columns.AddTo(command.Parameters);
        command.Parameters.Add(new() { Value = plan.Scheduled });
        command.Parameters.Add(new() { Value = now.ToDateTimeUtc() });
        command.Parameters.Add(new() { Value = last.PlusDays(1).AtStartOfDayInZone(Deadline.Zone).ToInstant().ToDateTimeUtc() });
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
