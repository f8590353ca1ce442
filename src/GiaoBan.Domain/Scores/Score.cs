namespace GiaoBan.Domain.Scores;

/// <summary>What one line of the book moved in one criterion.</summary>
/// <param name="Line">The obligation.</param>
/// <param name="Cause">Why.</param>
/// <param name="Points">Points counted: below 0 taken away, above 0 given; 0 where the criterion's limit was reached before.</param>
/// <param name="Full">What the rule says, before the criterion's limit.</param>
public sealed record Evidence(Guid Line, Cause Cause, decimal Points, decimal Full);

/// <summary>A criterion's points: what it begins with and the evidence, line by line.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Start">What it begins with; of a manual one the mark itself.</param>
/// <param name="Evidence">In the order of deadlines.</param>
/// <param name="IsMarked">False where a manual mark is still to be given.</param>
public sealed record CriterionScore(Criterion Criterion, decimal Start, IReadOnlyList<Evidence> Evidence, bool IsMarked = true)
{
    /// <summary>Beginning and evidence together.</summary>
    public decimal Points => Start + Evidence.Sum(e => e.Points);
}

/// <summary>How many lines of each fate stand behind a score.</summary>
/// <param name="Counted">Those that are graded.</param>
/// <param name="OnTime">Of them on time.</param>
/// <param name="Extended">Of them within an extension.</param>
/// <param name="Late">Of them late.</param>
/// <param name="Missing">Of them not sent.</param>
/// <param name="Incomplete">Of them incomplete.</param>
/// <param name="Inaccurate">Of them inaccurate.</param>
/// <param name="Returned">Of them returned.</param>
/// <param name="Nil">Of them "không phát sinh".</param>
/// <param name="NotCounted">Excused, absorbed, left out or not due yet.</param>
public sealed record ScoreCounts(int Counted, int OnTime, int Extended, int Late, int Missing, int Incomplete, int Inaccurate, int Returned, int Nil, int NotCounted)
{
    /// <summary>Late and missing, percent of those counted; 0 where none is.</summary>
    public decimal LatePercent => Counted == 0 ? 0 : (Late + Missing) * 100m / Counted;

    /// <summary>Counts lines.</summary>
    public static ScoreCounts Of(IReadOnlyCollection<ScoredLine> lines)
    {
        var counted = lines.Where(l => l.IsCounted).ToList();
        return new(
            counted.Count,
            counted.Count(l => l.Fate == LineFate.OnTime),
            counted.Count(l => l.Fate == LineFate.Extended),
            counted.Count(l => l.Fate == LineFate.Late),
            counted.Count(l => l.Fate == LineFate.Missing),
            counted.Count(l => l.Incomplete),
            counted.Count(l => l.Inaccurate),
            counted.Count(l => l.Returned),
            counted.Count(l => l.Nil),
            lines.Count - counted.Count);
    }
}

/// <summary>A subject's score.</summary>
/// <param name="Criteria">In the order of the sheet.</param>
/// <param name="Overflow">What bonuses brought above the sheet's total; not counted.</param>
/// <param name="Band">The grade; null where no line is counted.</param>
/// <param name="BandByPoints">The grade that the points alone would give; another than <paramref name="Band"/> where too many were late.</param>
/// <param name="Counts">The lines behind it.</param>
public sealed record Score(IReadOnlyList<CriterionScore> Criteria, decimal Overflow, Band? Band, Band? BandByPoints, ScoreCounts Counts)
{
    /// <summary>All criteria, less what is above the sheet's total.</summary>
    public decimal Total => Criteria.Sum(c => c.Points) - Overflow;

    /// <summary>Whether every manual mark was given.</summary>
    public bool IsMarked => Criteria.All(c => c.IsMarked);
}
