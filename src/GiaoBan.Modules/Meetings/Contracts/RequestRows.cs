using NodaTime;

namespace GiaoBan.Modules.Meetings.Contracts;

/// <summary>Rules of meetings that an authority adopted (MTG-1), byte for byte.</summary>
public sealed class MeetingRuleVersion
{
    public required int TenantId { get; init; }
    public required int Version { get; init; }
    public required string Source { get; init; }
    public required byte[] Sha256 { get; init; }
    public required string Reason { get; init; }
    public required Guid AdoptedBy { get; init; }
    public required Instant AdoptedAt { get; init; }
}

/// <summary>What is said of the need of a meeting (NN-1), beside the meeting itself.</summary>
public sealed class MeetingRequest
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }

    /// <summary>The answers to the questions of the rules, as JSON.</summary>
    public string Answers { get; set; } = "[]";

    /// <summary>Why it takes longer than its kind allows.</summary>
    public string LongReason { get; set; } = "";

    /// <summary>Why it is asked for later than the terms of its kind.</summary>
    public string ShortReason { get; set; } = "";

    /// <summary>When it was last asked for; null while it never was.</summary>
    public Instant? RequestedAt { get; set; }

    public Guid? RequestedBy { get; set; }
    public Guid? RequestedPost { get; set; }
}

/// <summary>What was decided on a request (NN-1, NN-2).</summary>
public sealed class MeetingDecision
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }
    public required int Number { get; init; }

    /// <summary>A word of <see cref="GiaoBan.Domain.Meetings.Requests.Outcomes"/>.</summary>
    public required string Outcome { get; init; }

    public required string Reason { get; init; }

    /// <summary>The meeting that takes the matter.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>The last day for opinions in writing.</summary>
    public LocalDate? WrittenUntil { get; init; }

    /// <summary>How many were to come, as asked for.</summary>
    public required int People { get; init; }

    /// <summary>How long it was to take, minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>The rules that held; 0 = those that come with the program.</summary>
    public required int RulesVersion { get; init; }

    /// <summary>Whoever asked decided, because nobody else may.</summary>
    public required bool IsOwn { get; init; }

    public required Guid DecidedBy { get; init; }
    public required Guid DecidedPost { get; init; }
    public required Instant DecidedAt { get; init; }
}
