using GiaoBan.App.Pages.Meetings;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Meetings.Similar;
using GiaoBan.Modules.Meetings.Similar;
using NodaTime;

namespace GiaoBan.App.Api.Meetings;

/// <summary>What is near a meeting.</summary>
/// <param name="Items">The nearest first.</param>
/// <param name="History">How often the matter has met.</param>
public sealed record SimilarAnswer(IReadOnlyList<SimilarItemAnswer> Items, MatterHistoryAnswer History)
{
    internal static SimilarAnswer Of(SimilarReport report, Text text) =>
        new([.. report.Near.Select(n => SimilarItemAnswer.Of(n, text))], new MatterHistoryAnswer(report.History.Days, report.History.Met, report.History.OpenTasks));
}

/// <summary>How often a matter has met in so many days, and what is open of it.</summary>
public sealed record MatterHistoryAnswer(int Days, int Met, int OpenTasks);

/// <summary>A meeting that is near; its title and time are null where the asker may not see it.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Title">Its title.</param>
/// <param name="StartsAt">From.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Score">How near, percent.</param>
/// <param name="TopicScore">How near the matters are, percent.</param>
/// <param name="PeopleScore">How near the people are, percent.</param>
/// <param name="SharedPeople">How many are asked to both.</param>
/// <param name="DaysApart">Days between.</param>
/// <param name="Remedy">merge, back-to-back, refer or look.</param>
/// <param name="Reasons">Why, in facts.</param>
/// <param name="OpenTasks">Tasks of its conclusions that are not done.</param>
/// <param name="Decided">What was last decided on it: merge, back-to-back, refer, distinct; null while nothing is.</param>
public sealed record SimilarItemAnswer(
    Guid MeetingId, string? Title, Instant? StartsAt, string? State, int Score, int TopicScore, int PeopleScore, int SharedPeople, int DaysApart, string Remedy,
    IReadOnlyList<LikenessReasonAnswer> Reasons, int OpenTasks, string? Decided)
{
    internal static SimilarItemAnswer Of(SimilarMeeting near, Text text) => new(
        near.MeetingId, near.Meeting?.Title, near.Meeting?.StartsAt, near.Meeting?.State, near.Likeness.ScorePercent, Likeness.Percent(near.Likeness.Topic.Score),
        Likeness.Percent(near.Likeness.People.Score), near.Likeness.People.Shared, near.Likeness.DaysApart, DecideSimilar.WordOf(near.Likeness.Remedy),
        [.. near.Likeness.Reasons.Select(r => new LikenessReasonAnswer(r.Code, SimilarWords.Reason(text, r)))], near.Open.Count, near.Decided?.Decided);
}

/// <summary>A reason: its permanent code, and its words in the caller's language.</summary>
public sealed record LikenessReasonAnswer(string Code, string Text);
