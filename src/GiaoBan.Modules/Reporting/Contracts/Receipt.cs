using System.Text;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>What the sender can prove later (ALL-4): given only after the durable commit.</summary>
/// <param name="Number">Unique in the tenant: <c>2021-000123</c>.</param>
/// <param name="ReceivedAt">The server's clock, whole milliseconds.</param>
/// <param name="Verdict"><c>on-time</c> or <c>late</c>.</param>
/// <param name="LateMinutes">0 when on time.</param>
/// <param name="ContentHash">SHA-256 of the content's canonical bytes.</param>
/// <param name="LeafHash">The audit event's leaf hash.</param>
/// <param name="KeyId">The key that signed.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over <see cref="SignedText"/>, in IEEE P1363 form.</param>
public sealed record Receipt(
    string Number, Instant ReceivedAt, string Verdict, int LateMinutes, byte[] ContentHash, byte[] LeafHash, Guid KeyId, byte[] Signature)
{
    /// <summary>The words that are signed; a person can read them and any program can check them.</summary>
    public static string SignedText(
        string tenant, string number, Instant receivedAt, string verdict, int lateMinutes, ReadOnlySpan<byte> contentHash, ReadOnlySpan<byte> leafHash)
    {
        var text = new StringBuilder(320);
        text.Append("giaoban receipt 1\n");
        text.Append("tenant: ").Append(tenant).Append('\n');
        text.Append("number: ").Append(number).Append('\n');
        text.Append("received: ").Append(InstantPattern.ExtendedIso.Format(receivedAt)).Append('\n');
        text.Append("verdict: ").Append(verdict).Append(' ').Append(lateMinutes).Append('\n');
        text.Append("content: ").Append(Convert.ToHexStringLower(contentHash)).Append('\n');
        text.Append("leaf: ").Append(Convert.ToHexStringLower(leafHash)).Append('\n');
        return text.ToString();
    }
}
