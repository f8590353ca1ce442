using NodaTime;

namespace GiaoBan.Modules.Tasks.Contracts;

/// <summary>Work that was given to one lead with a day (NN-8). What was given never changes; the database holds that.</summary>
public sealed class WorkTask
{
    public required int TenantId { get; init; }
    public required Guid TaskId { get; init; }

    /// <summary>A word of <see cref="Domain.Tasks.TaskSources"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The meeting whose conclusion gave it.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>The directive in the conclusion.</summary>
    public Guid? ItemId { get; init; }

    public required string SourceTitle { get; init; }

    /// <summary>Where the source is looked at, inside the program.</summary>
    public string? SourceLink { get; init; }

    /// <summary>A word of <see cref="Domain.Tasks.TaskKinds"/>.</summary>
    public required string Kind { get; init; }

    public required string Text { get; init; }
    public string? Product { get; init; }
    public required Guid GivenBy { get; init; }
    public required Guid GivenPost { get; init; }
    public required Instant GivenAt { get; init; }

    /// <summary>The post that hears of it, and says that it is done.</summary>
    public required Guid ReportTo { get; init; }

    public required Guid FirstLead { get; init; }

    /// <summary>The one lead now.</summary>
    public required Guid LeadPost { get; set; }

    /// <summary>The first due day: a whole day, it never moves.</summary>
    public required LocalDate DueOn { get; init; }

    /// <summary>The latest day that was granted.</summary>
    public LocalDate? ExtendedOn { get; set; }

    public Instant? ClosedAt { get; set; }
    public string? GivenKey { get; init; }
}

/// <summary>A post that has a part in a task besides its lead; append-only.</summary>
public sealed class TaskPost
{
    /// <summary>Helps, and may tell how far it is.</summary>
    public const string Support = "support";

    /// <summary>May say that it is done: chair or secretary of the meeting.</summary>
    public const string Giver = "giver";

    public required int TenantId { get; init; }
    public required Guid TaskId { get; init; }
    public required Guid PostId { get; init; }
    public required string Part { get; init; }
}

/// <summary>Something done with a task; append-only.</summary>
public sealed class TaskActRow
{
    public required int TenantId { get; init; }
    public required Guid TaskId { get; init; }

    /// <summary>Counted from 1 at each task.</summary>
    public required int Number { get; init; }

    /// <summary>A word of <see cref="Domain.Tasks.TaskDeeds"/>.</summary>
    public required string Deed { get; init; }

    public string? Text { get; init; }
    public int? Percent { get; init; }
    public LocalDate? UntilOn { get; init; }
    public Guid? ToPost { get; init; }
    public Guid? ObligationId { get; init; }
    public required Guid OfficialId { get; init; }
    public required Guid PostId { get; init; }
    public required Instant At { get; init; }
}

/// <summary>A file that came with an act; append-only.</summary>
public sealed class TaskFile
{
    public required int TenantId { get; init; }
    public required Guid TaskId { get; init; }
    public required int Number { get; init; }
    public required Guid FileId { get; init; }
    public required string FileName { get; init; }
    public required string MediaType { get; init; }
    public required int Size { get; init; }
    public required byte[] Sha256 { get; init; }
    public required byte[] Content { get; init; }
}

/// <summary>A step of reminding that was taken.</summary>
public sealed class TaskReminderRow
{
    public required int TenantId { get; init; }
    public required Guid TaskId { get; init; }
    public required LocalDate DueOn { get; init; }
    public required int Step { get; init; }
    public required Guid LeadPost { get; init; }
    public required Instant RemindedAt { get; init; }
}
