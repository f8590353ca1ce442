using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>Makes the audit event of a filing and the signed receipt that carries its leaf hash.</summary>
public sealed class ReceiptMaker(AuditTrail audit, SigningKeys keys, ReceiptNumbers numbers)
{
    /// <summary>Makes both; nothing is stored here.</summary>
    public async ValueTask<(AuditEvent Event, Receipt Receipt)> MakeAsync(Sending sending, CancellationToken cancellation)
    {
        var key = await keys.ActiveAsync(cancellation);
        var number = await numbers.NextAsync(sending.ReceivedAt, cancellation);
        var contentHash = sending.ContentHash;
        var happened = audit.Event(
            sending.TenantId, sending.ReceivedAt, "reporting.submission-filed", $"obligation/{sending.ObligationId}", sending.OfficialId, sending.PostId, sending.LateReason,
            [
                new("version", sending.Version.ToString(CultureInfo.InvariantCulture)),
                new("receipt", number),
                new("channel", sending.Channel),
                new("channelNote", sending.ChannelNote),
                new("verdict", sending.Verdict),
                new("lateMinutes", sending.LateMinutes.ToString(CultureInfo.InvariantCulture)),
                new("contentHash", Convert.ToHexStringLower(contentHash)),
            ]);
        var text = Receipt.SignedText(sending.TenantCode, number, sending.ReceivedAt, sending.Verdict, sending.LateMinutes, contentHash, happened.LeafHash);
        var signature = key.Key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256);
        return (happened, new Receipt(number, sending.ReceivedAt, sending.Verdict, sending.LateMinutes, contentHash, happened.LeafHash, key.Id, signature));
    }
}

/// <summary>The facts of a sending that the event and the receipt tell.</summary>
public sealed record Sending(
    int TenantId, string TenantCode, Guid ObligationId, int Version, Instant ReceivedAt, string Verdict, int LateMinutes, byte[] ContentHash,
    Guid OfficialId, Guid PostId, string Channel, string? ChannelNote, string? LateReason);
