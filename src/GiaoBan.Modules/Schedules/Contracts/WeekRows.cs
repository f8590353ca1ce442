using NodaTime;

namespace GiaoBan.Modules.Schedules.Contracts;

/// <summary>The schedule of a week while it is made: its entries change, what was published is kept apart (<see cref="ScheduleVersion"/>).</summary>
public sealed class WeekSchedule
{
    /// <summary>The office works on it.</summary>
    public const string Draft = "draft";

    /// <summary>It waits for the approver.</summary>
    public const string Proposed = "proposed";

    /// <summary>Approved, not published: its resources are taken.</summary>
    public const string Approved = "approved";

    /// <summary>Published, and not changed since.</summary>
    public const string Published = "published";

    public required int TenantId { get; init; }

    /// <summary><c>2021-W33</c>.</summary>
    public required string Week { get; init; }

    public required string State { get; set; }

    /// <summary>Counts every change, so that nobody approves what they have not seen.</summary>
    public required int Revision { get; set; }

    /// <summary>The number of <see cref="ScheduleVersion"/> that was published last; 0 = none.</summary>
    public int PublishedNumber { get; set; }

    public string? ReturnReason { get; set; }
    public Guid? ApprovedBy { get; set; }
    public Guid? ApprovedPost { get; set; }
    public Instant? ApprovedAt { get; set; }
    public required Instant ChangedAt { get; set; }
}

/// <summary>An entry of the week's schedule; its booking has the same id.</summary>
public sealed class ScheduleEntry
{
    public required int TenantId { get; init; }
    public required Guid EntryId { get; init; }
    public required string Week { get; init; }
    public required LocalDate Day { get; set; }

    /// <summary>Null: the whole day.</summary>
    public LocalTime? FromTime { get; set; }

    public LocalTime? ToTime { get; set; }
    public required string Text { get; set; }

    /// <summary>Who leads, in words.</summary>
    public string Lead { get; set; } = "";

    public Guid? LeadPost { get; set; }
    public Guid? LeadUnit { get; set; }

    /// <summary>Who takes part, in words.</summary>
    public string People { get; set; } = "";

    public Guid[] Posts { get; set; } = [];
    public Guid[] Units { get; set; } = [];
    public string Place { get; set; } = "";
    public Guid? RoomId { get; set; }
    public Guid? VehicleId { get; set; }

    /// <summary>The unit asked for a room.</summary>
    public bool NeedsRoom { get; set; }

    /// <summary>Who answers for its clashes.</summary>
    public required Guid OwnerPost { get; set; }

    /// <summary>The office has changed it by hand.</summary>
    public bool Edited { get; set; }

    public required Guid MadeBy { get; init; }
    public required Instant MadeAt { get; init; }
    public required Instant ChangedAt { get; set; }
    public Guid? RemovedBy { get; set; }
    public Instant? RemovedAt { get; set; }
    public string? RemoveReason { get; set; }

    /// <summary>The entry that took it in.</summary>
    public Guid? MergedInto { get; set; }
}

/// <summary>Where an entry comes from.</summary>
public sealed class ScheduleEntrySource
{
    /// <summary>A line of a unit's plan.</summary>
    public const string Plan = "plan";

    /// <summary>The office itself.</summary>
    public const string Office = "office";

    public required int TenantId { get; init; }
    public required Guid SourceId { get; init; }
    public required Guid EntryId { get; set; }
    public required string Kind { get; init; }
    public Guid? UnitId { get; init; }
    public Guid? ObligationId { get; init; }

    /// <summary>The version that was last looked at.</summary>
    public int? Version { get; set; }

    /// <summary>The line in it, from 1.</summary>
    public int? Line { get; set; }

    /// <summary>The line as it stood there: JSON of a plan line.</summary>
    public string? Content { get; set; }

    /// <summary>The unit's newer plan has it no more; the office kept the entry.</summary>
    public bool Dropped { get; set; }
}

/// <summary>A published version of a week's schedule; append-only.</summary>
public sealed class ScheduleVersion
{
    public required int TenantId { get; init; }
    public required string Week { get; init; }
    public required int Number { get; init; }

    /// <summary>JSON of the lines; its UTF-8 bytes are what <see cref="Sha256"/> is of.</summary>
    public required string Lines { get; init; }

    public required byte[] Sha256 { get; init; }
    public required Guid ApprovedBy { get; init; }
    public required Guid ApprovedPost { get; init; }
    public required Instant ApprovedAt { get; init; }
    public required Guid PublishedBy { get; init; }
    public required Guid PublishedPost { get; init; }
    public required Instant PublishedAt { get; init; }
}

/// <summary>What a version says otherwise than the one before, and who was told; append-only.</summary>
public sealed class ScheduleChange
{
    public required int TenantId { get; init; }
    public required string Week { get; init; }
    public required int Number { get; init; }
    public required Guid LineId { get; init; }

    /// <summary>added, changed or removed.</summary>
    public required string Kind { get; init; }

    public string? Before { get; init; }
    public string? After { get; init; }
    public required Guid[] ToldPosts { get; init; }
}
