using GiaoBan.App.Pages.Organisation;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Compliance.Contracts;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.App.Pages.Compliance;

/// <summary>Kind and block of the units of a book: by the terms of its last day; of one that ended before, by those of its first.</summary>
/// <param name="Units">By code.</param>
public sealed record BookUnits(IReadOnlyDictionary<string, Unit> Units)
{
    /// <summary>No unit.</summary>
    public static BookUnits None { get; } = new(new Dictionary<string, Unit>());

    /// <summary>The block of a line's unit.</summary>
    public string BlockOf(BookLine line) => Units.GetValueOrDefault(line.Unit.Code)?.Block ?? "";

    /// <summary>The kind of a line's unit.</summary>
    public string KindOf(BookLine line) => Units.GetValueOrDefault(line.Unit.Code)?.Kind ?? "";

    /// <summary>The blocks there are, in the organisation's order, by name.</summary>
    public IReadOnlyList<(string Code, string Name)> Blocks(Text text) => [.. Units.Values.Select(u => u.Block).Distinct().Select(b => (b, UnitWords.Named(text, "block", b)))];

    /// <summary>The kinds there are, by name.</summary>
    public IReadOnlyList<(string Code, string Name)> Kinds(Text text) => [.. Units.Values.Select(u => u.Kind).Distinct().Select(k => (k, UnitWords.Named(text, "kind", k)))];

    /// <summary>Units whose code is the words, or whose name or short name holds them.</summary>
    public IReadOnlyList<Unit> Find(string words)
    {
        var wanted = Folding.Search(words);
        return Units.Values.FirstOrDefault(u => u.Code == words) is { } one
            ? [one]
            : [.. Units.Values.Where(u => HasWords(u.Name, wanted) || HasWords(u.ShortName, wanted))];
    }

    /// <summary>Whether a name holds words in their search form, the first from its beginning: "ho" finds "Hội Nông dân" and no "Kho bạc".</summary>
    public static bool HasWords(string name, string wanted) => $" {Folding.Search(name)}".Contains($" {wanted}", StringComparison.Ordinal);
}
