using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>A report that others let one's unit read.</summary>
/// <param name="ObligationId">The report.</param>
/// <param name="Version">Its accepted version.</param>
/// <param name="Unit">Whose report it is.</param>
/// <param name="Requirement">Its name.</param>
/// <param name="Period">What it is about.</param>
/// <param name="ReceivedAt">When the accepted version came in.</param>
public sealed record SharedReport(Guid ObligationId, int Version, string Unit, string Requirement, string Period, Instant ReceivedAt);

/// <summary>Accepted reports that a requirement shares with the actor's units (LC-3), newest first.</summary>
public sealed class ListSharedReports(NpgsqlDataSource database, RegimeLibrary regimes)
{
    /// <summary>The most that are listed.</summary>
    public const int Most = 200;

    // The terms of a report are those of the version that made it: each version shares by its own words.
    private const string ReportsSql =
        """
        select o.obligation_id, o.sent_version, u.short_name, o.version_id, o.requirement, o.period_label, o.last_received_at
        from obligations o
        join units u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        join unnest($2::uuid[], $3::text[]) as shared (version_id, requirement) on shared.version_id = o.version_id and shared.requirement = o.requirement
        where o.tenant_id = $1 and o.stream = '' and o.review = 'accepted' and o.sent_version > 0 and not o.unit_id = any($4)
        order by o.last_received_at desc, o.obligation_id
        limit $5
        """;

    /// <summary>The reports, at most <see cref="Most"/>.</summary>
    public async Task<IReadOnlyList<SharedReport>> HandleAsync(Actor actor, CancellationToken cancellation)
    {
        var names = await SharedAsync(actor, cancellation);
        if (names.Count == 0)
        {
            return [];
        }

        await using var command = database.CreateCommand(ReportsSql);
        command.Parameters.Add(new() { Value = actor.TenantId });
        command.Parameters.Add(new() { Value = names.Keys.Select(k => k.Version).ToArray() });
        command.Parameters.Add(new() { Value = names.Keys.Select(k => k.Requirement).ToArray() });
        command.Parameters.Add(new() { Value = actor.Posts.Select(p => p.UnitId).ToArray() });
        command.Parameters.Add(new() { Value = Most });
        var reports = new List<SharedReport>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            reports.Add(new SharedReport(
                reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2), names[(reader.GetGuid(3), reader.GetString(4))], reader.GetString(5),
                Instant.FromDateTimeUtc(reader.GetDateTime(6))));
        }

        return reports;
    }

    private async Task<Dictionary<(Guid Version, string Requirement), string>> SharedAsync(Actor actor, CancellationToken cancellation)
    {
        var shared = new Dictionary<(Guid, string), string>();
        foreach (var version in (await regimes.HistoriesAsync(actor.TenantId, cancellation)).SelectMany(h => h.Versions))
        {
            var pack = await regimes.PackAsync(actor.TenantId, version.VersionId, cancellation);
            foreach (var requirement in pack.Requirements.Where(r => ObligationAccess.IsSharedWith(actor, r)))
            {
                shared[(version.VersionId, requirement.Code)] = requirement.Name;
            }
        }

        return shared;
    }
}
