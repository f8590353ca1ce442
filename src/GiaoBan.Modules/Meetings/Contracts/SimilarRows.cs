using System.ComponentModel.DataAnnotations.Schema;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Contracts;

/// <summary>A short form of the office's own, beside those that come with the program.</summary>
public sealed class MeetingAbbreviation
{
    public required int TenantId { get; init; }
    public required Guid AbbreviationId { get; init; }
    public required string Brief { get; init; }
    public required string FullWords { get; init; }
    public required Guid MadeBy { get; init; }
    public required Instant MadeAt { get; init; }
    public Guid? RevokedBy { get; set; }
    public Instant? RevokedAt { get; set; }
}

/// <summary>What became of a suggestion that two meetings are near (NN-2); never changed, followed by another.</summary>
public sealed class SimilarDecision
{
    public required int TenantId { get; init; }
    public required Guid DecisionId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid OtherId { get; init; }

    /// <summary>What the program proposed: none, merge, back-to-back, refer, look.</summary>
    public required string Suggested { get; init; }

    /// <summary>What the person did: merge, back-to-back, refer, distinct.</summary>
    public required string Decided { get; init; }

    /// <summary>Percent.</summary>
    public required int Score { get; init; }

    /// <summary>Percent.</summary>
    public required int TopicScore { get; init; }

    /// <summary>Percent.</summary>
    public required int PeopleScore { get; init; }

    /// <summary>The reasons that were shown, with what they named.</summary>
    [Column(TypeName = "jsonb")]
    public required string Reasons { get; init; }

    public required string Reason { get; init; }
    public required Guid DecidedBy { get; init; }
    public required Guid DecidedPost { get; init; }
    public required Instant DecidedAt { get; init; }
}
