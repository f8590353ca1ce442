using System.Buffers;
using System.Text;

namespace GiaoBan.Domain.Text;

/// <summary>A word of a line, brought to one form, with what stands before it.</summary>
/// <param name="Letters">Plain lower letters and digits.</param>
/// <param name="Upper">How many of its letters are capitals.</param>
/// <param name="Signs">All signs on its letters together: a sign on the wrong vowel is still a sign of the syllable.</param>
/// <param name="Gap">What stands between it and the word before, or the line's beginning.</param>
internal sealed record SecrecyWord(string Letters, int Upper, SecrecySigns Signs, string Gap)
{
    private const int AsGoodAsUpper = 2;

    private static readonly SearchValues<char> Parting = SearchValues.Create("()[]{}<>:;");

    /// <summary>Whether it is written in capitals, one slip of the shift key allowed.</summary>
    public bool IsUpper => Upper == Letters.Length || (Letters.Length > AsGoodAsUpper && Upper >= Letters.Length - 1);

    /// <summary>Whether it begins with a capital.</summary>
    public bool IsTitle => Upper > 0;

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber => Letters.All(char.IsAsciiDigit);

    /// <summary>
    /// Whether it stands fast to the word before, so that both are read as one expression: a blank or two, or a single sign without blanks
    /// (<c>MAT-LAB</c>, <c>ong/mật</c>); not a bracket, colon, quotation mark or a dash between blanks.
    /// </summary>
    public bool IsFast => Gap.All(c => c == ' ') ? Gap.Length <= 2 : Gap is ['-' or '_' or '.' or '/' or '\'' or '’' or ',' or '&' or '+' or '·' or '\u2010' or '\u2011'];

    /// <summary>The word with digits read as the letters they stand for (<c>m4t</c>), where it holds letters too.</summary>
    public string Spelled { get; } = Spell(Letters);

    /// <summary>The words of a run of letters; spaced letters (<c>T U Y Ệ T</c>) are joined.</summary>
    public static List<SecrecyWord> Read(ReadOnlySpan<SecrecyLetter> letters, out string tail)
    {
        var words = new List<SecrecyWord>();
        var (gap, word) = (new StringBuilder(), new StringBuilder());
        var (upper, signs) = (0, SecrecySigns.None);
        for (var i = 0; i < letters.Length; i++)
        {
            var letter = letters[i];
            if (letter.IsWord || IsLetterInDisguise(letters, i))
            {
                word.Append(letter.Plain);
                upper += letter.IsUpper ? 1 : 0;
                signs |= letter.Signs;
                continue;
            }

            Finish();
            gap.Append(letter.Plain);
        }

        Finish();
        tail = gap.ToString();
        return Joined(words);

        void Finish()
        {
            if (word.Length > 0)
            {
                words.Add(new(word.ToString(), upper, signs, gap.ToString()));
                (upper, signs) = (0, SecrecySigns.None);
                word.Clear();
                gap.Clear();
            }
        }
    }

    // M@T, TO!I, MA+: between two letters, or behind two of them.
    private static bool IsLetterInDisguise(ReadOnlySpan<SecrecyLetter> letters, int at) =>
        letters[at].Plain is '@' or '!' or '|' or '+' or '$' or '€'
        && at > 0 && letters[at - 1].IsWord
        && (letters[at].Plain == '+' ? at > 1 && letters[at - 2].IsWord : at + 1 < letters.Length && letters[at + 1].IsWord);

    private static string Spell(string letters)
    {
        if (letters.All(char.IsLetter) || !letters.Any(char.IsLetter))
        {
            return letters;
        }

        return string.Concat(letters.Select(c => c switch
        {
            '4' or '@' => 'a',
            '0' => 'o',
            '1' or '!' or '|' => 'i',
            '3' or '€' => 'e',
            '7' or '+' => 't',
            _ => c,
        }));
    }

    // Three single letters or more in a row are one spaced word; a gap wider than the usual one parts two words.
    private static List<SecrecyWord> Joined(List<SecrecyWord> words)
    {
        var joined = new List<SecrecyWord>(words.Count);
        for (var i = 0; i < words.Count;)
        {
            var end = i;
            while (end < words.Count && words[end].Letters.Length == 1 && (end == i || words[end].Gap.Length <= 7))
            {
                end++;
            }

            if (end - i < 3)
            {
                joined.Add(words[i++]);
                continue;
            }

            var usual = words.Skip(i + 1).Take(end - i - 1).GroupBy(w => w.Gap).MaxBy(g => g.Count())!.Key;
            for (var from = i; from < end;)
            {
                var to = from + 1;
                while (to < end && !PartsWords(words[to].Gap, usual))
                {
                    to++;
                }

                joined.Add(Join(words.GetRange(from, to - from)));
                from = to;
            }

            i = end;
        }

        return joined;
    }

    private static bool PartsWords(string gap, string usual) =>
        gap.Length > usual.Length || gap.AsSpan().ContainsAny(Parting) || (string.IsNullOrWhiteSpace(gap) && !string.IsNullOrWhiteSpace(usual));

    private static SecrecyWord Join(List<SecrecyWord> letters) => letters.Count == 1
        ? letters[0]
        : new(
            string.Concat(letters.Select(l => l.Letters)),
            letters.Sum(l => l.Upper),
            letters.Aggregate(SecrecySigns.None, (all, l) => all | l.Signs),
            // Between two spaced words the gap is wide by nature; it parts no expressions.
            letters[0].Gap.All(c => c == ' ') && letters[0].Gap.Length > 0 ? " " : letters[0].Gap);
}
