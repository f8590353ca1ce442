using System.Text.Encodings.Web;
using System.Text.Json;

namespace GiaoBan.Modules.Reporting;

/// <summary>A receipt as a file: what was signed, by which key, and the signature; enough to check it years later.</summary>
/// <param name="Format">Always <see cref="Kind"/>.</param>
/// <param name="Number">The receipt's number.</param>
/// <param name="Report">What it is for, in words; not signed, shown to nobody who checks.</param>
/// <param name="SignedText">The words that are signed, line by line.</param>
/// <param name="KeyId">The key.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over the text in UTF-8; IEEE P1363, base64.</param>
public sealed record ReceiptFile(string Format, string Number, string Report, string SignedText, Guid KeyId, string Signature)
{
    /// <summary>Names the format and its version.</summary>
    public const string Kind = "giaoban-receipt-1";

    /// <summary>Most characters of a file that is read.</summary>
    public const int Longest = 8_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>A given receipt as a file.</summary>
    public static ReceiptFile Of(IssuedReceipt issued)
    {
        var receipt = issued.Receipt;
        return new ReceiptFile(
            Kind, receipt.Number, $"{issued.Terms.Requirement.Name}, {issued.Terms.Period.Label}, {issued.Terms.UnitName}", issued.SignedText, receipt.KeyId,
            Convert.ToBase64String(receipt.Signature));
    }

    /// <summary>The file's text.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a file; null where it is none.</summary>
    public static ReceiptFile? Read(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ReceiptFile>(text, Json) is { Format: Kind, SignedText: not null, Signature: not null } file ? file : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The value of a line of the signed text, or null.</summary>
    public string? Line(string name) =>
        SignedText.Split('\n').Where(l => l.StartsWith(name + ": ", StringComparison.Ordinal)).Select(l => l[(name.Length + 2)..]).FirstOrDefault();
}
