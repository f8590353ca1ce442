using GiaoBan.Domain.Scores;
using NodaTime;
using static GiaoBan.Domain.Tests.Scores.SampleSheets;

namespace GiaoBan.Domain.Tests.Scores;

/// <summary>"Xuất sắc không quá 20% số được xếp hoàn thành tốt": who is over is shown, nobody is cut (NĐ 335/2025).</summary>
public sealed class CapRulesTests
{
    private static readonly BandCap All = Cap with { Group = CapGroup.Authority };

    [Theory]
    [InlineData(1, 5, 1, 0)]
    [InlineData(2, 10, 2, 0)]
    [InlineData(2, 9, 1, 1)]
    [InlineData(3, 0, 0, 3)]
    [InlineData(10, 20, 4, 5)]
    public void Check_SomeExcellentOfSomeGood_SaysHowManyAreOver(int excellent, int good, int allowed, int lower)
    {
        var found = Assert.Single(CapRules.Check(Plain, All, Graded(excellent, good)));
        Assert.Equal((allowed, lower, lower == 0), (found.Allowed, found.ToLower, found.Holds));
        Assert.Equal(excellent, found.Holders.Count);

        // Once so many have gone down, and not one fewer, the cap holds.
        List<Graded> Lowered(int n) => [.. Graded(excellent, good).Select(g => found.ByScore.Take(n).Any(b => b.Key == g.Key) ? g with { Band = "tot" } : g)];
        Assert.All(CapRules.Check(Plain, All, Lowered(lower)), f => Assert.True(f.Holds));
        Assert.True(lower == 0 || !CapRules.Check(Plain, All, Lowered(lower - 1))[0].Holds);
    }

    [Fact]
    public void Check_EqualPointsAtTheCut_NamesAllOfThem()
    {
        List<Graded> graded = [.. Graded(4, 5)];
        graded[1] = graded[1] with { Total = 95 };
        graded[2] = graded[2] with { Total = 95 };
        graded[3] = graded[3] with { Total = 95 };
        var found = Assert.Single(CapRules.Check(Plain, All, graded));
        Assert.Equal((1, 3), (found.Allowed, found.ToLower));
        Assert.Empty(found.Tied);
        graded[0] = graded[0] with { Total = 95 };
        Assert.Equal(4, Assert.Single(CapRules.Check(Plain, All, graded)).Tied.Count);
    }

    [Fact]
    public void Check_Groups_AreAskedApart()
    {
        List<Graded> graded = [.. Graded(1, 5), .. Graded(1, 4).Select(g => g with { Key = "b" + g.Key, Group = "b" })];
        Assert.Equal([("", true), ("b", false)], CapRules.Check(Plain, Cap, graded).Select(f => (f.Group, f.Holds)));
    }

    [Fact]
    public void Check_WithAbove_CountsTheExcellentInTheBase()
    {
        Assert.False(CapRules.Check(Plain, All, Graded(2, 8))[0].Holds);
        Assert.True(CapRules.Check(Plain, All with { WithAbove = true }, Graded(2, 8))[0].Holds);
        Assert.True(CapRules.Check(Plain, All with { RoundsUp = true }, Graded(2, 8))[0].Holds);
    }

    [Fact]
    public void CapsOn_ADay_AreThoseInForce()
    {
        var sheet = Plain with { Caps = [Cap, Cap with { Code = "nd-48", EffectiveFrom = new(2023, 9, 15), EffectiveTo = new(2025, 12, 31) }] };
        Assert.Empty(sheet.CapsOn(new LocalDate(2021, 9, 30)));
        Assert.Equal("nd-48", Assert.Single(sheet.CapsOn(new LocalDate(2025, 12, 31))).Code);
        Assert.Equal("nd-335", Assert.Single(sheet.CapsOn(new LocalDate(2026, 3, 31))).Code);
    }

    private static IEnumerable<Graded> Graded(int excellent, int good) =>
        Enumerable.Range(0, excellent).Select(i => new Graded($"x{i}", "", 100 - i, "xuat-sac")).Concat(Enumerable.Range(0, good).Select(i => new Graded($"t{i}", "", 80, "tot")));
}
