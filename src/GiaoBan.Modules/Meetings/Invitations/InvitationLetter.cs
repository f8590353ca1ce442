using NodaTime;

namespace GiaoBan.Modules.Meetings.Invitations;

/// <summary>What one invitee is told: when, where, in what part, and why they are told; never what the meeting is about beyond its title.</summary>
/// <param name="Occasion">A word of <see cref="Contracts.InvitationOccasions"/>.</param>
/// <param name="Title">The meeting.</param>
/// <param name="StartsAt">From.</param>
/// <param name="EndsAt">To.</param>
/// <param name="Place">Where, in words; may be empty.</param>
/// <param name="Path">Where it is looked at, inside the program.</param>
/// <param name="Name">Who is told.</param>
/// <param name="Capacity">A word of <see cref="Domain.Meetings.Capacities"/>.</param>
/// <param name="Chair">The title of the post in the chair.</param>
/// <param name="IsGuest">Has no place in the program: the letter leads nowhere.</param>
public sealed record InvitationLetter(
    string Occasion, string Title, Instant StartsAt, Instant EndsAt, string Place, string Path, string Name, string Capacity, string Chair, bool IsGuest)
{
    /// <summary>Why it moves or is called off.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was to begin before it moved.</summary>
    public Instant? OldStart { get; init; }

    /// <summary>In whose place one comes, or who comes instead.</summary>
    public string? Other { get; init; }
}

/// <summary>A letter in words.</summary>
/// <param name="Subject">Of the mail.</param>
/// <param name="Body">Of the mail, plain.</param>
/// <param name="Summary">The line in the calendar.</param>
public sealed record InvitationText(string Subject, string Body, string Summary)
{
    /// <summary>Where it is looked at and answered; null where the installation has no address.</summary>
    public Uri? Link { get; init; }

    /// <summary>From which address it comes: the organizer that calendars know.</summary>
    public string OrganizerAddress { get; init; } = "";

    /// <summary>The organizer's name.</summary>
    public string OrganizerName { get; init; } = "";
}

/// <summary>Puts a letter into words; the program's texts and addresses belong to its host.</summary>
public interface IInvitationWords
{
    /// <summary>The words.</summary>
    InvitationText Write(InvitationLetter letter);
}
