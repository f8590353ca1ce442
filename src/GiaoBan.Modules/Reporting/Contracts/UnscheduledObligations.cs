using System.Data.Common;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>What is owed alike by all units of a request or an event.</summary>
/// <param name="Regime">Code of the regime.</param>
/// <param name="VersionId">The version that rules it.</param>
/// <param name="Requirement">Code of the requirement.</param>
/// <param name="Origin">What made it: <see cref="Origins"/>.</param>
/// <param name="Period">What stands where a calendar's report names its period; its key is unique for unit and requirement.</param>
/// <param name="Due">The deadline; null where none is named.</param>
/// <param name="Stream">The stream whose consolidated report it is; empty for what units owe.</param>
public sealed record UnscheduledLine(string Regime, Guid VersionId, string Requirement, string Origin, Period Period, Deadline? Due, string Stream = "");

/// <summary>One unit that owes it.</summary>
/// <param name="ObligationId">The obligation's id, made by the caller.</param>
/// <param name="UnitId">The unit.</param>
/// <param name="PostId">The post that answers for its reports.</param>
public sealed record OwingUnit(Guid ObligationId, Guid UnitId, Guid PostId);

/// <summary>
/// Obligations that no calendar makes: by request, by event, copies. The caller stands in a transaction of the context and writes the audit event;
/// the planner leaves them alone.
/// </summary>
public sealed class UnscheduledObligations(GiaoBanDbContext rows, TenantScope tenant, IClock clock)
{
    private const string AddSql =
        """
        insert into obligations (tenant_id, obligation_id, unit_id, post_id, regime, version_id, requirement, tier, stream, period_key, period_label,
                                 period_from, period_to, period_year, due_at, due_inclusive, made_at, review, origin)
        select $1, w.obligation, w.unit, w.post, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'none', $18
        from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as w (obligation, unit, post)
        """;

    private const string ExcuseSql =
        """
        update obligations set exempt_reason = $4
        where tenant_id = $1 and regime = $2 and obligation_id = any($3) and sent_version = 0 and exempt_reason is null
        returning obligation_id, post_id
        """;

    private const string ExcuseAllSql =
        """
        update obligations set exempt_reason = $3
        where tenant_id = $1 and regime = $2 and sent_version = 0 and exempt_reason is null
        returning case when stream = '' then obligation_id end, post_id
        """;

    private const string DropSql =
        """
        with files as (
            delete from attachments a using obligations o
            where a.tenant_id = $1 and a.obligation_id = $2 and o.tenant_id = $1 and o.obligation_id = $2 and o.sent_version = 0)
        delete from drafts where tenant_id = $1 and obligation_id = $2
        """;

    /// <summary>Stores what some units owe, in one statement whatever their number.</summary>
    public async Task AddAsync(UnscheduledLine line, IReadOnlyList<OwingUnit> units, CancellationToken cancellation)
    {
        await using var command = Command(AddSql);
        var p = command.Parameters;
        p.Add(new() { Value = units.Select(u => u.ObligationId).ToArray() });
        p.Add(new() { Value = units.Select(u => u.UnitId).ToArray() });
        p.Add(new() { Value = units.Select(u => u.PostId).ToArray() });
        p.Add(new() { Value = line.Regime });
        p.Add(new() { Value = line.VersionId });
        p.Add(new() { Value = line.Requirement });
        p.Add(new() { Value = line.Stream.Length == 0 ? "contributor" : TierDeadline.Focal });
        p.Add(new() { Value = line.Stream });
        p.Add(new() { Value = line.Period.Key });
        p.Add(new() { Value = line.Period.Label });
        p.Add(new() { Value = (object?)line.Period.Window?.Start.ToDateOnly() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date });
        p.Add(new() { Value = (object?)line.Period.Window?.End.ToDateOnly() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date });
        p.Add(new() { Value = line.Period.Year });
        p.Add(new() { Value = (object?)line.Due?.At.ToDateTimeUtc() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        p.Add(new() { Value = line.Due?.Inclusive ?? false });
        p.Add(new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() });
        p.Add(new() { Value = line.Origin });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The obligation, held until the transaction ends: an act on it and a sending come one after the other. Null where there is none.</summary>
    public async Task<Obligation?> HoldAsync(Guid obligationId, CancellationToken cancellation) => (await rows.Obligations
        .FromSql($"select * from obligations where tenant_id = {tenant.TenantId} and obligation_id = {obligationId} for update")
        .AsNoTracking().ToListAsync(cancellation)).FirstOrDefault();

    /// <summary>Excuses one that was not sent; answers whether it was still owed and unsent.</summary>
    public async Task<bool> ExcuseAsync(string regime, Guid obligationId, string words, CancellationToken cancellation)
    {
        await using var command = Command(ExcuseSql);
        command.Parameters.Add(new() { Value = regime });
        command.Parameters.Add(new() { Value = new[] { obligationId } });
        command.Parameters.Add(new() { Value = words });
        return (await ReadAsync(command, cancellation)).Count == 1;
    }

    /// <summary>Excuses all that units owe under a request's regime and have not sent; answers which, with the posts to tell. What was sent stays.</summary>
    public async Task<IReadOnlyList<(Guid ObligationId, Guid PostId)>> ExcuseUnsentAsync(string regime, string words, CancellationToken cancellation)
    {
        await using var command = Command(ExcuseAllSql);
        command.Parameters.Add(new() { Value = regime });
        command.Parameters.Add(new() { Value = words });
        return await ReadAsync(command, cancellation);
    }

    /// <summary>Takes back one that was never sent, with what was typed and attached for it.</summary>
    public async Task DropAsync(Guid obligationId, CancellationToken cancellation)
    {
        await using (var files = Command(DropSql))
        {
            files.Parameters.Add(new() { Value = obligationId });
            await files.ExecuteNonQueryAsync(cancellation);
        }

        await using var command = Command("delete from obligations where tenant_id = $1 and obligation_id = $2 and sent_version = 0");
        command.Parameters.Add(new() { Value = obligationId });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql) =>
        new(sql, (NpgsqlConnection)rows.Database.GetDbConnection()) { Parameters = { new() { Value = tenant.TenantId } } };

    private static async Task<List<(Guid, Guid)>> ReadAsync(DbCommand command, CancellationToken cancellation)
    {
        var found = new List<(Guid, Guid)>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            // What the answers would be put together to is excused with them, and nobody is told of it.
            if (!await reader.IsDBNullAsync(0, cancellation))
            {
                found.Add((reader.GetGuid(0), reader.GetGuid(1)));
            }
        }

        return found;
    }
}
