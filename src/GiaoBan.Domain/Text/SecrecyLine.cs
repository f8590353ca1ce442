namespace GiaoBan.Domain.Text;

/// <summary>A line of a text: its words, and the pieces (cells, columns) that stand apart in it.</summary>
/// <param name="Words">All words of the line.</param>
/// <param name="Pieces">The line's cells and columns: what tabs or three blanks part.</param>
/// <param name="Tail">What stands behind the last word.</param>
internal sealed record SecrecyLine(List<SecrecyWord> Words, List<SecrecyPiece> Pieces, string Tail)
{
    private const int Column = 3;
    private const int WordsOfHeading = 20;

    /// <summary>Whether it may be a heading: few words, no full stop behind.</summary>
    public bool IsShortHeading => Words.Count <= WordsOfHeading && !Tail.AsSpan().Trim().StartsWith(".") && !Tail.AsSpan().Trim().StartsWith(";");

    /// <summary>Whether any letter carries a sign that only Vietnamese puts there: then a word without signs is no Vietnamese word left bare.</summary>
    public bool HasSigns { get; } = Words.Exists(w => w.Signs != SecrecySigns.None);

    /// <summary>Whether the words other than numbers are mostly capitals.</summary>
    public bool IsUpper(int from, int count) =>
        Words.Where((w, i) => (i < from || i >= from + count) && !w.IsNumber).ToList() is { Count: > 0 } others && others.Count(w => w.IsUpper) * 2 > others.Count;

    /// <summary>The lines of a text that hold a word; letters one below the other are read as one line.</summary>
    public static List<SecrecyLine> Read(string text)
    {
        var letters = SecrecyLetters.Read(text).ToArray();
        var lines = new List<SecrecyLine>();
        var from = 0;
        for (var i = 0; i <= letters.Length; i++)
        {
            if (i == letters.Length || letters[i] is { IsWord: false, Plain: '\n' })
            {
                if (Of(letters.AsSpan(from, i - from)) is { } line)
                {
                    lines.Add(line);
                }

                from = i + 1;
            }
        }

        return WithUprights(lines);
    }

    private static SecrecyLine? Of(ReadOnlySpan<SecrecyLetter> letters)
    {
        var words = SecrecyWord.Read(letters, out var tail);
        if (words.Count == 0)
        {
            return null;
        }

        var pieces = new List<SecrecyPiece>();
        var (from, isSpaced) = (0, false);
        for (var i = 0; i <= letters.Length; i++)
        {
            var width = i == letters.Length ? 0 : Break(letters[i..]);
            if (i < letters.Length && width == 0)
            {
                continue;
            }

            // Single letters three blanks apart are one spaced word, not columns.
            var goesOn = width > 0 && (isSpaced || IsSingle(letters[from..i])) && IsSingle(NextPiece(letters[(i + width)..])) && !letters.Slice(i, width).ToArray().Any(l => l.Plain == '\t');
            isSpaced = goesOn;
            if (!goesOn)
            {
                var inside = SecrecyWord.Read(letters[from..i], out var behind);
                if (inside.Count > 0)
                {
                    pieces.Add(new(inside, behind));
                }

                from = i + width;
            }

            i = Math.Max(i, i + width - 1);
        }

        return new(words, pieces, tail);
    }

    private static bool IsSingle(ReadOnlySpan<SecrecyLetter> piece)
    {
        var words = 0;
        foreach (var letter in piece)
        {
            words += letter.IsWord ? 1 : 0;
        }

        return words == 1;
    }

    private static ReadOnlySpan<SecrecyLetter> NextPiece(ReadOnlySpan<SecrecyLetter> rest)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            if (Break(rest[i..]) > 0)
            {
                return rest[..i];
            }
        }

        return rest;
    }

    // A tab, or three blanks and more: what a page laid out in columns has between them.
    private static int Break(ReadOnlySpan<SecrecyLetter> letters)
    {
        var blanks = 0;
        var tab = false;
        while (blanks < letters.Length && letters[blanks].Plain is ' ' or '\t' && !letters[blanks].IsWord)
        {
            tab |= letters[blanks].Plain == '\t';
            blanks++;
        }

        return tab || blanks >= Column ? blanks : 0;
    }

    // M / Ậ / T written downwards, as stamps along an edge are.
    private static List<SecrecyLine> WithUprights(List<SecrecyLine> lines)
    {
        var result = new List<SecrecyLine>(lines.Count);
        for (var i = 0; i < lines.Count;)
        {
            var run = lines.Skip(i).TakeWhile(l => l.Words is [{ Letters.Length: 1 }]).ToList();
            if (run.Count < 3)
            {
                result.Add(lines[i++]);
                continue;
            }

            var words = run.ConvertAll(l => l.Words[0]);
            var whole = new SecrecyWord(
                string.Concat(words.Select(w => w.Letters)), words.Sum(w => w.Upper), words.Aggregate(SecrecySigns.None, (all, w) => all | w.Signs), "");
            result.Add(new([whole], [new([whole], "")], ""));
            i += run.Count;
        }

        return result;
    }
}

/// <summary>A cell or column of a line.</summary>
/// <param name="Words">Its words.</param>
/// <param name="Tail">What stands behind the last.</param>
internal sealed record SecrecyPiece(List<SecrecyWord> Words, string Tail);
