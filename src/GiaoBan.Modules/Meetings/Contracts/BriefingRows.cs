using NodaTime;

namespace GiaoBan.Modules.Meetings.Contracts;

/// <summary>A weekly hour of briefing with its people (SK-6); each week's is a <see cref="Meeting"/>.</summary>
public sealed class BriefingSeries
{
    public required int TenantId { get; init; }
    public required Guid SeriesId { get; init; }
    public required Guid GroupId { get; init; }
    public required string Title { get; init; }

    /// <summary>A kind of the rule pack of meetings.</summary>
    public required string Kind { get; init; }

    /// <summary>1 = Monday to 7 = Sunday.</summary>
    public required int Weekday { get; init; }

    public required TimeOnly FromTime { get; init; }
    public required TimeOnly ToTime { get; init; }
    public required bool HearsPrevious { get; init; }

    /// <summary><c>drop</c> or <c>next</c>: what becomes of it on a day off.</summary>
    public required string OnHoliday { get; init; }

    public required LocalDate ValidFrom { get; init; }
    public LocalDate? ValidTo { get; set; }
    public required Guid HostUnit { get; init; }
    public required Guid ChairPost { get; init; }
    public Guid? SecretaryPost { get; init; }
    public Guid? RoomId { get; init; }
    public required string Place { get; init; }
    public string? Regime { get; init; }
    public string? Rule { get; init; }

    /// <summary>The words that it follows, and how they are read.</summary>
    public required string Basis { get; init; }

    public required Guid MadeBy { get; init; }
    public required Guid MadePost { get; init; }
    public required Instant MadeAt { get; init; }
}

/// <summary>A post that is asked to every briefing of a series.</summary>
public sealed class BriefingMember
{
    public required int TenantId { get; init; }
    public required Guid SeriesId { get; init; }
    public required Guid PostId { get; init; }
    public required Instant AddedAt { get; init; }
    public Instant? RemovedAt { get; set; }
}

/// <summary>A day without the briefing that its series has; append-only.</summary>
public sealed class BriefingSkip
{
    public required int TenantId { get; init; }
    public required Guid SeriesId { get; init; }
    public required LocalDate Day { get; init; }
    public required string Reason { get; init; }
    public required Instant SkippedAt { get; init; }
}

/// <summary>A week's briefings were moved (SK-6); append-only.</summary>
public sealed class BriefingMove
{
    public required int TenantId { get; init; }
    public required Guid MoveId { get; init; }
    public required string PeriodKey { get; init; }
    public required string Reason { get; init; }
    public required LocalDate FromDay { get; init; }
    public required LocalDate ToDay { get; init; }
    public required Guid MovedBy { get; init; }
    public required Guid MovedPost { get; init; }
    public required Instant MovedAt { get; init; }
}

/// <summary>One briefing of a move; append-only.</summary>
public sealed class BriefingMoved
{
    public required int TenantId { get; init; }
    public required Guid MoveId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Instant OldStart { get; init; }
    public required Instant OldEnd { get; init; }
    public required Instant NewStart { get; init; }
    public required Instant NewEnd { get; init; }
}

/// <summary>Somebody knows of a move; append-only.</summary>
public sealed class BriefingAcknowledgement
{
    /// <summary>Said so in the program.</summary>
    public const string Self = "self";

    /// <summary>Was told by telephone.</summary>
    public const string Phone = "phone";

    public required int TenantId { get; init; }
    public required Guid MoveId { get; init; }
    public required Guid OfficialId { get; init; }
    public required string Way { get; init; }
    public string? Note { get; init; }
    public required Guid RecordedBy { get; init; }
    public required Instant RecordedAt { get; init; }
}

/// <summary>Work of the days between, told at a moved briefing; it counts to the next week's report.</summary>
public sealed class BriefingAddendum
{
    public required int TenantId { get; init; }
    public required Guid AddendumId { get; init; }
    public required string PeriodKey { get; init; }
    public required Guid UnitId { get; init; }
    public required LocalDate Day { get; init; }
    public required string Text { get; init; }
    public required Guid OfficialId { get; init; }
    public required Guid PostId { get; init; }
    public required Instant ToldAt { get; init; }
    public Instant? WithdrawnAt { get; set; }
}
