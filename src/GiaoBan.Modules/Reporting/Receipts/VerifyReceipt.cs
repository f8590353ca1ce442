using System.Security.Cryptography;
using System.Text;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>What a check of a receipt found.</summary>
public enum ReceiptFinding
{
    /// <summary>It was given by this server and says what the server holds.</summary>
    Genuine,

    /// <summary>What was handed in is no receipt.</summary>
    Unreadable,

    /// <summary>No key of this server has that id.</summary>
    UnknownKey,

    /// <summary>The words were changed, or the signature is another's.</summary>
    BadSignature,

    /// <summary>The signature is ours and the store has no such receipt: something was lost.</summary>
    NotHeld,

    /// <summary>The store holds that number with other facts.</summary>
    Differs,
}

/// <summary>The answer to a check: it names when something was received, never what it says.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Number">The receipt's number, where it reads.</param>
/// <param name="ReceivedAt">When it was received, only where it is genuine.</param>
/// <param name="Verdict">on-time or late, only where it is genuine.</param>
/// <param name="LateMinutes">0 when on time.</param>
public sealed record ReceiptCheck(ReceiptFinding Finding, string? Number, Instant? ReceivedAt = null, string? Verdict = null, int LateMinutes = 0)
{
    /// <summary>Whether the receipt holds.</summary>
    public bool IsGenuine => Finding == ReceiptFinding.Genuine;
}

/// <summary>Checks receipts (ALL-4): for anybody, signed in or not.</summary>
public sealed class VerifyReceipt(NpgsqlDataSource database, SigningKeys keys)
{
    private const string HeldSql =
        """
        select t.code, v.received_at, v.verdict, v.late_minutes, v.content_hash, v.leaf_hash from submission_versions v
        join tenants t on t.tenant_id = v.tenant_id
        where t.code = $1 and v.receipt_number = $2
        """;

    /// <summary>Checks a receipt's file.</summary>
    public async Task<ReceiptCheck> CheckFileAsync(string text, CancellationToken cancellation)
    {
        if (ReceiptFile.Read(text) is not { } file || file.Line("number") is not { } number || file.Line("tenant") is not { } tenant)
        {
            return new ReceiptCheck(ReceiptFinding.Unreadable, null);
        }

        if (await keys.PublicAsync(file.KeyId, cancellation) is not { } key)
        {
            return new ReceiptCheck(ReceiptFinding.UnknownKey, number);
        }

        if (!Signed(key, file))
        {
            return new ReceiptCheck(ReceiptFinding.BadSignature, number);
        }

        return await FindAsync(tenant, number, cancellation) is not { } held
            ? new ReceiptCheck(ReceiptFinding.NotHeld, number)
            : held.Text(number) == file.SignedText ? held.Check(number) : new ReceiptCheck(ReceiptFinding.Differs, number);
    }

    /// <summary>Checks a number with the content hash that the receipt shows.</summary>
    /// <param name="tenant">The tenant's code.</param>
    /// <param name="number">The receipt's number.</param>
    /// <param name="contentHash">The hash, hexadecimal; spaces and case do not count.</param>
    /// <param name="cancellation">Stops the check.</param>
    public async Task<ReceiptCheck> CheckNumberAsync(string tenant, string number, string contentHash, CancellationToken cancellation)
    {
        var typed = string.Concat(contentHash.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        var trimmed = number.Trim();
        if (trimmed.Length is 0 or > 40 || typed.Length != 64)
        {
            return new ReceiptCheck(ReceiptFinding.Unreadable, null);
        }

        // One answer for "no such number" and "another hash": numbers cannot be walked.
        return await FindAsync(tenant, trimmed, cancellation) is { } held && Convert.ToHexStringLower(held.ContentHash) == typed
            ? held.Check(trimmed)
            : new ReceiptCheck(ReceiptFinding.Differs, trimmed);
    }

    private static bool Signed(ECDsa key, ReceiptFile file)
    {
        var signature = new byte[64];
        return Convert.TryFromBase64String(file.Signature, signature, out var length)
            && length == signature.Length && key.VerifyData(Encoding.UTF8.GetBytes(file.SignedText), signature, HashAlgorithmName.SHA256);
    }

    private async Task<Held?> FindAsync(string tenant, string number, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(HeldSql);
        command.Parameters.Add(new() { Value = tenant });
        command.Parameters.Add(new() { Value = number });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new Held(
                reader.GetString(0), Instant.FromDateTimeUtc(reader.GetDateTime(1)), reader.GetString(2), reader.GetInt32(3), reader.GetFieldValue<byte[]>(4),
                reader.GetFieldValue<byte[]>(5))
            : null;
    }

    private sealed record Held(string Tenant, Instant ReceivedAt, string Verdict, int LateMinutes, byte[] ContentHash, byte[] LeafHash)
    {
        public string Text(string number) => Receipt.SignedText(Tenant, number, ReceivedAt, Verdict, LateMinutes, ContentHash, LeafHash);

        public ReceiptCheck Check(string number) => new(ReceiptFinding.Genuine, number, ReceivedAt, Verdict, LateMinutes);
    }
}
