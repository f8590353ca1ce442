using System.ComponentModel.DataAnnotations.Schema;
using NodaTime;

namespace GiaoBan.Modules.PartyCells.Contracts;

/// <summary>A party cell (chi bộ); ended, never deleted.</summary>
public sealed class PartyCell
{
    public required int TenantId { get; init; }
    public required Guid CellId { get; init; }
    public required string Name { get; init; }

    /// <summary>The unit whose people fill for it; null for none.</summary>
    public Guid? UnitId { get; init; }

    public required LocalDate ValidFrom { get; init; }
    public LocalDate? ValidTo { get; set; }
    public required Guid MadeBy { get; init; }
    public required Instant MadeAt { get; init; }
}

/// <summary>A cell's secretary and number of members from a day on; of one day the last number counts.</summary>
public sealed class CellTerm
{
    public required int TenantId { get; init; }
    public required Guid CellId { get; init; }
    public required LocalDate ValidFrom { get; init; }
    public required int Number { get; init; }
    public required string Secretary { get; init; }
    public required int Members { get; init; }
    public required Guid SetBy { get; init; }
    public required Instant SetAt { get; init; }
}

/// <summary>A committee member follows a cell, first and last day.</summary>
public sealed class CellFollower
{
    public required int TenantId { get; init; }
    public required Guid FollowerId { get; init; }
    public required Guid CellId { get; init; }
    public required Guid OfficialId { get; init; }
    public required LocalDate ValidFrom { get; init; }
    public LocalDate? ValidTo { get; set; }
    public required Guid MadeBy { get; init; }
    public required Instant MadeAt { get; init; }
}

/// <summary>Days on which a committee member attends nothing.</summary>
public sealed class CellLeave
{
    public required int TenantId { get; init; }
    public required Guid LeaveId { get; init; }
    public required Guid OfficialId { get; init; }
    public required LocalDate ValidFrom { get; init; }
    public required LocalDate ValidTo { get; init; }
    public required string Reason { get; init; }
    public required Guid MadeBy { get; init; }
    public required Instant MadeAt { get; init; }
    public Guid? RevokedBy { get; set; }
    public Instant? RevokedAt { get; set; }
}

/// <summary>A meeting of a cell as it is planned; it stands once it was reported on.</summary>
public sealed class CellMeeting
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid CellId { get; init; }

    /// <summary>The first day of the month it counts for.</summary>
    public required LocalDate Month { get; init; }

    /// <summary>regular or thematic.</summary>
    public required string Kind { get; init; }

    /// <summary>Of a thematic meeting.</summary>
    public string? Topic { get; set; }

    public required Instant StartsAt { get; set; }
    public required int Minutes { get; set; }
    public required string Place { get; set; }
    public required Guid SetBy { get; set; }
    public required Instant SetAt { get; set; }
}

/// <summary>Who is to attend a meeting: the last number counts.</summary>
public sealed class CellSeat
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }
    public required int Number { get; init; }

    /// <summary>Null: nobody can.</summary>
    public Guid? OfficialId { get; init; }

    /// <summary>rota or office.</summary>
    public required string Origin { get; init; }

    /// <summary>Why the office decided otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>The figures that decided.</summary>
    [Column(TypeName = "jsonb")]
    public required string Grounds { get; init; }

    public required Guid DecidedBy { get; init; }
    public required Instant DecidedAt { get; init; }
}

/// <summary>A grading form in use from a day on, byte for byte.</summary>
public sealed class CellForm
{
    public required int TenantId { get; init; }
    public required string Form { get; init; }
    public required int Version { get; init; }
    public required string Source { get; init; }
    public required byte[] Sha256 { get; init; }
    public required LocalDate InUse { get; init; }
    public required Guid AdoptedBy { get; init; }
    public required Instant AdoptedAt { get; init; }
}

/// <summary>A report on a meeting as it was sent.</summary>
public sealed class CellReport
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }
    public required int Version { get; init; }
    public required Instant SentAt { get; init; }
    public required Guid SentBy { get; init; }
    public required Guid SentPost { get; init; }
    public int? LateMinutes { get; init; }
    public required bool Held { get; init; }
    public string? NotHeldReason { get; init; }
    public LocalDate? HeldOn { get; init; }
    public int? Members { get; init; }
    public int? Present { get; init; }
    public int? Excused { get; init; }
    public int? Unexcused { get; init; }
    public int? Minutes { get; init; }

    /// <summary>Committee members who were there.</summary>
    public required Guid[] Attended { get; init; }

    public required string Course { get; init; }
    public string? Form { get; init; }
    public int? FormVersion { get; init; }

    /// <summary>Who proposed the grade, as written: chi ủy, bí thư.</summary>
    public string? Proposer { get; init; }

    public required decimal[] Scores { get; init; }
    public decimal? Total { get; init; }
    public string? Band { get; init; }
    public int? VotesFor { get; init; }
    public int? VotesAgainst { get; init; }
    public string? Correction { get; init; }
}

/// <summary>The superior committee member's word on the grade of a report's version.</summary>
public sealed class CellConfirmation
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }
    public required int Version { get; init; }
    public required Guid OfficialId { get; init; }
    public required Instant ConfirmedAt { get; init; }
    public required bool Agreed { get; init; }
    public string? Reason { get; init; }
    public required decimal[] Scores { get; init; }
    public required decimal Total { get; init; }
    public required string Band { get; init; }
}

/// <summary>A thought or wish of a cell's members.</summary>
public sealed class CellItem
{
    public required int TenantId { get; init; }
    public required Guid ItemId { get; init; }
    public required Guid CellId { get; init; }
    public required LocalDate Month { get; init; }
    public required string Field { get; init; }
    public required string Text { get; init; }
    public required Guid RaisedBy { get; init; }
    public required Instant RaisedAt { get; init; }
}

/// <summary>What was done about a thought or wish.</summary>
public sealed class CellItemAct
{
    public required int TenantId { get; init; }
    public required Guid ItemId { get; init; }
    public required int Number { get; init; }

    /// <summary>assigned, answered or told.</summary>
    public required string Deed { get; init; }

    public Guid? PostId { get; init; }
    public LocalDate? DueOn { get; init; }
    public string? Text { get; init; }
    public Guid? MeetingId { get; init; }
    public required Guid OfficialId { get; init; }
    public required Instant DoneAt { get; init; }
}

/// <summary>A monthly summary as it was handed over.</summary>
public sealed class CellSummaryRow
{
    public required int TenantId { get; init; }
    public required LocalDate Month { get; init; }
    public required int Number { get; init; }
    public required string Content { get; init; }
    public required byte[] Sha256 { get; init; }
    public required Guid HandedBy { get; init; }
    public required Guid HandedPost { get; init; }
    public required Instant HandedAt { get; init; }
    public Instant? DueAt { get; init; }
    public int? LateMinutes { get; init; }
    public string? Note { get; init; }
}

/// <summary>How an authority runs its cells.</summary>
public sealed class CellSettings
{
    public required int TenantId { get; init; }
    public string? Regime { get; set; }
    public string? Requirement { get; set; }
    public required int MostPerMonth { get; set; }
}
