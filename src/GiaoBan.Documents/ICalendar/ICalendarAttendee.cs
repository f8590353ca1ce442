namespace GiaoBan.Documents.ICalendar;

/// <summary>As what somebody is asked (RFC 5545, 3.2.16).</summary>
public enum ICalendarRole
{
    /// <summary>Has to come.</summary>
    Required,

    /// <summary>Leads.</summary>
    Chair,

    /// <summary>May come.</summary>
    Optional,

    /// <summary>Is told only.</summary>
    NonParticipant,
}

/// <summary>What somebody has answered (RFC 5545, 3.2.12).</summary>
public enum ICalendarAnswer
{
    /// <summary>Nothing yet.</summary>
    NeedsAction,

    /// <summary>Comes.</summary>
    Accepted,

    /// <summary>Perhaps.</summary>
    Tentative,

    /// <summary>Does not come.</summary>
    Declined,

    /// <summary>Another comes instead: <see cref="ICalendarAttendee.DelegatedTo"/> says who.</summary>
    Delegated,
}

/// <summary>Who or what is asked (RFC 5545, 3.2.3).</summary>
public enum ICalendarUserKind
{
    /// <summary>A person.</summary>
    Individual,

    /// <summary>Several under one address.</summary>
    Group,

    /// <summary>A thing: a car, a projector.</summary>
    Resource,

    /// <summary>A room.</summary>
    Room,
}

/// <summary>Somebody with an address that a calendar program knows.</summary>
/// <param name="Address">Mostly <c>mailto:</c>.</param>
/// <param name="Name">As people read it; may be empty.</param>
public sealed record ICalendarPerson(Uri Address, string Name)
{
    /// <summary>A person by an address of mail.</summary>
    /// <exception cref="UriFormatException">It is none.</exception>
    public static ICalendarPerson OfMail(string address, string name) => new(new Uri("mailto:" + address), name);
}

/// <summary>Somebody who is asked to an event.</summary>
/// <param name="Person">Who.</param>
public sealed record ICalendarAttendee(ICalendarPerson Person)
{
    /// <summary>As what.</summary>
    public ICalendarRole Role { get; init; }

    /// <summary>The answer so far.</summary>
    public ICalendarAnswer Answer { get; init; }

    /// <summary>A person, or a thing.</summary>
    public ICalendarUserKind Kind { get; init; }

    /// <summary>Whether the calendar program is to answer by itself, to the organizer's address.</summary>
    public bool AsksForReply { get; init; }

    /// <summary>Who comes instead; needed where the answer is <see cref="ICalendarAnswer.Delegated"/>.</summary>
    public IReadOnlyList<ICalendarPerson> DelegatedTo { get; init; } = [];

    /// <summary>In whose place this one comes.</summary>
    public IReadOnlyList<ICalendarPerson> DelegatedFrom { get; init; } = [];
}
