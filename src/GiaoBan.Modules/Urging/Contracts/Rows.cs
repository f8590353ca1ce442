using System.ComponentModel.DataAnnotations.Schema;
using NodaTime;

namespace GiaoBan.Modules.Urging.Contracts;

/// <summary>A plan as it was set: of a scope the latest counts.</summary>
public sealed class UrgingPlanRow
{
    public required int TenantId { get; init; }
    public required Guid PlanId { get; init; }

    /// <summary>Empty, with the requirement: for all.</summary>
    public string Regime { get; init; } = "";

    public string Requirement { get; init; } = "";

    /// <summary>Empty: both tiers.</summary>
    public string Tier { get; init; } = "";

    /// <summary>Null: back to what holds above.</summary>
    [Column(TypeName = "jsonb")]
    public string? Steps { get; init; }

    /// <summary>Of the plan for all alone.</summary>
    [Column(TypeName = "jsonb")]
    public string? Quiet { get; init; }

    public required Guid MadeBy { get; init; }
    public required Instant MadeAt { get; init; }
}

/// <summary>A letter that urges, with its frozen list.</summary>
public sealed class UrgingLetterRow
{
    public required int TenantId { get; init; }
    public required Guid LetterId { get; init; }
    public required string Subject { get; init; }
    public required bool IsParty { get; init; }
    public required string Issuer { get; init; }

    /// <summary>The document that asks for the reports.</summary>
    public required string Basis { get; init; }

    /// <summary>By when the reports are asked for now.</summary>
    public required Instant AskedBy { get; init; }

    /// <summary>For whom it is signed: <c>TL. CHỦ TỊCH</c>.</summary>
    public string? Authority { get; init; }

    public required string Signer { get; init; }
    public string? Note { get; init; }

    /// <summary>JSON of the list.</summary>
    public required string Lines { get; init; }

    public required byte[] Sha256 { get; init; }
    public required Guid MadeBy { get; init; }
    public required Guid MadePost { get; init; }
    public required Instant MadeAt { get; init; }
}
