namespace GiaoBan.Modules.Tasks;

/// <summary>Whose tasks are asked for.</summary>
public enum TaskScope
{
    /// <summary>Those that the reader's posts lead or help with.</summary>
    Mine,

    /// <summary>Those that the reader's posts gave or confirm.</summary>
    Given,

    /// <summary>All that the reader may see.</summary>
    All,
}

/// <summary>By what a list of tasks is put in order.</summary>
public enum TaskSort
{
    /// <summary>Open ones by due day, then those that are over.</summary>
    Due,

    /// <summary>The newest first.</summary>
    Given,

    /// <summary>By unit, then due day.</summary>
    Unit,

    /// <summary>By where it comes from, then due day.</summary>
    Source,
}

/// <summary>A look at tasks.</summary>
/// <param name="Scope">Whose.</param>
/// <param name="State">A code of <see cref="Domain.Tasks.TaskState.Codes"/>, <c>open</c>, <c>due</c> (open and due within 7 days, or past), or null for all.</param>
public sealed record TaskQuery(TaskScope Scope, string? State = TaskQuery.Open)
{
    /// <summary>What is not over.</summary>
    public const string Open = "open";

    /// <summary>What is open and due within <see cref="SoonDays"/>, or past.</summary>
    public const string Due = "due";

    /// <summary>How many days ahead count as soon.</summary>
    public const int SoonDays = 7;

    /// <summary>Code of the lead's unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Who holds the lead's post today.</summary>
    public Guid? Official { get; init; }

    /// <summary>The meeting.</summary>
    public Guid? Source { get; init; }

    /// <summary>Words of the task, its product or its source; accents do not matter.</summary>
    public string? Words { get; init; }

    /// <summary>Leaves out what is over also from the counts: for a look that many take many times a day.</summary>
    public bool OpenOnly { get; init; }

    /// <summary>The order.</summary>
    public TaskSort Sort { get; init; }
}

/// <summary>How many tasks stand where.</summary>
/// <param name="All">All.</param>
/// <param name="Open">Not over.</param>
/// <param name="Overdue">Open and past their day.</param>
/// <param name="Done">Done and confirmed.</param>
/// <param name="OnTime">Of those, by their first day.</param>
/// <param name="Extended">Of those, within granted time.</param>
public sealed record TaskCounts(int All, int Open, int Overdue, int Done, int OnTime, int Extended)
{
    /// <summary>Done later than any day that was given.</summary>
    public int Late => Done - OnTime - Extended;

    /// <summary>The counts of lines.</summary>
    public static TaskCounts Of(IReadOnlyCollection<Contracts.TaskLine> lines)
    {
        var done = lines.Where(l => l.State.Stage == Domain.Tasks.TaskStage.Done).ToList();
        return new TaskCounts(
            lines.Count, lines.Count(l => !l.State.IsOver), lines.Count(l => l.State.IsOverdue), done.Count,
            done.Count(l => l.State.Verdict == Domain.Tasks.TaskVerdict.OnTime), done.Count(l => l.State.Verdict == Domain.Tasks.TaskVerdict.Extended));
    }
}

/// <summary>What a look found.</summary>
/// <param name="Lines">In the order asked for.</param>
/// <param name="Counts">Of the same conditions with every state, so that a filter by state does not hide the rest.</param>
/// <param name="Cut">Whether there were more than are read.</param>
public sealed record TaskList(IReadOnlyList<Contracts.TaskLine> Lines, TaskCounts Counts, bool Cut);
