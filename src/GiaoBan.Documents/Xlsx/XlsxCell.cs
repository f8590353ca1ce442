using System.Globalization;

namespace GiaoBan.Documents.Xlsx;

/// <summary>What a cell holds.</summary>
public enum XlsxCellKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Words; never read as a formula.</summary>
    Text,

    /// <summary>A number that one can calculate with.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day and a time.</summary>
    DateTime,
}

/// <summary>A cell: typed, and never a formula, whatever its words begin with.</summary>
public readonly record struct XlsxCell
{
    /// <summary>What a spreadsheet's cell can hold.</summary>
    public const int MostCharacters = 32_767;

    // A spreadsheet keeps numbers as binary fractions of 15 sure digits: a longer one would change without a word.
    private const int SureDigits = 15;

    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    private XlsxCell(XlsxCellKind kind, string value) => (Kind, Value) = (kind, value);

    /// <summary>What it holds.</summary>
    public XlsxCellKind Kind { get; }

    /// <summary>As the file holds it.</summary>
    public string? Value { get; }

    /// <summary>An empty cell.</summary>
    public static XlsxCell Empty => default;

    /// <summary>Words; what XML cannot hold is left out, what is too long is cut with an ellipsis.</summary>
    public static XlsxCell Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return default;
        }

        var clean = string.Concat(text.EnumerateRunes().Where(IsAllowed));
        return new(XlsxCellKind.Text, clean.Length <= MostCharacters ? clean : Cut(clean));
    }

    /// <summary>A number; one that a spreadsheet cannot keep to the digit becomes text.</summary>
    public static XlsxCell Number(decimal? number)
    {
        if (number is not { } value)
        {
            return default;
        }

        var plain = value.ToString(CultureInfo.InvariantCulture);
        return plain.Count(char.IsAsciiDigit) <= SureDigits ? new(XlsxCellKind.Number, plain) : new(XlsxCellKind.Text, plain);
    }

    /// <summary>A day.</summary>
    public static XlsxCell Date(DateOnly? day) =>
        day is { } date ? new(XlsxCellKind.Date, ((date.ToDateTime(TimeOnly.MinValue) - Epoch).Days).ToString(CultureInfo.InvariantCulture)) : default;

    /// <summary>A day and a time on the wall, to the second.</summary>
    public static XlsxCell DateTime(DateTime? wall) => wall is { } time
        ? new(XlsxCellKind.DateTime, Math.Round((decimal)(time - Epoch).Ticks / TimeSpan.TicksPerDay, 9).ToString(CultureInfo.InvariantCulture))
        : default;

    private static string Cut(string text) => text[..(MostCharacters - (char.IsHighSurrogate(text[MostCharacters - 2]) ? 2 : 1))] + "…";

    private static bool IsAllowed(System.Text.Rune rune) =>
        rune.Value is '\t' or '\n' or '\r' || (rune.Value >= 0x20 && rune.Value is not (0xFFFE or 0xFFFF));
}
