using System.Text.Encodings.Web;
using System.Text.Json;

namespace GiaoBan.Modules.Scores;

/// <summary>The signature of a frozen result as a file beside it: enough to check it years later, with this program or without.</summary>
/// <param name="Format">Always <see cref="Kind"/>.</param>
/// <param name="Document">The name of the signed file.</param>
/// <param name="Sha256">Its SHA-256, hexadecimal.</param>
/// <param name="KeyId">The key.</param>
/// <param name="PublicKey">Its public half, PEM.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over the file's bytes; DER, base64: what <c>openssl dgst -verify</c> takes.</param>
public sealed record ResultFile(string Format, string Document, string Sha256, Guid KeyId, string PublicKey, string Signature)
{
    /// <summary>Names the format and its version.</summary>
    public const string Kind = "giaoban-scores-signature-1";

    /// <summary>Most characters of a file that is read.</summary>
    public const int Longest = 8_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>The file's text.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a file; null where it is none.</summary>
    public static ResultFile? Read(string text)
    {
        try
        {
            return text.Length <= Longest && JsonSerializer.Deserialize<ResultFile>(text, Json) is { Format: Kind, Signature: not null, Sha256: not null } file ? file : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
