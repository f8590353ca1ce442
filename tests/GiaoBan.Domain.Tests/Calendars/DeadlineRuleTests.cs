using GiaoBan.Domain.Calendars;
using NodaTime;
using Period = GiaoBan.Domain.Calendars.Period;

namespace GiaoBan.Domain.Tests.Calendars;

public sealed class DeadlineRuleTests
{
    private static readonly WeekCadence SaturdayWeeks = new(IsoDayOfWeek.Saturday, new WeekNumbering.IsoWeekOf(IsoDayOfWeek.Friday));
    private static readonly MonthsCadence Months = new(YearPart.Month, [], null);

    /// <summary>SK-1: the Saturday of 14/8/2021 lies in ISO week 32, and begins the commune's week 33.</summary>
    [Fact]
    public void PeriodAt_SaturdayWeekOfTheSource_IsWeek33()
    {
        var period = SaturdayWeeks.PeriodAt(SaturdayWeeks.IndexOf(new LocalDate(2021, 8, 14)));
        Assert.Equal(new Period("2021-W33", "Tuần 33/2021", new DateInterval(new(2021, 8, 14), new(2021, 8, 20)), 2021), period);
    }

    /// <summary>A week over the new year belongs to the year of its Friday's ISO week, running totals included.</summary>
    [Theory]
    [InlineData("2020-12-26", "2020-W53")]
    [InlineData("2021-01-02", "2021-W01")]
    [InlineData("2024-12-28", "2025-W01")]
    public void PeriodAt_WeekOverTheNewYear_TakesTheIsoYearOfItsFriday(string saturday, string key)
    {
        var first = NodaTime.Text.LocalDatePattern.Iso.Parse(saturday).Value;
        var period = SaturdayWeeks.PeriodAt(SaturdayWeeks.IndexOf(first));
        Assert.Equal(key, period.Key);
        Assert.Equal(int.Parse(key[..4], System.Globalization.CultureInfo.InvariantCulture), period.Year);
    }

    /// <summary>SK-10: the plan of week 34 is due on the Thursday of week 33.</summary>
    [Fact]
    public void Of_PlanOfNextWeek_IsDueOnTheThursdayBefore()
    {
        var rule = new DeadlineRule(new DayRule.WeekdayOfPeriod(IsoDayOfWeek.Thursday, -1), new DeadlineBound.AtTime(new LocalTime(20, 0)));
        var due = rule.Of(DaysOf(SaturdayWeeks, new LocalDate(2021, 8, 21)), WorkingDays.Weekdays);
        Assert.Equal(new LocalDateTime(2021, 8, 19, 20, 0), due.Local);
        Assert.True(due.Inclusive);
    }

    /// <summary>A day that February lacks: "before the 30th" and "within the 31st" both end with the month.</summary>
    [Fact]
    public void Of_DayThatTheMonthLacks_EndsWithTheMonth()
    {
        var february = DaysOf(Months, new LocalDate(2021, 2, 1));
        var before = OnDay(30, new DeadlineBound.Before()).Of(february, WorkingDays.Weekdays);
        var within = OnDay(31, new DeadlineBound.Within()).Of(february, WorkingDays.Weekdays);
        Assert.Equal(new LocalDate(2021, 2, 28), before.LastDay);
        Assert.Equal(before, within);
    }

    /// <summary>DB-3: "trước ngày 28" lets the 27th through, "trong ngày 25" the 25th.</summary>
    [Fact]
    public void Of_BeforeAndWithin_EndAtMidnightExclusive()
    {
        var august = DaysOf(Months, new LocalDate(2021, 8, 5));
        var before = OnDay(28, new DeadlineBound.Before()).Of(august, WorkingDays.Weekdays);
        var within = OnDay(25, new DeadlineBound.Within()).Of(august, WorkingDays.Weekdays);
        Assert.Equal((new LocalDateTime(2021, 8, 28, 0, 0), false), (before.Local, before.Inclusive));
        Assert.Equal((new LocalDateTime(2021, 8, 26, 0, 0), false), (within.Local, within.Inclusive));
    }

    [Fact]
    public void Fits_RuleOfAnotherSort_IsFalse()
    {
        Assert.False(Months.Fits(new DayRule.WeekdayOfPeriod(IsoDayOfWeek.Friday, 0)));
        Assert.False(SaturdayWeeks.Fits(new DayRule.DayOfMonth(new MonthDay(20, 0))));
    }

    [Theory]
    [InlineData(15, -1, 14, 0, true)]
    [InlineData(1, 0, 31, 0, true)]
    [InlineData(29, 0, 31, 0, false)]
    [InlineData(20, 0, 10, 0, false)]
    [InlineData(1, 0, 31, -1, false)]
    public void HoldsADay_Window_TellsWhetherFebruaryHasOne(int from, int fromOffset, int to, int toOffset, bool expected) =>
        Assert.Equal(expected, new MonthWindow(new MonthDay(from, fromOffset), new MonthDay(to, toOffset)).HoldsADay(1));

    private static PeriodDays DaysOf(EndlessCadence cadence, LocalDate day) => new(cadence.SpanAt(cadence.IndexOf(day)), cadence.WindowAt(cadence.IndexOf(day)));

    private static DeadlineRule OnDay(int day, DeadlineBound bound) => new(new DayRule.DayOfMonth(new MonthDay(day, 0)), bound);
}
