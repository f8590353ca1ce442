namespace GiaoBan.Modules.Notifications.Contracts;

/// <summary>What became of one try.</summary>
public enum DeliveryOutcome
{
    /// <summary>The other side has taken it.</summary>
    Sent,

    /// <summary>Nobody answers: it is not about this message, and the next would fare no better.</summary>
    Away,

    /// <summary>Not now: full mailbox, too many at once.</summary>
    Later,

    /// <summary>Not ever: no such address, a request that the gateway does not understand.</summary>
    Refused,
}

/// <summary>What became of one try, and its code where it failed.</summary>
public sealed record Delivery(DeliveryOutcome Outcome, string? Error = null)
{
    /// <summary>It was taken.</summary>
    public static Delivery Done { get; } = new(DeliveryOutcome.Sent);
}

/// <summary>A way out: mail, SMS, Zalo.</summary>
public interface IMessageChannel
{
    /// <summary>One of <see cref="MessageChannels"/>.</summary>
    string Name { get; }

    /// <summary>Whether the installation has settings for it.</summary>
    bool IsSet { get; }

    /// <summary>Tries once; throws only where it was cancelled.</summary>
    Task<Delivery> SendAsync(OutboxMessage message, CancellationToken cancellation);
}
