using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>Counting in working days against walking day by day (BLDS 2015 Điều 147, 148).</summary>
public sealed class WorkingDaysTests
{
    private static readonly LocalDate Friday = new(2021, 8, 20);

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
}
