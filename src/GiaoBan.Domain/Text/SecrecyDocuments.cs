using System.Buffers;

namespace GiaoBan.Domain.Text;

/// <summary>A level fast to the kind of document it marks: <c>BÁO CÁO MẬT</c>, <c>Công văn tối mật về …</c>, <c>Báo cáo này thuộc độ Mật</c>.</summary>
internal static class SecrecyDocuments
{
    private const int WordsOfStatement = 14;

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”‘’„");

    /// <summary>Whether the words before and behind a level make it a document's mark.</summary>
    public static bool IsMarked(SecrecyLine line, SecrecyHit hit, SecrecyPlace place)
    {
        var words = line.Words;
        if (SaysSo(words, hit))
        {
            return true;
        }

        if (hit.At == 0)
        {
            return IsMarkedSubject(line, hit, place, 0);
        }

        var kind = words[hit.At].IsFast ? SecrecyVocabulary.LengthBefore(SecrecyVocabulary.Kinds, words, hit.At) : 0;
        return (kind > 0 && (IsWhole(line, hit, kind) || IsNamed(line, hit, kind, place) || StandsOut(line, hit, kind))) || IsMarkedSubject(line, hit, place, kind);
    }

    /// <summary>Whether words begin with a kind of document, a subject's <c>V/v</c> or a symbol's <c>Số</c>.</summary>
    public static bool BeginsAsDocument(List<SecrecyWord> words, int from) =>
        Enumerable.Range(1, 4).Any(count => from + count <= words.Count
            && (SecrecyVocabulary.Before(words, from + count, count) is "v v" or "vv" or "so" or "ve viec" || SecrecyVocabulary.Kinds.Contains(SecrecyVocabulary.Before(words, from + count, count))));

    // "TÀI LIỆU MẬT" alone in its line or cell; with a number beside it, it is counted.
    private static bool IsWhole(SecrecyLine line, SecrecyHit hit, int kind)
    {
        var at = 0;
        for (var i = 0; i < line.Pieces.Count; i++)
        {
            var piece = line.Pieces[i];
            if (at + kind == hit.At && piece.Words.Count == kind + hit.Count)
            {
                var isCounted = line.Pieces.Exists(p => p.Words[0].IsNumber) || piece.Tail.Contains(':', StringComparison.Ordinal);
                var isItem = line.Words[0].Gap.IndexOfAny(['-', '+', '•', '*']) >= 0 && !hit.IsUpper;
                return !isCounted && !isItem && !(hit.IsBare && line.HasSigns && !hit.IsLong);
            }

            at += piece.Words.Count;
        }

        return false;
    }

    // "Báo cáo tối mật về …" at the head of a line; in small letters "Báo cáo mật về …" only where a title stands.
    private static bool IsNamed(SecrecyLine line, SecrecyHit hit, int kind, SecrecyPlace place)
    {
        if (!SecrecyVocabulary.LeadIns.Contains(string.Join(' ', line.Words.Take(hit.At - kind).Select(w => w.Letters))) || (hit.IsBare && line.HasSigns && !hit.IsLong))
        {
            return false;
        }

        var next = hit.End < line.Words.Count ? line.Words[hit.End] : null;
        var goesOn = next is null || (next.IsFast ? next.IsNumber : !next.IsNumber) || SecrecyVocabulary.Continuations.Contains(next.Letters);
        return goesOn && (hit.IsLong || hit.IsUpper || place == SecrecyPlace.Subject)
            && !(next is { IsFast: true } && SecrecyVocabulary.Speaks(SecrecyVocabulary.Handling, line.Words.Skip(hit.At).ToList()));
    }

    // "… theo Báo cáo MẬT của …": capitals among small letters; not "05 tài liệu MẬT", "các văn bản MẬT".
    private static bool StandsOut(SecrecyLine line, SecrecyHit hit, int kind)
    {
        if (!hit.IsUpper || line.IsUpper(hit.At, hit.Count) || (hit.IsBare && line.HasSigns && !hit.IsLong))
        {
            return false;
        }

        var before = hit.At - kind;
        return (before == 0 || !(line.Words[before - 1].IsNumber || SecrecyVocabulary.Quantifiers.Contains(line.Words[before - 1].Letters))) && !IsFastToUpper(line, hit);
    }

    private static bool IsMarkedSubject(SecrecyLine line, SecrecyHit hit, SecrecyPlace place, int kind)
    {
        var isTail = hit.End == line.Words.Count;
        if (place != SecrecyPlace.Subject || (hit.IsBare && (line.HasSigns || !hit.IsLong)) || line.Words[hit.At].Gap.AsSpan().ContainsAny(Quotes) || SecrecyVocabulary.Speaks(SecrecyVocabulary.Handling, line.Words))
        {
            return false;
        }

        var contrast = hit.IsUpper && !line.IsUpper(hit.At, hit.Count) && !IsFastToUpper(line, hit);
        var isCounted = kind > 0 && hit.At > kind && line.Words[hit.At - kind - 1].IsNumber;
        return !isCounted && (contrast || (hit.IsLong && (!hit.IsBare || isTail)));
    }

    // "Báo cáo này thuộc độ Mật.": a document that says so of itself.
    private static bool SaysSo(List<SecrecyWord> words, SecrecyHit hit)
    {
        var isEnded = hit.End == words.Count || !words[hit.End].IsFast || words[hit.End].Letters is "theo";
        if (!isEnded || hit.At < 3 || words[hit.At - 1].Letters is not ("do" or "dau" or "loai" or "muc" or "la" or "thuoc" or "mang" or "cap" or "ghi"))
        {
            return false;
        }

        for (var i = hit.At - 2; i > 0 && hit.At - i <= WordsOfStatement; i--)
        {
            if (words[i].Letters is "khong" or "chua" or "neu" or "phai")
            {
                return false;
            }

            if (words[i].Letters == "nay" && SecrecyVocabulary.LengthBefore(SecrecyVocabulary.Kinds, words, i) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFastToUpper(SecrecyLine line, SecrecyHit hit) =>
        (hit.End < line.Words.Count && line.Words[hit.End] is { IsFast: true, IsUpper: true, IsNumber: false })
        || (hit.At > 0 && line.Words[hit.At] is { IsFast: true } && line.Words[hit.At - 1] is { IsUpper: true, IsNumber: false });
}
