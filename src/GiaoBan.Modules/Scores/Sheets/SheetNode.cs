using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Scores;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.RepresentationModel;

namespace GiaoBan.Modules.Scores.Sheets;

/// <summary>A mapping of a sheet's YAML: gives values by key and notes, with the line, what is missing, misshapen or left over.</summary>
/// <remarks>What cannot be read is stood in for, so that one reading finds every mistake; a sheet with a mistake is never handed on.</remarks>
internal sealed class SheetNode(YamlMappingNode map, string source, List<Error> errors)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>A text that must be there.</summary>
    public string Text(string key) => OptionalText(key) ?? Missing(key, "");

    /// <summary>A text, or null.</summary>
    public string? OptionalText(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 and <= 2000 } text } => text.Trim().Normalize(),
        var other => Wrong<string?>(other, null),
    };

    /// <summary>A number with at most two decimals that must be there.</summary>
    public decimal Number(string key) => OptionalNumber(key) ?? Missing(key, 0m);

    /// <summary>A number, or null.</summary>
    public decimal? OptionalNumber(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: { } text } when decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= 100_000 => number,
        var other => Wrong<decimal?>(other, null),
    };

    /// <summary>A day that must be there.</summary>
    public LocalDate Date(string key) => OptionalDate(key) ?? Missing(key, new LocalDate(2000, 1, 1));

    /// <summary>A day, or null.</summary>
    public LocalDate? OptionalDate(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: { } text } when LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) && day.Year is >= 2000 and <= 2199 => day,
        var other => Wrong<LocalDate?>(other, null),
    };

    /// <summary>One of the words of an enumeration; the stand-in where nothing is said, which must not be null where the word must be there.</summary>
    public T Word<T>(string key, T? otherwise = null)
        where T : struct, Enum => Find(key) is { } node ? WordOf<T>(node) : otherwise ?? Missing(key, default(T));

    /// <summary>Words of an enumeration; the stand-in where nothing is said.</summary>
    public IReadOnlyList<T> Words<T>(string key, IReadOnlyList<T> otherwise)
        where T : struct, Enum => Find(key) switch
        {
            null => otherwise,
            YamlSequenceNode list => [.. list.Children.Select(WordOf<T>).Distinct()],
            var other => Wrong<IReadOnlyList<T>>(other, otherwise),
        };

    /// <summary>True or false; false where nothing is said.</summary>
    public bool Flag(string key) => Find(key) switch
    {
        null => false,
        YamlScalarNode { Value: "true" or "false" } word => word.Value == "true",
        var other => Wrong(other, false),
    };

    /// <summary>The mapping under a key; an empty one, and noted, where there is none.</summary>
    public SheetNode Map(string key) => Find(key) is { } node ? Inner(node) : Missing(key, new SheetNode([], source, []));

    /// <summary>The mappings of a list; none where nothing is said.</summary>
    public IReadOnlyList<SheetNode> Maps(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select(Inner)],
        var other => Wrong<IReadOnlyList<SheetNode>>(other, []),
    };

    /// <summary>Notes every key that was not asked for.</summary>
    public void Close()
    {
        foreach (var key in map.Children.Keys.Where(k => k is not YamlScalarNode { Value: { } name } || !_asked.Contains(name)))
        {
            errors.Add(At("scores.sheet.unknown-key", key, (key as YamlScalarNode)?.Value ?? "", string.Join(", ", _asked)));
        }
    }

    private static string Line(YamlNode node) => node.Start.Line.ToString(CultureInfo.InvariantCulture);

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        return map.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is not YamlScalarNode { Value: null or "" or "~" or "null" } ? node : null;
    }

    private SheetNode Inner(YamlNode node) => node is YamlMappingNode inner ? new SheetNode(inner, source, errors) : Wrong(node, new SheetNode([], source, []));

    private T WordOf<T>(YamlNode node)
        where T : struct, Enum
    {
        if (node is YamlScalarNode { Value: { } word } && ScoreCodes.Read<T>(word) is { } known)
        {
            return known;
        }

        errors.Add(At("scores.sheet.bad-word", node, (node as YamlScalarNode)?.Value ?? "", string.Join(", ", ScoreCodes.All<T>())));
        return default;
    }

    private T Missing<T>(string key, T standIn)
    {
        errors.Add(At("scores.sheet.missing-key", map, key));
        return standIn;
    }

    private T Wrong<T>(YamlNode node, T standIn)
    {
        errors.Add(At("scores.sheet.bad-value", node, (node as YamlScalarNode)?.Value ?? ""));
        return standIn;
    }

    private Error At(string code, YamlNode node, params object?[] details) => Error.Invalid(code, "source", [source, Line(node), .. details]);
}
