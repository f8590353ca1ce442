namespace GiaoBan.Domain.Compliance;

/// <summary>The statistic of the compliance book: "x/y gửi, z chậm, n chưa gửi" (SK-9, LC-2).</summary>
/// <param name="Obligated">y: owed, whether the deadline is past or not.</param>
/// <param name="Sent">x: sent at least once, nil included.</param>
/// <param name="OnTime">Of those sent, on time.</param>
/// <param name="Late">z: of those sent, late; LC-2's "9/11" is <paramref name="Late"/> over <paramref name="Sent"/>.</param>
/// <param name="Missing">n: <paramref name="Obligated"/> less <paramref name="Sent"/>, also those that still have time.</param>
/// <param name="Overdue">Of those missing, past their deadline.</param>
/// <param name="Nil">Of those sent, "không phát sinh".</param>
/// <param name="Exempt">Excused; not among those owed.</param>
/// <param name="Absorbed">Part of another report (DB-4); not among those owed.</param>
/// <param name="Extended">Of those owed, given more time.</param>
/// <param name="Returned">Of those sent, returned at least once.</param>
public sealed record ComplianceStatistics(
    int Obligated, int Sent, int OnTime, int Late, int Missing, int Overdue, int Nil, int Exempt, int Absorbed, int Extended, int Returned)
{
    /// <summary>Counts states.</summary>
    public static ComplianceStatistics Of(IEnumerable<ComplianceState> states)
    {
        var all = states.ToList();
        var owed = all.Where(s => s.IsObligated).ToList();
        var sent = owed.Where(s => s.IsSent).ToList();
        return new(
            owed.Count,
            sent.Count,
            sent.Count(s => s.Verdict == Verdict.OnTime),
            sent.Count(s => s.Verdict == Verdict.Late),
            owed.Count - sent.Count,
            owed.Count(s => s.Verdict == Verdict.Missing),
            sent.Count(s => s.Nil),
            all.Count(s => s.Verdict == Verdict.Exempt),
            all.Count(s => s.Verdict == Verdict.Absorbed),
            owed.Count(s => s.Extended),
            sent.Count(s => s.WasReturned));
    }
}
