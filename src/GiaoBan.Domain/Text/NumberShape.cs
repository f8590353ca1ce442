namespace GiaoBan.Domain.Text;

/// <summary>How a typed number is put together, before anyone says what it means.</summary>
/// <param name="Whole">Digits before the mark, groups joined.</param>
/// <param name="Fraction">Digits after the mark; empty where there is none.</param>
/// <param name="LoneDot">The mark is a single dot, the only separator: groups or decimals, nobody can tell.</param>
/// <param name="Grouped">The whole part was written in groups.</param>
internal sealed record NumberShape(string Whole, string Fraction, bool LoneDot, bool Grouped)
{
    private const string Spaces = " \u00A0\u202F\u2009\u2007";

    /// <summary>A zero that does not count stands first: a code or a slip, not a number.</summary>
    internal bool HasLeadingZero => StartsWithZero(Whole);

    /// <summary>The comma may be meant to part thousands, as in English.</summary>
    internal bool ThousandsComma => !LoneDot && !Grouped && Fraction.Length == 3 && Whole.Length <= 3 && Whole != "0";

    /// <summary>What is wrong with the characters, or null where all are digits, dots, commas and spaces.</summary>
    internal static NumberReading? Complaint(string body)
    {
        if (body.Length == 0)
        {
            return VietnameseNumber.Refuse("text.number.sign-alone");
        }

        var end = 0;
        while (end < body.Length && (char.IsAsciiDigit(body[end]) || body[end] is '.' or ',' || Spaces.Contains(body[end], StringComparison.Ordinal)))
        {
            end++;
        }

        if (end == body.Length)
        {
            return null;
        }

        var (number, rest) = (body[..end].Trim(), body[end..].Trim());
        return (number.Length, rest) switch
        {
            ( > 0, "%") => VietnameseNumber.Refuse("text.number.percent", number),
            (_, ['(', ..]) => VietnameseNumber.Refuse("text.number.parentheses"),
            ( > 0, _) when char.IsLetter(rest[0]) => VietnameseNumber.Refuse("text.number.unit", number, rest),
            _ => VietnameseNumber.Refuse("text.number.not-a-number"),
        };
    }

    /// <summary>The shape of a text of digits, dots, commas and spaces; null where the separators do not make a number.</summary>
    internal static NumberShape? Of(string body)
    {
        var comma = body.Split(',');
        if (comma.Length > 2 || (comma.Length == 2 && !AreDigits(comma[1])))
        {
            return null;
        }

        var fraction = comma.Length == 2 ? comma[1] : "";
        var whole = comma[0];
        if (AreDigits(whole))
        {
            return new(whole, fraction, LoneDot: false, Grouped: false);
        }

        var dotted = whole.Contains('.', StringComparison.Ordinal);
        var groups = dotted ? whole.Split('.') : whole.Split(Spaces.ToCharArray());
        if (!groups.All(AreDigits))
        {
            return null;
        }

        if (dotted && groups.Length == 2 && comma.Length == 1)
        {
            return new(groups[0], groups[1], LoneDot: true, Grouped: false);
        }

        return groups[0].Length <= 3 && groups.Skip(1).All(g => g.Length == 3)
            ? new(string.Concat(groups), fraction, LoneDot: false, Grouped: true)
            : null;
    }

    internal static bool AreDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    internal static bool StartsWithZero(string whole) => whole.Length > 1 && whole[0] == '0';
}
