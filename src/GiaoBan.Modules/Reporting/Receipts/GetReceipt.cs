using GiaoBan.Domain;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>A receipt as its holder reads it.</summary>
/// <param name="Terms">The report it is for.</param>
/// <param name="Version">The version it is for.</param>
/// <param name="Receipt">The proof.</param>
/// <param name="Channel">web, api, phone, paper or consolidation.</param>
/// <param name="ChannelNote">Who phoned or brought it, when.</param>
/// <param name="LateReason">Why it is late.</param>
/// <param name="By">Who sent it.</param>
/// <param name="Post">In which post.</param>
/// <param name="Nil">"Không phát sinh".</param>
/// <param name="PlanReceipt">The receipt of the plan filed in the same act (SK-10), or null.</param>
public sealed record IssuedReceipt(
    ObligationTerms Terms, int Version, Receipt Receipt, string Channel, string? ChannelNote, string? LateReason, string By, string Post, bool Nil, string? PlanReceipt)
{
    /// <summary>The words that were signed.</summary>
    public string SignedText => Receipt.SignedText(
        Terms.TenantCode, Receipt.Number, Receipt.ReceivedAt, Receipt.Verdict, Receipt.LateMinutes, Receipt.ContentHash, Receipt.LeafHash);
}

/// <summary>Reads a receipt that was given, for everybody that may read its report.</summary>
public sealed class GetReceipt(NpgsqlDataSource database, ObligationReader obligations)
{
    private const string ReceiptSql =
        """
        select v.obligation_id, v.version, v.received_at, v.verdict, v.late_minutes, v.content_hash, v.leaf_hash, v.key_id, v.signature,
               v.channel, v.channel_note, v.late_reason, f.full_name, p.title, v.nil
        from submission_versions v
        join officials f on f.tenant_id = v.tenant_id and f.official_id = v.official_id
        join posts p on p.tenant_id = v.tenant_id and p.post_id = v.post_id
        where v.tenant_id = $1 and v.receipt_number = $2
        """;

    // Filed in one act: the same unit's plan, received at the same instant.
    private const string PlanSql =
        """
        select v.receipt_number from obligations o
        join obligations p on p.tenant_id = o.tenant_id and p.unit_id = o.unit_id and p.requirement = $3 and p.due_at = o.due_at and p.tier = o.tier
        join submission_versions v on v.tenant_id = p.tenant_id and v.obligation_id = p.obligation_id and v.received_at = $4
        where o.tenant_id = $1 and o.obligation_id = $2
        """;

    /// <summary>The receipt, or "not found".</summary>
    public async Task<Result<IssuedReceipt>> HandleAsync(Actor actor, string number, CancellationToken cancellation)
    {
        if (await ReadAsync(actor.TenantId, number, cancellation) is not { } row
            || await obligations.FindAsync(actor.TenantId, row.ObligationId, cancellation) is not { } terms
            || !ObligationAccess.MayReadReceipt(actor, terms))
        {
            return Error.NotFound("reporting.receipt.not-found", number);
        }

        return row.Issued(terms, number, await PlanReceiptAsync(terms, row.ReceivedAt, cancellation));
    }

    private async Task<Row?> ReadAsync(int tenantId, string number, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(ReceiptSql);
        command.Parameters.Add(new() { Value = tenantId });
        command.Parameters.Add(new() { Value = number });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? Row.Read(reader) : null;
    }

    private async Task<string?> PlanReceiptAsync(ObligationTerms terms, Instant receivedAt, CancellationToken cancellation)
    {
        if (terms.Requirement.CarriesPlanOf is not { } plan)
        {
            return null;
        }

        await using var command = database.CreateCommand(PlanSql);
        command.Parameters.Add(new() { Value = terms.TenantId });
        command.Parameters.Add(new() { Value = terms.ObligationId });
        command.Parameters.Add(new() { Value = plan });
        command.Parameters.Add(new() { Value = receivedAt.ToDateTimeUtc() });
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    private sealed record Row(
        Guid ObligationId, int Version, Instant ReceivedAt, string Verdict, int LateMinutes, byte[] ContentHash, byte[] LeafHash, Guid KeyId, byte[] Signature,
        string Channel, string? Note, string? LateReason, string By, string Post, bool Nil)
    {
        public static Row Read(NpgsqlDataReader r) => new(
            r.GetGuid(0), r.GetInt32(1), Instant.FromDateTimeUtc(r.GetDateTime(2)), r.GetString(3), r.GetInt32(4), r.GetFieldValue<byte[]>(5),
            r.GetFieldValue<byte[]>(6), r.GetGuid(7), r.GetFieldValue<byte[]>(8), r.GetString(9), r.IsDBNull(10) ? null : r.GetString(10),
            r.IsDBNull(11) ? null : r.GetString(11), r.GetString(12), r.GetString(13), r.GetBoolean(14));

        public IssuedReceipt Issued(ObligationTerms terms, string number, string? plan) => new(
            terms, Version, new Receipt(number, ReceivedAt, Verdict, LateMinutes, ContentHash, LeafHash, KeyId, Signature), Channel, Note, LateReason, By, Post, Nil, plan);
    }
}
