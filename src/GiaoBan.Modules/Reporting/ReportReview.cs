using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>What a report is held against before it is filed: rules that refuse it, quality checks that warn (DB-7).</summary>
public sealed class ReportReview(NpgsqlDataSource database)
{
    /// <summary>Files that the report names and the store does not hold for it, byte for byte.</summary>
    public async Task<IReadOnlyList<Error>> MissingAttachmentsAsync(ObligationTerms terms, ReportContent content, CancellationToken cancellation)
    {
        if (content.Attachments.Count == 0)
        {
            return [];
        }

        await using var command = database.CreateCommand(
            "select attachment_id, file_name, sha256, size from attachments where tenant_id = $1 and obligation_id = $2 and attachment_id = any($3)");
        command.Parameters.Add(new() { Value = terms.TenantId });
        command.Parameters.Add(new() { Value = terms.ObligationId });
        command.Parameters.Add(new() { Value = content.Attachments.Select(a => a.Id).ToArray() });
        var kept = new HashSet<AttachmentRef>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            kept.Add(new AttachmentRef(reader.GetGuid(0), reader.GetString(1), Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(2)), reader.GetInt32(3)));
        }

        return
        [
            .. content.Attachments
                .Select((file, i) => kept.Contains(file) ? null : Error.Invalid("reporting.attachment.unknown", $"attachments[{i}]", file.FileName))
                .OfType<Error>(),
        ];
    }
}
