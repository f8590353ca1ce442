using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings.Briefings;
using NodaTime;

namespace GiaoBan.Domain.Tests.Meetings;

/// <summary>Days and hours of briefings, and where they go when they are moved (SK-6).</summary>
public sealed class BriefingTimesTests
{
    private static readonly LocalDate Friday = new(2021, 8, 20);

    [Fact]
    public void DaysOf_Fridays_AreAllOfThem() => Assert.Equal(
        [new LocalDate(2021, 8, 20), new LocalDate(2021, 8, 27), new LocalDate(2021, 9, 3)], BriefingTimes.DaysOf(IsoDayOfWeek.Friday, Friday, new LocalDate(2021, 9, 9)));

    [Fact]
    public void Moved_CommonAndSeparate_KeepOrderAndLengths()
    {
        var moved = BriefingTimes.Moved([Hour(Friday, 14, 16), Hour(Friday, 16, 17, 30), Hour(Friday, 16, 17, 30)], new LocalDate(2021, 8, 23), BriefingTimes.MorningStart);
        Assert.Equal(
            ["07:30–09:30", "09:30–11:00", "09:30–11:00"], moved.Select(h => $"{Local(h.Start).TimeOfDay:HH:mm}–{Local(h.End).TimeOfDay:HH:mm}"));
        Assert.All(moved, h => Assert.Equal(new LocalDate(2021, 8, 23), Local(h.Start).Date));
    }

    [Fact]
    public void MovedDay_MondayIsOff_IsTheNextWorkingDay()
    {
        Assert.Equal(new LocalDate(2021, 8, 23), BriefingTimes.MovedDay(Friday, WorkingDays.Weekdays));
        Assert.Equal(new LocalDate(2021, 8, 24), BriefingTimes.MovedDay(Friday, new WorkingDays([new LocalDate(2021, 8, 23)], [])));
    }

    [Theory]
    [InlineData(20, false, "2021-W33")]
    [InlineData(23, false, "2021-W34")]
    [InlineData(23, true, "2021-W33")]
    public void WeekOf_ADay_IsTheWeekWhoseReportsItHears(int day, bool previous, string key) =>
        Assert.Equal(key, BriefingTimes.WeekOf(BriefingTimes.UsualWeek, new LocalDate(2021, 8, day), previous).Key);

    [Fact]
    public void DaysBetween_FridayAndMonday_AreTheWeekend() =>
        Assert.Equal([new LocalDate(2021, 8, 21), new LocalDate(2021, 8, 22)], BriefingTimes.DaysBetween(Friday, new LocalDate(2021, 8, 23)));

    private static LocalDateTime Local(Instant at) => at.InZone(Deadline.Zone).LocalDateTime;

    private static BriefingHour Hour(LocalDate day, int from, int to, int minutes = 0) => new(
        day.At(new LocalTime(from, 0)).InZoneStrictly(Deadline.Zone).ToInstant(), day.At(new LocalTime(to, minutes)).InZoneStrictly(Deadline.Zone).ToInstant());
}
