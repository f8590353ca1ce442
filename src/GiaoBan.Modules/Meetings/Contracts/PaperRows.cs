using NodaTime;

namespace GiaoBan.Modules.Meetings.Contracts;

/// <summary>A paper of a meeting, or of a point of its agenda (NN-6); its content stands in its versions.</summary>
public sealed class Paper
{
    public required int TenantId { get; init; }
    public required Guid PaperId { get; init; }
    public required Guid MeetingId { get; init; }

    /// <summary>The point of the agenda; null = the whole meeting.</summary>
    public Guid? ItemId { get; set; }

    public required string Title { get; set; }
    public required Guid MadeBy { get; init; }
    public required Instant MadeAt { get; init; }
    public Instant? RemovedAt { get; set; }
    public Guid? RemovedBy { get; set; }
}

/// <summary>A paper as it was sent once; followed, never changed.</summary>
public sealed class PaperVersion
{
    public required int TenantId { get; init; }
    public required Guid PaperId { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    public required string FileName { get; init; }
    public required string MediaType { get; init; }
    public required int Size { get; init; }
    public required byte[] Sha256 { get; init; }
    public required byte[] Content { get; init; }

    /// <summary>Its words, as far as they can be read; null = they cannot.</summary>
    public string? Words { get; init; }

    /// <summary>What is new, in the sender's words; empty for the first.</summary>
    public string ChangeNote { get; init; } = "";

    /// <summary>The last day that kept the term; null where the meeting had no time yet.</summary>
    public LocalDate? DueOn { get; init; }

    public required bool IsLate { get; init; }
    public required Guid SentBy { get; init; }
    public required Guid SentPost { get; init; }
    public required Instant SentAt { get; init; }
}

/// <summary>That somebody opened a version, and says to have studied it; never which page, never for how long.</summary>
public sealed class PaperRead
{
    public required int TenantId { get; init; }
    public required Guid PaperId { get; init; }
    public required int Version { get; init; }
    public required Guid OfficialId { get; init; }
    public required Instant FirstOpened { get; init; }
    public required Instant LastOpened { get; set; }

    /// <summary>Said to have studied it.</summary>
    public Instant? ConfirmedAt { get; set; }
}
