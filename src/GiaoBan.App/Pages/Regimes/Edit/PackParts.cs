using GiaoBan.Domain.Regimes;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>A line of a part.</summary>
/// <param name="Code">The thing's code.</param>
/// <param name="Name">What people read.</param>
public sealed record PartLine(string Code, string Name);

/// <summary>A list of a regime: its lines, their order, who names a line of it.</summary>
/// <param name="Slug">Its word in addresses and texts.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Move">The regime with a line moved from one place to another.</param>
/// <param name="UsedBy">The names of what refers to a line.</param>
public sealed record PackPart(
    string Slug,
    Func<RegimePack, IReadOnlyList<PartLine>> Lines,
    Func<RegimePack, int, int, RegimePack> Move,
    Func<RegimePack, string, IEnumerable<string>> UsedBy)
{
    /// <summary>Every list, in the order of work.</summary>
    public static readonly IReadOnlyList<PackPart> All =
    [
        new("loi-van", p => [.. p.Clauses.Select(c => new PartLine(c.Code, $"{c.Place}: “{FirstWords(c.Quote)}”"))], (p, from, to) => p with { Clauses = Moved(p.Clauses, from, to) }, ClauseUses),
        new("bao-cao", p => [.. p.Requirements.Select(r => new PartLine(r.Code, r.Name))], (p, from, to) => p with { Requirements = Moved(p.Requirements, from, to) }, RequirementUses),
        new("luong", p => [.. p.Streams.Select(s => new PartLine(s.Code, s.Name))], (p, from, to) => p with { Streams = Moved(p.Streams, from, to) }, (_, _) => []),
        new("de-cuong", p => [.. p.Outlines.Select(o => new PartLine(o.Code, o.Name))], (p, from, to) => p with { Outlines = Moved(p.Outlines, from, to) },
            (p, code) => p.Requirements.Where(r => r.Outline == code).Select(r => r.Name)),
        new("bieu", p => [.. p.Forms.Select(f => new PartLine(f.Code, f.Name))], (p, from, to) => p with { Forms = Moved(p.Forms, from, to) },
            (p, code) => p.Requirements.Where(r => r.Forms.Contains(code)).Select(r => r.Name).Concat(p.Streams.Where(s => s.Forms.Contains(code)).Select(s => s.Name))),
    ];

    /// <summary>The list of a word; null where there is none.</summary>
    public static PackPart? Find(string slug) => All.FirstOrDefault(part => part.Slug == slug);

    /// <summary>A list with one line moved; as it is where either place is none of it.</summary>
    public static IReadOnlyList<T> Moved<T>(IReadOnlyList<T> list, int from, int to)
    {
        if (from < 0 || to < 0 || from >= list.Count || to >= list.Count)
        {
            return list;
        }

        var moved = list.ToList();
        var line = moved[from];
        moved.RemoveAt(from);
        moved.Insert(to, line);
        return moved;
    }

    /// <summary>A list with one of its lines replaced, or added at the end.</summary>
    public static IReadOnlyList<T> With<T>(IReadOnlyList<T> list, T line, Func<T, bool> isIt) =>
        list.Any(isIt) ? [.. list.Select(l => isIt(l) ? line : l)] : [.. list, line];

    /// <summary>The first words of a text.</summary>
    public static string FirstWords(string text)
    {
        const int most = 90;
        if (text.Length <= most)
        {
            return text;
        }

        var cut = text.LastIndexOf(' ', most);
        return text[..(cut > 0 ? cut : most)] + "…";
    }

    private static IEnumerable<string> ClauseUses(RegimePack pack, string code) =>
        pack.Requirements.Where(r => r.Clauses.Contains(code) || r.Triggers.Any(t => t.Clause == code) || r.Schedule?.Tiers.Any(t => t.Clause == code) == true).Select(r => r.Name)
            .Concat(pack.Streams.Where(s => s.Clauses.Contains(code)).Select(s => s.Name))
            .Concat(pack.Requests.Where(r => r.Clauses.Contains(code)).Select(r => r.Subject))
            .Concat(pack.MeetingRules.Where(r => r.Clauses.Contains(code)).Select(r => r.Rule));

    private static IEnumerable<string> RequirementUses(RegimePack pack, string code) =>
        pack.Requirements.Where(r => r.CarriesPlanOf == code || r.Absorbs.Any(a => a.Requirement == code)).Select(r => r.Name)
            .Concat(pack.Streams.Where(s => s.Requirement == code).Select(s => s.Name))
            .Concat(pack.Requests.Where(r => r.Requirement == code).Select(r => r.Subject));
}
