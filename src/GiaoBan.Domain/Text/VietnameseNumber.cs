using System.Globalization;
using System.Text;

namespace GiaoBan.Domain.Text;

/// <summary>Reads and writes numbers the Vietnamese way, <c>1.234,5</c>: exact, strict, without the runtime's culture (ALL-1).</summary>
/// <remarks>
/// <para>The runtime reads <c>8.5</c> in Vietnamese as 85 and <c>1.23.4</c> as 1234: a silent tenfold error in the most usual slip.
/// Here a text has one meaning, or is asked about, or is refused.</para>
/// <para>Written well: optional sign (<c>+</c>, <c>-</c>, <c>−</c>); 1 to 15 digits without leading zeros, plain or all in groups of
/// three parted by dots or all by single spaces; optional comma and decimals. Decimals are counted without trailing zeros, so
/// <c>8,50</c> fits a column of one decimal.</para>
/// <para>Asked about, with every meaning, whether it fits the column or not (one that does not is the sender's to see and correct):
/// one dot (<c>8.5</c>, <c>1.234</c>) wherever the column admits decimals or is unknown, since the dot may be meant as a decimal mark;
/// in a column of whole numbers <c>1.234</c> is 1234 and <c>8.5</c> is refused.
/// One comma with exactly three decimals after 1 to 3 digits (<c>1,234</c>), since the comma may be meant to part thousands;
/// not <c>0,234</c>, <c>1234,567</c> or <c>1.234,567</c>, where it cannot.</para>
/// </remarks>
public static class VietnameseNumber
{
    /// <summary>Most characters of a text.</summary>
    public const int MaxLength = 40;

    /// <summary>Most digits before the comma.</summary>
    public const int MaxIntegerDigits = 15;

    /// <summary>Most decimals of any column.</summary>
    public const int MaxDecimals = 6;

    /// <summary>Reads a typed text.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="maxDecimals">Decimals the column admits, 0 to 6; null where the column is not known.</param>
    public static NumberReading Read(string text, int? maxDecimals = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (maxDecimals is < 0 or > MaxDecimals)
        {
            throw new ArgumentOutOfRangeException(nameof(maxDecimals), maxDecimals, "0 to 6.");
        }

        if (text.Length > MaxLength)
        {
            return Refuse("text.number.too-long", MaxLength);
        }

        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return new NumberReading.Empty();
        }

        var negative = trimmed[0] is '-' or '\u2212';
        var body = negative || trimmed[0] == '+' ? trimmed[1..] : trimmed;
        var reading = NumberShape.Complaint(body) ?? ReadBody(NumberShape.Of(body), maxDecimals ?? MaxDecimals);
        return negative ? Negated(reading) : reading;
    }

    /// <summary>Reads a decimal string of the API: <c>-1234.5</c>, dot, no groups, no plus, no leading zeros, nothing around it.</summary>
    /// <param name="text">The string.</param>
    /// <param name="maxDecimals">Decimals admitted, 0 to 6; null for 6.</param>
    /// <returns>Never <see cref="NumberReading.Ambiguous"/>, never <see cref="NumberReading.Empty"/>.</returns>
    public static NumberReading ReadPlain(string text, int? maxDecimals = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
        {
            return Refuse("text.number.too-long", MaxLength);
        }

        var negative = text.StartsWith('-');
        var parts = (negative ? text[1..] : text).Split('.');
        if (parts.Length > 2 || !parts.All(NumberShape.AreDigits) || NumberShape.StartsWithZero(parts[0]))
        {
            return Refuse("text.number.not-plain");
        }

        var reading = Build(parts[0], parts.Length == 2 ? parts[1] : "", maxDecimals ?? MaxDecimals);
        return negative ? Negated(reading) : reading;
    }

    /// <summary>A number as people read it: <c>1.234,5</c>; every digit that counts is kept.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Least decimals shown, filled with zeros; more are shown where the number has them (nothing is rounded away).</param>
    public static string Format(decimal value, int? decimals = null)
    {
        var plain = Plain(Math.Abs(value));
        var dot = plain.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? plain : plain[..dot];
        var fraction = (dot < 0 ? "" : plain[(dot + 1)..]).PadRight(decimals ?? 0, '0');
        var text = new StringBuilder(value < 0 ? "-" : "");
        for (var i = 0; i < whole.Length; i++)
        {
            text.Append(i > 0 && (whole.Length - i) % 3 == 0 ? "." : "").Append(whole[i]);
        }

        return text.Append(fraction.Length > 0 ? "," : "").Append(fraction).ToString();
    }

    /// <summary>A number to stand in an input field: <see cref="Read"/> with the same column gives it back and never asks.</summary>
    /// <remarks>1234 in a column of decimals is written <c>1.234,0</c>, since <c>1.234</c> would be asked about when it comes back.</remarks>
    /// <param name="value">A number that fits the column.</param>
    /// <param name="maxDecimals">As given to <see cref="Read"/>.</param>
    public static string FormatForInput(decimal value, int? maxDecimals = null)
    {
        var text = Format(value);
        return Read(text, maxDecimals) is not NumberReading.Ambiguous ? text : text.Contains(',', StringComparison.Ordinal) ? text + "0" : text + ",0";
    }

    /// <summary>A number as programs write it: dot, no groups, no trailing zeros, no exponent, no negative zero.</summary>
    public static string Plain(decimal value) =>
        value == 0 ? "0" : value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static NumberReading ReadBody(NumberShape? shape, int maxDecimals) => shape switch
    {
        null => Refuse("text.number.separators"),
        { HasLeadingZero: true } => Refuse("text.number.leading-zero"),
        { LoneDot: true } => ReadLoneDot(shape, maxDecimals),
        { ThousandsComma: true } => Ask(Build(shape.Whole, shape.Fraction, MaxDecimals), Build(shape.Whole + shape.Fraction, "", 0)),
        _ => Build(shape.Whole, shape.Fraction, maxDecimals),
    };

    private static NumberReading ReadLoneDot(NumberShape shape, int maxDecimals)
    {
        var (left, right) = (shape.Whole, shape.Fraction);
        var grouped = right.Length == 3 && left.Length <= 3 && left != "0";
        if (maxDecimals == 0)
        {
            return grouped ? Build(left + right, "", 0) : Refuse("text.number.dot");
        }

        var decimalMark = Build(left, right, MaxDecimals);
        NumberReading[] meanings = left == "0" ? [decimalMark]
            : grouped ? [Build(left + right, "", 0), decimalMark]
            : [decimalMark, Build(left + right, "", 0)];
        return decimalMark is NumberReading.Value ? Ask(meanings) : decimalMark;
    }

    private static NumberReading.Ambiguous Ask(params NumberReading[] meanings) =>
        new([.. meanings.OfType<NumberReading.Value>().Select(m => m.Number)]);

    private static NumberReading Build(string whole, string fraction, int maxDecimals)
    {
        var counted = fraction.TrimEnd('0');
        if (whole.Length > MaxIntegerDigits)
        {
            return Refuse("text.number.too-many-digits", MaxIntegerDigits);
        }

        if (counted.Length > maxDecimals)
        {
            return Refuse("text.number.too-many-decimals", maxDecimals);
        }

        var units = (whole + counted).Aggregate(0m, (sum, digit) => (sum * 10) + (digit - '0'));
        return new NumberReading.Value(units / Enumerable.Repeat(10m, counted.Length).Aggregate(1m, (a, b) => a * b));
    }

    private static NumberReading Negated(NumberReading reading) => reading switch
    {
        NumberReading.Value v => new NumberReading.Value(v.Number == 0 ? 0 : -v.Number),
        NumberReading.Ambiguous a => new NumberReading.Ambiguous([.. a.Options.Select(o => o == 0 ? 0 : -o).Distinct()]),
        _ => reading,
    };

    internal static NumberReading Refuse(string code, params object?[] args) =>
        new NumberReading.Refused(Error.Invalid(code, null, args));
}
