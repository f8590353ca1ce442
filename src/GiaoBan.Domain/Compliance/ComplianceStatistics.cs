namespace GiaoBan.Domain.Compliance;

/// <summary>The statistic of the compliance book: "x/y gửi, z chậm, n chưa gửi" (SK-9, LC-2). Sent = OnTime + WithinExtension + Late.</summary>
/// <param name="Obligated">y: owed, whether the deadline is past or not.</param>
/// <param name="Sent">x: sent at least once, nil included.</param>
/// <param name="OnTime">Of those sent, by the first deadline.</param>
/// <param name="WithinExtension">Of those sent, after it and within time that was granted: apart from those on time and from those late.</param>
/// <param name="Late">z: of those sent, late; LC-2's "9/11" is <paramref name="Late"/> over <paramref name="Sent"/>.</param>
/// <param name="Missing">n: <paramref name="Obligated"/> less <paramref name="Sent"/>, also those that still have time.</param>
/// <param name="Overdue">Of those missing, past their deadline.</param>
/// <param name="Nil">Of those sent, "không phát sinh".</param>
/// <param name="Exempt">Excused; not among those owed.</param>
/// <param name="Absorbed">Part of another report (DB-4); not among those owed.</param>
/// <param name="Extended">Of those owed, given more time, sent or not.</param>
/// <param name="Returned">Of those sent, returned at least once.</param>
/// <param name="Incomplete">Of those sent, found incomplete (LC-8).</param>
/// <param name="Inaccurate">Of those sent, found inaccurate (LC-8).</param>
public sealed record ComplianceStatistics(
    int Obligated, int Sent, int OnTime, int WithinExtension, int Late, int Missing, int Overdue, int Nil, int Exempt, int Absorbed, int Extended,
    int Returned, int Incomplete, int Inaccurate)
{
    /// <summary>Counts states, in one pass: a province's period is counted at every look at it.</summary>
    public static ComplianceStatistics Of(IEnumerable<ComplianceState> states)
    {
        Span<int> counts = stackalloc int[Groups.Length];
        counts.Clear();
        foreach (var state in states)
        {
            for (var i = 0; i < Groups.Length; i++)
            {
                counts[i] += Groups[i].Holds(state) ? 1 : 0;
            }
        }

        int Count(ComplianceGroup group, ReadOnlySpan<int> of) => of[(int)group];
        return new(
            Count(ComplianceGroup.Obligated, counts), Count(ComplianceGroup.Sent, counts), Count(ComplianceGroup.OnTime, counts),
            Count(ComplianceGroup.WithinExtension, counts), Count(ComplianceGroup.Late, counts), Count(ComplianceGroup.Missing, counts),
            Count(ComplianceGroup.Overdue, counts), Count(ComplianceGroup.Nil, counts), Count(ComplianceGroup.Exempt, counts),
            Count(ComplianceGroup.Absorbed, counts), Count(ComplianceGroup.Extended, counts), Count(ComplianceGroup.Returned, counts),
            Count(ComplianceGroup.Incomplete, counts), Count(ComplianceGroup.Inaccurate, counts));
    }

    // By their numbers: Enum.GetValues keeps the order of declaration.
    private static readonly ComplianceGroup[] Groups = Enum.GetValues<ComplianceGroup>();
}
