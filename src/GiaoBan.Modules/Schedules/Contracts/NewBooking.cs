using NodaTime;

namespace GiaoBan.Modules.Schedules.Contracts;

/// <summary>A resource that a booking wants, and how firmly.</summary>
/// <param name="ResourceId">Which; a joined hall stands for its parts too.</param>
/// <param name="Strength">A word of <see cref="Domain.Schedules.Strengths"/>.</param>
public sealed record WantedResource(Guid ResourceId, string Strength);

/// <summary>What is to take place, and what it takes.</summary>
/// <param name="BookingId">The id of the meeting or entry; a second placing with the same id replaces the first.</param>
/// <param name="Kind"><see cref="Booking.Meeting"/>, <see cref="Booking.Entry"/> or <see cref="Booking.Away"/>.</param>
/// <param name="Title">What others see of it.</param>
/// <param name="Link">Where it is looked at.</param>
/// <param name="StartsAt">From.</param>
/// <param name="EndsAt">To, not included; at most 24 hours later.</param>
/// <param name="OwnerPost">Who answers for its clashes.</param>
/// <param name="Wanted">What it takes, each resource once.</param>
public sealed record NewBooking(
    Guid BookingId, string Kind, string Title, string Link, Instant StartsAt, Instant EndsAt, Guid OwnerPost, IReadOnlyList<WantedResource> Wanted)
{
    /// <summary>Decided; else it is only asked for, and nothing of it is hard.</summary>
    public bool Firm { get; init; }

    /// <summary>When what is only asked for falls away.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>Why it moves, where it does: clashes that end by it are resolved with this reason.</summary>
    public string? MoveReason { get; init; }
}

/// <summary>One resource that two bookings want at one hour.</summary>
/// <param name="ResourceId">Which.</param>
/// <param name="ResourceKind">A word of <see cref="ResourceKinds"/>.</param>
/// <param name="ResourceName">Its name.</param>
/// <param name="BookingId">The other booking.</param>
/// <param name="Title">The other's title.</param>
/// <param name="Link">Where the other is looked at.</param>
/// <param name="StartsAt">The other's start.</param>
/// <param name="EndsAt">The other's end.</param>
/// <param name="IsHold">The other is only asked for.</param>
/// <param name="Ours">How firmly we want it.</param>
/// <param name="Theirs">How firmly they have it.</param>
public sealed record Overlap(
    Guid ResourceId, string ResourceKind, string ResourceName, Guid BookingId, string Title, string Link, Instant StartsAt, Instant EndsAt, bool IsHold, string Ours, string Theirs)
{
    /// <summary>Cannot be: the database refuses it.</summary>
    public bool IsHard => Ours == Domain.Schedules.Strengths.Hard && Theirs == Domain.Schedules.Strengths.Hard;

    /// <summary>Somebody must resolve it.</summary>
    public bool IsClash => Domain.Schedules.Strengths.Clash(Ours, Theirs);
}

/// <summary>A booking that stands.</summary>
/// <param name="BookingId">Its id.</param>
/// <param name="Clashes">What somebody must resolve, all of it.</param>
public sealed record PlacedBooking(Guid BookingId, IReadOnlyList<Overlap> Clashes);
