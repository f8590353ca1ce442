using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Urging;

/// <summary>Reads the log of urgings with what each achieved (DB-12).</summary>
public sealed class UrgingLogReader(NpgsqlDataSource database, RegimeLibrary regimes)
{
    /// <summary>Most reports of one urging that are shown.</summary>
    public const int MostLines = 2_000;

    // What came in after the urging: the first sending, or another one where it had been returned.
    private const string SentAt =
        "case when o.first_received_at >= g.urged_at then o.first_received_at when o.last_received_at >= g.urged_at then o.last_received_at end";

    private const string InTime =
        "r.sent_at is not null and (r.due_at is null or r.sent_at < r.due_at or (r.inclusive and r.sent_at = r.due_at))";

    private const string Effect =
        $"count(*)::int, (count(*) filter (where r.sent_at <= r.urged_at + interval '24 hours'))::int, count(r.sent_at)::int, (count(*) filter (where {InTime}))::int";

    // One row a report of an urging, however many people were spoken to about it.
    private const string Reports =
        $"""
        select distinct on (g.urging_id, g.obligation_id) g.urging_id, g.obligation_id, g.urged_at, {SentAt} as sent_at, o.unit_id, o.regime, o.requirement,
               coalesce(o.extended_due_at, o.due_at) as due_at, case when o.extended_due_at is null then o.due_inclusive else o.extended_due_inclusive end as inclusive
        from urged g join obligations o on o.tenant_id = g.tenant_id and o.obligation_id = g.obligation_id
        """;

    private const string ListSql =
        $"""
        select u.urging_id, u.kind, u.made_at, p.title, x.full_name, u.note, c.people, c.lacking, e.*, m.*
        from (select * from urgings where tenant_id = $1 and ($2::uuid is null or urging_id = $2) order by made_at desc, urging_id desc limit $3 offset $4) u
        left join posts p on p.tenant_id = u.tenant_id and p.post_id = u.made_post
        left join officials x on x.tenant_id = u.tenant_id and x.official_id = u.made_by
        cross join lateral (
            select count(distinct g.official_id)::int as people, (count(distinct g.obligation_id) filter (where g.lacking is not null))::int as lacking
            from urged g where g.tenant_id = $1 and g.urging_id = u.urging_id) c
        cross join lateral (select {Effect} from ({Reports} where g.tenant_id = $1 and g.urging_id = u.urging_id) r) e
        cross join lateral (
            select count(*)::int, count(b.sent_at)::int,
                   (count(*) filter (where num_nonnulls(b.sent_at, b.given_up_at, b.withdrawn_at) = 0))::int, count(b.given_up_at)::int
            from outbox_messages b where b.tenant_id = $1 and b.about = u.urging_id) m
        order by u.made_at desc, u.urging_id desc
        """;

    private const string LinesSql =
        $"""
        select o.obligation_id, n.name, o.requirement, o.stream, o.version_id, o.period_label, o.origin, min(g.step), coalesce(o.extended_due_at, o.due_at),
               case when o.extended_due_at is null then o.due_inclusive else o.extended_due_inclusive end, min(g.urged_at), min({SentAt}),
               array_agg(coalesce(x.full_name, p.title) order by g.audience, g.person), array_agg(g.audience order by g.audience, g.person),
               array_agg(array_to_string(g.channels, ' ') order by g.audience, g.person), array_agg(coalesce(g.lacking, '') order by g.audience, g.person)
        from urged g
        join obligations o on o.tenant_id = g.tenant_id and o.obligation_id = g.obligation_id
        join units n on n.tenant_id = o.tenant_id and n.unit_id = o.unit_id
        join posts p on p.tenant_id = g.tenant_id and p.post_id = g.post_id
        left join officials x on x.tenant_id = g.tenant_id and x.official_id = g.official_id
        where g.tenant_id = $1
        """;

    private const string OfUrging = $"{LinesSql} and g.urging_id = $2 group by o.tenant_id, o.obligation_id, n.unit_id, n.tenant_id order by n.sort_order, n.name, o.due_at limit $3";

    private const string OfPosts =
        $"""
        {LinesSql} and (o.post_id = any($2) or g.post_id = any($2)) and g.urged_at > $4
        group by o.tenant_id, o.obligation_id, n.unit_id, n.tenant_id, g.urging_id order by min(g.urged_at) desc limit $3
        """;

    private const string ByUnitSql =
        $"""
        select n.code, n.name, {Effect} from ({Reports} where g.tenant_id = $1 and g.urged_at > $2) r
        join units n on n.tenant_id = $1 and n.unit_id = r.unit_id
        group by n.code, n.name, n.sort_order order by 3 desc, n.sort_order, n.name
        """;

    private const string ByReportSql =
        $"""
        select r.regime || '/' || r.requirement, (array_agg(v.version_id))[1]::text, {Effect} from ({Reports} where g.tenant_id = $1 and g.urged_at > $2) r
        cross join lateral (select o.version_id from obligations o where o.tenant_id = $1 and o.obligation_id = r.obligation_id) v
        group by r.regime, r.requirement order by 3 desc, 1
        """;

    private const string UndeliveredSql =
        """
        select g.lacking, p.title, n.name, x.full_name, null::text, null::text, count(*)::int, max(g.urged_at)
        from urged g
        join posts p on p.tenant_id = g.tenant_id and p.post_id = g.post_id
        join units n on n.tenant_id = p.tenant_id and n.unit_id = p.unit_id
        left join officials x on x.tenant_id = g.tenant_id and x.official_id = g.official_id
        where g.tenant_id = $1 and g.urged_at > $2 and g.lacking in ('holder', 'address')
        group by g.lacking, p.title, n.name, x.full_name
        union all
        select 'channel', null, null, null, null, null, count(*)::int, max(g.urged_at) from urged g
        where g.tenant_id = $1 and g.urged_at > $2 and g.lacking = 'channel' having count(*) > 0
        union all
        select 'refused', p.title, n.name, x.full_name, m.channel, m.last_error, count(*)::int, max(m.given_up_at)
        from outbox_messages m
        left join posts p on p.tenant_id = m.tenant_id and p.post_id = m.post_id
        left join units n on n.tenant_id = p.tenant_id and n.unit_id = p.unit_id
        left join officials x on x.tenant_id = m.tenant_id and x.official_id = m.official_id
        where m.tenant_id = $1 and m.given_up_at > $2
        group by p.title, n.name, x.full_name, m.channel, m.last_error
        order by 1, 8 desc limit 500
        """;

    /// <summary>The urgings, newest first.</summary>
    public Task<List<UrgingLine>> ListAsync(int tenantId, int most, int skip, CancellationToken cancellation) =>
        ReadAsync(ListSql, Line, cancellation, tenantId, DBNull.Value, most, skip);

    /// <summary>An urging with its reports, or null.</summary>
    public async Task<UrgingView?> FindAsync(int tenantId, Guid urgingId, CancellationToken cancellation)
    {
        if (await ReadAsync(ListSql, Line, cancellation, tenantId, urgingId, 1, 0) is not [var urging])
        {
            return null;
        }

        var lines = await LinesAsync(OfUrging, tenantId, cancellation, tenantId, urgingId, MostLines + 1);
        return new UrgingView(urging, [.. lines.Take(MostLines)], lines.Count <= MostLines);
    }

    /// <summary>How often the actor's posts, or units that they head, were urged since a moment, newest first.</summary>
    public async Task<IReadOnlyList<UrgedLine>> MineAsync(Actor actor, Instant since, CancellationToken cancellation) =>
        await LinesAsync(OfPosts, actor.TenantId, cancellation, actor.TenantId, actor.Posts.Select(p => p.PostId).ToArray(), MostLines, since.ToDateTimeUtc());

    /// <summary>What urging achieved by unit, the most urged first.</summary>
    public Task<List<UrgingTotal>> ByUnitAsync(int tenantId, Instant since, CancellationToken cancellation) =>
        ReadAsync(ByUnitSql, r => new UrgingTotal(r.GetString(0), r.GetString(1), EffectOf(r, 2)), cancellation, tenantId, since.ToDateTimeUtc());

    /// <summary>What urging achieved by report, the most urged first.</summary>
    public async Task<IReadOnlyList<UrgingTotal>> ByReportAsync(int tenantId, Instant since, CancellationToken cancellation)
    {
        var read = await ReadAsync(ByReportSql, r => new UrgingTotal(r.GetString(0), r.GetString(1), EffectOf(r, 2)), cancellation, tenantId, since.ToDateTimeUtc());
        var named = new List<UrgingTotal>(read.Count);
        foreach (var total in read)
        {
            var code = total.Key.Split('/')[1];
            var pack = await regimes.PackAsync(tenantId, Guid.Parse(total.Name), cancellation);
            named.Add(total with { Name = pack.FindRequirement(code)?.Name ?? code });
        }

        return named;
    }

    /// <summary>Whom no message reached since a moment.</summary>
    public Task<List<Undelivered>> UndeliveredAsync(int tenantId, Instant since, CancellationToken cancellation) => ReadAsync(
        UndeliveredSql,
        r => new Undelivered(r.GetString(0), Text(r, 1), Text(r, 2), Text(r, 3), Text(r, 4), Text(r, 5), r.GetInt32(6), Instant.FromDateTimeUtc(r.GetDateTime(7))),
        cancellation, tenantId, since.ToDateTimeUtc());

    private async Task<List<UrgedLine>> LinesAsync(string sql, int tenantId, CancellationToken cancellation, params object[] values)
    {
        var read = await ReadAsync(
            sql, r => (Line: UrgedLine(r), Requirement: r.GetString(2), Stream: r.GetString(3), Version: r.GetGuid(4), Known: r.GetString(6) != Origins.Incident), cancellation, values);
        var named = new List<UrgedLine>(read.Count);
        foreach (var (line, requirement, stream, version, known) in read)
        {
            var pack = known ? await regimes.PackAsync(tenantId, version, cancellation) : null;
            var name = pack?.FindStream(stream)?.Name ?? pack?.FindRequirement(requirement)?.Name ?? (known ? requirement : "");
            named.Add(line with { Name = name, PeriodLabel = known ? line.PeriodLabel : "" });
        }

        return named;
    }

    private static UrgingLine Line(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), Instant.FromDateTimeUtc(r.GetDateTime(2)), Text(r, 3), Text(r, 4), Text(r, 5), r.GetInt32(6), r.GetInt32(7), EffectOf(r, 8),
        new MessageCounts(r.GetInt32(12), r.GetInt32(13), r.GetInt32(14), r.GetInt32(15)));

    private static UrgedLine UrgedLine(NpgsqlDataReader r)
    {
        var (names, audiences) = (r.GetFieldValue<string[]>(12), r.GetFieldValue<string[]>(13));
        var (channels, lacking) = (r.GetFieldValue<string[]>(14), r.GetFieldValue<string[]>(15));
        return new UrgedLine(
            r.GetGuid(0), r.GetString(1), "", r.GetString(5), r.IsDBNull(7) ? null : r.GetInt32(7),
            r.IsDBNull(8) ? null : new Deadline(Instant.FromDateTimeUtc(r.GetDateTime(8)), r.GetBoolean(9)), Instant.FromDateTimeUtc(r.GetDateTime(10)),
            r.IsDBNull(11) ? null : Instant.FromDateTimeUtc(r.GetDateTime(11)),
            [.. names.Select((name, i) => new UrgedPerson(name, audiences[i], channels[i], lacking[i].Length == 0 ? null : lacking[i]))]);
    }

    private static UrgingEffect EffectOf(NpgsqlDataReader r, int at) => new(r.GetInt32(at), r.GetInt32(at + 1), r.GetInt32(at + 2), r.GetInt32(at + 3));

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value == DBNull.Value ? new() { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid } : new() { Value = value });
        }

        var found = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            found.Add(read(reader));
        }

        return found;
    }

    private static string? Text(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);
}
