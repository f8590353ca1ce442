using GiaoBan.Domain.Schedules;

namespace GiaoBan.Modules.Schedules.Contracts;

/// <summary>A mail about a week's schedule.</summary>
public sealed record ScheduleMail(string Subject, string Body);

/// <summary>What mails about the week's schedule say: hours and a link, never content. The program's pages know the languages.</summary>
public interface IScheduleWords
{
    /// <summary>The mail to one whom changes touch.</summary>
    /// <param name="week">The week.</param>
    /// <param name="number">The version that was published.</param>
    /// <param name="fullName">To whom.</param>
    /// <param name="changes">The changes that touch them.</param>
    ScheduleMail Changed(ScheduleWeek week, int number, string fullName, IReadOnlyList<LineChange> changes);
}
