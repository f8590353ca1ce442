using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Reporting;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>A unit's plan as it was sent last, or its lines of some days.</summary>
/// <param name="UnitId">Whose plan.</param>
/// <param name="UnitName">Its short name.</param>
/// <param name="PostId">The post that answers for the unit's reports.</param>
/// <param name="ObligationId">The report that carries it.</param>
/// <param name="Version">The version sent.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Accepted">A focal post has accepted it.</param>
/// <param name="Lines">Its lines with their numbers in the plan, from 1.</param>
public sealed record SentPlan(
    Guid UnitId, string UnitName, Guid PostId, Guid ObligationId, int Version, Instant ReceivedAt, bool Accepted, IReadOnlyList<SentPlanLine> Lines);

/// <summary>A line of a sent plan.</summary>
/// <param name="Number">Its place in the plan, from 1.</param>
/// <param name="Line">What it says.</param>
public sealed record SentPlanLine(int Number, PlanLine Line);

/// <summary>The plans of units for some days (SK-10), as last sent; what was returned and has not come again is left out.</summary>
public sealed class SentPlans(NpgsqlDataSource database)
{
    // A plan lies near the deadline of the report that carries it.
    private const int DaysAround = 45;

    private const string PlansSql =
        """
        select o.unit_id, u.short_name, o.post_id, o.obligation_id, v.version, v.received_at, o.review in ('accepted', 'approved'), v.plan::text,
               coalesce(o.period_from <= $3 and o.period_to >= $2, false)
        from obligations o
        join submission_versions v on v.tenant_id = o.tenant_id and v.obligation_id = o.obligation_id and v.version = o.sent_version
        join units u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        where o.tenant_id = $1 and o.stream = '' and o.sent_version > 0 and o.review <> 'returned' and (v.plan <> '[]'::jsonb or o.obligation_id = any($6))
          and o.due_at >= $4 and o.due_at < $5
        order by u.sort_order, u.name, o.obligation_id
        """;

    /// <summary>The plans that have lines on the days, in the order of the units.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="days">The days.</param>
    /// <param name="known">Reports whose plans are wanted also where no line of them lies on the days any more.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<SentPlan>> OfAsync(int tenantId, DateInterval days, IReadOnlyCollection<Guid> known, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(PlansSql);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = days.Start.ToDateOnly() });
        command.Parameters.Add(new() { Value = days.End.ToDateOnly() });
        command.Parameters.Add(new() { Value = Midnight(days.Start.PlusDays(-DaysAround)) });
        command.Parameters.Add(new() { Value = Midnight(days.End.PlusDays(DaysAround)) });
        command.Parameters.Add(new() { Value = known.ToArray() });
        var found = new List<(SentPlan Plan, bool IsOwn)>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            found.Add((Read(reader, days), reader.GetBoolean(8)));
        }

        return [.. found.GroupBy(f => f.Plan.UnitId).SelectMany(OnceEach).Where(p => p.Lines.Count > 0 || known.Contains(p.ObligationId))];
    }

    // A unit that owes to two streams sends one plan with both reports, and the report that carries a plan keeps it too: each line stands once,
    // first in the plan whose own period these days are.
    private static IEnumerable<SentPlan> OnceEach(IEnumerable<(SentPlan Plan, bool IsOwn)> plans)
    {
        var seen = new HashSet<PlanLine>();
        foreach (var (plan, _) in plans.OrderByDescending(p => p.IsOwn).ThenByDescending(p => p.Plan.ReceivedAt))
        {
            yield return plan with { Lines = [.. plan.Lines.Where(l => !seen.Contains(l.Line))] };
            seen.UnionWith(plan.Lines.Select(l => l.Line));
        }
    }

    private static SentPlan Read(NpgsqlDataReader reader, DateInterval days) => new(
        reader.GetGuid(0), reader.GetString(1), reader.GetGuid(2), reader.GetGuid(3), reader.GetInt32(4), Instant.FromDateTimeUtc(reader.GetDateTime(5)),
        reader.GetBoolean(6),
        [
            .. ReportJson.Read<PlanLine[]>(reader.GetString(7)).Select((line, i) => new SentPlanLine(i + 1, line)).Where(l => days.Contains(l.Line.Date)),
        ]);

    private static DateTime Midnight(LocalDate day) => day.AtStartOfDayInZone(Deadline.Zone).ToDateTimeUtc();
}
