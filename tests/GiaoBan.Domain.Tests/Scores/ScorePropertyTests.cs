using GiaoBan.Domain.Scores;
using static GiaoBan.Domain.Tests.Scores.SampleSheets;

namespace GiaoBan.Domain.Tests.Scores;

/// <summary>What holds of any sheet and any lines.</summary>
public sealed class ScorePropertyTests
{
    private const int Runs = 4000;

    [Fact]
    public void Of_AnySheetAndLines_TheEvidenceAddsUpAndNoLimitIsPassed() => ForEach((sheet, lines, _) =>
    {
        var score = ScoreRules.Of(sheet, lines, NoMarks);
        Assert.Equal(score.Total, score.Criteria.Sum(c => c.Start + c.Evidence.Sum(e => e.Points)) - score.Overflow);
        Assert.InRange(score.Total, 0, sheet.Total);
        Assert.All(score.Criteria, c =>
        {
            Assert.InRange(c.Points, 0, c.Criterion.Points);
            Assert.True(Math.Abs(c.Evidence.Sum(e => e.Points)) <= c.Criterion.Most);
            Assert.All(c.Evidence, e => Assert.True(Math.Abs(e.Points) <= Math.Abs(e.Full) && Math.Sign(e.Points) * Math.Sign(e.Full) >= 0));
            Assert.Equal(sheet.Round(c.Points), c.Points);
        });

        // Every point that moved opens a line of the subject that is counted.
        var counted = lines.Where(l => l.IsCounted).Select(l => l.Id).ToHashSet();
        Assert.All(score.Criteria.SelectMany(c => c.Evidence), e => Assert.Contains(e.Line, counted));
    });

    [Fact]
    public void Of_AnyOrderOfLines_IsTheSame() => ForEach((sheet, lines, dice) =>
    {
        var mixed = lines.ToArray();
        dice.Shuffle(mixed);
        var (one, other) = (ScoreRules.Of(sheet, lines, NoMarks), ScoreRules.Of(sheet, mixed, NoMarks));
        Assert.Equal(one.Criteria.SelectMany(c => c.Evidence), other.Criteria.SelectMany(c => c.Evidence));
        Assert.Equal((one.Total, one.Overflow, one.Band, one.Counts), (other.Total, other.Overflow, other.Band, other.Counts));
    });

    [Fact]
    public void Of_AnyLineMadeLater_NeverRaisesPointsOrGrade() => ForEach((sheet, lines, dice) =>
    {
        var counted = lines.FindAll(l => l.IsCounted);
        if (counted.Count == 0)
        {
            return;
        }

        var before = ScoreRules.Of(sheet, lines, NoMarks);
        var line = counted[dice.Next(counted.Count)];
        var after = ScoreRules.Of(sheet, [.. lines.Select(l => l == line ? Later(l, dice) : l)], NoMarks);
        Assert.True(after.Total <= before.Total, $"{line} made later raised {before.Total} to {after.Total}");
        Assert.True(Place(sheet, after.Band!) >= Place(sheet, before.Band!));
    });

    [Fact]
    public void Check_TheSheetsOfTheseTests_AreInOrder() => ForEach((sheet, _, _) => Assert.Empty(ScoreSheetRules.Check(sheet)));

    private static int Place(ScoreSheet sheet, Band band) => sheet.Bands.ToList().IndexOf(band);

    private static ScoredLine Later(ScoredLine line, Random dice) => line.Fate switch
    {
        LineFate.OnTime => dice.Next(2) == 0 ? line with { Fate = LineFate.Extended } : line with { Fate = LineFate.Late, LateMinutes = dice.Next(1, 9000) },
        LineFate.Extended => line with { Fate = LineFate.Late, LateMinutes = dice.Next(1, 9000) },
        LineFate.Late when dice.Next(3) == 0 && !(line.Incomplete || line.Inaccurate || line.Returned) => line with { Fate = LineFate.Missing },
        _ => line with { LateMinutes = line.LateMinutes + dice.Next(1, 5000) },
    };

    private static void ForEach(Action<ScoreSheet, List<ScoredLine>, Random> holds)
    {
        for (var seed = 1; seed <= Runs; seed++)
        {
            var dice = new Random(seed);
            holds(AnySheet(dice), AnyLines(dice), dice);
        }
    }
}
