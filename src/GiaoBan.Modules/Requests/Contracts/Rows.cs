using NodaTime;

namespace GiaoBan.Modules.Requests.Contracts;

/// <summary>A numbered request (DB-8); withdrawn and followed by another, never edited. Its outline and form are the regime version's.</summary>
public sealed class NumberedRequest
{
    public required int TenantId { get; init; }
    public required Guid RequestId { get; init; }
    public required string Symbol { get; init; }
    public required LocalDate Date { get; init; }
    public required string Title { get; init; }

    /// <summary>The words of the document, or null.</summary>
    public string? Content { get; init; }

    /// <summary>The regime of one report that units answer; <see cref="Requirement"/> has the same code.</summary>
    public required string Regime { get; init; }

    public required string Requirement { get; init; }
    public required Guid VersionId { get; init; }
    public required string PeriodKey { get; init; }
    public required string PeriodLabel { get; init; }
    public required Instant DueAt { get; init; }
    public required bool DueInclusive { get; init; }

    /// <summary>The version of the regime that it rests on, or null.</summary>
    public Guid? GroundVersionId { get; init; }

    public string? GroundRequirement { get; init; }
    public required Guid MadeBy { get; init; }
    public required Guid MadePost { get; init; }
    public required Instant MadeAt { get; init; }
    public string? MadeKey { get; init; }
    public Guid? WithdrawnBy { get; set; }
    public Guid? WithdrawnPost { get; set; }
    public Instant? WithdrawnAt { get; set; }
    public string? WithdrawReason { get; set; }
}

/// <summary>What a unit or the office said about one unit's part of a request; append-only.</summary>
public sealed class RequestActRow
{
    public required int TenantId { get; init; }
    public required Guid ObligationId { get; init; }

    /// <summary>Counted from 1 at each obligation.</summary>
    public required int Number { get; init; }

    public required Guid RequestId { get; init; }
    public required string Act { get; init; }
    public string? Reason { get; init; }
    public Guid? UnitId { get; init; }
    public Guid? MovedTo { get; init; }
    public required Guid OfficialId { get; init; }
    public required Guid PostId { get; init; }
    public required Instant At { get; init; }
}

/// <summary>Something that ended and of which a report is owed (DB-8); append-only.</summary>
public sealed class RecordedEvent
{
    public required int TenantId { get; init; }
    public required Guid ObligationId { get; init; }
    public required Guid UnitId { get; init; }
    public required string Regime { get; init; }
    public required string Requirement { get; init; }
    public required string Trigger { get; init; }
    public required LocalDate EndedOn { get; init; }
    public TimeOnly? EndedAt { get; init; }

    /// <summary>What it was: "Cuộc kiểm tra …"; null where the trigger says it all.</summary>
    public string? Name { get; init; }

    public required Guid RecordedBy { get; init; }
    public required Guid RecordedPost { get; init; }
    public required Instant RecordedAt { get; init; }
}

/// <summary>A report that went to a central agency, and whose copy is filed under the obligation (DB-9).</summary>
public sealed class SentCopy
{
    public required int TenantId { get; init; }
    public required Guid ObligationId { get; init; }
    public required Guid UnitId { get; init; }
    public required string Regime { get; init; }
    public required string Requirement { get; init; }
    public required string Symbol { get; init; }
    public required LocalDate Date { get; init; }
    public required string Addressee { get; init; }
    public required string Title { get; init; }
    public required Guid RecordedBy { get; init; }
    public required Guid RecordedPost { get; init; }
    public required Instant RecordedAt { get; init; }
}
