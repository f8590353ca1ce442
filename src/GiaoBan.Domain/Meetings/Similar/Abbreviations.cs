using System.Text.RegularExpressions;
using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Meetings.Similar;

/// <summary>One short form and what it is read as: <c>GPMB</c>, <c>giải phóng mặt bằng</c>.</summary>
/// <param name="Brief">One or more words; matched without accents.</param>
/// <param name="Full">One or more words.</param>
public sealed record Abbreviation(string Brief, string Full);

/// <summary>Reads short forms and words of one meaning as one (research, section 7): without it half of the equal titles look different.</summary>
public sealed partial class Abbreviations
{
    private readonly Dictionary<string, (string[] Full, bool CapitalsOnly)> _full = new(StringComparer.Ordinal);

    /// <summary>A list of short forms; of two with one short form the later one counts.</summary>
    public Abbreviations(IEnumerable<Abbreviation> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        foreach (var one in list)
        {
            var (key, full) = (Folding.Search(one.Brief), Folding.Normal(one.Full).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (key.Length > 0 && full.Length > 0)
            {
                _full[key] = (full, !key.Contains(' ', StringComparison.Ordinal) && ReadsAsSyllable(key));
                Longest = Math.Max(Longest, key.Count(c => c == ' ') + 1);
            }
        }
    }

    /// <summary>How many words the longest short form has; 0 where the list is empty.</summary>
    public int Longest { get; }

    /// <summary>What words are read as, in small letters with their accents; null where they are no short form.</summary>
    /// <param name="folded">The words as <see cref="Folding.Search"/> has them, one space between.</param>
    /// <param name="inCapitals">Whether they were written in capitals among words that were not.</param>
    public IReadOnlyList<string>? Read(string folded, bool inCapitals) =>
        _full.TryGetValue(folded, out var found) && (inCapitals || !found.CapitalsOnly) ? found.Full : null;

    // AN is an ninh, "an" in "an toàn" is not; no title has the syllable "gpmb".
    private static bool ReadsAsSyllable(string folded) => Syllable().IsMatch(folded);

    [GeneratedRegex("^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x)?[aeiou]{1,3}y?(?:ch|ng|nh|c|m|n|p|t)?$")]
    private static partial Regex Syllable();
}
