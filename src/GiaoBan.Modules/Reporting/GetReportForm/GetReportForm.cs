using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Everything that the form of a report needs, in two round trips.</summary>
public sealed class GetReportForm(NpgsqlDataSource database, ObligationReader obligations)
{
    private const string DraftSql =
        """
        select d.version, d.content, d.saved_at, o.full_name from drafts d
        join officials o on o.tenant_id = d.tenant_id and o.official_id = d.saved_by
        where d.tenant_id = $1 and d.obligation_id = $2
        """;

    private const string FilesSql =
        "select attachment_id, file_name, sha256, size from attachments where tenant_id = $1 and obligation_id = $2 order by uploaded_at";

    /// <summary>The form, for whoever may fill it; a refusal says no more than "not found".</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="obligationId">Which report.</param>
    /// <param name="onBehalf">Whether it is entered for somebody that phoned or brought paper.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<Result<ReportForm>> HandleAsync(Actor actor, Guid obligationId, bool onBehalf, CancellationToken cancellation)
    {
        var terms = await obligations.FindAsync(actor.TenantId, obligationId, cancellation);
        if (terms is null || terms.Stream.Length > 0
            || (onBehalf ? ObligationAccess.OnBehalfPost(actor, terms) : ObligationAccess.OwnPost(actor, terms)) is null)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        FigureYear.AddTo(batch, actor.TenantId, obligationId);
        batch.BatchCommands.Add(Sql.Command(DraftSql, actor.TenantId, obligationId));
        batch.BatchCommands.Add(Sql.Command(FilesSql, actor.TenantId, obligationId));
        SentVersionReader.AddTo(batch, actor.TenantId, obligationId, terms.SentVersion);
        batch.BatchCommands.Add(Sql.Command(SentVersionReader.ReviewsSql, actor.TenantId, obligationId));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var year = await FigureYear.ReadAsync(reader, terms, cancellation);
        var draft = await ReadDraftAsync(reader, cancellation);
        var files = await ReadFilesAsync(reader, cancellation);
        var sent = await SentVersionReader.ReadAsync(reader, cancellation);
        await reader.NextResultAsync(cancellation);
        var reviews = await SentVersionReader.ReadReviewsAsync(reader, cancellation);

        var shape = FormShape.Of(terms);
        var typed = draft?.Content ?? (sent is null ? TypedReport.Empty : TypedReportWriter.Of(sent.Content, shape.Lines));
        return new ReportForm(terms, onBehalf, draft, sent, shape.Arrange(typed), shape, year, files, reviews, PlanWindow.Of(terms));
    }

    private static async Task<SavedDraft?> ReadDraftAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var draft = await reader.ReadAsync(cancellation)
            ? new SavedDraft(
                reader.GetInt32(0), ReportJson.Read<TypedReport>(reader.GetString(1)), Instant.FromDateTimeUtc(reader.GetDateTime(2)), reader.GetString(3))
            : null;
        await reader.NextResultAsync(cancellation);
        return draft;
    }

    private static Task<List<AttachmentRef>> ReadFilesAsync(NpgsqlDataReader reader, CancellationToken cancellation) => Sql.ListAsync(
        reader,
        r => new AttachmentRef(r.GetGuid(0), r.GetString(1), Convert.ToHexStringLower(r.GetFieldValue<byte[]>(2)), r.GetInt32(3)),
        cancellation);
}
