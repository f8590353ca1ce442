namespace GiaoBan.Domain.Tasks;

/// <summary>Where a task comes from.</summary>
public static class TaskSources
{
    /// <summary>A directive in the conclusion of a meeting (NN-8).</summary>
    public const string Conclusion = "conclusion";

    /// <summary>A written document, entered by hand.</summary>
    public const string Dispatch = "dispatch";

    /// <summary>Every source.</summary>
    public static readonly IReadOnlyList<string> All = [Conclusion, Dispatch];
}

/// <summary>What sort of work a task is: for lists, never for a deadline.</summary>
public static class TaskKinds
{
    /// <summary>Work as it comes (thường xuyên).</summary>
    public const string Ordinary = "ordinary";

    /// <summary>Of the few that the year is judged by (trọng tâm).</summary>
    public const string Key = "key";

    /// <summary>Could not be foreseen (đột xuất).</summary>
    public const string Urgent = "urgent";

    /// <summary>Every kind.</summary>
    public static readonly IReadOnlyList<string> All = [Ordinary, Key, Urgent];
}

/// <summary>Longest words of tasks, characters.</summary>
public static class TaskLimits
{
    /// <summary>What is to be done.</summary>
    public const int Text = 2_000;

    /// <summary>What is to come of it.</summary>
    public const int Product = 500;

    /// <summary>Name of the document that a task comes from.</summary>
    public const int Source = 500;

    /// <summary>A report of progress.</summary>
    public const int Report = 4_000;

    /// <summary>Why something is refused, returned, moved or withdrawn.</summary>
    public const int Reason = 1_000;

    /// <summary>Most supporters of one task.</summary>
    public const int Supporters = 100;

    /// <summary>Most files of one task over all its life.</summary>
    public const int Files = 40;

    /// <summary>Most files of one act.</summary>
    public const int FilesOfAct = 10;

    /// <summary>Most reports that answer one task.</summary>
    public const int Reports = 50;
}
