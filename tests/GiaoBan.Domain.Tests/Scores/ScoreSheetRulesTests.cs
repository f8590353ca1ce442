using GiaoBan.Domain.Scores;
using NodaTime;
using static GiaoBan.Domain.Tests.Scores.SampleSheets;

namespace GiaoBan.Domain.Tests.Scores;

/// <summary>A sheet whose scores would mean nothing is refused.</summary>
public sealed class ScoreSheetRulesTests
{
    private static readonly PointRule Late = new(Cause.Late, 1);

    public static TheoryData<string, ScoreSheet> Wrong => new()
    {
        { "scores.sheet.total-differs", Plain with { Total = 90 } },
        { "scores.sheet.nobody", Plain with { Subjects = [] } },
        { "scores.sheet.empty", Plain with { Bands = [] } },
        { "scores.sheet.ends-before-it-begins", Plain with { EffectiveTo = new(2020, 1, 1) } },
        { "scores.sheet.twice", Plain with { Caps = [Cap, Cap] } },
        { "scores.sheet.points", Sheet(new Criterion("a", "A", CriterionKind.Deductions, 10, 12, null, [Late])) },
        { "scores.sheet.no-rules", Sheet(new Criterion("a", "A", CriterionKind.Deductions, 10, 10, null, [])) },
        { "scores.sheet.rules-not-here", Sheet(new Criterion("a", "A", CriterionKind.Share, 10, 10, null, [Late])) },
        { "scores.sheet.starts-at", Sheet(new Criterion("a", "A", CriterionKind.Manual, 10, 10, 11, [])) },
        { "scores.sheet.rule", Sheet(new Criterion("a", "A", CriterionKind.Deductions, 10, 10, null, [new(Cause.Missing, 1, PerDay: true)])) },
        { "scores.sheet.cause", Sheet(new Criterion("a", "A", CriterionKind.Deductions, 10, 10, null, [new(Cause.OnTime, 1)])) },
        { "scores.sheet.cause-twice", Sheet(new Criterion("a", "A", CriterionKind.Deductions, 10, 10, null, [Late, Late with { Points = 2 }])) },
        { "scores.sheet.decimals", Sheet(new Criterion("a", "A", CriterionKind.Deductions, 10, 10, null, [new(Cause.Late, 0.125m)])) },
        { "scores.sheet.bands-order", Plain with { Bands = [Bands[1], Bands[0], Bands[3]] } },
        { "scores.sheet.bands-end", Plain with { Bands = [Bands[0], Bands[1]] } },
        { "scores.sheet.bands-range", Plain with { Bands = [Bands[0] with { From = 101 }, Bands[3]] } },
        { "scores.sheet.bands-late", Plain with { Bands = [Bands[0] with { MostLatePercent = 30 }, Bands[1], Bands[3]] } },
        { "scores.sheet.cap-bands", Plain with { Caps = [Cap with { Of = "xuat-sac" }] } },
        { "scores.sheet.cap", Plain with { Caps = [Cap with { MostPercent = 120 }] } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_AnOddSheet_SaysWhat(string code, ScoreSheet sheet) => Assert.Contains(ScoreSheetRules.Check(sheet), e => e.Code == code);

    [Fact]
    public void Check_AnOrdinarySheet_FindsNothing() => Assert.Empty(ScoreSheetRules.Check(Plain));

    [Theory]
    [InlineData("2021-Q3", 2021, 3)]
    [InlineData("2021-Q5", null, null)]
    [InlineData("2021Q3", null, null)]
    [InlineData("x021-Q3", null, null)]
    [InlineData(null, null, null)]
    public void Read_AQuartersKey_IsReadStrictly(string? key, int? year, int? number) =>
        Assert.Equal(year is null ? null : new ScoreQuarter(year.Value, number!.Value), ScoreQuarter.Read(key));

    [Fact]
    public void Quarter_OfADay_HasItsDaysAndNames()
    {
        var quarter = ScoreQuarter.Of(new LocalDate(2021, 8, 19));
        Assert.Equal((new LocalDate(2021, 7, 1), new LocalDate(2021, 9, 30), "2021-Q3", "III/2021"), (quarter.First, quarter.Last, quarter.Key, quarter.Label));
        Assert.Equal(new ScoreQuarter(2020, 4), new ScoreQuarter(2021, 1).Previous);
    }

    [Fact]
    public void Codes_OfEveryWord_AreReadBack() => Assert.All(Enum.GetValues<Cause>(), c => Assert.Equal(c, ScoreCodes.Read<Cause>(ScoreCodes.Of(c))));
}
