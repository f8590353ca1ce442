using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GiaoBan.Tests.Writers;

/// <summary>Reads a calendar by the letter of RFC 5545 and refuses whatever the letter does not allow; shares nothing with the writer.</summary>
internal sealed partial class StrictCalendar
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private static readonly Dictionary<string, string[]> Once = new(StringComparer.Ordinal)
    {
        ["VCALENDAR"] = ["PRODID", "VERSION"],
        ["VEVENT"] = ["UID", "DTSTAMP", "DTSTART"],
        ["VALARM"] = ["ACTION", "TRIGGER", "DESCRIPTION"],
    };

    private static readonly Dictionary<string, string> Parent = new(StringComparer.Ordinal) { ["VCALENDAR"] = "", ["VEVENT"] = "VCALENDAR", ["VALARM"] = "VEVENT" };

    private static readonly HashSet<string> Several = new(StringComparer.Ordinal) { "CATEGORIES", "ATTENDEE" };

    private StrictCalendar(string kind) => Kind = kind;

    /// <summary>VCALENDAR, VEVENT or VALARM.</summary>
    public string Kind { get; }

    /// <summary>Name -> parameters and raw value.</summary>
    public Dictionary<string, (string Parameters, string Value)> Properties { get; } = new(StringComparer.Ordinal);

    public List<StrictCalendar> Parts { get; } = [];

    /// <summary>The attendees, each with its parameters without quotes and carets.</summary>
    public List<StrictParty> Attendees { get; } = [];

    public StrictParty Organizer => StrictParty.Of(Properties["ORGANIZER"].Parameters, Properties["ORGANIZER"].Value);

    /// <summary>A text value without its escapes.</summary>
    public string? Text(string name) => Properties.TryGetValue(name, out var found) ? Unescaped(found.Value) : null;

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        Properties.TryGetValue(name, out var found) ? [.. Comma().Split(found.Value).Select(Unescaped)] : [];

    public static StrictCalendar Read(byte[] bytes)
    {
        Assert.False(bytes.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]), "a byte order mark");
        var open = new Stack<StrictCalendar>();
        StrictCalendar? whole = null;
        foreach (var line in Unfolded(bytes))
        {
            var parts = ContentLine().Match(line);
            Assert.True(parts.Success, $"no content line: {line}");
            var (name, parameters, value) = (parts.Groups["name"].Value, parts.Groups["parameters"].Value, parts.Groups["value"].Value);
            Assert.Null(whole);
            if (name == "BEGIN")
            {
                Assert.Equal(Parent[value], open.Count == 0 ? "" : open.Peek().Kind);
                var part = new StrictCalendar(value);
                open.TryPeek(out var above);
                above?.Parts.Add(part);
                open.Push(part);
            }
            else if (name == "END")
            {
                var part = open.Pop();
                Assert.Equal(part.Kind, value);
                part.Check();
                whole = open.Count == 0 ? part : null;
            }
            else
            {
                Assert.True(open.Peek().Properties.TryAdd(name, (parameters, value)) || Several.Contains(name), $"{name} stands twice");
                Assert.Empty(open.Peek().Parts);
                if (name == "ATTENDEE")
                {
                    open.Peek().Attendees.Add(StrictParty.Of(parameters, value));
                }
            }
        }

        return whole ?? throw new InvalidOperationException("The calendar does not end.");
    }

    /// <summary>Physical lines end with CRLF, hold at most 75 octets and whole characters; a line that begins with a space goes on.</summary>
    private static IEnumerable<string> Unfolded(byte[] bytes)
    {
        string? line = null;
        for (var at = 0; at < bytes.Length;)
        {
            var end = Array.IndexOf(bytes, (byte)'\r', at);
            Assert.True(end >= 0 && end + 1 < bytes.Length && bytes[end + 1] == '\n', "a line without CRLF");
            Assert.True(end - at <= 75, $"{end - at} octets in a line");
            var physical = Utf8.GetString(bytes, at, end - at);
            Assert.DoesNotContain(physical, c => c < ' ' && c != '\t');
            at = end + 2;
            if (physical.StartsWith(' ') || physical.StartsWith('\t'))
            {
                line = Assert.IsType<string>(line) + physical[1..];
                continue;
            }

            if (line is not null)
            {
                yield return line;
            }

            line = physical;
        }

        yield return Assert.IsType<string>(line);
    }

    private void Check()
    {
        Assert.All(Once[Kind], name => Assert.True(Properties.ContainsKey(name), $"{Kind} lacks {name}"));
        if (Kind == "VCALENDAR")
        {
            Assert.Equal("2.0", Properties["VERSION"].Value);
            Assert.NotEmpty(Parts);
            StrictMethod.Check(Text("METHOD"), Parts);
            return;
        }

        foreach (var (name, (parameters, value)) in Properties)
        {
            if (name is "DTSTAMP" or "DTSTART" or "DTEND" or "RECURRENCE-ID")
            {
                Assert.True(parameters is "" or ";VALUE=DATE" && (name != "DTSTAMP" || parameters.Length == 0));
                Assert.True(DateTime.TryParseExact(value, parameters.Length > 0 ? "yyyyMMdd" : "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), value);
            }
        }

        if (Properties.TryGetValue("DTEND", out var end))
        {
            Assert.Equal(Properties["DTSTART"].Parameters, end.Parameters);
            Assert.True(string.CompareOrdinal(end.Value, Properties["DTSTART"].Value) >= (end.Parameters.Length > 0 ? 1 : 0), "it ends before it begins");
        }

        if (Properties.TryGetValue("RECURRENCE-ID", out var original))
        {
            Assert.Equal(Properties["DTSTART"].Parameters, original.Parameters);
        }

        if (Kind == "VALARM")
        {
            Assert.Matches(Length(), Properties["TRIGGER"].Value);
        }
    }

    private static string Unescaped(string value)
    {
        Assert.Matches(TextValue(), value);
        return Escape().Replace(value, m => m.Value is "\\n" or "\\N" ? "\n" : m.Value[1..]);
    }

    [GeneratedRegex("""^(?<name>[A-Z0-9-]+)(?<parameters>(?:;[A-Z-]+=(?:"[^\x00-\x08\x0a-\x1f"\x7f]*"|[^\x00-\x08\x0a-\x1f";:,\x7f]+)(?:,(?:"[^\x00-\x08\x0a-\x1f"\x7f]*"|[^\x00-\x08\x0a-\x1f";:,\x7f]+))*)*):(?<value>.*)$""", RegexOptions.Singleline)]
    private static partial Regex ContentLine();

    [GeneratedRegex(@"^(?:[^\\,;\x00-\x08\x0a-\x1f\x7f]|\\[\\,;nN])*$", RegexOptions.Singleline)]
    private static partial Regex TextValue();

    [GeneratedRegex(@"\\[\\,;nN]")]
    private static partial Regex Escape();

    [GeneratedRegex(@"(?<=(?<!\\)(?:\\\\)*),")]
    private static partial Regex Comma();

    [GeneratedRegex(@"^[+-]?P(?:\d+W|\d+D(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?|T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))$")]
    private static partial Regex Length();
}
