using System.ComponentModel.DataAnnotations.Schema;
using NodaTime;

namespace GiaoBan.Modules.Scores.Contracts;

/// <summary>A version of a score sheet: its YAML byte for byte; never edited, followed by another.</summary>
public sealed class ScoreSheetVersion
{
    public required int TenantId { get; init; }
    public required Guid SheetId { get; init; }
    public required string Sheet { get; init; }
    public required int Number { get; init; }
    public required LocalDate EffectiveFrom { get; init; }
    public LocalDate? EffectiveTo { get; init; }
    public required string Source { get; init; }
    public required byte[] Sha256 { get; init; }
    public required Instant ImportedAt { get; init; }
    public Guid? ImportedBy { get; init; }
}

/// <summary>A quarter that is scored: open, proposed, frozen, or withdrawn.</summary>
public sealed class ScoreRun
{
    public required int TenantId { get; init; }
    public required Guid RunId { get; init; }
    public required string Sheet { get; init; }
    public required Guid SheetId { get; init; }
    public required int Year { get; init; }
    public required int Quarter { get; init; }
    public required int Number { get; init; }

    /// <summary>The frozen one that this one corrects.</summary>
    public Guid? Replaces { get; init; }

    public string? ReplaceReason { get; init; }
    public required LocalDate AppealsUntil { get; init; }
    public required int LineCount { get; init; }
    public required string State { get; set; }
    public required Instant ComputedAt { get; init; }
    public required Guid ComputedBy { get; init; }
    public required Guid ComputedPost { get; init; }
    public Instant? ProposedAt { get; set; }
    public Guid? ProposedBy { get; set; }
    public Guid? ProposedPost { get; set; }
    public Instant? ApprovedAt { get; set; }
    public Guid? ApprovedBy { get; set; }
    public Guid? ApprovedPost { get; set; }

    /// <summary>Why the approver gave it back last.</summary>
    public string? ReturnedReason { get; set; }

    public Instant? WithdrawnAt { get; set; }
    public Guid? WithdrawnBy { get; set; }
    public string? WithdrawReason { get; set; }
}

/// <summary>A line of the book as it was when the run was computed.</summary>
public sealed class ScoreLineRow
{
    public required int TenantId { get; init; }
    public required Guid RunId { get; init; }

    /// <summary>The obligation.</summary>
    public required Guid LineId { get; init; }

    public required string UnitCode { get; init; }
    public required string UnitName { get; init; }
    public required string UnitKind { get; init; }
    public required string UnitBlock { get; init; }
    public required int UnitOrder { get; init; }
    public required string PostTitle { get; init; }
    public Guid? PersonId { get; init; }
    public string? PersonName { get; init; }
    public required string Regime { get; init; }
    public required string Requirement { get; init; }
    public required string RequirementName { get; init; }
    public required string Tier { get; init; }
    public required string PeriodKey { get; init; }
    public required string PeriodLabel { get; init; }
    public LocalDate? DueOn { get; init; }
    public required string Fate { get; init; }
    public required int LateMinutes { get; init; }
    public required bool Nil { get; init; }
    public required bool Incomplete { get; init; }
    public required bool Inaccurate { get; init; }
    public required bool Returned { get; init; }
}

/// <summary>What a unit or an official says about a line: an explanation, or an appeal that must be decided.</summary>
public sealed class ScoreAppeal
{
    public required int TenantId { get; init; }
    public required Guid AppealId { get; init; }
    public required Guid RunId { get; init; }
    public required Guid LineId { get; init; }
    public required string Sort { get; init; }
    public required string Reason { get; init; }
    public required Guid OfficialId { get; init; }
    public required Guid PostId { get; init; }
    public required Instant MadeAt { get; init; }
}

/// <summary>The office's decision on an appeal.</summary>
public sealed class ScoreDecision
{
    public required int TenantId { get; init; }
    public required Guid AppealId { get; init; }
    public required Guid RunId { get; init; }

    /// <summary>What the line counts as from now on; null where the appeal was refused.</summary>
    public string? Correction { get; init; }

    public required bool Accepted { get; init; }
    public required string Reason { get; init; }
    public required Guid OfficialId { get; init; }
    public required Guid PostId { get; init; }
    public required Instant DecidedAt { get; init; }
}

/// <summary>A manual mark; the latest of a subject and a criterion counts.</summary>
public sealed class ScoreMark
{
    public required int TenantId { get; init; }
    public required Guid MarkId { get; init; }
    public required Guid RunId { get; init; }
    public required string SubjectKind { get; init; }
    public required string SubjectKey { get; init; }
    public required string Criterion { get; init; }

    [Column(TypeName = "numeric(9,2)")]
    public required decimal Points { get; init; }

    public required string Reason { get; init; }
    public required Guid OfficialId { get; init; }
    public required Guid PostId { get; init; }
    public required Instant MadeAt { get; init; }
}

/// <summary>What the office chose where more have a grade than a cap allows.</summary>
public sealed class ScoreChoice
{
    public required int TenantId { get; init; }
    public required Guid ChoiceId { get; init; }
    public required Guid RunId { get; init; }

    /// <summary>lower, restore: of a subject; exceed, keep: of a cap in a group.</summary>
    public required string Sort { get; init; }

    public required string SubjectKind { get; init; }
    public string? SubjectKey { get; init; }
    public string? Band { get; init; }
    public string? Cap { get; init; }
    public string? CapGroup { get; init; }
    public required string Reason { get; init; }
    public required Guid OfficialId { get; init; }
    public required Guid PostId { get; init; }
    public required Instant MadeAt { get; init; }
}

/// <summary>A frozen result: the bytes that were signed.</summary>
public sealed class ScoreResult
{
    public required int TenantId { get; init; }
    public required Guid RunId { get; init; }
    public required byte[] Document { get; init; }
    public required byte[] Sha256 { get; init; }
    public required Guid KeyId { get; init; }
    public required byte[] Signature { get; init; }
    public required Instant FrozenAt { get; init; }
}
