using GiaoBan.Domain.Meetings;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Contracts;

/// <summary>A meeting has begun, with the list of that instant.</summary>
public sealed class MeetingSitting
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }

    /// <summary>Participants who were on the list; attendance is counted on it.</summary>
    public required Guid[] Invited { get; init; }

    public required Instant BeganAt { get; init; }
    public required Guid BeganBy { get; init; }
    public required Guid BeganPost { get; init; }
}

/// <summary>A task due or overdue, as it stood when the agenda pulled it.</summary>
public sealed class AgendaTask
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid ItemId { get; init; }
    public required Guid TaskId { get; init; }
    public required string Body { get; init; }
    public required Guid LeadPost { get; init; }
    public required LocalDate DueOn { get; init; }
    public required bool Overdue { get; init; }
    public required Instant PulledAt { get; init; }
}

/// <summary>One coming and going.</summary>
public sealed class MeetingAttendance
{
    public required int TenantId { get; init; }
    public required Guid AttendanceId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid ParticipantId { get; init; }
    public required Instant InAt { get; init; }
    public Instant? OutAt { get; set; }

    /// <summary>Against the real start, as it was when this was entered (NN-9).</summary>
    public required int LateMinutes { get; init; }

    /// <summary>secretary or self.</summary>
    public required string Source { get; init; }

    public required Guid RecordedBy { get; init; }
    public required Instant RecordedAt { get; init; }
    public Instant? VoidedAt { get; set; }
    public Guid? VoidedBy { get; set; }

    /// <summary>Why it was taken back: entered for the wrong person.</summary>
    public string? VoidReason { get; set; }
}

/// <summary>Somebody asked to speak on an item.</summary>
public sealed class MeetingSpeaker
{
    public required int TenantId { get; init; }
    public required Guid SpeechId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid ItemId { get; init; }
    public required Guid ParticipantId { get; init; }
    public required Instant AskedAt { get; init; }
    public required Guid AskedBy { get; init; }
    public required int AllottedMinutes { get; set; }
    public Instant? BeganAt { get; set; }
    public Instant? EndedAt { get; set; }
    public Instant? WithdrawnAt { get; set; }

    /// <summary>What was said, in a few words.</summary>
    public string Note { get; set; } = "";

    /// <summary>As the order of speakers sees it.</summary>
    public SpeakerTurn ToTurn() => new(SpeechId, ParticipantId, AskedAt, AllottedMinutes, BeganAt, EndedAt, WithdrawnAt);
}

/// <summary>A show of opinion or a vote.</summary>
public sealed class MeetingVote
{
    public required int TenantId { get; init; }
    public required Guid VoteId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid ItemId { get; init; }
    public required string Question { get; init; }

    /// <summary>Only the sums are kept, and who has voted.</summary>
    public required bool Secret { get; init; }

    /// <summary>Participants who could vote when it was opened.</summary>
    public required Guid[] Entitled { get; init; }

    public Guid[] Voted { get; set; } = [];
    public int Agree { get; set; }
    public int Disagree { get; set; }
    public int Other { get; set; }
    public required Guid OpenedBy { get; init; }
    public required Instant OpenedAt { get; init; }
    public Guid? ClosedBy { get; set; }
    public Instant? ClosedAt { get; set; }

    /// <summary>As it counts.</summary>
    public VoteTally ToTally() => new(Entitled.Length, Agree, Disagree, Other);
}

/// <summary>Who said what in an open vote.</summary>
public sealed class MeetingBallot
{
    public required int TenantId { get; init; }
    public required Guid VoteId { get; init; }
    public required Guid ParticipantId { get; init; }

    /// <summary>A word of <see cref="BallotChoices"/>.</summary>
    public required string Choice { get; init; }

    public required string Note { get; init; }
    public required Instant CastAt { get; init; }
}
