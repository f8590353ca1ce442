using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Incidents;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Modules.Incidents;

/// <summary>
/// The incidents that somebody may know of: those they read, those that their posts owe the writing of, those they entered; the office and the
/// leaders all of them, without a word of content.
/// </summary>
public sealed class ListIncidents(NpgsqlDataSource database, IClock clock)
{
    private const string LinesSql =
        $"""
        select i.incident_id, i.number, i.year, i.unit_id, u.code, coalesce(was.name, u.name), o.post_id, i.field, i.severity, i.channel, i.happened_at, i.reported_at,
               i.recorded_at, r.reader_id is not null, coalesce(r.manages, false),
               case when r.reader_id is null then 0 else (
                   select count(*) from incident_contents c
                   where c.tenant_id = i.tenant_id and c.incident_id = i.incident_id and c.kind in ('written', 'answer', 'instruction') and c.official_id <> $2
                     and not exists (select 1 from incident_reads d where d.tenant_id = c.tenant_id and d.content_id = c.content_id and d.official_id = $2))::int end,
               {ObligationFactsSql.Columns}
        from incidents i
        join obligations o on o.tenant_id = i.tenant_id and o.obligation_id = i.incident_id
        join units u on u.tenant_id = i.tenant_id and u.unit_id = i.unit_id
        left join lateral (
            select t.name from unit_terms t
            where t.tenant_id = i.tenant_id and t.unit_id = i.unit_id and t.valid_from <= (i.reported_at at time zone interval '7 hours')::date
            order by t.valid_from desc limit 1) was on true
        left join incident_readers r on r.tenant_id = i.tenant_id and r.incident_id = i.incident_id and r.official_id = $2 and r.removed_at is null
        where i.tenant_id = $1 and ($3 or r.reader_id is not null or o.post_id = any($4) or i.recorded_by = $2)
          and ($5::uuid is null or i.incident_id = $5) and ($6::text is null or u.code = $6) and ($7::text is null or i.field = $7)
          and ($8::text is null or i.severity = $8) and ($9::timestamptz is null or i.reported_at >= $9) and ($10::timestamptz is null or i.reported_at < $10)
          and ($11::boolean is null or (o.sent_version > 0) = $11)
          and ($12::uuid is null or (i.reported_at, i.incident_id) < (select a.reported_at, a.incident_id from incidents a where a.tenant_id = $1 and a.incident_id = $12))
        order by i.reported_at desc, i.incident_id desc
        limit $13
        """;

    private const int FactsAt = 16;

    /// <summary>Whether somebody may know of every incident of the tenant, without content.</summary>
    public static bool KnowsAll(Actor actor) => actor.Can(Permissions.ComplianceRead);

    /// <summary>The lines, the latest first.</summary>
    public async Task<IReadOnlyList<IncidentLine>> HandleAsync(Actor actor, IncidentQuery query, CancellationToken cancellation)
    {
        var (from, to) = SpanOf(query);
        await using var command = database.CreateCommand(LinesSql);
        var p = command.Parameters;
        p.Add(new() { Value = actor.TenantId });
        p.Add(new() { Value = actor.OfficialId });
        p.Add(new() { Value = KnowsAll(actor) });
        p.Add(new() { Value = actor.Posts.Select(post => post.PostId).ToArray() });
        p.Add(Maybe(query.Id, NpgsqlDbType.Uuid));
        p.Add(Maybe(query.Unit, NpgsqlDbType.Text));
        p.Add(Maybe(query.Field, NpgsqlDbType.Text));
        p.Add(Maybe(query.Severity, NpgsqlDbType.Text));
        p.Add(Maybe(from?.ToDateTimeUtc(), NpgsqlDbType.TimestampTz));
        p.Add(Maybe(to?.ToDateTimeUtc(), NpgsqlDbType.TimestampTz));
        p.Add(Maybe(query.Written, NpgsqlDbType.Boolean));
        p.Add(Maybe(query.After, NpgsqlDbType.Uuid));
        p.Add(new() { Value = query.Limit });
        var now = clock.GetCurrentInstant();
        var lines = new List<IncidentLine>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            lines.Add(Read(reader, now));
        }

        return lines;
    }

    private static IncidentLine Read(NpgsqlDataReader r, Instant now)
    {
        var facts = ObligationFactsSql.Read(r, FactsAt);
        return new IncidentLine(
            r.GetGuid(0), IncidentActs.LabelOf(r.GetInt32(1), r.GetInt32(2)), r.GetGuid(3), r.GetString(4), r.GetString(5), r.GetGuid(6), r.GetString(7), r.GetString(8), r.GetString(9),
            At(r, 12)!.Value, new IncidentTimes(At(r, 10), At(r, 11)!.Value, facts.First?.ReceivedAt), ComplianceState.Of(facts, now), r.GetBoolean(13), r.GetBoolean(14), r.GetInt32(15));
    }

    private static Instant? At(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : Instant.FromDateTimeUtc(r.GetDateTime(column));

    private static (Instant? From, Instant? To) SpanOf(IncidentQuery query)
    {
        if (query.Year is not { } year)
        {
            return (null, null);
        }

        var from = new LocalDate(year, query.Quarter is { } quarter ? (quarter * 3) - 2 : 1, 1);
        return (Start(from), Start(query.Quarter is null ? from.PlusYears(1) : from.PlusMonths(3)));

        static Instant Start(LocalDate day) => day.AtStartOfDayInZone(Deadline.Zone).ToInstant();
    }

    private static NpgsqlParameter Maybe(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
