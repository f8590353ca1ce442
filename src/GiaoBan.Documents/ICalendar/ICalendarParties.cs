using System.Text;

namespace GiaoBan.Documents.ICalendar;

/// <summary>Organizer and attendees as lines, and what a method asks of them (RFC 5546, 3.2).</summary>
internal static class ICalendarParties
{
    /// <summary>The name of the organizer's line with its parameters.</summary>
    internal static string Organizer(ICalendarPerson organizer) => "ORGANIZER" + Name(organizer);

    /// <summary>The name of an attendee's line with its parameters; what the RFC takes for granted is not written.</summary>
    internal static string Attendee(ICalendarAttendee attendee)
    {
        var line = new StringBuilder("ATTENDEE").Append(Name(attendee.Person));
        if (attendee.Kind != ICalendarUserKind.Individual)
        {
            line.Append(";CUTYPE=").Append(Word(attendee.Kind));
        }

        line.Append(";ROLE=").Append(Word(attendee.Role)).Append(";PARTSTAT=").Append(Word(attendee.Answer));
        if (attendee.AsksForReply)
        {
            line.Append(";RSVP=TRUE");
        }

        Append(line, "DELEGATED-TO", attendee.DelegatedTo);
        Append(line, "DELEGATED-FROM", attendee.DelegatedFrom);
        return line.ToString();
    }

    /// <summary>Whether programs may take the event under the calendar's method.</summary>
    /// <exception cref="ArgumentException">They may not; it says why.</exception>
    internal static void Check(string? method, ICalendarEvent one)
    {
        if (one.RecurrenceId is { } original && original.Date is null != one.Start.Date is null)
        {
            throw new ArgumentException($"Event {one.Uid} was to be at another kind of time than it is.", nameof(one));
        }

        if (one.Attendees.Any(a => (a.Answer == ICalendarAnswer.Delegated) != (a.DelegatedTo.Count > 0)))
        {
            throw new ArgumentException($"Event {one.Uid} is delegated without saying to whom, or the other way round.", nameof(one));
        }

        var unfit = method switch
        {
            "PUBLISH" => one.Attendees.Count > 0,
            "REQUEST" => one.Organizer is null || one.Attendees.Count == 0 || one.IsCancelled,
            "CANCEL" => one.Organizer is null || one.Attendees.Count == 0 || one.Reminders.Count > 0,
            _ => false,
        };
        if (unfit)
        {
            throw new ArgumentException($"Event {one.Uid} lacks or has what METHOD:{method} does not allow.", nameof(one));
        }
    }

    private static string Name(ICalendarPerson person) => person.Name.Length == 0 ? "" : ";CN=" + Parameter(person.Name);

    private static void Append(StringBuilder line, string name, IReadOnlyList<ICalendarPerson> people)
    {
        if (people.Count > 0)
        {
            line.Append(';').Append(name).Append('=').AppendJoin(',', people.Select(p => $"\"{p.Address.AbsoluteUri}\""));
        }
    }

    /// <summary>A parameter's value: carets for what quotes cannot hold (RFC 6868), quotes where a delimiter stands in it.</summary>
    private static string Parameter(string text)
    {
        var value = new StringBuilder(text.Length + 2);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            value.Append(rune.Value switch
            {
                '^' => "^^",
                '\n' => "^n",
                '"' => "^'",
                _ => Rune.IsControl(rune) ? "" : rune.ToString(),
            });
        }

        var written = value.ToString();
        return written.AsSpan().IndexOfAny(",;:") >= 0 ? $"\"{written}\"" : written;
    }

    private static string Word(ICalendarRole role) => role switch
    {
        ICalendarRole.Chair => "CHAIR",
        ICalendarRole.Optional => "OPT-PARTICIPANT",
        ICalendarRole.NonParticipant => "NON-PARTICIPANT",
        _ => "REQ-PARTICIPANT",
    };

    private static string Word(ICalendarAnswer answer) => answer switch
    {
        ICalendarAnswer.Accepted => "ACCEPTED",
        ICalendarAnswer.Tentative => "TENTATIVE",
        ICalendarAnswer.Declined => "DECLINED",
        ICalendarAnswer.Delegated => "DELEGATED",
        _ => "NEEDS-ACTION",
    };

    private static string Word(ICalendarUserKind kind) => kind switch
    {
        ICalendarUserKind.Group => "GROUP",
        ICalendarUserKind.Resource => "RESOURCE",
        ICalendarUserKind.Room => "ROOM",
        _ => "INDIVIDUAL",
    };
}
