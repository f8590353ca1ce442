using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Tasks;

/// <summary>How far a task has come, whatever the day.</summary>
public enum TaskStage
{
    /// <summary>Given; the lead has not answered.</summary>
    Given,

    /// <summary>Given back to the giver with a reason.</summary>
    Declined,

    /// <summary>Taken on.</summary>
    Accepted,

    /// <summary>Progress was told.</summary>
    InProgress,

    /// <summary>Said to be done; waits for the giver's word.</summary>
    Reported,

    /// <summary>Said to be done, and not enough.</summary>
    Returned,

    /// <summary>Done and confirmed: over.</summary>
    Done,

    /// <summary>Not wanted any more: over.</summary>
    Withdrawn,
}

/// <summary>How what was said to be done stands against its day.</summary>
public enum TaskVerdict
{
    /// <summary>Nothing was said to be done yet, or the task was withdrawn.</summary>
    None,

    /// <summary>By the first due day.</summary>
    OnTime,

    /// <summary>After it, within the time that was granted.</summary>
    Extended,

    /// <summary>Later.</summary>
    Late,
}

/// <summary>
/// Where a task stands, from its first due day, its acts and a moment: the one function that lists, papers, figures, reminders and the API use
/// (NN-8). A due day is a whole day, until 24:00 of it; what is overdue is counted in days. Done on time is judged by the moment at which
/// the completion that the giver confirmed was reported, so that a giver who takes a week to read costs nobody anything.
/// </summary>
public sealed record TaskState
{
    private TaskState()
    {
    }

    /// <summary>How far it has come.</summary>
    public required TaskStage Stage { get; init; }

    /// <summary>The first due day: it never moves.</summary>
    public required LocalDate FirstDue { get; init; }

    /// <summary>The day that counts: the first one, or the last that was granted.</summary>
    public required LocalDate Due { get; init; }

    /// <summary>The day that the lead asks for, while nobody has decided.</summary>
    public LocalDate? Asked { get; init; }

    /// <summary>How far the work is, 0 to 100; null where nobody has said.</summary>
    public int? Percent { get; init; }

    /// <summary>When completion was reported last, where it stands.</summary>
    public Instant? ReportedAt { get; init; }

    /// <summary>When it was over.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>How the reported completion stands against the days.</summary>
    public TaskVerdict Verdict { get; init; }

    /// <summary>Days past <see cref="Due"/>: of an open task until today, of one reported done until that day; 0 = none.</summary>
    public int LateDays { get; init; }

    /// <summary>Days until <see cref="Due"/>, that day not counted; negative once it is past.</summary>
    public int DaysLeft { get; init; }

    /// <summary>Whether more time was granted.</summary>
    public bool IsExtended => Due != FirstDue;

    /// <summary>Whether nothing can happen to it any more.</summary>
    public bool IsOver => Stage is TaskStage.Done or TaskStage.Withdrawn;

    /// <summary>Whether somebody must still work on it.</summary>
    public bool NeedsWork => !IsOver && Stage is not TaskStage.Reported;

    /// <summary>Whether it is past its day and still to be done.</summary>
    public bool IsOverdue => NeedsWork && LateDays > 0;

    /// <summary>The one word shown and asked for: <c>overdue</c> before how far it has come.</summary>
    public string Code => IsOverdue ? "overdue" : Stage switch
    {
        TaskStage.InProgress => "in-progress",
        var stage => stage.ToString().ToLowerInvariant(),
    };

    /// <summary>Every <see cref="Code"/>, in the order of a task's life.</summary>
    public static readonly IReadOnlyList<string> Codes = ["given", "declined", "accepted", "in-progress", "overdue", "returned", "reported", "done", "withdrawn"];

    /// <summary>The state at a moment.</summary>
    /// <param name="firstDue">The day that was given with the task.</param>
    /// <param name="acts">All acts, the oldest first.</param>
    /// <param name="now">The moment; acts are not later.</param>
    public static TaskState Of(LocalDate firstDue, IReadOnlyList<TaskAct> acts, Instant now)
    {
        ArgumentNullException.ThrowIfNull(acts);
        var (stage, due, percent) = (TaskStage.Given, firstDue, (int?)null);
        LocalDate? asked = null;
        Instant? reported = null, closed = null;
        foreach (var act in acts)
        {
            stage = After(stage, act.Deed);
            percent = act.Deed switch { TaskDeed.Reported => 100, TaskDeed.Reassigned => null, _ => act.Percent ?? percent };
            asked = act.Deed switch { TaskDeed.Asked => act.Until, TaskDeed.Granted or TaskDeed.Refused or TaskDeed.Reassigned => null, _ => asked };
            due = act.Deed is TaskDeed.Granted or TaskDeed.Reassigned ? act.Until ?? due : due;
            reported = act.Deed switch { TaskDeed.Reported => act.At, TaskDeed.Returned or TaskDeed.Reassigned => null, _ => reported };
            closed = act.Deed is TaskDeed.Confirmed or TaskDeed.Withdrawn ? act.At : closed;
        }

        return Judged(new TaskState { Stage = stage, FirstDue = firstDue, Due = due, Asked = stage is TaskStage.Done or TaskStage.Withdrawn ? null : asked, Percent = percent, ReportedAt = reported, ClosedAt = closed }, now);
    }

    /// <summary>Whether an act may follow on this state.</summary>
    public bool Admits(TaskDeed deed) => !IsOver && deed switch
    {
        TaskDeed.Accepted => Stage == TaskStage.Given,
        TaskDeed.Declined => Stage is TaskStage.Given or TaskStage.Accepted,
        TaskDeed.Kept => Stage == TaskStage.Declined,
        TaskDeed.Reassigned => Stage != TaskStage.Reported,
        TaskDeed.Progress => Stage is not (TaskStage.Declined or TaskStage.Reported),
        TaskDeed.Linked or TaskDeed.Unlinked => true,
        TaskDeed.Asked => Asked is null && Stage is not (TaskStage.Declined or TaskStage.Reported),
        TaskDeed.Granted => Stage != TaskStage.Reported,
        TaskDeed.Refused => Asked is not null && Stage != TaskStage.Reported,
        TaskDeed.Reported => Stage is not (TaskStage.Declined or TaskStage.Reported),
        TaskDeed.Confirmed or TaskDeed.Returned => Stage == TaskStage.Reported,
        TaskDeed.Withdrawn => true,
        _ => throw new ArgumentOutOfRangeException(nameof(deed), deed, "No such deed."),
    };

    private static TaskStage After(TaskStage stage, TaskDeed deed) => deed switch
    {
        TaskDeed.Accepted => TaskStage.Accepted,
        TaskDeed.Declined => TaskStage.Declined,
        TaskDeed.Kept => TaskStage.Accepted,
        TaskDeed.Reassigned => TaskStage.Given,
        TaskDeed.Progress => stage == TaskStage.Returned ? TaskStage.Returned : TaskStage.InProgress,
        TaskDeed.Reported => TaskStage.Reported,
        TaskDeed.Confirmed => TaskStage.Done,
        TaskDeed.Returned => TaskStage.Returned,
        TaskDeed.Withdrawn => TaskStage.Withdrawn,
        _ => stage,
    };

    private static TaskState Judged(TaskState state, Instant now)
    {
        var day = (state.ReportedAt ?? state.ClosedAt ?? now).InZone(Deadline.Zone).Date;
        var late = state.Stage == TaskStage.Withdrawn ? 0 : Math.Max(0, NodaTime.Period.DaysBetween(state.Due, day));
        var verdict = state.ReportedAt is not { } at || state.Stage == TaskStage.Withdrawn ? TaskVerdict.None
            : Deadline.Within(state.FirstDue).Admits(at) ? TaskVerdict.OnTime
            : Deadline.Within(state.Due).Admits(at) ? TaskVerdict.Extended
            : TaskVerdict.Late;
        return state with { LateDays = late, Verdict = verdict, DaysLeft = NodaTime.Period.DaysBetween(now.InZone(Deadline.Zone).Date, state.Due) };
    }
}
