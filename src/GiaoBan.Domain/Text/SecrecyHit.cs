namespace GiaoBan.Domain.Text;

/// <summary>A level word in a line, not yet judged.</summary>
/// <param name="At">Its first word.</param>
/// <param name="Count">Its words: 1 or 2.</param>
/// <param name="Level">The level.</param>
/// <param name="IsUpper">Whether it is written in capitals.</param>
/// <param name="IsTitle">Whether it begins with a capital.</param>
/// <param name="IsBare">Whether it has no circumflex anywhere: then it may be another word (<c>mặt</c>, <c>mất</c>, <c>mắt</c>).</param>
internal sealed record SecrecyHit(int At, int Count, SecrecyLevel Level, bool IsUpper, bool IsTitle, bool IsBare)
{
    private const int MostPieces = 4;

    /// <summary>The word behind it.</summary>
    public int End => At + Count;

    /// <summary>Whether it is one of the two levels of two syllables, which mean little else.</summary>
    public bool IsLong => Level != SecrecyLevel.Secret;

    /// <summary>The level words among words.</summary>
    public static List<SecrecyHit> In(List<SecrecyWord> words)
    {
        var hits = new List<SecrecyHit>();
        for (var i = 0; i < words.Count; i++)
        {
            if (From(words, i) is { } hit)
            {
                hits.Add(hit);
                i = hit.End - 1;
            }
        }

        return hits;
    }

    /// <summary>The level that words spell together however they are split, or null.</summary>
    public static SecrecyHit? Whole(List<SecrecyWord> words)
    {
        var letters = Once(string.Concat(words.Select(w => w.Spelled)));
        if (LevelOf(letters) is not { } level || !Fits(level, Signs(words)) || IsDisguisedLower(words))
        {
            return null;
        }

        return Of(words, 0, words.Count, level);
    }

    private static SecrecyHit? From(List<SecrecyWord> words, int at)
    {
        if (at + 1 < words.Count && words[at + 1].Spelled == "mat" && words[at].Spelled is "toi" or "tuyet" && Pairs(words[at + 1].Gap)
            && Whole(words.GetRange(at + 1, 1)) is not null && Whole(words.GetRange(at, 2)) is { } pair)
        {
            return pair with { At = at };
        }

        // "M ẬT", "TUY ỆT MẬT": cut where no word ends; without signs that would be any two words.
        for (var count = 2; count <= MostPieces && at + count <= words.Count && words[at + count - 1].IsFast; count++)
        {
            if (Whole(words.GetRange(at, count)) is { IsBare: false } cut && !(words[at].Spelled is "toi" or "tuyet" && count == 2))
            {
                return cut with { At = at };
            }
        }

        return Whole(words.GetRange(at, 1)) is { } one ? one with { At = at } : null;
    }

    private static SecrecyHit Of(List<SecrecyWord> words, int at, int count, SecrecyLevel level) =>
        new(at, count, level, words.TrueForAll(w => w.IsUpper), words.Exists(w => w.IsTitle), !Signs(words).HasFlag(SecrecySigns.Circumflex));

    // "MẬT MẬT MẬT" in spaced letters has no border between its words.
    private static string Once(string letters)
    {
        for (var times = MostPieces; times > 1; times--)
        {
            var length = letters.Length / times;
            if (length >= 3 && length * times == letters.Length && letters == string.Concat(Enumerable.Repeat(letters[..length], times)))
            {
                return letters[..length];
            }
        }

        return letters;
    }

    private static SecrecyLevel? LevelOf(string letters) => letters switch
    {
        "mat" => SecrecyLevel.Secret,
        "toimat" => SecrecyLevel.HighlySecret,
        "tuyetmat" => SecrecyLevel.TopSecret,
        _ => null,
    };

    private static SecrecySigns Signs(List<SecrecyWord> words) => words.Aggregate(SecrecySigns.None, (all, w) => all | w.Signs);

    // "mất", "mặt", "mắt", "mát" are other words; a sign that is missing is not.
    private static bool Fits(SecrecyLevel level, SecrecySigns signs) =>
        (signs & ~(SecrecySigns.Circumflex | SecrecySigns.DotBelow | (level == SecrecyLevel.HighlySecret ? SecrecySigns.Acute : SecrecySigns.None))) == 0;

    // "m4t" in small letters is a code of anything; "M4T" stands where a stamp was typed.
    private static bool IsDisguisedLower(List<SecrecyWord> words) =>
        words is [var only] && only.Spelled == "mat" && only.Letters != only.Spelled && only.Upper < only.Letters.Count(char.IsLetter);

    private static bool Pairs(string gap) => gap.Length <= 3 && gap.Trim() is "" or "-" or "–" or "—" or "." or "_" or "/" or "·" or "*" or "+" or "~" or "'" or "|";
}
