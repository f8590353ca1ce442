using System.Net.Mail;
using System.Text;
using GiaoBan.Documents.ICalendar;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Invitations;

/// <summary>What an invitee's calendar is given (RFC 5546): title, time, place, link. Other invitees' addresses stay out of it, but for the deputy and the one they come for.</summary>
internal static class InvitationCalendar
{
    /// <summary>The method of an occasion.</summary>
    public static string MethodOf(string occasion) => occasion is InvitationOccasions.Cancelled or InvitationOccasions.Withdrawn ? "CANCEL" : "REQUEST";

    /// <summary>The calendar's text, or null where invitee or sender has no address that can be written to.</summary>
    /// <param name="tenant">The authority's code.</param>
    /// <param name="meeting">The meeting as it is now.</param>
    /// <param name="participant">Who is told.</param>
    /// <param name="self">Their name and address.</param>
    /// <param name="partner">The deputy, or the one they come for; null where there is none or they have no address.</param>
    /// <param name="letter">What they are told.</param>
    /// <param name="text">The same in words.</param>
    /// <param name="now">When.</param>
    public static string? Write(
        string tenant, Meeting meeting, MeetingParticipant participant, Addressee self, Addressee? partner, InvitationLetter letter, InvitationText text, Instant now)
    {
        if (PersonOf(self) is not { } person || PersonOf(new Addressee(text.OrganizerName, text.OrganizerAddress)) is not { } organizer)
        {
            return null;
        }

        var one = new ICalendarEvent($"{tenant}-{meeting.SeriesId ?? meeting.MeetingId}@giaoban", now.ToDateTimeOffset(), At(meeting.StartsAt!.Value), text.Summary)
        {
            End = At(meeting.EndsAt!.Value),
            RecurrenceId = meeting.OriginalStart is { } original ? At(original) : null,
            Sequence = meeting.Sequence,
            Location = letter.Place,
            Description = text.Link?.AbsoluteUri,
            Url = text.Link,
            Organizer = organizer,
            Attendees = Attendees(participant, person, PersonOf(partner)),
            IsBusy = true,
            IsCancelled = letter.Occasion == InvitationOccasions.Cancelled,
        };
        return Encoding.UTF8.GetString(ICalendarWriter.Write(new ICalendarFile("-//GiaoBan//Giấy mời//VI", [one]) { Method = MethodOf(letter.Occasion) }));
    }

    private static IReadOnlyList<ICalendarAttendee> Attendees(MeetingParticipant participant, ICalendarPerson person, ICalendarPerson? partner)
    {
        var answer = AnswerOf(participant.Rsvp);
        var self = new ICalendarAttendee(person)
        {
            Role = RoleOf(participant.Capacity),
            Answer = answer == ICalendarAnswer.Delegated && partner is null ? ICalendarAnswer.Declined : answer,
        };
        return partner is null ? [self]
            : answer == ICalendarAnswer.Delegated ? [self with { DelegatedTo = [partner] }, new ICalendarAttendee(partner) { DelegatedFrom = [person] }]
            : [self with { DelegatedFrom = [partner] }, new ICalendarAttendee(partner) { Answer = ICalendarAnswer.Delegated, DelegatedTo = [person] }];
    }

    private static ICalendarPerson? PersonOf(Addressee? who) =>
        who?.Address is { } address && MailAddress.TryCreate(address, out var mail) ? ICalendarPerson.OfMail(mail.Address, who.Name) : null;

    private static ICalendarTime At(Instant instant) => ICalendarTime.At(instant.ToDateTimeOffset());

    private static ICalendarRole RoleOf(string capacity) => capacity switch
    {
        Capacities.Chair => ICalendarRole.Chair,
        Capacities.Optional => ICalendarRole.Optional,
        _ => ICalendarRole.Required,
    };

    private static ICalendarAnswer AnswerOf(string rsvp) => rsvp switch
    {
        Rsvps.Accepted => ICalendarAnswer.Accepted,
        Rsvps.Tentative => ICalendarAnswer.Tentative,
        Rsvps.Declined => ICalendarAnswer.Declined,
        Rsvps.Delegated => ICalendarAnswer.Delegated,
        _ => ICalendarAnswer.NeedsAction,
    };
}

/// <summary>A name, and where it is written to.</summary>
/// <param name="Name">As people read it.</param>
/// <param name="Address">Of mail; null where there is none.</param>
internal sealed record Addressee(string Name, string? Address);
