using GiaoBan.Domain;
using GiaoBan.Modules.Organisation.Contracts;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>A file as it is given out.</summary>
public sealed record AttachmentFile(string FileName, string MediaType, byte[] Content);

/// <summary>Gives out a report's file to everybody that may read the report.</summary>
public sealed class GetAttachment(NpgsqlDataSource database, ObligationReader obligations)
{
    /// <summary>The file, or "not found".</summary>
    public async Task<Result<AttachmentFile>> HandleAsync(Actor actor, Guid obligationId, Guid attachmentId, CancellationToken cancellation)
    {
        var terms = await obligations.FindAsync(actor.TenantId, obligationId, cancellation);
        if (terms is null
            || !(ObligationAccess.MayRead(actor, terms) || ObligationAccess.OnBehalfPost(actor, terms) is not null
                || (ObligationAccess.MayReadShared(actor, terms, terms.SentVersion) && await IsOfAcceptedAsync(terms, attachmentId, cancellation))))
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        await using var command = database.CreateCommand(
            "select file_name, media_type, content from attachments where tenant_id = $1 and obligation_id = $2 and attachment_id = $3");
        command.Parameters.Add(new() { Value = actor.TenantId });
        command.Parameters.Add(new() { Value = obligationId });
        command.Parameters.Add(new() { Value = attachmentId });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new AttachmentFile(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2))
            : Error.NotFound("reporting.attachment.unknown", attachmentId);
    }

    // A draft's files, and those of a returned version, are not shared (LC-3).
    private async Task<bool> IsOfAcceptedAsync(ObligationTerms terms, Guid attachmentId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        SentVersionReader.AddTo(batch, terms.TenantId, terms.ObligationId, terms.SentVersion);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        return (await SentVersionReader.ReadAsync(reader, cancellation))?.Content.Attachments.Any(a => a.Id == attachmentId) == true;
    }
}
