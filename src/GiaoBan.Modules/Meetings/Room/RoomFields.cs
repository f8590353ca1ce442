using GiaoBan.Domain;
using GiaoBan.Domain.Text;

namespace GiaoBan.Modules.Meetings;

/// <summary>What is typed in the room: texts in NFC, trimmed, not too long, free of secret marks (LAW-2); every refusal at its field.</summary>
internal sealed class RoomFields
{
    /// <summary>Most characters of a line.</summary>
    public const int Short = 300;

    /// <summary>Most characters of a text.</summary>
    public const int Long = 20_000;

    private readonly List<Error> _refusals = [];
    private readonly List<(string Field, string? Text)> _texts = [];

    /// <summary>Every refusal, the secret marks too.</summary>
    public IReadOnlyList<Error> Refusals => SecrecyDoor.Refusal(_texts) is { } marked ? [.. _refusals, marked] : _refusals;

    /// <summary>A text that must be there.</summary>
    public string Text(string? value, string field, int most = Short)
    {
        var text = Optional(value, field, most);
        Refuse(text.Length == 0, "room.field.missing", field);
        return text;
    }

    /// <summary>A text that may be empty.</summary>
    public string Optional(string? value, string field, int most = Short)
    {
        var text = Folding.Normal(value ?? "").Trim();
        Refuse(text.Length > most, "room.field.too-long", field, most);
        _texts.Add((field, text));
        return text;
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
