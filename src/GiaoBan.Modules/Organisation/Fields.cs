using System.Text;
using GiaoBan.Domain;

namespace GiaoBan.Modules.Organisation;

/// <summary>Form rules of what is typed about the organisation; collects every refusal, so that a form is corrected in one go.</summary>
internal sealed class Fields
{
    private readonly List<Error> _refusals = [];

    public IReadOnlyList<Error> Refusals => _refusals;

    /// <summary>A text in NFC, trimmed, that may not be empty.</summary>
    public string Text(string? value, string field, int maxLength)
    {
        var text = Clean(value);
        if (text.Length == 0)
        {
            _refusals.Add(Error.Invalid("organisation.field.missing", field));
        }

        return Short(text, field, maxLength);
    }

    /// <summary>A text that may be empty: then null.</summary>
    public string? OptionalText(string? value, string field, int maxLength)
    {
        var text = Short(Clean(value), field, maxLength);
        return text.Length == 0 ? null : text;
    }

    /// <summary>A code as packs name it: lower case letters without marks, digits, hyphens.</summary>
    public string Code(string? value, string field)
    {
        var code = Clean(value);
        if (code.Length is < 2 or > 60 || !code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || code[0] == '-' || code[^1] == '-')
        {
            _refusals.Add(Error.Invalid("organisation.field.code", field));
        }

        return code;
    }

    public void Refuse(bool when, string code, string field, params object?[] args)
    {
        if (when)
        {
            _refusals.Add(Error.Invalid(code, field, args));
        }
    }

    private string Short(string text, string field, int maxLength)
    {
        Refuse(text.Length > maxLength, "organisation.field.too-long", field, maxLength);
        return text;
    }

    private static string Clean(string? value) => (value ?? "").Normalize(NormalizationForm.FormC).Trim();
}
