using System.Globalization;
using System.Text;

namespace GiaoBan.Domain.Tests.Text.Secrecy;

/// <summary>Ways in which a level is written. The kept-out ones were written down before the finder and never looked at while it was tuned.</summary>
internal static class MarkDisguises
{
    /// <summary>What the finder was tuned on.</summary>
    public static readonly (string Name, Func<string, string> Of)[] Tuned =
    [
        ("as typed", s => s),
        ("capitals", s => s.ToUpper(CultureInfo.InvariantCulture)),
        ("small letters", s => s.ToLower(CultureInfo.InvariantCulture)),
        ("decomposed", s => s.Normalize(NormalizationForm.FormD)),
        ("spaced", s => Parted(s, " ", "  ")),
        ("dotted", s => Parted(s, ".", " ")),
        ("dashed", s => Parted(s, "-", " ")),
        ("underscored", s => Parted(s, "_", " ")),
        ("Cyrillic", s => Swapped(s, "AaMTtOoEeYy", "АаМТтОоЕеУу")),
        ("Greek", s => Swapped(s, "MATOEY", "ΜΑΤΟΕΥ")),
        ("full-width", s => string.Concat(s.Normalize(NormalizationForm.FormD).Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c)).Normalize(NormalizationForm.FormC)),
        ("zero-width", s => string.Join('\u200B', Letters(s))),
        ("hard blanks", s => s.Replace(' ', '\u00A0')),
        ("tone misplaced", s => s.Replace("uyệ", "uỵê", StringComparison.Ordinal).Replace("UYỆ", "UỴÊ", StringComparison.Ordinal).Replace("ối", "ôí", StringComparison.Ordinal)),
    ];

    /// <summary>Kept out of all tuning.</summary>
    public static readonly (string Name, Func<string, string> Of)[] KeptOut =
    [
        ("soft hyphens", s => string.Join('\u00AD', Letters(s))),
        ("struck through", s => string.Concat(Letters(s).Select(l => l == " " ? l : l + "\u0336"))),
        ("underlined signs", s => string.Concat(Letters(s).Select(l => l == " " ? l : l + "\u0332"))),
        ("alternating case", s => string.Concat(s.Select((c, i) => i % 2 == 0 ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)))),
        ("bullets between", s => Parted(s, "•", " ")),
        ("strokes between", s => Parted(s, "/", " ")),
        ("thin blanks between", s => Parted(s, "\u2009", "\u2003")),
        ("three blanks between", s => Parted(s, "   ", "      ")),
        ("bold mathematics", s => string.Concat(s.Normalize(NormalizationForm.FormD).Select(c => c is >= 'A' and <= 'Z' ? char.ConvertFromUtf32(0x1D400 + c - 'A') : c is >= 'a' and <= 'z' ? char.ConvertFromUtf32(0x1D41A + c - 'a') : c.ToString()))),
        ("circled", s => string.Concat(s.Normalize(NormalizationForm.FormD).Where(c => c < '\u0300').Select(c => c is >= 'A' and <= 'Z' ? (char)(0x24B6 + c - 'A') : c is >= 'a' and <= 'z' ? (char)(0x24D0 + c - 'a') : c))),
        ("small capitals", s => Swapped(s.ToLowerInvariant(), "mateo", "ᴍᴀᴛᴇᴏ")),
        ("Cherokee and Lisu", s => Swapped(s, "MATmat", "ᎷᎪᎢꓟꓮꓔ")),
        ("direction marks", s => "\u202E\u202C\u200F" + s + "\u200E"),
        ("cut in two", s => s.Length > 3 ? s[..1] + " " + s[1..] : s[..1] + " " + s[1..]),
        ("signs in the other order", s => string.Concat(s.Select(c => c switch { 'ậ' => "a\u0302\u0323", 'Ậ' => "A\u0302\u0323", 'ệ' => "e\u0302\u0323", 'Ệ' => "E\u0302\u0323", _ => c.ToString() }))),
        ("word joiners", s => string.Join('\u2060', Letters(s))),
    ];

    /// <summary>A text without signs, as typed on a foreign keyboard.</summary>
    public static string Bare(string text) => string.Concat(
        text.Replace('đ', 'd').Replace('Đ', 'D').Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));

    private static string Parted(string text, string between, string words) =>
        string.Join(words, text.Split(' ').Select(w => string.Join(between, Letters(w))));

    private static IEnumerable<string> Letters(string text)
    {
        var letters = StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext())
        {
            yield return letters.GetTextElement();
        }
    }

    private static string Swapped(string text, string from, string to) => string.Concat(
        text.Normalize(NormalizationForm.FormD).Select(c => from.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? to[at] : c)).Normalize(NormalizationForm.FormC);
}
