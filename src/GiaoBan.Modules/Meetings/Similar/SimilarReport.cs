using GiaoBan.Domain.Meetings.Similar;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Tasks.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Similar;

/// <summary>A meeting that is not stored yet, as far as likeness goes.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Content">What it is to deal with.</param>
/// <param name="Day">The day it is to be held; null is today.</param>
/// <param name="People">Who is to come.</param>
public sealed record MeetingMatter(string Title, string? Content, LocalDate? Day, IReadOnlyCollection<MeetingPerson> People);

/// <summary>A meeting that is near.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Meeting">Its row; null where the reader may not see it: that it is there is said, not what it is about.</param>
/// <param name="Likeness">How near, why, what might be done.</param>
/// <param name="Open">Tasks of its conclusions that are not done.</param>
/// <param name="Decided">What was last decided on this suggestion, or null.</param>
public sealed record SimilarMeeting(Guid MeetingId, Meeting? Meeting, Likeness Likeness, IReadOnlyList<TaskLine> Open, SimilarDecision? Decided)
{
    /// <summary>Whether somebody has said what is to be done about it.</summary>
    public bool IsDecided => Decided is not null;
}

/// <summary>How often a matter has met already (NN-2: "tránh một nội dung phải họp nhiều lần").</summary>
/// <param name="Days">In so many days.</param>
/// <param name="Met">Sittings of near matter.</param>
/// <param name="OpenTasks">Tasks of theirs that are not done.</param>
public sealed record MatterHistory(int Days, int Met, int OpenTasks);

/// <summary>What is near a meeting.</summary>
/// <param name="Near">The nearest first.</param>
/// <param name="History">How often the matter has met.</param>
public sealed record SimilarReport(IReadOnlyList<SimilarMeeting> Near, MatterHistory History)
{
    /// <summary>Suggestions nobody has decided on.</summary>
    public IEnumerable<SimilarMeeting> Undecided => Near.Where(n => !n.IsDecided);
}
