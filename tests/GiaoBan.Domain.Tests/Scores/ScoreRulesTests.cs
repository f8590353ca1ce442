using GiaoBan.Domain.Scores;
using static GiaoBan.Domain.Tests.Scores.SampleSheets;

namespace GiaoBan.Domain.Tests.Scores;

/// <summary>Lines and a sheet into points (LC-5).</summary>
public sealed class ScoreRulesTests
{
    [Fact]
    public void Of_OneLateTwoDaysOneMissingOfFour_TakesTheShareAndTheDeductions()
    {
        var score = ScoreRules.Of(
            Plain, [Line(LineFate.OnTime, 0, 1), Line(LineFate.Late, 1441, 2), Line(LineFate.Missing, 60, 3), Line(LineFate.Extended, 0, 4), Line(LineFate.Exempt, 0, 5)], NoMarks);
        Assert.Equal([20m, 30m, 20m], score.Criteria.Select(c => c.Points));
        Assert.Equal(70m, score.Total);
        Assert.Equal((4, 1, 1, 1, 1, 1), (score.Counts.Counted, score.Counts.OnTime, score.Counts.Extended, score.Counts.Late, score.Counts.Missing, score.Counts.NotCounted));

        // 70 points would be good, half of the reports late or missing are not.
        Assert.Equal(("tot", "hoan-thanh"), (score.BandByPoints!.Code, score.Band!.Code));
        Assert.Equal([(Cause.Late, -2m), (Cause.Missing, -8m)], score.Criteria[1].Evidence.Select(e => (e.Cause, e.Points)));
    }

    [Fact]
    public void Of_WithinAnExtension_IsNeverLate()
    {
        var score = ScoreRules.Of(Plain, [Line(LineFate.Extended, 0, 1), Line(LineFate.Extended, 0, 2)], NoMarks);
        Assert.Equal((100m, "xuat-sac", 0m), (score.Total, score.Band!.Code, score.Counts.LatePercent));
        Assert.All(score.Criteria, c => Assert.Empty(c.Evidence));
    }

    [Fact]
    public void Of_NothingCounted_HasNoGrade()
    {
        var score = ScoreRules.Of(Plain, [Line(LineFate.Absorbed), Line(LineFate.NotDueYet, 0, 2), Line(LineFate.Excluded, 0, 3)], NoMarks);
        Assert.Null(score.Band);
        Assert.Equal(3, score.Counts.NotCounted);
    }

    [Fact]
    public void Of_MoreTakenThanTheLimit_StopsThereAndShowsTheRest()
    {
        var score = ScoreRules.Of(Plain, [.. Enumerable.Range(1, 7).Select(n => Line(LineFate.Missing, 10, n))], NoMarks);
        var evidence = score.Criteria[1].Evidence;
        Assert.Equal([-8m, -8m, -8m, -8m, -8m, 0m, 0m], evidence.Select(e => e.Points));
        Assert.All(evidence, e => Assert.Equal(-8m, e.Full));
        Assert.Equal(0m, score.Criteria[1].Points);
    }

    [Fact]
    public void Of_MissingLongerThanItsOwnRuleCosts_CostsAsMuchAsLate()
    {
        var sheet = Sheet(new Criterion("x", "X", CriterionKind.Deductions, 100, 100, null, [new(Cause.Late, 3, PerDay: true), new(Cause.Missing, 5)]));
        Assert.Equal(85m, ScoreRules.Of(sheet, [Line(LineFate.Missing, 5 * 1440)], NoMarks).Total);
        Assert.Equal(95m, ScoreRules.Of(sheet, [Line(LineFate.Missing, 60)], NoMarks).Total);
    }

    [Fact]
    public void Of_AMarkStillToBeGiven_SaysSo()
    {
        var sheet = Sheet(new Criterion("m", "M", CriterionKind.Manual, 10, 10, null, []));
        var open = ScoreRules.Of(sheet, [Line(LineFate.OnTime)], NoMarks);
        Assert.False(open.IsMarked);
        var marked = ScoreRules.Of(sheet, [Line(LineFate.OnTime)], new Dictionary<string, decimal> { ["m"] = 7.5m });
        Assert.True(marked is { IsMarked: true, Total: 7.5m });
    }

    [Fact]
    public void Of_BonusAboveTheTotal_IsShownAndNotCounted()
    {
        var sheet = Sheet(
            new Criterion("a", "A", CriterionKind.Share, 100, 100, null, []),
            new Criterion("b", "B", CriterionKind.Bonus, 5, 5, null, [new(Cause.AllOnTime, 5)]));
        var score = ScoreRules.Of(sheet, [Line(LineFate.OnTime, 0, 1), Line(LineFate.Extended, 0, 2), Line(LineFate.OnTime, 0, 3)], NoMarks);
        Assert.Equal((5m, 100m), (score.Overflow, score.Total));
        Assert.Equal(5m, score.Criteria[1].Evidence.Sum(e => e.Points));
        Assert.Equal(3, score.Criteria[1].Evidence.Count);
    }

    [Theory]
    [InlineData(LineCorrection.Excluded, 0, 100)]
    [InlineData(LineCorrection.OnTime, 1, 98)]
    [InlineData(LineCorrection.Extended, 1, 98)]
    [InlineData(LineCorrection.Complete, 1, 58)]
    public void With_ACorrection_ChangesTheLineOfTheScoreOnly(LineCorrection correction, int counted, int total)
    {
        var line = Line(LineFate.Late, 2000) with { Incomplete = true };
        var score = ScoreRules.Of(Plain, [line.With(correction)], NoMarks);
        Assert.Equal((counted, total), (score.Counts.Counted, (int)score.Total));
        Assert.True(line is { Fate: LineFate.Late, Incomplete: true });
    }
}
