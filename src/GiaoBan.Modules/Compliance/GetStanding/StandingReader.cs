using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Compliance;

/// <summary>
/// Reads how units stand, as light as can be: at 20:00 on a Thursday a whole office asks this of thousands of units again and again. Names come
/// with the units once, not with every row; those that were other on the deadline's day are put right afterwards.
/// </summary>
internal sealed class StandingReader(NpgsqlDataSource database)
{
    // Follow-ups only: of most units there are none, and the first terms are the unit's own row until it is renamed.
    private const string RenamedSql =
        """
        select t.unit_id, t.valid_from, t.name, t.short_name from unit_terms t
        where t.tenant_id = $1 and t.unit_id in (select unit_id from unit_terms where tenant_id = $1 and reason is not null)
        order by t.unit_id, t.valid_from
        """;

    private static string Sql(BookConditions conditions, int limit) =>
        $"""
        select o.obligation_id, o.unit_id, o.period_key, coalesce(o.late_reason, o.exempt_reason, o.absorbed_into), {ObligationFactsSql.Columns}
        from obligations o
        where {conditions.Sql}
        limit {conditions.Value(limit)}
        """;

    /// <summary>The lines, or null where there are more than a limit.</summary>
    public async Task<Standing?> ReadAsync(int tenantId, BookReach reach, BookQuery query, Instant now, CancellationToken cancellation)
    {
        var conditions = BookConditions.Of(tenantId, reach, query, null);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command("select unit_id, code, name, short_name, sort_order from units where tenant_id = $1", tenantId));
        batch.BatchCommands.Add(Command(RenamedSql, tenantId));
        var lines = new NpgsqlBatchCommand(Sql(conditions, query.Limit + 1));
        conditions.Fill(lines.Parameters);
        batch.BatchCommands.Add(lines);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var units = await UnitsAsync(reader, cancellation);
        var found = new List<StandingLine>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(Line(reader, units, now));
        }

        if (found.Count > query.Limit)
        {
            return null;
        }

        found.Sort(ByUnitThenPeriod);
        return new Standing(found);
    }

    private static async Task<Dictionary<Guid, NamedUnit>> UnitsAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var units = new Dictionary<Guid, NamedUnit>();
        while (await reader.ReadAsync(cancellation))
        {
            units.Add(reader.GetGuid(0), new NamedUnit(new BookUnit(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4)), []));
        }

        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var unit = units[reader.GetGuid(0)];
            unit.Earlier.Add((LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(1)), unit.Now with { Name = reader.GetString(2), ShortName = reader.GetString(3) }));
        }

        await reader.NextResultAsync(cancellation);
        return units;
    }

    private static StandingLine Line(NpgsqlDataReader reader, Dictionary<Guid, NamedUnit> units, Instant now)
    {
        var facts = ObligationFactsSql.Read(reader, 4);
        return new StandingLine(
            reader.GetGuid(0), units[reader.GetGuid(1)].On(facts.Due), reader.GetString(2), ComplianceState.Of(facts, now), reader.IsDBNull(3) ? null : reader.GetString(3));
    }

    private static int ByUnitThenPeriod(StandingLine one, StandingLine other) =>
        one.Unit.SortOrder.CompareTo(other.Unit.SortOrder) is not 0 and var order ? order
        : string.CompareOrdinal(one.Unit.Code, other.Unit.Code) is not 0 and var code ? code
        : string.CompareOrdinal(one.Period, other.Period);

    private static NpgsqlBatchCommand Command(string sql, int tenantId) => new(sql) { Parameters = { new() { Value = tenantId } } };

    private sealed record NamedUnit(BookUnit Now, List<(LocalDate From, BookUnit Unit)> Earlier)
    {
        // As the book has it: the terms of the deadline's last day; without a deadline the latest.
        public BookUnit On(Deadline? due) => Earlier.Count == 0 ? Now
            : due is not { } deadline ? Earlier[^1].Unit
            : Earlier.LastOrDefault(e => e.From <= deadline.LastDay) is { Unit: { } then } ? then : Earlier[0].Unit;
    }
}
