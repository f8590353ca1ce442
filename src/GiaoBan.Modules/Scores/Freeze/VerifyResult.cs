using System.Security.Cryptography;
using System.Text.Json;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Scores;

/// <summary>What a check of a frozen result found.</summary>
public enum ResultFinding
{
    /// <summary>It is, byte for byte, what this server froze.</summary>
    Genuine,

    /// <summary>What was handed in is no result, or the signature is none.</summary>
    Unreadable,

    /// <summary>No key of this server has that id.</summary>
    UnknownKey,

    /// <summary>The document was changed, or the signature is another's.</summary>
    BadSignature,

    /// <summary>The signature is ours and the store has no such quarter: something was lost.</summary>
    NotHeld,

    /// <summary>The store holds that quarter and number with other bytes.</summary>
    Differs,
}

/// <summary>The answer to a check.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Sha256">The document's hash.</param>
/// <param name="Quarter">The quarter it names, where it reads.</param>
/// <param name="Number">Its number.</param>
/// <param name="FrozenAt">When it was frozen, only where it is genuine.</param>
/// <param name="ReplacedBy">The number of the result that has replaced it since, if any.</param>
public sealed record ResultCheck(ResultFinding Finding, string Sha256, string? Quarter = null, int? Number = null, Instant? FrozenAt = null, int? ReplacedBy = null)
{
    /// <summary>Whether the result holds.</summary>
    public bool IsGenuine => Finding == ResultFinding.Genuine;
}

/// <summary>Checks frozen results (LC-9): the document against the store, and its signature where one is handed in.</summary>
public sealed class VerifyResult(NpgsqlDataSource database, SigningKeys keys)
{
    /// <summary>Largest document, bytes: a province's quarter is about 3 MB.</summary>
    public const int Largest = 64 * 1024 * 1024;

    private const string HeldSql =
        """
        select s.sha256, s.frozen_at,
               (select r2.number from score_runs r2 where r2.tenant_id = r.tenant_id and r2.replaces = r.run_id and r2.state = 'frozen')
        from score_results s
        join score_runs r using (tenant_id, run_id)
        join tenants t on t.tenant_id = r.tenant_id
        where t.code = $1 and r.sheet = $2 and r.year = $3 and r.quarter = $4 and r.number = $5
        """;

    /// <summary>Checks a document.</summary>
    /// <param name="document">Its bytes.</param>
    /// <param name="signature">The text of the signature's file, or null.</param>
    /// <param name="cancellation">Stops the check.</param>
    public async Task<ResultCheck> CheckAsync(byte[] document, string? signature, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(document));
        if (Names.Read(document) is not { } named)
        {
            return new ResultCheck(ResultFinding.Unreadable, hash);
        }

        if (signature is not null && await SignatureFindingAsync(document, hash, signature, cancellation) is { } wrong)
        {
            return new ResultCheck(wrong, hash, named.Quarter.Key, named.Number);
        }

        await using var command = database.CreateCommand(HeldSql);
        foreach (var value in new object[] { named.Tenant, named.Sheet, named.Quarter.Year, named.Quarter.Number, named.Number })
        {
            command.Parameters.Add(new() { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
        {
            return new ResultCheck(ResultFinding.NotHeld, hash, named.Quarter.Key, named.Number);
        }

        return Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(0)) == hash
            ? new ResultCheck(
                ResultFinding.Genuine, hash, named.Quarter.Key, named.Number, Instant.FromDateTimeUtc(reader.GetDateTime(1)), reader.IsDBNull(2) ? null : reader.GetInt32(2))
            : new ResultCheck(ResultFinding.Differs, hash, named.Quarter.Key, named.Number);
    }

    private async Task<ResultFinding?> SignatureFindingAsync(byte[] document, string hash, string signature, CancellationToken cancellation)
    {
        if (ResultFile.Read(signature) is not { } file)
        {
            return ResultFinding.Unreadable;
        }

        // The key is looked up by its id: a file that brings its own key along proves nothing.
        if (await keys.PublicAsync(file.KeyId, cancellation) is not { } key)
        {
            return ResultFinding.UnknownKey;
        }

        var bytes = new byte[128];
        return file.Sha256 == hash && Convert.TryFromBase64String(file.Signature, bytes, out var length)
            && key.VerifyData(document, bytes.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
                ? null
                : ResultFinding.BadSignature;
    }

    private sealed record Names(string Tenant, string Sheet, Domain.Scores.ScoreQuarter Quarter, int Number)
    {
        public static Names? Read(byte[] document)
        {
            try
            {
                using var json = JsonDocument.Parse(document);
                var root = json.RootElement;
                return root.GetProperty("format").GetString() == FrozenDocument.Kind
                    && Domain.Scores.ScoreQuarter.Read(root.GetProperty("quarter").GetString()) is { } quarter
                        ? new Names(root.GetProperty("tenant").GetString() ?? "", root.GetProperty("sheet").GetProperty("code").GetString() ?? "", quarter, root.GetProperty("number").GetInt32())
                        : null;
            }
            catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                return null;
            }
        }
    }
}
