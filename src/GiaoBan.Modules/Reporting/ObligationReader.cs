using System.Globalization;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Reads an obligation with what its report is judged by, in one round trip: the hot path of the last half hour before a deadline.</summary>
public sealed class ObligationReader(NpgsqlDataSource database, RegimeLibrary regimes)
{
    // Enough for the median of DB-7's "figure far from its past"; running totals of the year are read by FigureHistory.
    private const int EarlierReports = 8;

    private const string TermsSql =
        """
        select t.code, o.post_id, o.unit_id, u.code, u.name, o.version_id, o.requirement, o.tier, o.stream, o.period_key, o.period_label,
               o.period_from, o.period_to, o.period_year, o.due_at, o.due_inclusive, o.sent_version, o.first_verdict, o.review,
               coalesce(d.version, 0), o.absorbed_into, coalesce(was.kind, u.kind), coalesce(was.block, u.block), o.extended_due_at, o.extended_due_inclusive,
               o.origin
        from obligations o
        join units u on u.tenant_id = o.tenant_id and u.unit_id = o.unit_id
        join tenants t on t.tenant_id = o.tenant_id
        left join drafts d on d.tenant_id = o.tenant_id and d.obligation_id = o.obligation_id
        left join lateral (
            select t.kind, t.block from unit_terms t
            where t.tenant_id = o.tenant_id and t.unit_id = o.unit_id and t.valid_from <= (o.due_at at time zone interval '7 hours')::date
            order by t.valid_from desc limit 1) was on true
        where o.tenant_id = $1 and o.obligation_id = $2
        """;

    // Lateral with its own limit, so that the plan is fixed: the unit's own reports by the unique index, newest first, whatever the statistics say.
    private static readonly string EarlierSql = string.Create(CultureInfo.InvariantCulture,
        $"""
        select p.period_key, p.period_year, case when row_number() over (order by p.period_key desc) = 1 then v.sections end,
               v.figure_indicators, v.figure_values, v.figure_estimates
        from obligations o
        cross join lateral (
            select e.tenant_id, e.obligation_id, e.sent_version, e.period_key, e.period_year from obligations e
            where e.tenant_id = o.tenant_id and e.regime = o.regime and e.requirement = o.requirement and e.tier = o.tier
              and e.stream = o.stream and e.unit_id = o.unit_id and e.period_key < o.period_key and e.sent_version > 0
            order by e.period_key desc limit {EarlierReports}) p
        join submission_versions v on v.tenant_id = p.tenant_id and v.obligation_id = p.obligation_id and v.version = p.sent_version
        where o.tenant_id = $1 and o.obligation_id = $2
        order by p.period_key desc
        """);

    /// <summary>The obligation, or null where the tenant has none of that id.</summary>
    public async Task<ObligationTerms?> FindAsync(int tenantId, Guid obligationId, CancellationToken cancellation)
    {
        // The pack may be read from the database: the connection is back in the pool by then.
        if (await ReadAsync(tenantId, obligationId, cancellation) is not { } found)
        {
            return null;
        }

        var pack = await regimes.PackAsync(tenantId, found.Row.VersionId, cancellation);
        return found.Row.With(tenantId, obligationId, pack, found.Earlier);
    }

    private async Task<(TermsRow Row, IReadOnlyList<EarlierReport> Earlier)?> ReadAsync(int tenantId, Guid obligationId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Sql.Command(TermsSql, tenantId, obligationId));
        batch.BatchCommands.Add(Sql.Command(EarlierSql, tenantId, obligationId));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
        {
            return null;
        }

        var row = TermsRow.Read(reader);
        await reader.NextResultAsync(cancellation);
        return (row, await Sql.ListAsync(reader, ReadEarlier, cancellation));
    }

    private static EarlierReport ReadEarlier(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetInt32(1), reader.IsDBNull(2) ? [] : ReportJson.Read<SectionText[]>(reader.GetString(2)), FigureColumns.Read(reader, 3));

    private sealed record TermsRow(
        string Tenant, Guid PostId, Guid UnitId, string UnitCode, string UnitName, Guid VersionId, string Requirement, string Tier, string Stream,
        Period Period, Deadline? Due, int SentVersion, string? FirstVerdict, string Review, int DraftVersion, string? AbsorbedInto,
        string UnitKind, string UnitBlock, Deadline? ExtendedDue, string Origin)
    {
        public static TermsRow Read(NpgsqlDataReader r) => new(
            r.GetString(0), r.GetGuid(1), r.GetGuid(2), r.GetString(3), r.GetString(4), r.GetGuid(5), r.GetString(6), r.GetString(7), r.GetString(8),
            new Period(r.GetString(9), r.GetString(10), Window(r), r.GetInt32(13)),
            DueAt(r, 14),
            r.GetInt32(16), r.IsDBNull(17) ? null : r.GetString(17), r.GetString(18), r.GetInt32(19), r.IsDBNull(20) ? null : r.GetString(20),
            r.GetString(21), r.GetString(22), DueAt(r, 23), r.GetString(25));

        public ObligationTerms With(int tenantId, Guid obligationId, Domain.Regimes.RegimePack pack, IReadOnlyList<EarlierReport> earlier) => new(
            tenantId, Tenant, obligationId, PostId, UnitId, UnitCode, UnitName, VersionId, pack,
            pack.FindRequirement(Requirement) ?? throw new InvalidOperationException($"Version {VersionId} has no requirement {Requirement}."),
            Tier, Stream, Period, Due, SentVersion, FirstVerdict, Review, DraftVersion, earlier)
        {
            AbsorbedInto = AbsorbedInto,
            ExtendedDue = ExtendedDue,
            Origin = Origin,
            Outline = pack.OutlineOf(pack.FindRequirement(Requirement)!)?.Of(UnitCode, UnitKind, UnitBlock),
        };

        private static Deadline? DueAt(NpgsqlDataReader r, int at) =>
            r.IsDBNull(at) ? null : new Deadline(Instant.FromDateTimeUtc(r.GetDateTime(at)), r.GetBoolean(at + 1));

        private static DateInterval? Window(NpgsqlDataReader r) => r.IsDBNull(11)
            ? null
            : new DateInterval(LocalDate.FromDateOnly(r.GetFieldValue<DateOnly>(11)), LocalDate.FromDateOnly(r.GetFieldValue<DateOnly>(12)));
    }
}
