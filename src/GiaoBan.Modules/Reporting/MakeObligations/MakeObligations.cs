using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Makes what units will owe, ahead of time, with the version that made it. Can be run any number of times: what exists stays as it is.</summary>
public sealed class MakeObligations(GiaoBanDbContext rows, NpgsqlDataSource database, RegimeLibrary regimes, IdSource ids, IClock clock)
{
    private const string InsertSql =
        """
        insert into obligations (tenant_id, obligation_id, unit_id, post_id, regime, version_id, requirement, tier, stream, period_key,
                                 period_label, period_from, period_to, period_year, due_at, due_inclusive, made_at, review)
        select $1, r.*, $17, 'none'
        from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
                    $12::date[], $13::date[], $14::int[], $15::timestamptz[], $16::boolean[]) as r
        on conflict do nothing
        """;

    /// <summary>Makes all obligations whose deadline falls on these days; answers how many are new.</summary>
    public async Task<int> HandleAsync(int tenantId, LocalDate from, LocalDate to, CancellationToken cancellation)
    {
        var plan = await PlanAsync(tenantId, from, to, cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await InsertAsync(connection, tenantId, plan.Columns, cancellation);
    }

    /// <summary>Who will owe what, by the units, posts and regimes as they stand now; nothing is stored.</summary>
    internal async Task<ObligationPlan> PlanAsync(int tenantId, LocalDate from, LocalDate to, CancellationToken cancellation)
    {
        var units = await rows.Units.AsNoTracking().ToListAsync(cancellation);
        var posts = await rows.Posts.AsNoTracking().ToListAsync(cancellation);
        var versions = await rows.RegimeVersions.AsNoTracking()
            .Select(v => new { v.VersionId, v.Regime, v.Number, v.EffectiveFrom, v.EffectiveTo })
            .OrderBy(v => v.Regime).ThenBy(v => v.Number)
            .ToListAsync(cancellation);
        var columns = new ObligationColumns();
        var scheduled = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var version in versions)
        {
            var pack = await regimes.PackAsync(tenantId, version.VersionId, cancellation);
            scheduled.UnionWith(pack.Requirements.Where(r => r.Schedule is not null).Select(r => r.Code));

            // A later version takes over on its first day.
            var next = versions.Where(v => v.Regime == version.Regime && v.Number > version.Number).Select(v => (LocalDate?)v.EffectiveFrom.PlusDays(-1)).Min();
            var last = new[] { to, version.EffectiveTo ?? to, next ?? to }.Min();
            var first = LocalDate.Max(from, version.EffectiveFrom);
            if (first <= last)
            {
                new ObligationPlanner(pack, version.VersionId, units, posts).Plan(first, last, WorkingDays.Weekdays, ids, columns);
            }
        }

        return new ObligationPlan(columns, [.. scheduled]);
    }

    /// <summary>Stores what is planned and not there yet; answers how many rows.</summary>
    internal async Task<int> InsertAsync(NpgsqlConnection connection, int tenantId, ObligationColumns columns, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(InsertSql, connection);
        command.Parameters.Add(new() { Value = tenantId });
        columns.AddTo(command.Parameters);
        command.Parameters.Add(new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() });
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}

/// <summary>What will be owed.</summary>
/// <param name="Columns">The obligations.</param>
/// <param name="Scheduled">The requirements that a calendar makes, of all versions.</param>
internal sealed record ObligationPlan(ObligationColumns Columns, string[] Scheduled);
