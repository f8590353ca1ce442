using NodaTime;

namespace GiaoBan.Modules.Meetings.Requests;

/// <summary>Somebody whom a draft names.</summary>
/// <param name="PostId">The post; null for a guest. Whoever holds it on the day of the meeting is asked.</param>
/// <param name="Capacity">A word of <see cref="Domain.Meetings.Capacities"/>; a guest's is always that.</param>
/// <param name="Reason">Why just this one (NN-3).</param>
public sealed record InviteeDraft(Guid? PostId, string? Capacity, string? Reason)
{
    /// <summary>A guest's name.</summary>
    public string? GuestName { get; init; }

    /// <summary>Where a guest is written to.</summary>
    public string? GuestAddress { get; init; }
}

/// <summary>An answer to a question of the need test.</summary>
/// <param name="Case">The question's code.</param>
/// <param name="Holds">Whether the case holds.</param>
/// <param name="Explanation">Why one is asked for all the same.</param>
public sealed record AnswerDraft(string? Case, bool Holds, string? Explanation);

/// <summary>A request for a meeting as somebody writes it: it may be incomplete (NN-1, NN-3).</summary>
/// <param name="Kind">A kind of the rules.</param>
/// <param name="Title">What it is about.</param>
public sealed record MeetingDraft(string? Kind, string? Title)
{
    public string? Purpose { get; init; }
    public string? Requirement { get; init; }
    public string? Content { get; init; }
    public string? ExpectedResult { get; init; }

    /// <summary>The code of a ground of the rules.</summary>
    public string? NeedGround { get; init; }

    public string? LegalBasis { get; init; }

    /// <summary>The post that asks, of a new request; null = the actor's first.</summary>
    public Guid? AskPost { get; init; }

    /// <summary>The unit that prepares it; null = as it is, of a new request that of the post that asks.</summary>
    public Guid? HostUnit { get; init; }

    public Guid? OwnerPost { get; init; }
    public Guid? ChairPost { get; init; }
    public Guid? SecretaryPost { get; init; }

    /// <summary>Day, from and to: all three, or none yet.</summary>
    public LocalDate? Day { get; init; }

    public LocalTime? From { get; init; }

    /// <summary>Not included.</summary>
    public LocalTime? To { get; init; }

    public Guid? RoomId { get; init; }
    public string? Place { get; init; }

    /// <summary>A word of <see cref="Domain.Meetings.MeetingModes"/>; null = in person.</summary>
    public string? Mode { get; init; }

    /// <summary>Who is to come besides chair and secretary.</summary>
    public IReadOnlyList<InviteeDraft> Invitees { get; init; } = [];

    public IReadOnlyList<AnswerDraft> Answers { get; init; } = [];

    /// <summary>Why it takes longer than its kind allows.</summary>
    public string? LongReason { get; init; }

    /// <summary>Why it is asked for later than the terms of its kind.</summary>
    public string? ShortReason { get; init; }
}
