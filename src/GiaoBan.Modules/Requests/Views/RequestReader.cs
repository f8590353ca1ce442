using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Requests;

/// <summary>Reads the parts of requests with where each stands, in one round trip whatever their number.</summary>
public sealed class RequestReader(NpgsqlDataSource database, IClock clock)
{
    private const string Sql =
        $"""
        select o.obligation_id, o.regime, u.code, u.name, o.post_id, p.title, o.sent_version, a.acts, a.word, {ObligationFactsSql.Columns}
        from obligations o
        join units u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        join posts p on p.tenant_id = o.tenant_id and p.post_id = o.post_id
        left join lateral (
            select array_agg(x.act order by x.number) as acts, (array_agg(x.reason order by x.number desc))[1] as word
            from request_acts x where x.tenant_id = o.tenant_id and x.obligation_id = o.obligation_id) a on true
        where o.tenant_id = $1 and o.regime = any($2) and o.stream = '' and ($3 or o.post_id = any($4))
        order by u.sort_order, u.name, o.obligation_id
        """;

    /// <summary>Whether an actor sees all parts of a request: the office and the leaders, and the post that asks.</summary>
    public static bool SeesWhole(Actor actor, Guid madePost) => actor.Can(Permissions.ComplianceRead) || actor.PostOf(madePost) is not null;

    /// <summary>The parts of requests by regime, in the order of the organisation.</summary>
    public async Task<ILookup<string, AskedPart>> PartsAsync(Actor actor, IReadOnlyCollection<string> requests, bool whole, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = actor.TenantId });
        command.Parameters.Add(new() { Value = requests.ToArray() });
        command.Parameters.Add(new() { Value = whole });
        command.Parameters.Add(new() { Value = actor.Posts.Select(p => p.PostId).ToArray() });
        var parts = new List<AskedPart>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var facts = ObligationFactsSql.Read(reader, 9);
            parts.Add(new AskedPart(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetGuid(4), reader.GetString(5),
                ComplianceState.Of(facts, now), AnswerStandings.Of(reader.IsDBNull(7) ? [] : reader.GetFieldValue<string[]>(7)),
                reader.IsDBNull(8) ? null : reader.GetString(8), reader.GetInt32(6), facts.First?.ReceivedAt, facts.ExemptReason));
        }

        return parts.ToLookup(p => p.Regime, StringComparer.Ordinal);
    }
}
