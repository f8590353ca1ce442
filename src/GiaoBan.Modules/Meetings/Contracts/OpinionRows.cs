using GiaoBan.Domain.Meetings.Opinions;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Contracts;

/// <summary>Until when opinions on a meeting are asked for.</summary>
public sealed class OpinionRoundRow
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }

    /// <summary>Not included.</summary>
    public required Instant DueAt { get; set; }

    public required Guid SetBy { get; set; }
    public required Instant SetAt { get; set; }
}

/// <summary>A question on a point of the agenda to a unit or a post (NN-4).</summary>
public sealed class DiscussionPrompt
{
    public required int TenantId { get; init; }
    public required Guid PromptId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid ItemId { get; init; }
    public required string Text { get; init; }

    /// <summary>The unit asked; else <see cref="PostId"/>.</summary>
    public Guid? UnitId { get; init; }

    public Guid? PostId { get; init; }
    public required Guid MadeBy { get; init; }
    public required Guid MadePost { get; init; }
    public required Instant MadeAt { get; init; }
    public Instant? RemovedAt { get; set; }
}

/// <summary>What a unit holds of a point of the agenda; a later version follows the former.</summary>
public sealed class Opinion : IHeldOpinion
{
    public required int TenantId { get; init; }
    public required Guid OpinionId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid ItemId { get; init; }
    public required Guid UnitId { get; init; }
    public required int Version { get; init; }

    /// <summary>The post of who gave it: a deputy's own.</summary>
    public required Guid PostId { get; init; }

    public required Guid OfficialId { get; init; }

    /// <summary>A word of <see cref="OpinionPhases"/>.</summary>
    public required string Phase { get; init; }

    public required string Stance { get; init; }

    /// <summary>Why (căn cứ, lý do).</summary>
    public required string Ground { get; init; }

    /// <summary>What to do instead; empty only where the unit agrees.</summary>
    public required string Solution { get; init; }

    public required Instant GivenAt { get; init; }
}

/// <summary>What the host finds to be at issue on a point, and the units whose opinions belong to it (NN-7).</summary>
public sealed class OpinionIssue
{
    public required int TenantId { get; init; }
    public required Guid IssueId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid ItemId { get; init; }
    public required string Title { get; init; }
    public required Guid[] Units { get; init; }
    public required Guid MadeBy { get; init; }
    public required Instant MadeAt { get; init; }
    public Instant? RemovedAt { get; set; }
}

/// <summary>A way to decide a point, with what speaks for and against it and its legal check (NN-7).</summary>
public sealed class MeetingOption
{
    public required int TenantId { get; init; }
    public required Guid OptionId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid ItemId { get; init; }

    /// <summary>From 1 in its point: "Phương án 1".</summary>
    public required int Number { get; init; }

    public required string Title { get; set; }
    public required string Content { get; set; }
    public required string Pros { get; set; }
    public required string Cons { get; set; }

    /// <summary>The rules it was held against, in words.</summary>
    public string LegalBasis { get; set; } = "";

    /// <summary>A word of <see cref="LegalVerdicts"/>; null = not checked.</summary>
    public string? LegalVerdict { get; set; }

    public Guid? LegalBy { get; set; }
    public Guid? LegalPost { get; set; }
    public Instant? LegalAt { get; set; }

    /// <summary>Whether the host asks the chair to choose it; one a point.</summary>
    public bool Proposed { get; set; }

    /// <summary>Counts changes.</summary>
    public required int Version { get; set; }

    public required Guid MadeBy { get; init; }
    public required Instant MadeAt { get; init; }
    public required Instant ChangedAt { get; set; }
    public Instant? RemovedAt { get; set; }
}

/// <summary>A point that the chair has concluded: its opinions and options stay as they were.</summary>
public sealed class FrozenItem
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid ItemId { get; init; }
    public required Guid FrozenBy { get; init; }
    public required Instant FrozenAt { get; init; }
}
