using NodaTime;

namespace GiaoBan.Modules.Meetings.Contracts;

/// <summary>Somebody cannot come, to all or to named items: reason, the chair's word, the deputy (NN-5).</summary>
public sealed class Absence
{
    /// <summary>Waits for the chair.</summary>
    public const string Reported = "reported";

    /// <summary>The deputy comes.</summary>
    public const string Agreed = "agreed";

    /// <summary>Nobody need come.</summary>
    public const string Excused = "excused";

    /// <summary>To come all the same.</summary>
    public const string Refused = "refused";

    /// <summary>Comes after all.</summary>
    public const string Withdrawn = "withdrawn";

    public required int TenantId { get; init; }
    public required Guid AbsenceId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid ParticipantId { get; init; }
    public required string Reason { get; init; }

    /// <summary>The items that it is about; null = the whole meeting.</summary>
    public Guid[]? Items { get; init; }

    /// <summary>Who is to come instead, in which post; null = nobody is proposed.</summary>
    public Guid? DeputyPost { get; set; }

    public Guid? DeputyOfficial { get; set; }
    public required Guid ReportedBy { get; init; }
    public Guid? ReportedPost { get; init; }
    public required Instant ReportedAt { get; init; }

    /// <summary><see cref="Reported"/>, <see cref="Agreed"/>, <see cref="Excused"/>, <see cref="Refused"/> or <see cref="Withdrawn"/>.</summary>
    public required string State { get; set; }

    public Guid? DecidedBy { get; set; }
    public Guid? DecidedPost { get; set; }

    /// <summary>The secretary wrote down what the chair said.</summary>
    public bool InNameOfChair { get; set; }

    public string? DecisionNote { get; set; }
    public Instant? DecidedAt { get; set; }
}

/// <summary>A deputy's mandate: for one meeting, given once, never passed on.</summary>
public sealed class Mandate
{
    public required int TenantId { get; init; }
    public required Guid AbsenceId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid FromParticipant { get; init; }
    public required Guid ToParticipant { get; init; }

    /// <summary>The items that it is for; null = the whole meeting.</summary>
    public Guid[]? Items { get; init; }

    public required Guid GrantedBy { get; init; }
    public required Guid GrantedPost { get; init; }
    public required Instant GrantedAt { get; init; }
}
