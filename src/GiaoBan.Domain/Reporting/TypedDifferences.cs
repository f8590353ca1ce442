namespace GiaoBan.Domain.Reporting;

/// <summary>A place where two versions say different things.</summary>
/// <param name="Place">By codes and indexes: <c>sections[kinh-te]</c>, <c>figures[ho-ngheo]</c>, <c>activities[2]</c>, <c>plan[0]</c>, <c>nil</c>, <c>attachments</c>.</param>
/// <param name="One">What the one says; empty = nothing.</param>
/// <param name="Other">What the other says; empty = nothing.</param>
public sealed record TypedDifference(string Place, string One, string Other);

/// <summary>Sets two versions of a report side by side, and puts one together from both (two people on one draft: nothing is lost).</summary>
public static class TypedDifferences
{
    /// <summary>The places that differ, in the order of the form.</summary>
    public static IReadOnlyList<TypedDifference> Between(TypedReport one, TypedReport other)
    {
        var (left, right) = (Words(one), Words(other));
        return
        [
            .. left.Keys.Union(right.Keys)
                .Select(place => new TypedDifference(place, left.GetValueOrDefault(place, ""), right.GetValueOrDefault(place, "")))
                .Where(d => d.One != d.Other)
                .OrderBy(d => Array.FindIndex(Order, prefix => d.Place.StartsWith(prefix, StringComparison.Ordinal))),
        ];
    }

    /// <summary>The one version, with the other's words at the places named; the files of both.</summary>
    public static TypedReport Take(TypedReport one, TypedReport other, IReadOnlySet<string> fromOther)
    {
        return new TypedReport(
            Pick(one.Sections, other.Sections, s => s.Code, "sections"),
            Pick(one.Figures, other.Figures, f => f.Indicator, "figures"),
            PickLines(one.Activities, other.Activities, "activities"),
            PickLines(one.Plan, other.Plan, "plan"),
            fromOther.Contains("nil") ? other.Nil : one.Nil,
            [.. one.Attachments.Union(other.Attachments)]);

        IReadOnlyList<T> Pick<T>(IReadOnlyList<T> ones, IReadOnlyList<T> others, Func<T, string> code, string list)
            where T : class =>
        [
            .. ones.Select(code).Union(others.Select(code))
                .Select(c => (fromOther.Contains($"{list}[{c}]") ? others : ones).FirstOrDefault(line => code(line) == c))
                .OfType<T>(),
        ];

        IReadOnlyList<T> PickLines<T>(IReadOnlyList<T> ones, IReadOnlyList<T> others, string list)
            where T : class =>
        [
            .. Enumerable.Range(0, Math.Max(ones.Count, others.Count))
                .Select(i => (fromOther.Contains($"{list}[{i}]") ? others : ones).ElementAtOrDefault(i))
                .OfType<T>(),
        ];
    }

    private static readonly string[] Order = ["nil", "sections", "figures", "activities", "plan", "attachments"];

    private static Dictionary<string, string> Words(TypedReport report)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var section in report.Sections)
        {
            words[$"sections[{section.Code}]"] = section.Text.Trim();
        }

        foreach (var figure in report.Figures)
        {
            words[$"figures[{figure.Indicator}]"] = Joined(" + ", figure.Value, figure.Estimate);
        }

        foreach (var (i, a) in report.Activities.Index())
        {
            words[$"activities[{i}]"] = Joined(" · ", a.Kind, Joined(" ", a.Count, a.Unit), a.Place, a.Date, a.Text);
        }

        foreach (var (i, p) in report.Plan.Index())
        {
            words[$"plan[{i}]"] = Joined(" · ", p.Date, Joined("–", p.From, p.To), p.Text, p.Place, p.Lead, p.Participants, p.NeedsRoom ? "✓" : "");
        }

        words["nil"] = report.Nil ? "✓" : "";
        words["attachments"] = string.Join(" · ", report.Attachments.Select(a => a.FileName));
        return words;
    }

    private static string Joined(string mark, params string[] parts) =>
        string.Join(mark, parts.Select(p => p.Trim()).Where(p => p.Length > 0));
}
