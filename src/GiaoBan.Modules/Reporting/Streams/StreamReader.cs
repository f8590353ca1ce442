using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Reads a stream's period in one round trip: the board is asked for every 20 seconds by everybody who watches it.</summary>
public sealed class StreamReader(NpgsqlDataSource database, RegimeLibrary regimes, IClock clock)
{
    private const string FocalSql =
        $"""
        select t.code, o.post_id, o.unit_id, u.name, o.version_id, o.requirement, o.stream, o.period_key, o.period_label,
               o.period_from, o.period_to, o.period_year, o.sent_version, o.last_received_at, {ObligationFactsSql.Columns}
        from obligations o
        join units u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        join tenants t on t.tenant_id = o.tenant_id
        where o.tenant_id = $1 and o.obligation_id = $2 and o.stream <> ''
        """;

    // The holder of today, for whom to ring; of a report that was sent, who sent it first.
    private const string SourcesSql =
        $"""
        select o.obligation_id, u.code, u.name, u.short_name, p.post_id, p.title, coalesce(s.full_name, h.full_name), coalesce(s.phone, h.phone),
               o.sent_version, o.last_received_at, v.channel, r.urged_at, u.kind, {ObligationFactsSql.Columns}
        from obligations f
        join obligations o on o.tenant_id = f.tenant_id and o.regime = f.regime and o.requirement = f.requirement
             and o.period_key = f.period_key and o.stream = ''
        join units u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        join posts p on p.tenant_id = o.tenant_id and p.post_id = o.post_id
        left join officials s on s.tenant_id = o.tenant_id and s.official_id = o.sent_by_official
        left join submission_versions v on v.tenant_id = o.tenant_id and v.obligation_id = o.obligation_id and v.version = o.sent_version
        left join lateral (
            select x.full_name, x.phone from assignments a
            join officials x on x.tenant_id = a.tenant_id and x.official_id = a.official_id
            where a.tenant_id = o.tenant_id and a.post_id = o.post_id and a.valid_from <= $3 and (a.valid_to is null or a.valid_to >= $3)
            order by a.valid_from desc limit 1) h on true
        left join lateral (
            select max(n.urged_at) as urged_at from urged n where n.tenant_id = o.tenant_id and n.obligation_id = o.obligation_id) r on true
        where f.tenant_id = $1 and f.obligation_id = $2
        order by u.sort_order, u.name, o.obligation_id
        """;

    private const string DraftSql =
        """
        select c.version, c.built_at, x.full_name, c.sources, c.blocks from consolidations c
        join officials x on x.tenant_id = c.tenant_id and x.official_id = c.built_by
        where c.tenant_id = $1 and c.obligation_id = $2
        """;

    private const string HandedSql =
        """
        select v.version, v.received_at, v.verdict, v.late_minutes, v.receipt_number, coalesce(h.draft_version, 0), v.sources
        from submission_versions v
        left join consolidation_versions h on h.tenant_id = v.tenant_id and h.obligation_id = v.obligation_id and h.version = v.version
        where v.tenant_id = $1 and v.obligation_id = $2
        order by v.version desc limit 1
        """;

    private const string ActsSql =
        """
        select r.act, r.reason, r.at, r.version, x.full_name, p.title from reviews r
        join officials x on x.tenant_id = r.tenant_id and x.official_id = r.official_id
        join posts p on p.tenant_id = r.tenant_id and p.post_id = r.post_id
        where r.tenant_id = $1 and r.obligation_id = $2
        order by r.at, r.review_id
        """;

    /// <summary>The period, or null where the tenant has no focal obligation of that id.</summary>
    public async Task<StreamPeriod?> FindAsync(int tenantId, Guid obligationId, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Sql.Command(FocalSql, tenantId, obligationId));
        batch.BatchCommands.Add(Sql.Command(SourcesSql, tenantId, obligationId, now.InZone(Deadline.Zone).Date.ToDateOnly()));
        batch.BatchCommands.Add(Sql.Command(DraftSql, tenantId, obligationId));
        batch.BatchCommands.Add(Sql.Command(HandedSql, tenantId, obligationId));
        batch.BatchCommands.Add(Sql.Command(ActsSql, tenantId, obligationId));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
        {
            return null;
        }

        var focal = FocalRow.Read(reader);
        await reader.NextResultAsync(cancellation);
        var sources = await Sql.ListAsync(reader, r => ReadSource(r, now), cancellation);
        var draft = (await Sql.ListAsync(reader, ReadDraft, cancellation)).SingleOrDefault();
        var handed = (await Sql.ListAsync(reader, ReadHanded, cancellation)).SingleOrDefault();
        var acts = await Sql.ListAsync(
            reader,
            r => new StreamAct(r.GetString(0), Text(r, 1), At(r, 2)!.Value, r.GetInt32(3), r.GetString(4), r.GetString(5)),
            cancellation);

        // The pack may be read from the database: give the connection back first.
        await reader.DisposeAsync();
        await connection.DisposeAsync();
        var pack = await regimes.PackAsync(tenantId, focal.VersionId, cancellation);
        return new StreamPeriod(focal.With(tenantId, obligationId, pack, now), sources, draft, handed, acts);
    }

    private static StreamSource ReadSource(NpgsqlDataReader r, Instant now)
    {
        var facts = ObligationFactsSql.Read(r, 13);
        return new(
            r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetGuid(4), r.GetString(5), Text(r, 6), Text(r, 7),
            ComplianceState.Of(facts, now), r.GetInt32(8), At(r, 9), Text(r, 10), At(r, 11))
        {
            UnitKind = r.GetString(12),
            ExemptReason = facts.ExemptReason,
        };
    }

    private static StoredConsolidation ReadDraft(NpgsqlDataReader r) => new(
        r.GetInt32(0), At(r, 1)!.Value, r.GetString(2), ReportJson.Read<SourceVersion[]>(r.GetString(3)), ReportJson.Read<ConsolidationBlock[]>(r.GetString(4)));

    private static HandedVersion ReadHanded(NpgsqlDataReader r) => new(
        r.GetInt32(0), At(r, 1)!.Value, r.GetString(2), r.GetInt32(3), r.GetString(4), r.GetInt32(5), ReportJson.Read<SourceVersion[]>(r.GetString(6)));

    private static string? Text(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    private static Instant? At(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : Instant.FromDateTimeUtc(r.GetDateTime(column));

    private sealed record FocalRow(
        string Tenant, Guid PostId, Guid UnitId, string UnitName, Guid VersionId, string Requirement, string Stream, Period Period,
        int SentVersion, Instant? LastReceivedAt, ObligationFacts Facts)
    {
        public static FocalRow Read(NpgsqlDataReader r) => new(
            r.GetString(0), r.GetGuid(1), r.GetGuid(2), r.GetString(3), r.GetGuid(4), r.GetString(5), r.GetString(6),
            new Period(r.GetString(7), r.GetString(8), Window(r, 9), r.GetInt32(11)),
            r.GetInt32(12), At(r, 13), ObligationFactsSql.Read(r, 14));

        public StreamTerms With(int tenantId, Guid obligationId, Domain.Regimes.RegimePack pack, Instant now) => new(
            tenantId, Tenant, obligationId, PostId, UnitId, UnitName, pack,
            pack.FindRequirement(Requirement) ?? throw new InvalidOperationException($"Version {VersionId} has no requirement {Requirement}."),
            pack.FindStream(Stream) ?? throw new InvalidOperationException($"Version {VersionId} has no stream {Stream}."),
            Period, Facts, ComplianceState.Of(Facts, now), SentVersion, LastReceivedAt);

        private static DateInterval? Window(NpgsqlDataReader r, int at) => r.IsDBNull(at)
            ? null
            : new DateInterval(LocalDate.FromDateOnly(r.GetFieldValue<DateOnly>(at)), LocalDate.FromDateOnly(r.GetFieldValue<DateOnly>(at + 1)));
    }
}
