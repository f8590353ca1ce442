using GiaoBan.Domain.Schedules;
using NodaTime;

namespace GiaoBan.Domain.Tests.Schedules;

/// <summary>The week of source 004: it begins on Saturday 14/8/2021 and is called week 33 (SK-1, SK-10).</summary>
public sealed class ScheduleWeekTests
{
    [Theory]
    [InlineData(2021, 8, 14, "2021-W33")]
    [InlineData(2021, 8, 20, "2021-W33")]
    [InlineData(2021, 8, 13, "2021-W32")]
    [InlineData(2021, 8, 21, "2021-W34")]
    [InlineData(2020, 12, 26, "2020-W53")]
    [InlineData(2021, 1, 2, "2021-W01")]
    [InlineData(2026, 1, 3, "2026-W02")]
    public void Of_ADay_IsTheWeekOfItsFriday(int year, int month, int day, string key) => Assert.Equal(key, ScheduleWeek.Of(new LocalDate(year, month, day)).Key);

    [Fact]
    public void Find_EveryWeekOfACentury_ComesBackByItsKey()
    {
        for (var week = ScheduleWeek.Of(new LocalDate(2000, 1, 8)); week.Last.Year < 2100; week = week.Next)
        {
            Assert.Equal(week, ScheduleWeek.Find(week.Key));
            Assert.Equal(IsoDayOfWeek.Saturday, week.First.DayOfWeek);
            Assert.Equal(week, week.Next.Previous);
            Assert.Equal(7, week.EachDay().Count());
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2021-W54")]
    [InlineData("2021-W53")]
    [InlineData("2021-W00")]
    [InlineData("2021-33")]
    [InlineData("2021-W3x")]
    [InlineData("1200-W10")]
    [InlineData("2021_W33")]
    public void Find_WhatIsNoWeek_IsNull(string? key) => Assert.Null(ScheduleWeek.Find(key));

    [Fact]
    public void Begins_AndEnds_AreMidnightsInVietnam()
    {
        var week = ScheduleWeek.Find("2021-W33")!;
        Assert.Equal(Instant.FromUtc(2021, 8, 13, 17, 0), week.Begins);
        Assert.Equal(Instant.FromUtc(2021, 8, 20, 17, 0), week.Ends);
        Assert.Equal("Tuần 33/2021", week.Label);
    }

    [Fact]
    public void DaysOf_AWeek_HasSevenDaysAndPutsTheWholeDayFirst()
    {
        var week = ScheduleWeek.Find("2021-W33")!;
        var monday = new LocalDate(2021, 8, 16);
        var days = WeekLayout.DaysOf(week, [Line(monday, new(14, 0), new(16, 0), "Họp"), Line(monday, null, null, "Trực"), Line(monday, new(8, 0), new(16, 0), "Tập huấn")]);
        Assert.Equal(7, days.Count);
        Assert.Equal(["Trực", "Tập huấn", "Họp"], days[2].Lines.Select(l => l.Text));
        Assert.Equal(["Trực", "Tập huấn"], days[2].Of(DayHalf.Morning).Select(l => l.Text));
        Assert.Equal(["Trực", "Tập huấn", "Họp"], days[2].Of(DayHalf.Afternoon).Select(l => l.Text));
        Assert.Empty(days[0].Lines);
    }

    [Theory]
    [InlineData(8, 12, true, false)]
    [InlineData(12, 13, false, true)]
    [InlineData(11, 13, true, true)]
    public void IsIn_AroundNoon_IsHalfOpen(int from, int to, bool morning, bool afternoon)
    {
        var line = Line(new LocalDate(2021, 8, 16), new(from, 0), new(to, 0), "Họp");
        Assert.Equal((morning, afternoon), (WeekLayout.IsIn(line, DayHalf.Morning), WeekLayout.IsIn(line, DayHalf.Afternoon)));
    }

    [Fact]
    public void EntryHours_WithoutAnEndOrHours_AreAnHourAndAWorkingDay()
    {
        var day = new LocalDate(2021, 8, 16);
        Assert.Equal((Instant.FromUtc(2021, 8, 16, 1, 0), Instant.FromUtc(2021, 8, 16, 2, 0)), EntryHours.Of(day, new(8, 0), null));
        Assert.Equal((Instant.FromUtc(2021, 8, 16, 0, 0), Instant.FromUtc(2021, 8, 16, 10, 0)), EntryHours.Of(day, null, null));
        Assert.Equal(Instant.FromUtc(2021, 8, 16, 17, 0), EntryHours.Of(day, new(23, 30), null).Ends);
    }

    private static ScheduleLine Line(LocalDate day, LocalTime? from, LocalTime? to, string text) => new(Guid.CreateVersion7(), false, day, from, to, text, "", "", "", "", "");
}
