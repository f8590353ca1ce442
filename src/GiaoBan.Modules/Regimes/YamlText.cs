using System.Globalization;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GiaoBan.Modules.Regimes;

/// <summary>Writes YAML as people write packs: a key a line, small mappings and lists of codes on one line, nothing that says nothing.</summary>
internal sealed class YamlText
{
    private readonly Emitter _emitter;
    private int _inFlow;

    private YamlText(TextWriter text) => _emitter = new Emitter(text, new EmitterSettings().WithBestWidth(int.MaxValue).WithIndentedSequences());

    /// <summary>A whole document of one mapping.</summary>
    public static string Document(Action<YamlText> entries)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var yaml = new YamlText(text);
        yaml._emitter.Emit(new StreamStart());
        yaml._emitter.Emit(new DocumentStart());
        yaml.Mapping(entries, MappingStyle.Block);
        yaml._emitter.Emit(new DocumentEnd(true));
        yaml._emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    /// <summary>A text; none where it is null.</summary>
    public void Text(string key, string? value)
    {
        if (value is not null)
        {
            Scalar(key);
            Scalar(value);
        }
    }

    /// <summary>A whole number.</summary>
    public void Number(string key, int value) => Text(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A whole number, where it is not what silence means.</summary>
    public void NumberUnless(string key, int value, int silence)
    {
        if (value != silence)
        {
            Number(key, value);
        }
    }

    /// <summary>A date; none where it is null.</summary>
    public void Date(string key, LocalDate? value) => Text(key, value is { } day ? LocalDatePattern.Iso.Format(day) : null);

    /// <summary>True; nothing where it is false.</summary>
    public void Flag(string key, bool value) => Text(key, value ? "true" : null);

    /// <summary>A mapping over several lines.</summary>
    public void Map(string key, Action<YamlText> entries)
    {
        Scalar(key);
        Mapping(entries, MappingStyle.Block);
    }

    /// <summary>A mapping on one line.</summary>
    public void Inline(string key, Action<YamlText> entries)
    {
        Scalar(key);
        Mapping(entries, MappingStyle.Flow);
    }

    /// <summary>A list of mappings; nothing where it is empty.</summary>
    public void Maps<T>(string key, IReadOnlyList<T> items, Action<YamlText, T> entries, bool inline = false)
    {
        if (items.Count == 0)
        {
            return;
        }

        Scalar(key);
        _emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, SequenceStyle.Block));
        foreach (var item in items)
        {
            Mapping(yaml => entries(yaml, item), inline ? MappingStyle.Flow : MappingStyle.Block);
        }

        _emitter.Emit(new SequenceEnd());
    }

    /// <summary>A list of words on one line; nothing where it is empty.</summary>
    public void Words(string key, IEnumerable<string> words)
    {
        var list = words.ToList();
        if (list.Count == 0)
        {
            return;
        }

        Scalar(key);
        _emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, SequenceStyle.Flow));
        _inFlow++;
        list.ForEach(Scalar);
        _inFlow--;
        _emitter.Emit(new SequenceEnd());
    }

    private void Mapping(Action<YamlText> entries, MappingStyle style)
    {
        var flow = style == MappingStyle.Flow ? 1 : 0;
        _emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, true, style));
        _inFlow += flow;
        entries(this);
        _inFlow -= flow;
        _emitter.Emit(new MappingEnd());
    }

    // What YAML would take for nothing at all, or a colon that a reader of times stumbles over, stands in quotes.
    private void Scalar(string value)
    {
        var style = value is "" or "~" or "null" || (_inFlow > 0 && value.Contains(':', StringComparison.Ordinal)) ? ScalarStyle.DoubleQuoted
            : value.Any(char.IsControl) ? ScalarStyle.DoubleQuoted
            : ScalarStyle.Any;
        _emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, value, style, true, true));
    }
}
