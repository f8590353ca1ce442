namespace GiaoBan.Domain.Scores;

/// <summary>Lines and a sheet into a score with its evidence (LC-5). Pure: the order of lines does not matter, the evidence adds up to the total.</summary>
public static class ScoreRules
{
    /// <summary>The score of one subject.</summary>
    /// <param name="sheet">A sheet that <see cref="ScoreSheetRules"/> finds nothing wrong with.</param>
    /// <param name="lines">The subject's lines, as decisions on appeals have them.</param>
    /// <param name="marks">Manual marks by the criterion's code.</param>
    public static Score Of(ScoreSheet sheet, IReadOnlyCollection<ScoredLine> lines, IReadOnlyDictionary<string, decimal> marks)
    {
        var counted = lines.Where(l => l.IsCounted).OrderBy(l => l.DueOn ?? NodaTime.LocalDate.MaxIsoValue).ThenBy(l => l.Id).ToList();
        List<CriterionScore> criteria = [.. sheet.Criteria.Select(c => Of(sheet, c, counted, marks))];
        var sum = criteria.Sum(c => c.Points);
        var counts = ScoreCounts.Of(lines);
        var overflow = Math.Max(0, sum - sheet.Total);
        return new Score(
            criteria,
            overflow,
            counted.Count == 0 ? null : BandOf(sheet, sum - overflow, counts.LatePercent),
            counted.Count == 0 ? null : BandOf(sheet, sum - overflow, 0),
            counts);
    }

    /// <summary>The best grade that points and late reports allow.</summary>
    public static Band BandOf(ScoreSheet sheet, decimal points, decimal latePercent) =>
        sheet.Bands.FirstOrDefault(b => points >= b.From && latePercent <= (b.MostLatePercent ?? 100)) ?? sheet.Bands[^1];

    private static CriterionScore Of(ScoreSheet sheet, Criterion criterion, List<ScoredLine> counted, IReadOnlyDictionary<string, decimal> marks) => criterion.Kind switch
    {
        CriterionKind.Share => new(criterion, criterion.Points, [.. Share(sheet, criterion, counted)]),
        CriterionKind.Deductions => new(criterion, criterion.Points, Limited(criterion.Most, -1, Moved(sheet, criterion, counted))),
        CriterionKind.Bonus => new(criterion, 0, Limited(criterion.Most, 1, Moved(sheet, criterion, counted))),
        CriterionKind.Manual => marks.TryGetValue(criterion.Code, out var mark)
            ? new(criterion, mark, [])
            : new(criterion, criterion.StartsAt ?? 0, [], IsMarked: criterion.StartsAt is not null),
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion.Kind, "No such kind of criterion."),
    };

    private static IEnumerable<Evidence> Share(ScoreSheet sheet, Criterion criterion, List<ScoredLine> counted)
    {
        var wrong = counted.Where(l => !l.IsInTime).ToList();
        return wrong.Select((line, i) =>
        {
            var part = -Part(sheet, criterion.Points, i, counted.Count);
            return new Evidence(line.Id, Cause.NotOnTime, part, part);
        });
    }

    /// <summary>The i-th part of points in n parts: rounded so that any first k of them add up to the rounded k/n.</summary>
    private static decimal Part(ScoreSheet sheet, decimal points, int i, int n) => sheet.Round(points * (i + 1) / n) - sheet.Round(points * i / n);

    /// <summary>Each line's points until the limit is reached; what is above it counts 0 and is still shown.</summary>
    private static List<Evidence> Limited(decimal most, int sign, IEnumerable<(ScoredLine Line, Cause Cause, decimal Points)> moved)
    {
        var left = most;
        List<Evidence> evidence = [];
        foreach (var (line, cause, points) in moved)
        {
            var taken = Math.Min(points, left);
            left -= taken;
            evidence.Add(new Evidence(line.Id, cause, sign * taken, sign * points));
        }

        return evidence;
    }

    private static IEnumerable<(ScoredLine Line, Cause Cause, decimal Points)> Moved(ScoreSheet sheet, Criterion criterion, List<ScoredLine> counted)
    {
        var clean = counted.TrueForAll(l => l.IsInTime);
        var late = criterion.Rules.FirstOrDefault(r => r.When == Cause.Late);
        var missing = criterion.Rules.FirstOrDefault(r => r.When == Cause.Missing);
        foreach (var (line, i) in counted.Select((l, i) => (l, i)))
        {
            // Who never sends must not fare better than who sends late: both rules are asked, the dearer one counts.
            if (line.Fate == LineFate.Missing && Math.Max(Cost(missing, line), Cost(late, line)) is var most and > 0)
            {
                yield return (line, Cause.Missing, most);
            }

            foreach (var rule in criterion.Rules.Where(r => r.When != Cause.Missing && Holds(r.When, line, clean)))
            {
                yield return (line, rule.When, rule.When == Cause.AllOnTime ? Part(sheet, rule.Points, i, counted.Count) : Cost(rule, line));
            }
        }
    }

    private static bool Holds(Cause when, ScoredLine line, bool clean) => when switch
    {
        Cause.Late => line.Fate == LineFate.Late,
        Cause.Incomplete => line.Incomplete,
        Cause.Inaccurate => line.Inaccurate,
        Cause.Returned => line.Returned,
        Cause.OnTime => line.Fate == LineFate.OnTime,
        Cause.Nil => line is { Nil: true, Fate: LineFate.OnTime },
        Cause.AllOnTime => clean,
        _ => false,
    };

    private static decimal Cost(PointRule? rule, ScoredLine line) =>
        rule is null ? 0 : Math.Min(rule.PerDay ? rule.Points * Math.Max(1, line.LateDays) : rule.Points, rule.Most ?? decimal.MaxValue);
}
