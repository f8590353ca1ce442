using NodaTime;

namespace GiaoBan.Domain.Meetings.Similar;

/// <summary>What is to be done about two near meetings; the person decides, never the program (NN-2).</summary>
public enum SimilarRemedy
{
    /// <summary>Nothing: they are not near.</summary>
    None,

    /// <summary>Same matter, same people, both to come: one meeting.</summary>
    Merge,

    /// <summary>Same people, other matter, days apart: one after the other in one sitting.</summary>
    BackToBack,

    /// <summary>Same matter, and what the earlier meeting concluded is still open: see to that, without a new meeting.</summary>
    Refer,

    /// <summary>Same matter, but neither of these: read the other one before deciding.</summary>
    Look,
}

/// <summary>One meeting as it is compared.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="People">Who is to come.</param>
/// <param name="Day">The day it is held; of a request without a time the day it was made.</param>
/// <param name="IsHeld">Whether it has begun or is over.</param>
/// <param name="OpenWork">How many of its conclusions' tasks are not done.</param>
public sealed record ComparedMeeting(Topic Topic, IReadOnlyCollection<MeetingPerson> People, LocalDate Day, bool IsHeld, int OpenWork);

/// <summary>One reason, as a key of the texts with what it names: facts, no verdict.</summary>
/// <param name="Code">The key.</param>
/// <param name="Args">By the order of its placeholders.</param>
public sealed record LikenessReason(string Code, params IReadOnlyList<object> Args)
{
    /// <summary>Whether it gives away what the other meeting is about: kept from who may not see that one.</summary>
    public bool NamesTheMatter => Code is "similar.reason.topic" or "similar.reason.paper" or "similar.reason.apart";
}

/// <summary>What comes of a comparison.</summary>
/// <param name="Score">0 to 1, for the order of a list.</param>
/// <param name="Topic">How near the matters are.</param>
/// <param name="People">How near the people are.</param>
/// <param name="DaysApart">Days between, never negative.</param>
/// <param name="Remedy">What is proposed.</param>
/// <param name="Reasons">Why, in facts.</param>
public sealed record Likeness(double Score, TopicMatch Topic, PeopleMatch People, int DaysApart, SimilarRemedy Remedy, IReadOnlyList<LikenessReason> Reasons)
{
    /// <summary>The score in percent, 0 to 100.</summary>
    public int ScorePercent => Percent(Score);

    /// <summary>A share as percent, 0 to 100.</summary>
    public static int Percent(double share) => (int)Math.Round(100 * Math.Clamp(share, 0, 1), MidpointRounding.AwayFromZero);
}

/// <summary>Judges whether two meetings are near, why, and what might be done (NN-2).</summary>
public static class MeetingLikeness
{
    /// <summary>From this score on two matters are near.</summary>
    public const double TopicNear = 0.42;

    /// <summary>Among the same people less is enough: they would hardly meet twice in these days for two matters of so many common words.</summary>
    public const double TopicNearAmongSame = 0.22;

    /// <summary>From this score on two circles of people are near.</summary>
    public const double PeopleNear = 0.5;

    /// <summary>So many days before the meeting are looked through.</summary>
    public const int DaysBefore = 60;

    /// <summary>So many days after the meeting are looked through.</summary>
    public const int DaysAfter = 21;

    /// <summary>Two meetings that are farther apart are no longer one.</summary>
    public const int MergeDays = 21;

    /// <summary>Meetings of the same people within so many days could be one sitting.</summary>
    public const int SittingDays = 3;

    // The order of a list: the matter first, then who comes, then how soon.
    private const double TopicShare = 0.6;
    private const double PeopleShare = 0.3;
    private const double TimeShare = 0.1;

    /// <summary>The judgement of a meeting (not yet held) against another.</summary>
    public static Likeness Of(ComparedMeeting subject, ComparedMeeting other, TopicWeights weights)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(other);
        var topic = TopicLikeness.Of(subject.Topic, other.Topic, weights);
        var people = PeopleLikeness.Of(subject.People, other.People);
        var days = Math.Abs(NodaTime.Period.Between(subject.Day, other.Day, PeriodUnits.Days).Days);
        var near = Math.Max(0, 1 - ((double)days / DaysBefore));
        var score = people.IsKnown
            ? (TopicShare * topic.Score) + (PeopleShare * people.Score) + (TimeShare * near)
            : ((TopicShare + PeopleShare) * topic.Score) + (TimeShare * near);
        return new Likeness(score, topic, people, days, RemedyOf(topic, people, days, other), Reasons(topic, people, days, subject, other));
    }

    /// <summary>Whether two meetings are about one matter.</summary>
    public static bool IsSameMatter(Likeness likeness)
    {
        ArgumentNullException.ThrowIfNull(likeness);
        return IsNear(likeness.Topic, likeness.People);
    }

    private static SimilarRemedy RemedyOf(TopicMatch topic, PeopleMatch people, int days, ComparedMeeting other)
    {
        var (sameMatter, samePeople) = (IsNear(topic, people), people.Score >= PeopleNear);
        return (sameMatter, samePeople || !people.IsKnown, other.IsHeld) switch
        {
            (true, _, true) when days <= DaysBefore => other.OpenWork > 0 ? SimilarRemedy.Refer : SimilarRemedy.Look,
            (true, true, false) when days <= MergeDays => SimilarRemedy.Merge,
            (true, _, false) when days <= DaysBefore => SimilarRemedy.Look,
            (false, _, false) when samePeople && days <= SittingDays => SimilarRemedy.BackToBack,
            _ => SimilarRemedy.None,
        };
    }

    private static bool IsNear(TopicMatch topic, PeopleMatch people) => topic.Score >= (people.Score >= PeopleNear ? TopicNearAmongSame : TopicNear);

    private static List<LikenessReason> Reasons(TopicMatch topic, PeopleMatch people, int days, ComparedMeeting subject, ComparedMeeting other)
    {
        var reasons = new List<LikenessReason>();
        if (topic.Shared is [_, ..] && IsNear(topic, people))
        {
            reasons.Add(new("similar.reason.topic", string.Join("”, “", topic.Shared)));
        }

        if (subject.Topic.Tokens.Keys.FirstOrDefault(t => t.StartsWith(Topic.PaperMark, StringComparison.Ordinal) && other.Topic.Tokens.ContainsKey(t)) is { } paper)
        {
            reasons.Add(new("similar.reason.paper", paper[1..].ToUpperInvariant()));
        }

        if (topic.Apart is { } apart)
        {
            reasons.Add(new("similar.reason.apart", apart.Of, apart.Other));
        }

        if (people.Shared > 0)
        {
            reasons.Add(people.Shared == people.OfOther && people.OfOther < people.OfSubject
                ? new("similar.reason.people-all", people.OfOther)
                : new("similar.reason.people", people.Shared, people.OfSubject));
        }

        if (people.SameChair)
        {
            reasons.Add(new("similar.reason.chair"));
        }

        reasons.Add(days == 0 ? new("similar.reason.same-day") : new("similar.reason.days", days));
        if (other.OpenWork > 0)
        {
            reasons.Add(new("similar.reason.open", other.OpenWork));
        }

        return reasons;
    }
}
