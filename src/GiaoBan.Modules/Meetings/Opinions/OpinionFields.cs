using GiaoBan.Domain;
using GiaoBan.Domain.Text;

namespace GiaoBan.Modules.Meetings.Opinions;

/// <summary>What is typed about opinions and options: in NFC, trimmed, not too long, free of secret marks (LAW-2); every refusal at its field.</summary>
internal sealed class OpinionFields
{
    /// <summary>Most characters of a title.</summary>
    public const int Short = 300;

    /// <summary>Most characters of a text.</summary>
    public const int Long = 4_000;

    private readonly List<Error> _refusals = [];
    private readonly List<(string Field, string? Text)> _texts = [];

    /// <summary>Every refusal, the secret marks too.</summary>
    public IReadOnlyList<Error> Refusals => SecrecyDoor.Refusal(_texts) is { } marked ? [.. _refusals, marked] : _refusals;

    /// <summary>A text that must be there.</summary>
    public string Text(string? value, string field, int most = Long)
    {
        var text = Optional(value, field, most);
        Refuse(text.Length == 0, "opinions.field.missing", field);
        return text;
    }

    /// <summary>A text that may be empty.</summary>
    public string Optional(string? value, string field, int most = Long)
    {
        var text = Folding.Normal(value ?? "").Trim();
        Refuse(text.Length > most, "opinions.field.too-long", field, most);
        _texts.Add((field, text));
        return text;
    }

    /// <summary>A word of a list.</summary>
    public string Word(string? value, IReadOnlyList<string> words, string field)
    {
        Refuse(value is null || !words.Contains(value), "opinions.field.choose", field);
        return value ?? "";
    }

    /// <summary>Adds a refusal.</summary>
    public void Refuse(bool when, string code, string field, params object?[] args)
    {
        if (when)
        {
            _refusals.Add(Error.Invalid(code, field, args));
        }
    }
}
