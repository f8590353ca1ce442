using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Modules.Regimes;

/// <summary>Takes what a mapping should hold, key by key, noting what is missing, misshapen or left over.</summary>
/// <remarks>What cannot be read is stood in for, so that one reading finds every mistake; a pack with a mistake is never handed on.</remarks>
internal sealed class PackMapReader(PackMap map, PackIssues issues, PackNames names)
{
    private readonly PackValueReader _values = new(issues);
    private readonly List<string> _asked = [];

    /// <summary>Notes every key that was not asked for.</summary>
    public void Close()
    {
        foreach (var entry in map.Entries.Where(e => !_asked.Contains(e.Key)))
        {
            issues.Add("unknown-key", entry.Mark, entry.Key, string.Join(", ", _asked));
        }
    }

    /// <summary>What stands under a key, or null; an empty value counts as none.</summary>
    public PackNode? Find(string key)
    {
        if (!_asked.Contains(key))
        {
            _asked.Add(key);
        }

        return map.Entries.FirstOrDefault(e => e.Key == key)?.Value is { } value and not PackScalar { IsEmpty: true } ? value : null;
    }

    /// <summary>What stands under a key; noted where it is missing.</summary>
    public PackNode? Need(string key)
    {
        var value = Find(key);
        if (value is null)
        {
            issues.Add("missing-key", map.Mark, key);
        }

        return value;
    }

    /// <summary>A text that must be there.</summary>
    public string Text(string key) => _values.Text(Need(key)) ?? "";

    /// <summary>A text, or null.</summary>
    public string? OptionalText(string key) => _values.Text(Find(key));

    /// <summary>A code that must be there.</summary>
    public string Code(string key) => _values.Code(Need(key)) ?? "";

    /// <summary>A code, or null.</summary>
    public string? OptionalCode(string key) => _values.Code(Find(key));

    /// <summary>The code of this mapping's own thing, the only one of its kind.</summary>
    public string Define(string kind)
    {
        var code = Code("code");
        names.Define(kind, code, MarkOf("code"));
        return code;
    }

    /// <summary>The code of a thing of a kind that the pack must define, or null where none is named.</summary>
    public string? Refer(string key, string kind)
    {
        var code = _values.Code(Find(key));
        names.Refer(kind, code, MarkOf(key));
        return code;
    }

    /// <summary>The codes of things of a kind that the pack must define.</summary>
    public IReadOnlyList<string> ReferAll(string key, string kind)
    {
        if (Find(key) is PackList list)
        {
            foreach (var item in list.Items)
            {
                names.Refer(kind, (item as PackScalar)?.Text, item.Mark);
            }
        }

        return Codes(key);
    }

    /// <summary>A list of codes, each once; empty where there is none.</summary>
    public IReadOnlyList<string> Codes(string key)
    {
        List<string> codes = [];
        foreach (var item in ItemsIn(Find(key)))
        {
            if (_values.Code(item) is not { } code)
            {
                continue;
            }

            if (codes.Contains(code))
            {
                issues.Add("duplicate-code", item.Mark, code);
            }

            codes.Add(code);
        }

        return codes;
    }

    /// <summary>True or false; false where nothing is said.</summary>
    public bool Flag(string key)
    {
        var node = Find(key);
        return node is not null && _values.Choice(node, ["true", "false"]) == "true";
    }

    /// <summary>One of some words that must be there; null where it is none of them.</summary>
    public string? Choice(string key, params IReadOnlyList<string> words) => Need(key) is { } node ? _values.Choice(node, words) : null;

    /// <summary>A whole number in a range; the stand-in where nothing is said.</summary>
    public int Whole(string key, int least, int most, int otherwise) => Find(key) is { } node ? _values.Whole(node, least, most) ?? otherwise : otherwise;

    /// <summary>A whole number in a range that must be there.</summary>
    public int NeededWhole(string key, int least, int most) => Need(key) is { } node ? _values.Whole(node, least, most) ?? least : least;

    /// <summary>A list of whole numbers in a range; empty where there is none.</summary>
    public IReadOnlyList<int> Wholes(string key, int least, int most) =>
        [.. ItemsIn(Find(key)).Select(item => _values.Whole(item, least, most)).OfType<int>()];

    /// <summary>A date that must be there.</summary>
    public LocalDate Date(string key) => _values.Date(Need(key)) ?? RegimeCalendar.FirstDay;

    /// <summary>A date, or null.</summary>
    public LocalDate? OptionalDate(string key) => _values.Date(Find(key));

    /// <summary>A time of day that must be there.</summary>
    public LocalTime Time(string key) => Need(key) is { } node ? _values.Time(node) : default;

    /// <summary>The mapping under a key that must be there.</summary>
    public PackMapReader? Map(string key) => Need(key) is { } node ? MapIn(node) : null;

    /// <summary>The mappings of a list; none where there is no list.</summary>
    public IEnumerable<PackMapReader> Maps(string key) => ItemsIn(Find(key)).Select(MapIn).OfType<PackMapReader>();

    /// <summary>A node read as a mapping; null, and noted, where it is none.</summary>
    public PackMapReader? MapIn(PackNode node)
    {
        if (node is PackMap inner)
        {
            return new PackMapReader(inner, issues, names);
        }

        issues.Add("not-a-mapping", node.Mark);
        return null;
    }

    /// <summary>The entries of a mapping whose keys are years.</summary>
    public IReadOnlyDictionary<int, decimal> FiguresByYear(string key)
    {
        Dictionary<int, decimal> figures = [];
        if (Find(key) is not { } node || MapIn(node) is null)
        {
            return figures;
        }

        foreach (var entry in ((PackMap)node).Entries)
        {
            if (_values.Whole(new PackScalar(entry.Mark, entry.Key, false), RegimeCalendar.FirstDay.Year, RegimeCalendar.LastDay.Year) is { } year
                && _values.Figure(entry.Value) is { } figure)
            {
                figures[year] = figure;
            }
        }

        return figures;
    }

    /// <summary>The texts of a mapping by their names.</summary>
    public IReadOnlyDictionary<string, string> TextsByName(string key)
    {
        Dictionary<string, string> texts = [];
        if (Find(key) is { } node && MapIn(node) is not null)
        {
            foreach (var entry in ((PackMap)node).Entries)
            {
                texts[_values.Code(new PackScalar(entry.Mark, entry.Key, false)) ?? ""] = _values.Text(entry.Value) ?? "";
            }
        }

        return texts;
    }

    /// <summary>The words of a list, each one of some; empty where there is none.</summary>
    public IReadOnlyList<string> Choices(string key, IReadOnlyList<string> words) =>
        [.. ItemsIn(Find(key)).Select(item => _values.Choice(item, words)).OfType<string>().Distinct()];

    /// <summary>One of some words; null, and noted, where it is none of them.</summary>
    public string? Choice(PackNode node, IReadOnlyList<string> words) => _values.Choice(node, words);

    /// <summary>Notes a mistake at a key, or at the mapping where the key is missing.</summary>
    public void Refuse(string code, string key, params object?[] details) => issues.Add(code, MarkOf(key), details);

    /// <summary>Notes a list, or a word, that must hold something and holds nothing.</summary>
    public void RefuseEmpty(string key, int count)
    {
        if (count == 0)
        {
            Refuse("missing-key", key, key);
        }
    }

    private PackMark MarkOf(string key) => map.Entries.FirstOrDefault(e => e.Key == key)?.Value.Mark ?? map.Mark;

    private IReadOnlyList<PackNode> ItemsIn(PackNode? node)
    {
        switch (node)
        {
            case null:
                return [];
            case PackList list:
                return list.Items;
            default:
                issues.Add("not-a-list", node.Mark);
                return [];
        }
    }
}
