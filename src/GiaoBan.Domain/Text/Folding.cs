using System.Globalization;
using System.Text;

namespace GiaoBan.Domain.Text;

/// <summary>Texts brought to one form: at the door, for search.</summary>
public static class Folding
{
    private const string ConsonantsBeforeY = "hklmstv";

    /// <summary>
    /// The form in which every text enters: NFC, lines divided by a line feed, no control characters but tab and line feed (the store
    /// refuses NUL), lone surrogates replaced. Words, case and spaces stay as typed.
    /// </summary>
    public static string Normal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t')
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// The form for search: lower case, no tone or vowel marks, đ as d, y as i where both spellings are in use (<c>kỹ</c>, <c>kĩ</c>;
    /// <c>quý</c>, <c>quí</c>; not <c>tay</c>), every run of spaces and punctuation one space. Where the tone stands
    /// (<c>oà</c>, <c>òa</c>) makes no difference.
    /// </summary>
    public static string Search(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Normal(text).ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(c is 'đ' or 'ð' ? 'd' : c); // ð: the Icelandic letter that old fonts put for đ
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(WithPlainI));
    }

    private static string WithPlainI(string syllable)
    {
        if (syllable.Length < 2 || syllable[^1] != 'y')
        {
            return syllable;
        }

        var head = syllable[..^1];
        return head is "qu" || head is [var only] && ConsonantsBeforeY.Contains(only, StringComparison.Ordinal) ? head + 'i' : syllable;
    }
}
