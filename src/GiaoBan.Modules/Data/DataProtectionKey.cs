using NodaTime;

namespace GiaoBan.Modules.Data;

/// <summary>A key that protects cookies and form tokens, shared by all nodes.</summary>
public sealed class DataProtectionKey
{
    public required string KeyId { get; init; }
    public required string Xml { get; init; }
    public required Instant CreatedAt { get; init; }
}
