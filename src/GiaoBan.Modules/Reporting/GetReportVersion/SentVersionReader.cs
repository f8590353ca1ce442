using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Reads versions as they were sent, with who sent them.</summary>
internal static class SentVersionReader
{
    internal const string ReviewsSql =
        """
        select r.version, r.act, r.reason, f.full_name, p.title, r.at from reviews r
        join officials f on f.tenant_id = r.tenant_id and f.official_id = r.official_id
        join posts p on p.tenant_id = r.tenant_id and p.post_id = r.post_id
        where r.tenant_id = $1 and r.obligation_id = $2
        order by r.at desc, r.review_id desc
        """;

    private const string VersionSql =
        """
        select v.version, v.received_at, v.verdict, v.late_minutes, v.late_reason, v.channel, v.channel_note, f.full_name, p.title, v.receipt_number,
               v.nil, v.sections, v.figure_indicators, v.figure_values, v.figure_estimates, v.activities, v.plan, v.attachments
        from submission_versions v
        join officials f on f.tenant_id = v.tenant_id and f.official_id = v.official_id
        join posts p on p.tenant_id = v.tenant_id and p.post_id = v.post_id
        where v.tenant_id = $1 and v.obligation_id = $2 and v.version = $3
        """;

    internal static void AddTo(NpgsqlBatch batch, int tenantId, Guid obligationId, int version) =>
        batch.BatchCommands.Add(Sql.Command(VersionSql, tenantId, obligationId, version));

    internal static async Task<SentVersion?> ReadAsync(NpgsqlDataReader r, CancellationToken cancellation) =>
        await r.ReadAsync(cancellation)
            ? new SentVersion(
                r.GetInt32(0), Instant.FromDateTimeUtc(r.GetDateTime(1)), r.GetString(2), r.GetInt32(3), Text(r, 4), r.GetString(5), Text(r, 6),
                r.GetString(7), r.GetString(8), r.GetString(9), Content(r, 10))
            : null;

    internal static Task<List<ReviewEntry>> ReadReviewsAsync(NpgsqlDataReader reader, CancellationToken cancellation) => Sql.ListAsync(
        reader,
        r => new ReviewEntry(r.GetInt32(0), r.GetString(1), Text(r, 2), r.GetString(3), r.GetString(4), Instant.FromDateTimeUtc(r.GetDateTime(5))),
        cancellation);

    private static ReportContent Content(NpgsqlDataReader r, int at) => new(
        ReportJson.Read<SectionText[]>(r.GetString(at + 1)),
        FigureColumns.Read(r, at + 2),
        ReportJson.Read<ActivityLine[]>(r.GetString(at + 5)),
        ReportJson.Read<PlanLine[]>(r.GetString(at + 6)),
        r.GetBoolean(at),
        ReportJson.Read<AttachmentRef[]>(r.GetString(at + 7)));

    private static string? Text(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : r.GetString(at);
}
