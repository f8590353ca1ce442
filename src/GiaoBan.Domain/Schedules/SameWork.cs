using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Schedules;

/// <summary>Two planned works that seem to be one: offered to the office for merging, never merged by itself.</summary>
/// <param name="First">Index of one work.</param>
/// <param name="Second">Index of the other, greater.</param>
/// <param name="IsSameText">Both say it in the same words; else in words that are near.</param>
public sealed record SameWorkProposal(int First, int Second, bool IsSameText);

/// <summary>Finds work that two units have named each in its own plan (SK-10).</summary>
public static class SameWork
{
    // Of the words that tell one work from another: less is two works of one field.
    private const double LeastShared = 0.6;
    private const int FewestWords = 2;

    // Words of offices, folded: any two works of a week have them in common.
    private static readonly HashSet<string> OfficeWords = new(
        [
            "hop", "hoi", "nghi", "lam", "viec", "trien", "khai", "cong", "tac", "thuc", "hien", "ve", "cua", "cac", "cho", "tai", "va", "voi", "theo", "tren", "dia", "ban", "du",
            "tham", "gia", "kiem", "tra", "xa", "phuong", "thon", "to", "nam", "thang", "tuan", "ngay", "den", "trong", "noi", "dung", "chuan", "bi", "to", "chuc",
        ],
        StringComparer.Ordinal);

    /// <summary>Every pair of one day whose hours may be the same, whose places do not differ, and whose words are the same or near.</summary>
    public static IReadOnlyList<SameWorkProposal> Of(IReadOnlyList<PlanLine> works)
    {
        var words = works.Select(w => TellingWords(w.Text)).ToList();
        var found = new List<SameWorkProposal>();
        for (var first = 0; first < works.Count; first++)
        {
            for (var second = first + 1; second < works.Count; second++)
            {
                var (one, other) = (works[first], works[second]);
                if (one.Date != other.Date || !MayBeAtOnce(one, other) || Differ(one.Place, other.Place))
                {
                    continue;
                }

                var same = Folding.Search(one.Text) == Folding.Search(other.Text);
                if (same || AreNear(words[first], words[second]))
                {
                    found.Add(new SameWorkProposal(first, second, same));
                }
            }
        }

        return found;
    }

    /// <summary>Whether two texts name the same thing in words that are near.</summary>
    public static bool AreNear(string one, string other) => AreNear(TellingWords(one), TellingWords(other));

    private static bool AreNear(HashSet<string> one, HashSet<string> other)
    {
        var least = Math.Min(one.Count, other.Count);
        return least >= FewestWords && (double)one.Intersect(other).Count() / one.Union(other).Count() >= LeastShared;
    }

    private static HashSet<string> TellingWords(string text) =>
        Folding.Search(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !OfficeWords.Contains(w)).ToHashSet(StringComparer.Ordinal);

    // One unit gives the hour, the other the day only: that may be the same work.
    private static bool MayBeAtOnce(PlanLine one, PlanLine other)
    {
        if (one.From is null || other.From is null)
        {
            return true;
        }

        var (first, second) = (EntryHours.Of(one.Date, one.From, one.To), EntryHours.Of(other.Date, other.From, other.To));
        return first.Starts < second.Ends && second.Starts < first.Ends;
    }

    private static bool Differ(string one, string other)
    {
        var (first, second) = (Folding.Search(one), Folding.Search(other));
        return first.Length > 0 && second.Length > 0
            && !first.Contains(second, StringComparison.Ordinal) && !second.Contains(first, StringComparison.Ordinal);
    }
}
