using GiaoBan.Domain.Compliance;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Modules.Compliance;

/// <summary>Reads lines of the book in one round trip.</summary>
internal sealed class BookReader(NpgsqlDataSource database, RegimeLibrary regimes)
{
    private static string Sql(BookConditions conditions, int limit) =>
        $"""
        select o.obligation_id, u.code, n.name, n.short_name, u.sort_order, o.regime, o.version_id, o.requirement, o.tier, o.stream, o.period_key,
               o.period_label, p.title, f.official_id, f.full_name, o.late_reason, o.sent_version, o.origin, {ObligationFactsSql.Columns}
        from obligations o
        join units u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        cross join lateral (
            select t.name, t.short_name from unit_terms t
            where t.tenant_id = o.tenant_id and t.unit_id = o.unit_id and t.valid_from <= coalesce({BookConditions.LastDay}, 'infinity')
            order by t.valid_from desc limit 1) n
        join posts p on p.tenant_id = o.tenant_id and p.post_id = o.post_id
        left join officials f on f.tenant_id = o.tenant_id and f.official_id = coalesce(o.sent_by_official, (
            select a.official_id from assignments a
            where a.tenant_id = o.tenant_id and a.post_id = o.post_id and a.valid_from <= {BookConditions.LastDay}
              and (a.valid_to is null or a.valid_to >= {BookConditions.LastDay})
            order by a.valid_from desc limit 1))
        where {conditions.Sql}
        order by {conditions.Order}
        limit {conditions.Value(limit)}
        """;

    /// <summary>The lines that a query asks for, at most its limit, and whether there are more.</summary>
    public async Task<Book> ReadAsync(int tenantId, BookReach reach, BookQuery query, Instant now, CancellationToken cancellation)
    {
        var conditions = BookConditions.Of(tenantId, reach, query, await PostsAsync(tenantId, query, cancellation));
        await using var command = database.CreateCommand(Sql(conditions, query.Limit + 1));
        conditions.Fill(command.Parameters);
        var rows = new List<(BookLine Line, Guid Version)>();
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add((ReadLine(reader, now), reader.GetGuid(6)));
            }
        }

        var lines = new List<BookLine>(rows.Count);
        foreach (var (line, version) in rows.Take(query.Limit))
        {
            var pack = await regimes.PackAsync(tenantId, version, cancellation);
            var name = line.Stream.Length > 0 ? pack.FindStream(line.Stream)?.Name : pack.FindRequirement(line.Requirement)?.Name;
            lines.Add(line with { RequirementName = name ?? line.Requirement });
        }

        return new Book(lines, rows.Count <= query.Limit);
    }

    private async Task<Guid[]?> PostsAsync(int tenantId, BookQuery query, CancellationToken cancellation)
    {
        if (query is { Unit: null, Person: null })
        {
            return null;
        }

        await using var command = database.CreateCommand(BookConditions.PostsSql);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = (object?)query.Unit ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)query.Person ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        var posts = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            posts.Add(reader.GetGuid(0));
        }

        return [.. posts];
    }

    private static BookLine ReadLine(NpgsqlDataReader r, Instant now)
    {
        var facts = ObligationFactsSql.Read(r, 18);
        return new BookLine(
            r.GetGuid(0), new BookUnit(r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4)), r.GetString(5), r.GetString(7), "", r.GetString(8),
            r.GetString(9), r.GetString(10), r.GetString(11), r.GetString(12), r.IsDBNull(13) ? null : r.GetGuid(13), r.IsDBNull(14) ? null : r.GetString(14),
            ComplianceState.Of(facts, now), facts.First?.ReceivedAt, r.IsDBNull(15) ? null : r.GetString(15), facts.ReturnedCount, facts.ExemptReason, facts.AbsorbedInto,
            r.GetInt32(16), r.GetString(17), facts.Due);
    }
}
