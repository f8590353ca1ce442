using FsCheck;
using FsCheck.Fluent;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Compliance.RoundUps;
using static GiaoBan.Domain.Tests.Compliance.RoundUps.SampleQuarter;

namespace GiaoBan.Domain.Tests.Compliance.RoundUps;

/// <summary>The figures of a round-up: whatever became of the reports, parts add up and lists that must not share a unit share none (LC-8).</summary>
public sealed class RoundUpFiguresTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(400);

    private static readonly Gen<RoundUpLine[]> Quarters = Gen.ArrayOf(
        Gen.Zip(Gen.Zip(Gen.Choose(1, 9), Gen.Elements(Enum.GetValues<Fate>())), Gen.Elements("tuan", "thang", "quy"))
            .Select(g => Line(Unit(g.Item1.Item1, g.Item1.Item1 < 5 ? "so-nganh" : "huyen"), g.Item1.Item2, g.Item2)));

    private static readonly Gen<GoodUnitRule> Rules = Gen.Zip(Gen.Zip(Gen.Choose(0, 3), Gen.Choose(0, 100)), Gen.Zip(Gen.Elements(true, false), Gen.Elements(true, false)))
        .Select(g => new GoodUnitRule(g.Item1.Item1, g.Item1.Item2, g.Item2.Item1, g.Item2.Item2));

    [Fact]
    public void Of_AnyReports_PartsAddUpToTheWhole() => ForAll(
        (now, last, year, rule) =>
        {
            if (RoundUpFigures.Of(Third, now, last, year, rule) is not { } figures)
            {
                Assert.Empty(now);
                return;
            }

            foreach (var group in Enum.GetValues<ComplianceGroup>())
            {
                var whole = group.In(figures.Now.Whole);
                Assert.Equal(whole, now.Count(l => group.Holds(l.State)));
                Assert.Equal(whole, figures.Now.Units.Sum(u => group.In(u.Counts)));
                Assert.Equal(whole, figures.Now.Blocks.Sum(b => group.In(b.Counts)));
                Assert.Equal(whole, figures.Now.Requirements.Sum(r => group.In(r.Counts)));
            }

            var s = figures.Now.Whole;
            Assert.Equal(s.Sent, s.OnTime + s.WithinExtension + s.Late);
            Assert.Equal(s.Obligated, s.Due() + s.Missing - s.Overdue);
            Assert.Equal(figures.Now.Owing, figures.Now.Blocks.Sum(b => b.Units));
            Assert.Equal(figures.UnitsOf(RoundUpList.Well).Count, figures.Now.Blocks.Sum(b => b.Well));
        });

    [Fact]
    public void UnitsOf_AnyReportsAndRule_ListsDoNotContradictEachOther() => ForAll(
        (now, last, year, rule) =>
        {
            if (RoundUpFigures.Of(Third, now, last, year, rule) is not { } figures)
            {
                return;
            }

            var lists = Enum.GetValues<RoundUpList>().ToDictionary(l => l, l => figures.UnitsOf(l).Select(u => u.Unit.Code).ToHashSet());
            Assert.All(lists, l => Assert.Equal(l.Value.Count, figures.UnitsOf(l.Key).Count));

            // Whatever the rule, who does well owes nothing that is due and was faulted for nothing.
            Assert.All([RoundUpList.Missing, RoundUpList.NeverSent, RoundUpList.Incomplete, RoundUpList.Inaccurate], l => Assert.False(lists[RoundUpList.Well].Overlaps(lists[l])));
            Assert.Subset(lists[RoundUpList.Missing], lists[RoundUpList.NeverSent]);
            Assert.Subset(lists[RoundUpList.Late].Union(lists[RoundUpList.Missing]).ToHashSet(), lists[RoundUpList.Repeated]);
            if (rule.LeastOnTimePercent == 100)
            {
                Assert.False(lists[RoundUpList.Well].Overlaps(lists[RoundUpList.Late]));
                Assert.False(lists[RoundUpList.Well].Overlaps(lists[RoundUpList.Repeated]));
            }

            // Every appendix has a number of its own, from 2, without gaps.
            Assert.Equal(Enumerable.Range(2, figures.Appendices.Count), figures.Appendices.Select(l => figures.AppendixOf(l)!.Value));
        });

    [Fact]
    public void Repeated_OfThisAndTheLastQuarterOnly_IsListed()
    {
        var figures = Counted(
            now: Lines((1, Fate.Late), (2, Fate.Overdue), (3, Fate.Late), (4, Fate.OnTime), (5, Fate.Extended)),
            last: Lines((1, Fate.Overdue), (2, Fate.OnTime), (4, Fate.Late), (5, Fate.Late)),
            year: Lines((3, Fate.Late)));
        Assert.Equal(["dv-1"], figures.UnitsOf(RoundUpList.Repeated).Select(u => u.Unit.Code));
        Assert.Empty(Counted(Lines((1, Fate.Late))).UnitsOf(RoundUpList.Repeated));
    }

    [Theory]
    [InlineData(Fate.OnTime, true)]
    [InlineData(Fate.Nil, true)]
    [InlineData(Fate.Extended, true)]
    [InlineData(Fate.Returned, false)]
    [InlineData(Fate.Incomplete, false)]
    [InlineData(Fate.Inaccurate, false)]
    [InlineData(Fate.Late, false)]
    [InlineData(Fate.Overdue, false)]
    [InlineData(Fate.NotDue, true)]
    [InlineData(Fate.Exempt, true)]
    internal void Well_UsualRule_ByWhatBecameOfOneMoreReport(Fate fate, bool well) =>
        Assert.Equal(well, Counted(Lines((1, Fate.OnTime), (1, fate))).Now.Units[0].DoesWell);

    [Fact]
    public void Well_NothingFellDue_NobodyIsPraised()
    {
        Assert.False(Counted(Lines((1, Fate.NotDue))).Now.Units[0].DoesWell);
        Assert.False(Counted(Lines((1, Fate.Exempt), (1, Fate.Absorbed))).Now.Units[0].DoesWell);
    }

    [Fact]
    public void UnitsOf_Late_ThoseWithMostFirst()
    {
        var figures = Counted(Lines((1, Fate.Late), (2, Fate.Late), (2, Fate.Late), (3, Fate.OnTime)));
        Assert.Equal(["dv-2", "dv-1"], figures.UnitsOf(RoundUpList.Late).Select(u => u.Unit.Code));
        Assert.Equal(1500, figures.Now.Units[0].LongestLate);
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 3, 0.0)]
    [InlineData(1, 3, 33.3)]
    [InlineData(2, 3, 66.7)]
    [InlineData(1, 3321, 0.1)]
    [InlineData(3320, 3321, 99.9)]
    [InlineData(3321, 3321, 100.0)]
    public void Percent_NeverAHundredWhereOneIsNot(int part, int whole, double? percent) => Assert.Equal((decimal?)percent, ComplianceShares.Percent(part, whole));

    [Theory]
    [InlineData("2021-Q3", "quý III năm 2021", "2021-07-01", "2021-09-30", "2021-Q2", "2020-Q3")]
    [InlineData("2021-Q1", "quý I năm 2021", "2021-01-01", "2021-03-31", "2020-Q4", "2020-Q1")]
    public void Quarter_Parsed_HasItsDaysAndNeighbours(string code, string words, string from, string to, string before, string year)
    {
        Assert.True(Quarter.TryParse(code, out var quarter));
        Assert.Equal((code, words), (quarter.ToString(), quarter.Words));
        Assert.Equal((from, to), (quarter.From.ToString("uuuu-MM-dd", null), quarter.To.ToString("uuuu-MM-dd", null)));
        Assert.Equal((before, year), (quarter.Previous.ToString(), quarter.YearBefore.ToString()));
        Assert.Equal(quarter, quarter.Previous.Next);
        Assert.All(new[] { "2021-Q5", "2021-Q0", "2021-q3", "21-Q3", "2021Q3", "", null, "0000-Q1" }, c => Assert.False(Quarter.TryParse(c, out _)));
    }

    private static void ForAll(Action<RoundUpLine[], RoundUpLine[], RoundUpLine[], GoodUnitRule> holds) => Check.One(
        Thorough,
        Prop.ForAll(
            Gen.Zip(Gen.Zip(Quarters, Quarters), Gen.Zip(Quarters, Rules)).ToArbitrary(),
            given => holds(given.Item1.Item1, given.Item1.Item2, given.Item2.Item1, given.Item2.Item2)));
}
