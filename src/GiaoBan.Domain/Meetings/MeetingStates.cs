namespace GiaoBan.Domain.Meetings;

/// <summary>The life of a meeting, as it is stored. Nothing is told to anybody before <see cref="Invited"/>.</summary>
public static class MeetingStates
{
    /// <summary>Being written; only who writes it sees it.</summary>
    public const string Draft = "draft";

    /// <summary>Asked for; waits for a decision (NN-1).</summary>
    public const string Requested = "requested";

    /// <summary>Given back to be mended.</summary>
    public const string Returned = "returned";

    /// <summary>Not needed.</summary>
    public const string Refused = "refused";

    /// <summary>Its matter goes to another meeting (NN-2).</summary>
    public const string Merged = "merged";

    /// <summary>Opinions are asked for in writing instead.</summary>
    public const string Written = "written";

    /// <summary>Will take place; not yet told.</summary>
    public const string Approved = "approved";

    /// <summary>People are invited.</summary>
    public const string Invited = "invited";

    /// <summary>They sit.</summary>
    public const string InProgress = "in-progress";

    /// <summary>They have risen; conclusions are being written.</summary>
    public const string Concluding = "concluding";

    /// <summary>Conclusions are issued (NN-8).</summary>
    public const string Closed = "closed";

    /// <summary>Called off.</summary>
    public const string Cancelled = "cancelled";

    private static readonly Dictionary<string, string[]> Next = new(StringComparer.Ordinal)
    {
        [Draft] = [Requested, Approved, Cancelled],
        [Requested] = [Approved, Returned, Refused, Merged, Written, Cancelled],
        [Returned] = [Requested, Cancelled],
        [Approved] = [Invited, Cancelled],
        [Invited] = [InProgress, Cancelled],
        [InProgress] = [Concluding],
        [Concluding] = [Closed],
    };

    /// <summary>Every state.</summary>
    public static readonly IReadOnlyList<string> All =
        [Draft, Requested, Returned, Refused, Merged, Written, Approved, Invited, InProgress, Concluding, Closed, Cancelled];

    /// <summary>Whether a meeting may go from one state to another.</summary>
    public static bool MayGo(string from, string to) => Next.TryGetValue(from, out var next) && next.Contains(to, StringComparer.Ordinal);

    /// <summary>Whether it is known only to who asks and who decides.</summary>
    public static bool IsClosedToMembers(string state) => state is Draft or Requested or Returned or Refused or Merged;

    /// <summary>Whether its time is decided: rooms and chair are its own.</summary>
    public static bool IsFirm(string state) => state is Approved or Invited or InProgress or Concluding or Closed;

    /// <summary>Whether its people have been told.</summary>
    public static bool IsTold(string state) => state is Invited or InProgress or Concluding or Closed;

    /// <summary>Whether when and where may still change.</summary>
    public static bool MayMove(string state) => state is Draft or Requested or Returned or Approved or Invited;

    /// <summary>Whether nothing about it changes any more.</summary>
    public static bool IsOver(string state) => state is Refused or Merged or Written or Closed or Cancelled;
}
