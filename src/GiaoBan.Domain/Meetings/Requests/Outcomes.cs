namespace GiaoBan.Domain.Meetings.Requests;

/// <summary>What may be decided on a request for a meeting (NN-1, NN-2).</summary>
public static class Outcomes
{
    /// <summary>The meeting is held.</summary>
    public const string Approve = "approve";

    /// <summary>Its matter goes to another meeting.</summary>
    public const string Merge = "merge";

    /// <summary>Opinions in writing instead, until a day.</summary>
    public const string Written = "written";

    /// <summary>Given back to be mended.</summary>
    public const string Return = "return";

    /// <summary>Not needed.</summary>
    public const string Refuse = "refuse";

    /// <summary>Every outcome, as lists show them.</summary>
    public static readonly IReadOnlyList<string> All = [Approve, Merge, Written, Return, Refuse];

    /// <summary>The state that an outcome leads to.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The word is none of <see cref="All"/>.</exception>
    public static string StateOf(string outcome) => outcome switch
    {
        Approve => MeetingStates.Approved,
        Merge => MeetingStates.Merged,
        Written => MeetingStates.Written,
        Return => MeetingStates.Returned,
        Refuse => MeetingStates.Refused,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
    };
}
