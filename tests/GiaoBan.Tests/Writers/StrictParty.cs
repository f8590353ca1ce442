using System.Text.RegularExpressions;

namespace GiaoBan.Tests.Writers;

/// <summary>An organizer or attendee by the letter of RFC 5545, 3.2 and 3.8.4, and of RFC 6868; shares nothing with the writer.</summary>
internal sealed partial record StrictParty(string Address, IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters)
{
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["ROLE"] = ["CHAIR", "REQ-PARTICIPANT", "OPT-PARTICIPANT", "NON-PARTICIPANT"],
        ["PARTSTAT"] = ["NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED"],
        ["CUTYPE"] = ["INDIVIDUAL", "GROUP", "RESOURCE", "ROOM", "UNKNOWN"],
        ["RSVP"] = ["TRUE", "FALSE"],
    };

    /// <summary>A parameter with one value, or null.</summary>
    public string? One(string name) => Parameters.TryGetValue(name, out var values) ? Assert.Single(values) : null;

    public static StrictParty Of(string parameters, string value)
    {
        Assert.Matches("^[a-z]+:[\\x21-\\x7e]+$", value);
        var read = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (Match one in Parameter().Matches(parameters))
        {
            var (name, list) = (one.Groups["name"].Value, one.Groups["list"].Value);
            string[] raw = [.. Value().Matches(list).Select(v => v.Value)];
            if (name is "DELEGATED-TO" or "DELEGATED-FROM")
            {
                Assert.All(raw, v => Assert.Matches("^\"[a-z]+:[\\x21-\\x7e]+\"$", v));
            }

            List<string> values = [.. raw.Select(v => Caret().Replace(v.Trim('"'), m => m.Value switch { "^n" => "\n", "^'" => "\"", "^^" => "^", _ => m.Value }))];
            Assert.True(read.TryAdd(name, values), $"{name} stands twice");
            Assert.All(values, v => Assert.True(!Words.TryGetValue(name, out var known) || known.Contains(v), $"{name}={v}"));
        }

        return new StrictParty(value, read);
    }

    [GeneratedRegex(""";(?<name>[A-Z-]+)=(?<list>(?:"[^"]*"|[^";:,]+)(?:,(?:"[^"]*"|[^";:,]+))*)""")]
    private static partial Regex Parameter();

    [GeneratedRegex("""
        "[^"]*"|[^",]+
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Value();

    [GeneratedRegex(@"\^.")]
    private static partial Regex Caret();
}

/// <summary>The tables of RFC 5546, 3.2: what a method wants and forbids in an event.</summary>
internal static class StrictMethod
{
    public static void Check(string? method, IReadOnlyList<StrictCalendar> events)
    {
        foreach (var one in events)
        {
            var status = one.Text("STATUS");
            switch (method)
            {
                case "PUBLISH":
                    Assert.Empty(one.Attendees);
                    break;
                case "REQUEST":
                    Assert.All(["ORGANIZER", "SEQUENCE", "SUMMARY"], name => Assert.True(one.Properties.ContainsKey(name), $"REQUEST lacks {name}"));
                    Assert.NotEmpty(one.Attendees);
                    Assert.NotEqual("CANCELLED", status);
                    break;
                case "CANCEL":
                    Assert.All(["ORGANIZER", "SEQUENCE"], name => Assert.True(one.Properties.ContainsKey(name), $"CANCEL lacks {name}"));
                    Assert.NotEmpty(one.Attendees);
                    Assert.Empty(one.Parts);
                    Assert.True(status is null or "CANCELLED", $"STATUS:{status}");
                    break;
                default:
                    break;
            }

            Assert.All(one.Attendees, a => Assert.Equal(a.One("PARTSTAT") == "DELEGATED", a.Parameters.ContainsKey("DELEGATED-TO")));
        }
    }
}
