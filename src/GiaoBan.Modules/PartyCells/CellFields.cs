using GiaoBan.Domain;
using GiaoBan.Domain.Text;

namespace GiaoBan.Modules.PartyCells;

/// <summary>What is typed about cells: texts in NFC, trimmed, not too long, and free of secret marks (LAW-2); every refusal at its field.</summary>
internal sealed class CellFields
{
    /// <summary>Most characters of a name or a place.</summary>
    public const int Short = 200;

    /// <summary>Most characters of a text.</summary>
    public const int Long = 8000;

    private readonly List<Error> _refusals = [];
    private readonly List<(string Field, string? Text)> _texts = [];

    /// <summary>Every refusal, the secret marks too.</summary>
    public IReadOnlyList<Error> Refusals => SecrecyDoor.Refusal(_texts) is { } marked ? [.. _refusals, marked] : _refusals;

    /// <summary>A text that must be there.</summary>
    public string Text(string? value, string field, int most = Short)
    {
        var text = OptionalText(value, field, most);
        Refuse(text is null, "cells.field.missing", field);
        return text ?? "";
    }

    /// <summary>A text that may be empty: then null.</summary>
    public string? OptionalText(string? value, string field, int most = Short)
    {
        var text = Folding.Normal(value ?? "").Trim();
        Refuse(text.Length > most, "cells.field.too-long", field, most);
        _texts.Add((field, text));
        return text.Length == 0 ? null : text;
    }

    /// <summary>Adds a refusal.</summary>
    public void Refuse(bool when, string code, string field, params object?[] args)
    {
        if (when)
        {
            _refusals.Add(Error.Invalid(code, field, args));
        }
    }

    /// <summary>Adds refusals of the domain.</summary>
    public void Refuse(IEnumerable<Error> refusals) => _refusals.AddRange(refusals);
}
