using NodaTime;

namespace GiaoBan.Modules.Schedules.Contracts;

/// <summary>What can be taken: a person, a room, a vehicle, a piece of equipment (SK-10).</summary>
public sealed class Resource
{
    public required int TenantId { get; init; }
    public required Guid ResourceId { get; init; }

    /// <summary>One of <see cref="ResourceKinds"/>.</summary>
    public required string Kind { get; init; }

    public required string Name { get; set; }

    /// <summary>Whom it is, of a person.</summary>
    public Guid? OfficialId { get; init; }

    /// <summary>How many it holds.</summary>
    public int? Seats { get; set; }

    /// <summary>Where it stands; empty = at the seat of the authority.</summary>
    public string Site { get; set; } = "";

    public required LocalDate ValidFrom { get; init; }
    public LocalDate? ValidTo { get; set; }
}

/// <summary>Kinds of resources, as they are stored.</summary>
public static class ResourceKinds
{
    public const string Person = "person";
    public const string Room = "room";
    public const string Vehicle = "vehicle";
    public const string Equipment = "equipment";

    /// <summary>Every kind.</summary>
    public static readonly IReadOnlyList<string> All = [Person, Room, Vehicle, Equipment];
}

/// <summary>A room that is part of a joined hall: whoever takes the hall takes it.</summary>
public sealed class ResourcePart
{
    public required int TenantId { get; init; }
    public required Guid WholeId { get; init; }
    public required Guid PartId { get; init; }
}

/// <summary>Something that takes place at an hour and takes resources: a meeting, a line of the week's schedule, an absence.</summary>
public sealed class Booking
{
    public const string Meeting = "meeting";
    public const string Entry = "entry";
    public const string Away = "away";

    /// <summary>Asked for, not decided.</summary>
    public const string Hold = "hold";

    /// <summary>Decided.</summary>
    public const string Firm = "firm";

    /// <summary>Takes nothing any more; stays as the name that past clashes tell of.</summary>
    public const string Released = "released";

    public required int TenantId { get; init; }

    /// <summary>The id of what takes place: of the meeting, of the entry.</summary>
    public required Guid BookingId { get; init; }

    /// <summary><see cref="Meeting"/>, <see cref="Entry"/> or <see cref="Away"/>.</summary>
    public required string Kind { get; init; }

    public required string Title { get; set; }

    /// <summary>Where it is looked at, inside the program.</summary>
    public required string Link { get; set; }

    public required Instant StartsAt { get; set; }

    /// <summary>Not included: what ends at 16:00 leaves 16:00 free.</summary>
    public required Instant EndsAt { get; set; }

    /// <summary><see cref="Hold"/>, <see cref="Firm"/> or <see cref="Released"/>.</summary>
    public required string State { get; set; }

    /// <summary>When a hold that nobody decides falls away; null = it stays.</summary>
    public Instant? ExpiresAt { get; set; }

    /// <summary>Who answers for its clashes.</summary>
    public required Guid OwnerPost { get; set; }

    public required Guid PlacedBy { get; set; }
    public required Instant PlacedAt { get; set; }
}

/// <summary>A resource held by a booking for its hours.</summary>
public sealed class Claim
{
    public required int TenantId { get; init; }
    public required Guid ClaimId { get; init; }
    public required Guid BookingId { get; init; }
    public required Guid ResourceId { get; init; }
    public required Instant StartsAt { get; init; }
    public required Instant EndsAt { get; init; }

    /// <summary>A word of <see cref="Domain.Schedules.Strengths"/>.</summary>
    public required string Strength { get; init; }
}

/// <summary>Two bookings that want the same resource at the same hour.</summary>
public sealed class Clash
{
    public const string Open = "open";
    public const string Resolved = "resolved";

    /// <summary>One of the two has moved away or given it up.</summary>
    public const string Gone = "gone";

    public required int TenantId { get; init; }
    public required Guid ClashId { get; init; }
    public required Guid ResourceId { get; init; }

    /// <summary>The smaller id.</summary>
    public required Guid FirstBooking { get; init; }

    /// <summary>The greater id.</summary>
    public required Guid SecondBooking { get; init; }

    /// <summary>The hours that both want.</summary>
    public required Instant StartsAt { get; set; }

    public required Instant EndsAt { get; set; }

    /// <summary>Who is to resolve it: the owner of the booking that came later.</summary>
    public required Guid OwnerPost { get; set; }

    public required Instant FoundAt { get; set; }

    /// <summary><see cref="Open"/>, <see cref="Resolved"/> or <see cref="Gone"/>.</summary>
    public required string State { get; set; }

    /// <summary>A word of <see cref="Domain.Schedules.Resolutions"/>.</summary>
    public string? Resolution { get; set; }

    public string? Reason { get; set; }
    public Guid? ResolvedBy { get; set; }
    public Instant? ResolvedAt { get; set; }
}
