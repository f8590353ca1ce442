namespace GiaoBan.Domain.Meetings.Similar;

/// <summary>How near two matters are.</summary>
/// <param name="Score">0 nothing in common, 1 the same.</param>
/// <param name="Shared">What they have in common, in the words of the first title, the weightiest first; at most three.</param>
/// <param name="Apart">A word with two numbers where the titles differ in a number (<c>thon</c>, 3, 5), or null.</param>
public sealed record TopicMatch(double Score, IReadOnlyList<string> Shared, (string Word, string Of, string Other)? Apart);

/// <summary>Compares two topics: weighted Jaccard, and containment for the short title beside the long one (research, section 7).</summary>
public static class TopicLikeness
{
    // A title of less than this weight says too little to be "contained" in anything.
    private const double Telling = 2.2;

    private const double ShareOfJaccard = 0.4;

    // Other hamlet, other project, other document: another matter, however alike the rest. Other month: another sitting of the same one.
    private const double OtherPlace = 0.3;
    private const double OtherName = 0.65;
    private const double OtherPeriod = 0.45;
    private const double OtherYear = 0.4;

    private static readonly HashSet<string> Periods = ["thang", "qui", "tuan", "ki", "so thang", "dot", "lan"];

    /// <summary>The match of two topics.</summary>
    /// <param name="subject">The one that is looked from: its syllables give the shared words.</param>
    /// <param name="other">The other.</param>
    /// <param name="weights">What tokens weigh.</param>
    public static TopicMatch Of(Topic subject, Topic other, TopicWeights weights)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(weights);
        var (ofSubject, ofOther, shared) = (0d, 0d, 0d);
        foreach (var (token, field) in subject.Tokens)
        {
            var weight = weights.Of(token);
            ofSubject += field * weight;
            if (other.Tokens.TryGetValue(token, out var there))
            {
                shared += Math.Min(field, there) * weight;
            }
        }

        foreach (var (token, field) in other.Tokens)
        {
            ofOther += field * weights.Of(token);
        }

        if (shared <= 0)
        {
            return new TopicMatch(0, [], null);
        }

        var least = Math.Min(ofSubject, ofOther);
        var contained = shared / least * Math.Min(1, least / Telling);
        var jaccard = shared / (ofSubject + ofOther - shared);
        var (apart, factor) = Apart(subject, other);
        return new TopicMatch(((ShareOfJaccard * jaccard) + ((1 - ShareOfJaccard) * contained)) * factor, SharedWords(subject, other, weights), apart);
    }

    // Numbers by the same word, none of them equal.
    private static ((string Word, string Of, string Other)? Apart, double Factor) Apart(Topic subject, Topic other)
    {
        ((string, string, string)? apart, double least) = (null, 1);
        var there = Numbers(other).ToLookup(n => n.Word, n => n.Number, StringComparer.Ordinal);
        foreach (var group in Numbers(subject).GroupBy(n => n.Word, n => n.Number, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (there[group.Key].Any() && !there[group.Key].Intersect(group, StringComparer.Ordinal).Any())
            {
                var factor = group.Key == "nam" ? OtherYear : Periods.Contains(group.Key) ? OtherPeriod : OtherPlace;
                (apart, least) = factor < least ? ((group.Key, group.First(), there[group.Key].First()), factor) : (apart, least);
            }
        }

        return HaveOtherNames(subject, other) && OtherName < least ? (apart, OtherName) : (apart, least);
    }

    private static bool HaveOtherNames(Topic subject, Topic other)
    {
        var (here, there) = (Names(subject), Names(other));
        return here.Count > 0 && there.Count > 0 && !here.Exists(there.Contains);
    }

    private static List<string> Names(Topic topic) => [.. topic.Tokens.Where(t => t.Value >= 1 && t.Key.StartsWith(Topic.NameMark, StringComparison.Ordinal)).Select(t => t.Key)];

    private static IEnumerable<(string Word, string Number)> Numbers(Topic topic) =>
        topic.Tokens.Where(t => t.Value >= 1 && t.Key.StartsWith(Topic.NumberMark, StringComparison.Ordinal))
            .Select(t => t.Key[1..].Split(':')).Select(p => (p[0], p[1]));

    private static List<string> SharedWords(Topic subject, Topic other, TopicWeights weights)
    {
        var runs = new List<(double Weight, List<TopicSyllable> Syllables)>();
        TopicSyllable? before = null;
        foreach (var syllable in subject.Syllables)
        {
            var isShared = syllable.InMatter && other.Tokens.ContainsKey(syllable.Folded);
            var goesOn = isShared && before is not null && syllable.Joined && other.Tokens.ContainsKey($"{before.Folded} {syllable.Folded}");
            if (goesOn)
            {
                runs[^1].Syllables.Add(syllable);
                runs[^1] = (runs[^1].Weight + weights.Of($"{before!.Folded} {syllable.Folded}"), runs[^1].Syllables);
            }
            else if (isShared)
            {
                runs.Add((0, [syllable]));
            }

            before = isShared ? syllable : null;
        }

        return [.. runs.Where(r => r.Syllables.Count > 1).OrderByDescending(r => r.Weight).Select(r => Shown(r.Syllables)).Distinct(StringComparer.OrdinalIgnoreCase).Take(3)];
    }

    private static string Shown(List<TopicSyllable> run) => string.Join(' ', run.GroupBy(s => s.Word).Select(w => w.First().Shown));
}
