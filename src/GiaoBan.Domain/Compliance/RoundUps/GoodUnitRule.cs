namespace GiaoBan.Domain.Compliance.RoundUps;

/// <summary>What "thực hiện tốt" means in a round-up (LC-8). The text gives no measure, so the office sets one; it stands in the document beside the list.</summary>
/// <param name="LeastDue">Reports that must have fallen due (or been sent) for a unit to be judged at all, 1 or more.</param>
/// <param name="LeastOnTimePercent">Least share of those on time, percent, 0 to 100.</param>
/// <param name="ExtensionCounts">Whether what was sent within granted time counts as on time here.</param>
/// <param name="ReturnsAdmitted">Whether a report may have been returned.</param>
/// <remarks>Whatever the rule: nothing that is due is missing, nothing was found incomplete or inaccurate.</remarks>
public sealed record GoodUnitRule(int LeastDue, decimal LeastOnTimePercent, bool ExtensionCounts, bool ReturnsAdmitted)
{
    /// <summary>Everything due was sent, all on time or within granted time, nothing returned.</summary>
    public static GoodUnitRule Usual { get; } = new(1, 100, ExtensionCounts: true, ReturnsAdmitted: false);

    /// <summary>Whether a unit of these counts does well.</summary>
    public bool Holds(ComplianceStatistics counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var due = counts.Due();
        var good = counts.OnTime + (ExtensionCounts ? counts.WithinExtension : 0);
        return due >= Math.Max(1, LeastDue) && counts is { Overdue: 0, Incomplete: 0, Inaccurate: 0 } && (ReturnsAdmitted || counts.Returned == 0)
            && good * 100m >= LeastOnTimePercent * due;
    }
}
