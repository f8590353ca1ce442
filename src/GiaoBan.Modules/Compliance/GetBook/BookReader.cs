using GiaoBan.Domain.Compliance;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Modules.Compliance;

/// <summary>Whose lines may be read.</summary>
/// <param name="Everything">The whole tenant's.</param>
/// <param name="Posts">Else those of these posts</param>
/// <param name="Requirements">and of these requirements.</param>
internal sealed record BookReach(bool Everything, Guid[] Posts, string[] Requirements);

/// <summary>Reads lines of the book in one round trip.</summary>
internal sealed class BookReader(NpgsqlDataSource database, RegimeLibrary regimes)
{
    // The last day on which one may still send, as Deadline.LastDay has it: an exclusive midnight belongs to the day before.
    private const string LastDay = "((o.due_at at time zone interval '7 hours') - case when o.due_inclusive then interval '0' else interval '1 microsecond' end)::date";

    private const string Sql =
        $"""
        select o.obligation_id, u.code, n.name, n.short_name, u.sort_order, o.regime, o.version_id, o.requirement, o.tier, o.stream, o.period_key,
               o.period_label, p.title, f.official_id, f.full_name, o.late_reason, o.sent_version, {ObligationFactsSql.Columns}
        from obligations o
        join units u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        cross join lateral (
            select t.name, t.short_name from unit_terms t
            where t.tenant_id = o.tenant_id and t.unit_id = o.unit_id and t.valid_from <= coalesce({LastDay}, 'infinity')
            order by t.valid_from desc limit 1) n
        join posts p on p.tenant_id = o.tenant_id and p.post_id = o.post_id
        left join officials f on f.tenant_id = o.tenant_id and f.official_id = coalesce(o.sent_by_official, (
            select a.official_id from assignments a
            where a.tenant_id = o.tenant_id and a.post_id = o.post_id and a.valid_from <= {LastDay} and (a.valid_to is null or a.valid_to >= {LastDay})
            order by a.valid_from desc limit 1))
        where o.tenant_id = $1
          and ($2 or o.post_id = any($3) or o.requirement = any($4))
          and (o.tier = $5 or (o.tier = 'unit' and $5 = 'contributor'))
          and ($6::date is null or (o.due_at >= $6::timestamp at time zone interval '7 hours' and {LastDay} >= $6))
          and ($7::date is null or (o.due_at <= ($7 + 1)::timestamp at time zone interval '7 hours' and {LastDay} <= $7))
          and ($8::text is null or u.code = $8)
          and ($9::text is null or o.requirement = $9)
          and ($10::text is null or o.period_key = $10)
          and ($11::uuid is null or f.official_id = $11)
          and ($15::uuid is null or o.obligation_id = $15)
          and ($12::timestamptz is null or (coalesce(o.due_at, 'infinity'), o.obligation_id) > ($12, $13))
        order by coalesce(o.due_at, 'infinity'), o.obligation_id
        limit $14
        """;

    /// <summary>The lines that a query asks for, at most its limit, and whether there are more.</summary>
    public async Task<Book> ReadAsync(int tenantId, BookReach reach, BookQuery query, Instant now, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Sql);
        AddParameters(command.Parameters, tenantId, reach, query);
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

    private static void AddParameters(NpgsqlParameterCollection p, int tenantId, BookReach reach, BookQuery query)
    {
        p.Add(new() { Value = tenantId });
        p.Add(new() { Value = reach.Everything });
        p.Add(new() { Value = reach.Posts });
        p.Add(new() { Value = reach.Requirements });
        p.Add(new() { Value = query.Tier });
        Add(p, query.From?.ToDateOnly(), NpgsqlDbType.Date);
        Add(p, query.To?.ToDateOnly(), NpgsqlDbType.Date);
        Add(p, query.Unit, NpgsqlDbType.Text);
        Add(p, query.Requirement, NpgsqlDbType.Text);
        Add(p, query.Period, NpgsqlDbType.Text);
        Add(p, query.Person, NpgsqlDbType.Uuid);
        Add(p, query.After?.Due, NpgsqlDbType.TimestampTz);
        p.Add(new() { Value = query.After?.Id ?? Guid.Empty });
        p.Add(new() { Value = query.Limit + 1 });
        Add(p, query.Id, NpgsqlDbType.Uuid);
    }

    private static void Add(NpgsqlParameterCollection parameters, object? value, NpgsqlDbType type) =>
        parameters.Add(new() { Value = value ?? DBNull.Value, NpgsqlDbType = type });

    private static BookLine ReadLine(NpgsqlDataReader r, Instant now)
    {
        var facts = ObligationFactsSql.Read(r, 17);
        return new BookLine(
            r.GetGuid(0), new BookUnit(r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4)), r.GetString(5), r.GetString(7), "", r.GetString(8),
            r.GetString(9), r.GetString(10), r.GetString(11), r.GetString(12), r.IsDBNull(13) ? null : r.GetGuid(13), r.IsDBNull(14) ? null : r.GetString(14),
            ComplianceState.Of(facts, now), facts.First?.ReceivedAt, r.IsDBNull(15) ? null : r.GetString(15), facts.ReturnedCount, facts.ExemptReason, facts.AbsorbedInto,
            r.GetInt32(16));
    }
}
