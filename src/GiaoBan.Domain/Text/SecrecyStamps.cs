namespace GiaoBan.Domain.Text;

/// <summary>A stamp as a reader of pictures gives it back: signs misread, the frame read as letters.</summary>
internal static class SecrecyStamps
{
    private const int LettersOfNoise = 2;

    /// <summary>The level of a stamp that stands alone but for noise, or null. Only capitals: stamps have no others.</summary>
    public static SecrecyHit? Read(List<SecrecyWord> words)
    {
        var spoken = words.FindAll(w => w.Letters.Count(char.IsLetter) > LettersOfNoise);
        if (spoken.Count is 0 or > 2 || !spoken.TrueForAll(w => w.IsUpper))
        {
            return null;
        }

        var letters = string.Concat(spoken.Select(w => w.Spelled));
        var level = IsNear(letters, "tuyetmat", 2) ? SecrecyLevel.TopSecret
            : IsNear(letters, "toimat", 1) ? SecrecyLevel.HighlySecret
            : letters == "mat" || (letters.Length is 3 or 4 && IsNear(letters, "mat", 1) && spoken[0].Signs.HasFlag(SecrecySigns.Circumflex | SecrecySigns.DotBelow))
                ? SecrecyLevel.Secret
            : (SecrecyLevel?)null;
        return level is { } found ? new(0, words.Count, found, true, true, true) : null;
    }

    private static bool IsNear(string read, string meant, int most)
    {
        if (Math.Abs(read.Length - meant.Length) > most)
        {
            return false;
        }

        var row = Enumerable.Range(0, meant.Length + 1).ToArray();
        for (var i = 1; i <= read.Length; i++)
        {
            var (diagonal, left) = (row[0], row[0] = i);
            for (var j = 1; j <= meant.Length; j++)
            {
                var cost = diagonal + (read[i - 1] == meant[j - 1] ? 0 : 1);
                diagonal = row[j];
                left = Math.Min(cost, Math.Min(left, row[j]) + 1);
                row[j] = left;
            }
        }

        return row[^1] <= most;
    }
}
