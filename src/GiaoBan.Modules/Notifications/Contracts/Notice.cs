using System.ComponentModel.DataAnnotations.Schema;
using NodaTime;

namespace GiaoBan.Modules.Notifications.Contracts;

/// <summary>Something a post should see: a reminder, a return. Carries names and deadlines, never content.</summary>
public sealed class Notice
{
    public required int TenantId { get; init; }
    public required Guid NoticeId { get; init; }
    public required Guid PostId { get; init; }
    public Guid? ObligationId { get; init; }

    /// <summary>The text's key in the resources.</summary>
    public required string Kind { get; init; }

    /// <summary>What the text names, in the order of its placeholders, as a JSON array of strings.</summary>
    [Column(TypeName = "jsonb")]
    public required string Args { get; init; }

    /// <summary>Where it leads, inside the program: <c>/ra-soat/…</c>; null where the report it is about is the place, or nothing is.</summary>
    public string? Link { get; init; }

    public Guid? MadeBy { get; init; }
    public required Instant MadeAt { get; init; }
    public Instant? ReadAt { get; set; }
}
