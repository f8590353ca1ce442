using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using GiaoBan.Modules.Data;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Audit.Contracts;

/// <summary>Who, what, when, why: one row, written in the transaction of the change it tells of (ALL-5).</summary>
public sealed class AuditEvent
{
    public required int TenantId { get; init; }
    public required Guid EventId { get; init; }
    public required Instant At { get; init; }

    /// <summary>Past tense, dotted: <c>reporting.submission-filed</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about: <c>obligation/ID</c>.</summary>
    public required string Subject { get; init; }

    public Guid? OfficialId { get; init; }
    public Guid? PostId { get; init; }
    public string? Reason { get; init; }

    /// <summary>Canonical JSON of the whole event.</summary>
    public required string Data { get; init; }

    /// <summary>SHA-256 over a zero byte and <see cref="Data"/> in UTF-8: the leaf of the log (RFC 6962).</summary>
    public required byte[] LeafHash { get; init; }
}

/// <summary>Makes audit events; the caller adds them to the transaction of the change.</summary>
public sealed class AuditTrail(IdSource ids)
{
    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An event of an instant; <paramref name="data"/> holds what changed, from what to what, and must keep its key order.</summary>
    public AuditEvent Event(
        int tenantId, Instant at, string kind, string subject, Guid? officialId, Guid? postId, string? reason, IReadOnlyList<KeyValuePair<string, string?>> data)
    {
        var id = ids.Next();
        var bytes = Bytes(id, tenantId, at, kind, subject, officialId, postId, reason, data);
        return new AuditEvent
        {
            TenantId = tenantId,
            EventId = id,
            At = at,
            Kind = kind,
            Subject = subject,
            OfficialId = officialId,
            PostId = postId,
            Reason = reason,
            Data = System.Text.Encoding.UTF8.GetString(bytes),
            LeafHash = LeafHash(bytes),
        };
    }

    /// <summary>The leaf hash of an event's bytes.</summary>
    public static byte[] LeafHash(ReadOnlySpan<byte> data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(data);
        return hash.GetHashAndReset();
    }

    private static byte[] Bytes(
        Guid id, int tenantId, Instant at, string kind, string subject, Guid? officialId, Guid? postId, string? reason, IReadOnlyList<KeyValuePair<string, string?>> data)
    {
        using var stream = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(stream, Canonical))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteString("id", id);
            json.WriteNumber("tenant", tenantId);
            json.WriteString("at", InstantPattern.ExtendedIso.Format(at));
            json.WriteString("kind", kind);
            json.WriteString("subject", subject);
            json.WriteString("official", officialId?.ToString());
            json.WriteString("post", postId?.ToString());
            json.WriteString("reason", reason);
            json.WriteStartObject("data");
            foreach (var (key, value) in data)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
