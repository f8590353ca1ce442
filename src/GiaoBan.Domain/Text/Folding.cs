using System.Buffers;
using System.Globalization;
using System.Text;

namespace GiaoBan.Domain.Text;

/// <summary>Texts brought to one form: at the door, for search.</summary>
public static class Folding
{
    private const string ConsonantsBeforeY = "hklmstv";

    // What Vietnamese is typed with. Each of these stands for itself in NFC whatever stands beside it, so a text of these only is returned as it came:
    // every text of every report passes here on its way into the content hash.
    private static readonly SearchValues<char> Settled = SearchValues.Create(
        [
            '\t', '\n',
            .. Range(' ', '~'),
            .. Range('\u00A0', '\u02FF'),
            .. Range('\u1EA0', '\u1EFF'),
            .. Range('\u2010', '\u2027'),
        ]);

    /// <summary>
    /// The form in which every text enters: NFC, lines divided by a line feed, no control characters but tab and line feed (the store
    /// refuses NUL), lone surrogates replaced. Words, case and spaces stay as typed.
    /// </summary>
    public static string Normal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExcept(Settled))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t')
            {
                clean.Append(units[..rune.EncodeToUtf16(units)]);
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

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);

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
