using NodaTime;

namespace GiaoBan.Modules.Notifications.Contracts;

/// <summary>The ways out of the program; the way inside is the <see cref="Notice"/>.</summary>
public static class MessageChannels
{
    public const string Mail = "mail";
    public const string Sms = "sms";
    public const string Zalo = "zalo";

    /// <summary>Every channel.</summary>
    public static readonly IReadOnlyList<string> All = [Mail, Sms, Zalo];
}

/// <summary>A message that waits to leave, or has left. Number, deadline and link; never content (DB-12).</summary>
public sealed class OutboxMessage
{
    public required int TenantId { get; init; }
    public required Guid MessageId { get; init; }

    /// <summary>Stable: handed to the receiver at every try, so that a double can be dropped. Never two messages with one key in a tenant.</summary>
    public required string Key { get; init; }

    /// <summary>One of <see cref="MessageChannels"/>.</summary>
    public required string Channel { get; init; }

    /// <summary>An address of mail, or a telephone number.</summary>
    public required string Address { get; init; }

    public Guid? OfficialId { get; init; }
    public Guid? PostId { get; init; }

    /// <summary>What it tells of: an urging.</summary>
    public Guid? About { get; init; }

    public required string Subject { get; init; }
    public required string Body { get; init; }

    /// <summary>What calendar programs take from a mail, as iCalendar; null carries none.</summary>
    public string? Calendar { get; init; }

    /// <summary>Its method: <c>REQUEST</c> or <c>CANCEL</c>.</summary>
    public string? CalendarMethod { get; init; }

    public required Instant MadeAt { get; init; }

    /// <summary>Nothing leaves earlier.</summary>
    public required Instant NotBefore { get; init; }

    public int Attempts { get; set; }

    /// <summary>When it may be tried, or how long whoever has taken it has for it.</summary>
    public required Instant NextTryAt { get; set; }

    public Instant? SentAt { get; set; }
    public Instant? GivenUpAt { get; set; }

    /// <summary>No longer needed before it left.</summary>
    public Instant? WithdrawnAt { get; set; }

    /// <summary>A code: <c>unreachable</c>, <c>smtp-550</c>, <c>http-400</c>.</summary>
    public string? LastError { get; set; }
}
