using System.Globalization;
using System.Text;

namespace GiaoBan.Documents.ICalendar;

/// <summary>Writes a calendar as RFC 5545 wants it: CRLF, lines of at most 75 octets, text escaped.</summary>
public static class ICalendarWriter
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    // RFC 5545, 3.1: without the line break.
    private const int MostOctets = 75;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The calendar's bytes.</summary>
    /// <exception cref="ArgumentException">An event ends before it begins, or ends as a day and begins as a time; a reminder is negative; a UID is empty; the method asks for more or less (RFC 5546).</exception>
    public static byte[] Write(ICalendarFile calendar)
    {
        using var buffer = new MemoryStream();
        using (var writer = new StreamWriter(buffer, Utf8) { NewLine = "\r\n" })
        {
            Line(writer, "BEGIN", "VCALENDAR");
            Line(writer, "VERSION", "2.0");
            Line(writer, "PRODID", Escape(calendar.ProductId));
            Line(writer, "CALSCALE", "GREGORIAN");
            Optional(writer, "METHOD", calendar.Method);
            Optional(writer, "X-WR-CALNAME", calendar.Name);
            foreach (var one in calendar.Events)
            {
                ICalendarParties.Check(calendar.Method, one);
                WriteEvent(writer, one);
            }

            Line(writer, "END", "VCALENDAR");
        }

        return buffer.ToArray();
    }

    private static void WriteEvent(StreamWriter writer, ICalendarEvent one)
    {
        Check(one);
        Line(writer, "BEGIN", "VEVENT");
        Line(writer, "UID", Escape(one.Uid));
        Line(writer, "DTSTAMP", Utc(one.Stamp));
        Time(writer, "DTSTART", one.Start);
        if (one.End is { } end)
        {
            Time(writer, "DTEND", end);
        }

        if (one.RecurrenceId is { } original)
        {
            Time(writer, "RECURRENCE-ID", original);
        }

        Line(writer, "SEQUENCE", one.Sequence.ToString(CultureInfo.InvariantCulture));
        Line(writer, "SUMMARY", Escape(one.Summary));
        Optional(writer, "DESCRIPTION", one.Description);
        Optional(writer, "LOCATION", one.Location);
        if (one.Url is { } url)
        {
            Line(writer, "URL", url.AbsoluteUri);
        }

        if (one.Categories.Count > 0)
        {
            Line(writer, "CATEGORIES", string.Join(',', one.Categories.Select(Escape)));
        }

        if (one.IsCancelled)
        {
            Line(writer, "STATUS", "CANCELLED");
        }

        WriteParties(writer, one);
        Line(writer, "TRANSP", one.IsBusy ? "OPAQUE" : "TRANSPARENT");
        foreach (var before in one.Reminders)
        {
            WriteReminder(writer, one, before);
        }

        Line(writer, "END", "VEVENT");
    }

    private static void WriteParties(StreamWriter writer, ICalendarEvent one)
    {
        if (one.Organizer is { } organizer)
        {
            Line(writer, ICalendarParties.Organizer(organizer), organizer.Address.AbsoluteUri);
        }

        foreach (var attendee in one.Attendees)
        {
            Line(writer, ICalendarParties.Attendee(attendee), attendee.Person.Address.AbsoluteUri);
        }
    }

    private static void WriteReminder(StreamWriter writer, ICalendarEvent one, TimeSpan before)
    {
        Line(writer, "BEGIN", "VALARM");
        Line(writer, "ACTION", "DISPLAY");
        Line(writer, "DESCRIPTION", Escape(one.Summary));
        Line(writer, "TRIGGER", before == TimeSpan.Zero ? "PT0S" : "-" + Length(before));
        Line(writer, "END", "VALARM");
    }

    private static void Check(ICalendarEvent one)
    {
        if (one.Uid.Length == 0)
        {
            throw new ArgumentException("An event needs a UID.", nameof(one));
        }

        var (start, end) = (one.Start, one.End ?? one.Start);
        if (start.Date is null != end.Date is null || end.Instant < start.Instant || end.Date < start.Date || (one.End is not null && end.Date is not null && end.Date == start.Date))
        {
            throw new ArgumentException($"Event {one.Uid} does not end after it begins.", nameof(one));
        }

        if (one.Reminders.Any(r => r < TimeSpan.Zero))
        {
            throw new ArgumentException($"Event {one.Uid} reminds after its start.", nameof(one));
        }
    }

    private static void Time(StreamWriter writer, string name, ICalendarTime time)
    {
        if (time.Date is { } day)
        {
            Line(writer, name + ";VALUE=DATE", day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        }
        else
        {
            Line(writer, name, Utc(time.Instant));
        }
    }

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Length(TimeSpan length)
    {
        var days = length.Days == 0 ? "" : length.Days.ToString(CultureInfo.InvariantCulture) + "D";
        (int Count, char Letter)[] parts = [(length.Hours, 'H'), (length.Minutes, 'M'), (length.Seconds, 'S')];

        // The grammar has no hole between hours and seconds: 1H0M5S.
        var used = parts.Select((p, i) => (p, i)).Where(p => p.p.Count > 0).Select(p => p.i).ToList();
        var time = used.Count == 0 ? "" : "T" + string.Concat(parts[used[0]..(used[^1] + 1)].Select(p => p.Count.ToString(CultureInfo.InvariantCulture) + p.Letter));
        return "P" + days + time;
    }

    private static void Optional(StreamWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Line(writer, name, Escape(text));
        }
    }

    /// <summary>Backslash, comma, semicolon and line breaks; other control characters have no way to be written and are left out.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\n':
                    escaped.Append("\\n");
                    break;
                case '\\' or ',' or ';':
                    escaped.Append('\\').Append((char)rune.Value);
                    break;
                case '\t':
                    escaped.Append('\t');
                    break;
                default:
                    if (!Rune.IsControl(rune))
                    {
                        escaped.Append(rune.ToString());
                    }

                    break;
            }
        }

        return escaped.ToString();
    }

    /// <summary>A content line, folded between characters, never within one.</summary>
    private static void Line(StreamWriter writer, string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                writer.WriteLine();
                writer.Write(' ');
                octets = 1;
            }

            writer.Write(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        writer.WriteLine();
    }
}
