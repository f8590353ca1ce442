using NodaTime;

namespace GiaoBan.Modules.Meetings.Contracts;

/// <summary>Invitations went out: what the rule asked for, and why it was shorter where it was (MTG-1).</summary>
public sealed class InvitationRound
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>Working days between invitation and meeting that the kind asks for.</summary>
    public required int InviteDays { get; init; }

    /// <summary>The last day that keeps them.</summary>
    public required LocalDate DueOn { get; init; }

    /// <summary>Why it is later, where it is.</summary>
    public string? ShortReason { get; init; }

    /// <summary>How many were written to.</summary>
    public required int People { get; init; }

    public required Guid SentBy { get; init; }
    public required Guid SentPost { get; init; }
    public required Instant SentAt { get; init; }
}

/// <summary>What an invitee was told, once; the last is what their calendar holds.</summary>
public sealed class SentInvitation
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid ParticipantId { get; init; }

    /// <summary>Counts what this invitee was told, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>A word of <see cref="InvitationOccasions"/>.</summary>
    public required string Occasion { get; init; }

    public required int Sequence { get; init; }

    /// <summary>REQUEST or CANCEL.</summary>
    public required string Method { get; init; }

    /// <summary>What the calendar was given; null where nothing could be: no address, or the program has no mail.</summary>
    public string? Calendar { get; init; }

    /// <summary>Whether a notice stands in the program; a guest has no place there.</summary>
    public required bool Noticed { get; init; }

    public string? Address { get; init; }

    /// <summary>The key of the mail in the outbox.</summary>
    public string? MessageKey { get; init; }

    public required Guid SentBy { get; init; }
    public required Instant SentAt { get; init; }
}

/// <summary>Why an invitee is told something, as it is stored.</summary>
public static class InvitationOccasions
{
    public const string Invited = "invited";
    public const string Moved = "moved";
    public const string Cancelled = "cancelled";

    /// <summary>No longer asked; the meeting takes place without them.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Asked in the place of another (NN-5).</summary>
    public const string Deputy = "deputy";

    /// <summary>Another comes in their place.</summary>
    public const string Replaced = "replaced";

    /// <summary>Every occasion.</summary>
    public static readonly IReadOnlyList<string> All = [Invited, Moved, Cancelled, Withdrawn, Deputy, Replaced];
}
