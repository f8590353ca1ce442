using NodaTime;

namespace GiaoBan.Modules.Regimes.Contracts;

/// <summary>One version of a regime as it was imported; never edited, followed by another.</summary>
public sealed class RegimeVersion
{
    public required int TenantId { get; init; }
    public required Guid VersionId { get; init; }
    public required string Regime { get; init; }
    public required int Number { get; init; }
    public required LocalDate EffectiveFrom { get; init; }
    public LocalDate? EffectiveTo { get; set; }

    /// <summary>The pack's YAML, byte for byte.</summary>
    public required string Source { get; init; }

    public required byte[] Sha256 { get; init; }
    public required Instant ImportedAt { get; init; }
    public Guid? ImportedBy { get; init; }

    /// <summary>regime, or request: one numbered request as a regime of one report, which no calendar rules.</summary>
    public string Origin { get; init; } = OfRegime;

    public const string OfRegime = "regime";
    public const string OfRequest = "request";
}

/// <summary>A unit's target of the year for an indicator, and the running total brought in at the start (SK-3).</summary>
public sealed class Target
{
    public required int TenantId { get; init; }
    public required int Year { get; init; }
    public required Guid UnitId { get; init; }
    public required string Indicator { get; init; }
    public decimal? Value { get; set; }
    public decimal? Opening { get; set; }
    public decimal? OpeningLast { get; set; }
}

/// <summary>A day off or a make-up day that the office entered; revoked where it no longer holds, never edited or deleted.</summary>
public sealed class HolidayDecision
{
    public const string Off = "off";
    public const string Worked = "worked";

    public required int TenantId { get; init; }
    public required Guid DecisionId { get; init; }
    public required LocalDate Day { get; init; }

    /// <summary><see cref="Off"/> or <see cref="Worked"/>.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>The dispatch or decision it rests on.</summary>
    public required string Basis { get; init; }

    public required Guid MadeBy { get; init; }
    public required Instant MadeAt { get; init; }
    public Guid? RevokedBy { get; set; }
    public Instant? RevokedAt { get; set; }
    public string? RevokeReason { get; set; }
}

/// <summary>The next version of a regime while the office writes it; one a regime.</summary>
public sealed class RegimeDraft
{
    public required int TenantId { get; init; }
    public required string Regime { get; init; }

    /// <summary>Counted from 1 by each save; who saves names the one he read.</summary>
    public required int Version { get; set; }

    /// <summary>The number of the version that it began from; null where the regime has none.</summary>
    public int? BasedOn { get; init; }

    /// <summary>A pack's YAML that reads.</summary>
    public required string Source { get; set; }

    public required Guid SavedBy { get; set; }
    public required Instant SavedAt { get; set; }
}
