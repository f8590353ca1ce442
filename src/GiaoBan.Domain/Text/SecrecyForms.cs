using System.Text.RegularExpressions;

namespace GiaoBan.Domain.Text;

/// <summary>The forms in which a level word is set apart; one function a form, see <see cref="SecrecyMarks"/> for the principle.</summary>
internal static partial class SecrecyForms
{
    private const string Openers = "([{<«【⟨‹（";
    private const string Closers = ")]}>»】⟩›）";
    private const string Quotes = "\"“”‘’„‟'`";
    private const string Dashes = ":-–—|=~•→>/\\*#";

    /// <summary>The first mark of a line, or null.</summary>
    public static SecrecyFinding? Find(SecrecyLine line, SecrecyPlace place)
    {
        if (Alone(line, place) is { } alone)
        {
            return alone;
        }

        var hits = SecrecyHit.In(line.Words);
        var bracketed = Bracketed(line, place, hits);
        if (bracketed is not null)
        {
            return bracketed;
        }

        // "Độ mật" before its value is no level itself.
        hits.RemoveAll(h => line.Words[h.At].IsFast && hits.Exists(value => value.At == h.End)
            && SecrecyVocabulary.LengthBefore(SecrecyVocabulary.LevelLabels, line.Words, h.End) > 0);
        var listsLevels = hits.Where(h => !SecrecyVocabulary.IsOfAnotherWord(line.Words, h)).Select(h => h.Level).Distinct().Count() > 1;
        foreach (var hit in hits)
        {
            var form = IsTicked(line, hit) ? SecrecyForm.Labelled
                : IsSymbol(line.Words, hit) ? SecrecyForm.Symbol
                : listsLevels ? (SecrecyForm?)null
                : IsLabelled(line, hit) ? SecrecyForm.Labelled
                : IsSetApart(line, hit, place) ? SecrecyForm.SetApart
                : SecrecyDocuments.IsMarked(line, hit, place) ? SecrecyForm.Document
                : null;
            if (form is { } found)
            {
                return new(hit.Level, found);
            }
        }

        return ShortSymbol(line.Words);
    }

    /// <summary>The level that stands alone on a line, or null.</summary>
    public static SecrecyLevel? AloneLevel(SecrecyLine line) => line.Pieces is [var only] ? AloneLevel(only.Words)?.Level : null;

    // Cells of one row that name all levels are headings of columns.
    private static SecrecyFinding? Alone(SecrecyLine line, SecrecyPlace place)
    {
        var found = line.Pieces.ConvertAll(p => AloneLevel(p.Words) ?? (place == SecrecyPlace.Scan ? SecrecyStamps.Read(p.Words) : null));
        found.Add(line.Pieces.Count > 1 ? AloneLevel(line.Words) : null);
        var levels = found.OfType<SecrecyHit>().Select(h => h.Level).ToHashSet();
        var first = found.OfType<SecrecyHit>().FirstOrDefault();
        return first is null || levels.Count == 3 ? null : new(first.Level, SecrecyForm.Alone);
    }

    private static SecrecyHit? AloneLevel(List<SecrecyWord> words)
    {
        if (words.Count > 14)
        {
            return null;
        }

        if (words.Count > 1 && (words[0].IsNumber || words[0].Letters.Length == 1) && words[1].Gap.AsSpan().Trim() is ")" or "." or "./")
        {
            // "a) Tuyệt mật" is an item of a list; "1. Mật" alone may be honey.
            var item = AloneLevel(words.GetRange(1, words.Count - 1));
            return item is { IsLong: false, IsUpper: false } && words[0].IsNumber ? null : item;
        }

        if (SecrecyHit.Whole(words) is { } whole)
        {
            // "MẠT", "Mạt" another word unless stamped.
            return whole.IsBare && !whole.IsUpper && words.Exists(w => w.Signs != SecrecySigns.None) ? null : whole;
        }

        var hits = SecrecyHit.In(words);
        if (hits.Count == 0 || hits.Select(h => h.Level).Distinct().Count() > 1)
        {
            return null;
        }

        var others = string.Join(' ', words.Where((_, i) => !hits.Exists(h => i >= h.At && i < h.End)).Select(w => w.Letters));
        return Companions().IsMatch(others) || (others == "do" && hits[0].IsLong) ? hits[0] : null;
    }

    private static SecrecyFinding? Bracketed(SecrecyLine line, SecrecyPlace place, List<SecrecyHit> hits)
    {
        if (hits.Count == 0 && SecrecyHit.Whole(line.Words) is null && !line.Words.Exists(w => w.Letters.Length <= 2))
        {
            return null;
        }

        var words = line.Words;
        for (var from = 0; from < words.Count; from++)
        {
            var opener = words[from].Gap.LastIndexOfAny([.. Openers]);
            if (opener < 0 || words[from].Gap[(opener + 1)..].IndexOfAny([.. Quotes]) > 0)
            {
                continue;
            }

            var closer = Closers[Openers.IndexOf(words[from].Gap[opener], StringComparison.Ordinal)];
            var end = Enumerable.Range(from + 1, words.Count - from).FirstOrDefault(i => GapAt(line, i).Contains(closer, StringComparison.Ordinal), -1);
            if (end > 0 && end - from <= 14 && AloneLevel(words.GetRange(from, end - from)) is { } level && IsMeant(line, level, from, end, place))
            {
                return new(level.Level, SecrecyForm.Bracketed);
            }
        }

        return null;
    }

    // In small letters "(mật)" may be honey; without signs "(MAT)" in a line with signs is an abbreviation.
    private static bool IsMeant(SecrecyLine line, SecrecyHit level, int from, int end, SecrecyPlace place)
    {
        if (level.IsLong)
        {
            return true;
        }

        var followsDocument = SecrecyVocabulary.LengthBefore(SecrecyVocabulary.Kinds, line.Words, from) > 0 || (from > 0 && IsSymbolEnd(line.Words, from - 1));
        if (level.IsBare)
        {
            return followsDocument || (!line.HasSigns && (place == SecrecyPlace.Subject || SecrecyVocabulary.Speaks(SecrecyVocabulary.Kinds, line.Words)));
        }

        return level.IsTitle || place != SecrecyPlace.Text || followsDocument || from == 0 || end == line.Words.Count;
    }

    private static bool IsTicked(SecrecyLine line, SecrecyHit hit)
    {
        var gap = line.Words[hit.At].Gap;
        return gap.IndexOfAny(['☑', '☒', '✓', '✔', '✅', '✗', '✘', '☓']) >= 0
            || (hit.At > 0 && line.Words[hit.At - 1] is { Letters: "x" or "v" } tick && tick.Gap.TrimEnd().EndsWith(gap.TrimStart() switch
            {
                [']', ..] => '[',
                [')', ..] => '(',
                _ => '\uFFFF',
            }));
    }

    private static bool IsLabelled(SecrecyLine line, SecrecyHit hit)
    {
        var gap = line.Words[hit.At].Gap;
        var isFastBehind = hit.End < line.Words.Count && line.Words[hit.End].IsFast;
        if (SecrecyVocabulary.LengthBefore(SecrecyVocabulary.LevelLabels, line.Words, hit.At) > 0)
        {
            return gap.Trim().Length > 0 || gap.Contains('\t', StringComparison.Ordinal) || gap.Length > 2 ? !isFastBehind || hit.IsTitle || hit.IsLong : !isFastBehind && (hit.IsLong || hit.IsUpper);
        }

        var isValue = gap.IndexOfAny([':', '=', '\t']) >= 0;
        return isValue && !isFastBehind && SecrecyVocabulary.LengthBefore(SecrecyVocabulary.Labels, line.Words, hit.At) > 0
            && !(hit.IsBare && line.HasSigns);
    }

    private static bool IsSetApart(SecrecyLine line, SecrecyHit hit, SecrecyPlace place)
    {
        var (before, behind) = (line.Words[hit.At].Gap, GapAt(line, hit.End));
        var isFastBefore = hit.At > 0 && line.Words[hit.At].IsFast;
        var isFastBehind = hit.End < line.Words.Count && line.Words[hit.End].IsFast;
        if (isFastBefore || isFastBehind || before.IndexOfAny([.. Quotes]) >= 0 || (hit.IsBare && line.HasSigns && !hit.IsLong))
        {
            return false;
        }

        var isCounted = hit.End < line.Words.Count && line.Words[hit.End].IsNumber && behind.Contains(':', StringComparison.Ordinal);
        var strong = hit.IsLong || hit.IsUpper;
        var contrast = hit.IsUpper && !line.IsUpper(hit.At, hit.Count);
        var (dashBefore, dashBehind) = (before.IndexOfAny([.. Dashes]) >= 0, behind.IndexOfAny([.. Dashes]) >= 0);
        var namesDocument = place == SecrecyPlace.Subject || SecrecyDocuments.BeginsAsDocument(line.Words, hit.At == 0 ? hit.End : 0);
        if (isCounted)
        {
            return false;
        }

        if (hit.At == 0)
        {
            return dashBehind && (strong || namesDocument) || (contrast && behind.Trim().Length > 0 && !behind.StartsWith(','));
        }

        if (hit.End == line.Words.Count)
        {
            return (dashBefore || before.Trim().StartsWith('.')) && (strong || (namesDocument && !before.Contains(':', StringComparison.Ordinal)))
                || (contrast && before.Trim().Length > 0);
        }

        return contrast && before.Trim().Length > 0 && behind.Trim().Length > 0;
    }

    // 12/BC-UBND-MẬT, 05/MẬT
    private static bool IsSymbol(List<SecrecyWord> words, SecrecyHit hit) =>
        hit is { IsUpper: true, At: > 0 } && words[hit.At].Gap is "-" or "/" or "." or ", " && IsSymbolEnd(words, hit.At - 1)
        && !(hit.End < words.Count && words[hit.End].IsFast && words[hit.End].IsUpper && !words[hit.End].IsNumber);

    // 12/BC-UBND (M), 15-BC/TU(TM)
    private static SecrecyFinding? ShortSymbol(List<SecrecyWord> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] is { Letters: "m" or "tm", IsUpper: true } sign && sign.Gap.TrimStart() is "(" or "[" && IsSymbolEnd(words, i - 1))
            {
                return new(sign.Letters == "m" ? SecrecyLevel.Secret : SecrecyLevel.HighlySecret, SecrecyForm.Symbol);
            }
        }

        return null;
    }

    /// <summary>Whether a word ends a document's symbol: letters in capitals that dashes and strokes tie to a number before.</summary>
    private static bool IsSymbolEnd(List<SecrecyWord> words, int at)
    {
        for (var i = at; i >= 0 && at - i <= 6; i--)
        {
            if (words[i].IsNumber)
            {
                return i < at || at > 0 && words[i].Gap.Contains(' ', StringComparison.Ordinal) && words[at - 1].Letters == "so";
            }

            if (i == 0 || words[i].Gap is not ("-" or "/") || !words[i].IsTitle)
            {
                return false;
            }
        }

        return false;
    }

    private static string GapAt(SecrecyLine line, int at) => at < line.Words.Count ? line.Words[at].Gap : line.Tail;

    // Urgency, the copy's number and the page are printed beside the level.
    [GeneratedRegex(@"^(?:(?:hoa toc(?: hen gio)?|thuong khan|khan|ban so [0-9]+|so ban [0-9]+|trang [0-9]+(?: [0-9]+)?|page [0-9]+|nha nuoc) ?)*$")]
    private static partial Regex Companions();
}
