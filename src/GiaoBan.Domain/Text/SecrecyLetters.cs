using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace GiaoBan.Domain.Text;

/// <summary>Signs over and under letters, as far as they tell words apart.</summary>
[Flags]
internal enum SecrecySigns : byte
{
    None = 0,
    Circumflex = 1,
    DotBelow = 2,
    Acute = 4,
    Other = 8,
}

/// <summary>A character brought to one form: its plain lower letter, digit or <c>' '</c>-like separator, its case, its signs.</summary>
/// <param name="Plain">a-z, a digit, another script's letter as it is, or the separator itself.</param>
/// <param name="IsWord">Whether it belongs to a word (letter or digit).</param>
/// <param name="IsUpper">Whether it is a capital.</param>
/// <param name="Signs">The signs on it.</param>
internal readonly record struct SecrecyLetter(char Plain, bool IsWord, bool IsUpper, SecrecySigns Signs);

/// <summary>Brings letters to one form: compatibility forms, look-alikes of other scripts, signs, invisible characters, old fonts.</summary>
internal static class SecrecyLetters
{
    // What looks like a letter of the level words in another script or style, and does not decompose to it.
    private static readonly FrozenDictionary<char, char> LookAlikes = Pairs(
        "АаᎪꓮΑαɑᴀ⍺ⱭДд", 'a', "МмᎷꓟΜᴍⅯꮇϺ", 'm', "ТтᎢꓔΤτᴛꭲŦŧƬƭ", 't', "ОоΟοᴏՕօꓳ", 'o', "ІіΙιᴉɪӀıꓲⵏ", 'i',
        "ЕеΕεᴇꓰᎬЄє", 'e', "УуΥυʏᎩꓬҮү", 'y', "ᴜՍսꓴ", 'u');

    private static readonly FrozenSet<char> SmallCapitals = "ᴀᴍᴛᴏɪᴇʏᴜ".ToFrozenSet();

    // TCVN3 and VNI bytes read as Latin-1: what old .doc and .xls files hold.
    private static readonly (string Old, string New)[] OldFonts =
    [
        ("mËt", "mật"), ("MËT", "MẬT"), ("MËt", "Mật"), ("mËT", "mẬT"), ("tuyÖt", "tuyệt"), ("TuyÖt", "Tuyệt"), ("TUYÖT", "TUYỆT"), ("tèi m", "tối m"),
        ("Tèi m", "Tối m"), ("TÈI M", "TỐI M"), ("maät", "mật"), ("Maät", "Mật"), ("MAÄT", "MẬT"), ("tuyeät", "tuyệt"), ("Tuyeät", "Tuyệt"),
        ("TUYEÄT", "TUYỆT"), ("toái m", "tối m"), ("Toái m", "Tối m"), ("TOÁI M", "TỐI M"),
    ];

    private static readonly SecrecyLetter[] Table = MakeTable();

    /// <summary>Whether m, a, t follow each other with nothing but separators between: most texts are done with after this look.</summary>
    public static bool MayHold(string text)
    {
        var seen = 0;
        foreach (var c in text)
        {
            if (char.IsSurrogate(c))
            {
                return true;
            }

            var letter = Table[c];
            seen = letter.Plain switch
            {
                'm' => 1,
                'a' or '4' or '@' when seen >= 1 => 2,
                't' or '7' or '+' when seen == 2 => 3,
                _ => letter.IsWord ? 0 : seen,
            };
            if (seen == 3)
            {
                return true;
            }
        }

        return text.Contains("M)", StringComparison.Ordinal) || text.Contains("M]", StringComparison.Ordinal)
            || text.Contains('Ë', StringComparison.OrdinalIgnoreCase) || text.Contains('ä', StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The letters of a text; lines and cells still divided by line feed and tab.</summary>
    public static List<SecrecyLetter> Read(string text)
    {
        foreach (var (old, now) in OldFonts)
        {
            text = text.Replace(old, now, StringComparison.Ordinal);
        }

        var letters = new List<SecrecyLetter>(text.Length);
        foreach (var c in Decomposed(text))
        {
            var letter = Table[c];
            if (letter.Plain != '\0')
            {
                letters.Add(letter);
            }
            else if (letter.Signs != SecrecySigns.None && letters.Count > 0 && letters[^1].IsWord)
            {
                letters[^1] = letters[^1] with { Signs = letters[^1].Signs | letter.Signs };
            }
        }

        return letters;
    }

    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // A lone surrogate, or what is no character at all: the rest is still read.
            return string.Concat(text.Where(c => !char.IsSurrogate(c) && char.GetUnicodeCategory(c) != UnicodeCategory.OtherNotAssigned)).Normalize(NormalizationForm.FormKD);
        }
    }

    private static SecrecyLetter[] MakeTable()
    {
        var table = new SecrecyLetter[char.MaxValue + 1];
        for (var code = 0; code <= char.MaxValue; code++)
        {
            table[code] = Of((char)code);
        }

        return table;
    }

    private static SecrecyLetter Of(char c)
    {
        if (LookAlikes.TryGetValue(c, out var plain))
        {
            return new(plain, true, char.IsUpper(c) || SmallCapitals.Contains(c), SecrecySigns.None);
        }

        switch (char.GetUnicodeCategory(c))
        {
            case UnicodeCategory.NonSpacingMark:
                return new('\0', false, false, Sign(c));
            case UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.OtherNotAssigned:
                return new('\0', false, false, SecrecySigns.None);
            case UnicodeCategory.Control:
                return c is '\n' or '\r' or '\v' or '\f' or '\u0085' ? new('\n', false, false, SecrecySigns.None) : c == '\t' ? new('\t', false, false, SecrecySigns.None) : default;
            case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                return new('\n', false, false, SecrecySigns.None);
            case UnicodeCategory.SpaceSeparator:
                return new(' ', false, false, SecrecySigns.None);
        }

        if (!char.IsLetterOrDigit(c))
        {
            // Circled and squared letters come apart in Read; here they only make MayHold look closer. Fillers show nothing.
            var inside = c < 128 ? c : c.ToString().Normalize(NormalizationForm.FormKD).FirstOrDefault(char.IsAsciiLetter, c);
            return c is '\u2800' or '\u3164' or '\u115F' or '\u1160' ? default : new(char.ToLowerInvariant(inside), inside != c, inside != c, SecrecySigns.None);
        }

        var lower = char.ToLowerInvariant(c);
        var parts = lower < 128 ? lower.ToString() : lower.ToString().Normalize(NormalizationForm.FormKD);
        var signs = parts.Skip(1).Aggregate(SecrecySigns.None, (all, sign) => all | Sign(sign));
        return new(parts[0] == 'đ' ? 'd' : parts[0], true, char.IsUpper(c), signs);
    }

    // Signs that only strike through, underline or decorate say nothing about the word.
    private static SecrecySigns Sign(char c) => c switch
    {
        '\u0302' => SecrecySigns.Circumflex,
        '\u0323' => SecrecySigns.DotBelow,
        '\u0301' => SecrecySigns.Acute,
        '\u0300' or '\u0303' or '\u0306' or '\u0309' or '\u031B' or '\u0308' or '\u030C' => SecrecySigns.Other,
        _ => SecrecySigns.None,
    };

    private static FrozenDictionary<char, char> Pairs(params object[] pairs) =>
        Enumerable.Range(0, pairs.Length / 2)
            .SelectMany(i => ((string)pairs[2 * i]).Distinct().Select(c => KeyValuePair.Create(c, (char)pairs[(2 * i) + 1])))
            .ToFrozenDictionary();
}
