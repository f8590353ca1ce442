using GiaoBan.Domain.Meetings;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Contracts;

/// <summary>A meeting, from the first draft of its request to the notice of its conclusions (NN-1 to NN-9).</summary>
public sealed class Meeting
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }

    /// <summary>A kind of the rule pack of meetings (MTG-1).</summary>
    public required string Kind { get; set; }

    public required string Title { get; set; }

    /// <summary>A word of <see cref="MeetingStates"/>.</summary>
    public required string State { get; set; }

    public string Purpose { get; set; } = "";

    /// <summary>What the meeting is asked to meet (yêu cầu).</summary>
    public string Requirement { get; set; } = "";

    public string Content { get; set; } = "";
    public string ExpectedResult { get; set; } = "";

    /// <summary>Why it is needed: a word of the rule pack.</summary>
    public string NeedGround { get; set; } = "";

    /// <summary>The rule that wants it, in words.</summary>
    public string LegalBasis { get; set; } = "";

    /// <summary>Prepares content and options (cơ quan chủ trì tham mưu).</summary>
    public required Guid HostUnit { get; set; }

    /// <summary>Answers for the matter.</summary>
    public Guid? OwnerPost { get; set; }

    public Guid? ChairPost { get; set; }
    public Guid? ChairOfficial { get; set; }
    public Guid? SecretaryPost { get; set; }
    public Guid? SecretaryOfficial { get; set; }
    public Instant? StartsAt { get; set; }

    /// <summary>Planned; not included.</summary>
    public Instant? EndsAt { get; set; }

    public Guid? RoomId { get; set; }
    public string Place { get; set; } = "";

    /// <summary>in-person, online or hybrid.</summary>
    public string Mode { get; set; } = MeetingModes.InPerson;

    /// <summary>The series that it is an occurrence of.</summary>
    public Guid? SeriesId { get; init; }

    /// <summary>When the series first had it (RECURRENCE-ID).</summary>
    public Instant? OriginalStart { get; init; }

    /// <summary>The week whose reports it hears: never moves (SK-6).</summary>
    public string? PeriodKey { get; set; }

    /// <summary>Counts changes of when, where and who, for calendars.</summary>
    public int Sequence { get; set; }

    /// <summary>The real start, against which lateness counts (NN-9).</summary>
    public Instant? BeganAt { get; set; }

    public Instant? EndedAt { get; set; }
    public required Guid MadeBy { get; init; }
    public required Guid MadePost { get; init; }
    public required Instant MadeAt { get; init; }
    public required Instant ChangedAt { get; set; }
}

/// <summary>Somebody who is asked to a meeting.</summary>
public sealed class MeetingParticipant
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid ParticipantId { get; init; }

    /// <summary>In which post; null for a guest.</summary>
    public Guid? PostId { get; init; }

    /// <summary>Who held the post when it was asked; null for a guest.</summary>
    public Guid? OfficialId { get; init; }

    public string? GuestName { get; init; }

    /// <summary>Where a guest is written to.</summary>
    public string? GuestAddress { get; set; }

    /// <summary>A word of <see cref="Capacities"/>.</summary>
    public required string Capacity { get; set; }

    /// <summary>Why just this one (NN-3).</summary>
    public string InviteReason { get; set; } = "";

    /// <summary>A word of <see cref="Rsvps"/>.</summary>
    public string Rsvp { get; set; } = Rsvps.NeedsAction;

    public Instant? RsvpAt { get; set; }
    public string? RsvpNote { get; set; }

    /// <summary>The participant in whose place this one comes (NN-5).</summary>
    public Guid? DeputyFor { get; init; }

    /// <summary>The items of the agenda that it is about; null = the whole meeting.</summary>
    public Guid[]? Items { get; set; }

    public Instant? RemovedAt { get; set; }
}

/// <summary>A point of a meeting's agenda.</summary>
public sealed class AgendaItem
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid ItemId { get; init; }

    /// <summary>Its place, from 1.</summary>
    public required int Position { get; set; }

    public required string Title { get; set; }

    /// <summary>A word of <see cref="AgendaKinds"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>Minutes, 1 to 600.</summary>
    public required int PlannedMinutes { get; set; }

    public Guid? PresenterPost { get; set; }

    /// <summary>Whose matter it is: prepares papers and options (NN-7).</summary>
    public Guid? UnitId { get; set; }

    public Instant? BeganAt { get; set; }
    public Instant? EndedAt { get; set; }
    public Instant? RemovedAt { get; set; }
}
