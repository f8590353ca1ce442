using FsCheck;
using FsCheck.Fluent;
using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>Counting in working days against walking day by day (BLDS 2015 Điều 147, 148).</summary>
public sealed class WorkingDaysTests
{
    private static readonly LocalDate Friday = new(2021, 8, 20);

    /// <summary>Điều 112 of the Labour Code as it is since 2021, the day beside 2/9 always the next one.</summary>
    private static readonly HolidayLaw Code2019 = new(
        HolidayLaw.Weekends.Rest,
        [
            Rule("tet-duong-lich", 1, 1, false), Rule("tet", 1, 1, true, -1, 0, 1, 2, 3) with { IsDecidedYearly = true }, Rule("gio-to", 3, 10, true),
            Rule("chien-thang", 4, 30, false), Rule("quoc-te-lao-dong", 5, 1, false), Rule("quoc-khanh", 9, 2, false, 0, 1),
        ],
        [new InLieuRule(new LocalDate(1995, 1, 1), "Điều 111")],
        [],
        []);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(5, 7)]
    [InlineData(-1, -1)]
    [InlineData(-5, -7)]
    [InlineData(50_000, 70_000)]
    [InlineData(-50_000, -70_000)]
    public void Add_FromAFriday_SkipsWeekends(int workingDays, int days) =>
        Assert.Equal(Friday.PlusDays(days), WorkingDays.Weekdays.Add(Friday, workingDays));

    [Fact]
    public void OnOrAfterAndBefore_OnASunday_AreMondayAndFriday()
    {
        Assert.Equal(Friday.PlusDays(3), WorkingDays.Weekdays.OnOrAfter(Friday.PlusDays(2)));
        Assert.Equal(Friday, WorkingDays.Weekdays.OnOrBefore(Friday.PlusDays(2)));
        Assert.Equal(Friday, WorkingDays.Weekdays.OnOrAfter(Friday));
    }

    [Fact]
    public void IsWorkingDay_DayOffAndMakeUpSaturday_FollowTheDecision()
    {
        var days = new WorkingDays([Friday], [Friday.PlusDays(1)]);
        Assert.False(days.IsWorkingDay(Friday));
        Assert.True(days.IsWorkingDay(Friday.PlusDays(1)));
        Assert.Equal(Friday.PlusDays(1), days.Add(Friday.PlusDays(-1), 1));
    }

    [Fact]
    public void IsWorkingDay_EveryDayOf2021To2100_AgreesWithTheNaiveOne()
    {
        var days = new WorkingDays(Code2019, []);
        var naive = new NaiveWorkingDays(new Dictionary<LocalDate, bool>());
        for (var day = new LocalDate(2021, 1, 1); day.Year <= 2100; day = day.PlusDays(1))
        {
            Assert.True(naive.IsWorked(day) == days.IsWorkingDay(day), day.ToString());
        }
    }

    [Fact]
    public void Add_AnyDayCountAndDecisions_AgreesWithTheNaiveOne() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(
            Gen.Zip(
                Gen.Zip(Gen.Choose(0, 365 * 20), Gen.Choose(-400, 400)),
                Gen.Zip(Gen.Choose(-300, 300), Gen.Elements(true, false)).ListOf()).ToArbitrary(),
            given =>
            {
                var ((from, count), decisions) = given;
                var start = new LocalDate(2025, 1, 1).PlusDays(from);
                Dictionary<LocalDate, bool> decided = [];
                foreach (var (offset, worked) in decisions)
                {
                    decided[start.PlusDays(offset)] = worked;
                }

                var days = new WorkingDays(Code2019, decided.Select(d => new DayDecision(d.Key, d.Value, "", "")));
                var naive = new NaiveWorkingDays(decided);
                Assert.Equal(naive.Add(start, count), days.Add(start, count));
                Assert.Equal(naive.IsWorked(start) ? start : naive.Add(start, 1), days.OnOrAfter(start));
                Assert.Equal(naive.IsWorked(start) ? start : naive.Add(start, -1), days.OnOrBefore(start));
                Assert.Equal(naive.IsWorked(start), days.IsWorkingDay(start));
            }));

    [Fact]
    public void MarkOn_HolidaysOfTheWeekend30And1May2022_AreMadeGoodOnMondayAndTuesday()
    {
        var days = new WorkingDays(Code2019, []);
        Assert.Equal(
            new MarkedDay(new LocalDate(2022, 5, 2), DayMark.InLieu, "chien-thang", "Điều 111", new LocalDate(2022, 4, 30)),
            days.MarkOn(new LocalDate(2022, 5, 2)));
        Assert.Equal(new LocalDate(2022, 5, 1), days.MarkOn(new LocalDate(2022, 5, 3))!.StandsFor);
        Assert.Null(days.MarkOn(new LocalDate(2022, 5, 4)));
        Assert.Equal(new LocalDate(2022, 5, 4), days.Add(new LocalDate(2022, 4, 29), 1));
    }

    [Fact]
    public void MarkOn_TetOfAYearWithoutDecision_IsProvisionalUntilTheDaysAreChosen()
    {
        var tet = new LocalDate(2028, 1, 26);
        Assert.True(new WorkingDays(Code2019, []).MarkOn(tet)!.IsProvisional);
        var chosen = Code2019 with { Choices = [new HolidayChoice("tet", 2028, [tet.PlusDays(-2), tet.PlusDays(-1), tet, tet.PlusDays(1), tet.PlusDays(2)], "Công văn")] };
        var days = new WorkingDays(chosen, []);
        Assert.Equal(new MarkedDay(tet, DayMark.Holiday, "tet", "Luật; Công văn"), days.MarkOn(tet));
        Assert.False(days.IsWorkingDay(tet.PlusDays(-2)));
        Assert.True(days.IsWorkingDay(tet.PlusDays(5)));
    }

    [Fact]
    public void MarkOn_ADecisionAboutADayInLieu_MovesNoOtherDay()
    {
        var without = new WorkingDays(Code2019, []);
        var with = new WorkingDays(Code2019, [new DayDecision(new LocalDate(2022, 5, 2), IsWorked: true, "Trực", "Thông báo")]);
        Assert.True(with.IsWorkingDay(new LocalDate(2022, 5, 2)));
        Assert.Equal(DayMark.MakeUp, with.MarkOn(new LocalDate(2022, 5, 2))!.Mark);
        Assert.Equal(
            without.MarkedIn(2022).Where(m => m.Day != new LocalDate(2022, 5, 2)),
            with.MarkedIn(2022).Where(m => m.Day != new LocalDate(2022, 5, 2)));
    }

    [Fact]
    public void MarkedIn_AHolidayWhoseDaysReachOverNewYear_HasThemInBothYears()
    {
        var days = new WorkingDays(Code2019 with { Rules = [Rule("giao-thua", 1, 1, false, -1, 0)] }, []);
        Assert.Contains(days.MarkedIn(2025), m => m.Day == new LocalDate(2025, 12, 31));
        Assert.False(days.IsWorkingDay(new LocalDate(2025, 12, 31)));
    }

    [Fact]
    public void IsWeeklyRest_BeforeTheFirstRule_IsAsTheFirst()
    {
        var law = HolidayLaw.Weekends with { Rest = [new WeeklyRest([IsoDayOfWeek.Sunday], new LocalDate(1995, 1, 1), ""), new WeeklyRest([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], new LocalDate(1999, 10, 2), "")] };
        Assert.True(law.IsWeeklyRest(new LocalDate(1999, 10, 2)));
        Assert.False(law.IsWeeklyRest(new LocalDate(1999, 9, 25)));
        Assert.True(law.IsWeeklyRest(new LocalDate(1994, 9, 25)));
    }

    [Fact]
    public void IsWorkingDay_OutsideItsYears_Refuses() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDays.Weekdays.IsWorkingDay(new LocalDate(WorkingDays.LastYear + 1, 1, 1)));

    private static HolidayRule Rule(string code, int month, int day, bool lunar, params int[] days) => new(
        code, code, new HolidayDate(month, day, lunar), days.Length == 0 ? [0] : days, new Dictionary<IsoDayOfWeek, IReadOnlyList<int>>(),
        HasInLieu: true, IsDecidedYearly: false, new LocalDate(1995, 1, 1), null, "Luật");
}
