namespace GiaoBan.Domain.Meetings.Similar;

/// <summary>One who is to be at a meeting, and how much it counts that it is this one.</summary>
/// <param name="OfficialId">The official.</param>
/// <param name="Weight">See <see cref="PeopleLikeness"/>.</param>
public readonly record struct MeetingPerson(Guid OfficialId, double Weight);

/// <summary>How near two circles of people are.</summary>
/// <param name="Shared">How many are in both.</param>
/// <param name="OfSubject">How many are in the first.</param>
/// <param name="OfOther">How many are in the second.</param>
/// <param name="Score">0 nobody in common, 1 the same people.</param>
/// <param name="SameChair">Whether one chairs both.</param>
public sealed record PeopleMatch(int Shared, int OfSubject, int OfOther, double Score, bool SameChair)
{
    /// <summary>Whether both have named anybody: an empty list is not like another empty list.</summary>
    public bool IsKnown => OfSubject > 0 && OfOther > 0;
}

/// <summary>Compares who is to come: weighted Jaccard, and containment for the small meeting inside the big one (research, section 7).</summary>
public static class PeopleLikeness
{
    /// <summary>Who chairs decides most of what a sitting is.</summary>
    public const double Chair = 2;

    /// <summary>Who answers for the matter.</summary>
    public const double Owner = 2;

    /// <summary>Who must come.</summary>
    public const double Required = 1;

    /// <summary>Who may come.</summary>
    public const double Optional = 0.5;

    private const double ShareOfJaccard = 0.6;

    // Two people who are also among fifty do not make a small meeting inside a big one.
    private const int FewestContained = 3;

    /// <summary>The match of two lists; of one who stands twice the greater weight counts.</summary>
    public static PeopleMatch Of(IReadOnlyCollection<MeetingPerson> subject, IReadOnlyCollection<MeetingPerson> other)
    {
        var (here, there) = (Weights(subject), Weights(other));
        if (here.Count == 0 || there.Count == 0)
        {
            return new PeopleMatch(0, here.Count, there.Count, 0, false);
        }

        var shared = here.Keys.Where(there.ContainsKey).ToList();
        var common = shared.Sum(p => Math.Min(here[p], there[p]));
        var all = here.Sum(p => Math.Max(p.Value, there.GetValueOrDefault(p.Key))) + there.Where(p => !here.ContainsKey(p.Key)).Sum(p => p.Value);
        var least = Math.Min(here.Count, there.Count);
        var contained = (double)shared.Count / least * Math.Min(1, (double)least / FewestContained);
        var sameChair = shared.Exists(p => here[p] >= Chair && there[p] >= Chair);
        return new PeopleMatch(shared.Count, here.Count, there.Count, (ShareOfJaccard * common / all) + ((1 - ShareOfJaccard) * contained), sameChair);
    }

    private static Dictionary<Guid, double> Weights(IReadOnlyCollection<MeetingPerson> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        return people.GroupBy(p => p.OfficialId).ToDictionary(g => g.Key, g => g.Max(p => p.Weight));
    }
}
