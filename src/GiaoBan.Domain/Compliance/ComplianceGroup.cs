namespace GiaoBan.Domain.Compliance;

/// <summary>What the statistic counts, each as a set that can be listed: every figure opens the list behind it.</summary>
public enum ComplianceGroup
{
    /// <summary>Owed.</summary>
    Obligated,

    /// <summary>Sent, nil included.</summary>
    Sent,

    /// <summary>Sent on time.</summary>
    OnTime,

    /// <summary>Sent after the deadline, within time that was granted.</summary>
    WithinExtension,

    /// <summary>Sent late.</summary>
    Late,

    /// <summary>Owed and not sent.</summary>
    Missing,

    /// <summary>Of those missing, past the deadline.</summary>
    Overdue,

    /// <summary>Of those missing, with time left: nobody may call them late.</summary>
    NotDueYet,

    /// <summary>Sent as "không phát sinh".</summary>
    Nil,

    /// <summary>Sent, and returned at least once.</summary>
    Returned,

    /// <summary>Sent, and found incomplete.</summary>
    Incomplete,

    /// <summary>Sent, and found inaccurate.</summary>
    Inaccurate,

    /// <summary>Owed, with more time, sent or not.</summary>
    Extended,

    /// <summary>Excused.</summary>
    Exempt,

    /// <summary>Part of another report (DB-4).</summary>
    Absorbed,
}

/// <summary>Sets and their figures: the same rule for both.</summary>
public static class ComplianceGroups
{
    /// <summary>Whether a state belongs to the set.</summary>
    public static bool Holds(this ComplianceGroup group, ComplianceState state) => group switch
    {
        ComplianceGroup.Exempt => state.Verdict == Verdict.Exempt,
        ComplianceGroup.Absorbed => state.Verdict == Verdict.Absorbed,
        _ when !state.IsObligated => false,
        ComplianceGroup.Obligated => true,
        ComplianceGroup.Sent => state.IsSent,
        ComplianceGroup.OnTime => state.Verdict == Verdict.OnTime,
        ComplianceGroup.WithinExtension => state.Verdict == Verdict.Extended,
        ComplianceGroup.Late => state.Verdict == Verdict.Late,
        ComplianceGroup.Missing => !state.IsSent,
        ComplianceGroup.Overdue => state.Verdict == Verdict.Missing,
        ComplianceGroup.NotDueYet => state.Verdict == Verdict.NotDueYet,
        ComplianceGroup.Nil => state is { IsSent: true, Nil: true },
        ComplianceGroup.Returned => state is { IsSent: true, WasReturned: true },
        ComplianceGroup.Incomplete => state is { IsSent: true, Incomplete: true },
        ComplianceGroup.Inaccurate => state is { IsSent: true, Inaccurate: true },
        ComplianceGroup.Extended => state.Extended,
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "No such group."),
    };

    /// <summary>The set's figure in a statistic.</summary>
    public static int In(this ComplianceGroup group, ComplianceStatistics statistics) => group switch
    {
        ComplianceGroup.Obligated => statistics.Obligated,
        ComplianceGroup.Sent => statistics.Sent,
        ComplianceGroup.OnTime => statistics.OnTime,
        ComplianceGroup.WithinExtension => statistics.WithinExtension,
        ComplianceGroup.Late => statistics.Late,
        ComplianceGroup.Missing => statistics.Missing,
        ComplianceGroup.Overdue => statistics.Overdue,
        ComplianceGroup.NotDueYet => statistics.Missing - statistics.Overdue,
        ComplianceGroup.Nil => statistics.Nil,
        ComplianceGroup.Returned => statistics.Returned,
        ComplianceGroup.Incomplete => statistics.Incomplete,
        ComplianceGroup.Inaccurate => statistics.Inaccurate,
        ComplianceGroup.Extended => statistics.Extended,
        ComplianceGroup.Exempt => statistics.Exempt,
        ComplianceGroup.Absorbed => statistics.Absorbed,
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "No such group."),
    };
}
