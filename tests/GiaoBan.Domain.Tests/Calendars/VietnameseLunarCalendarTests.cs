using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Calendars.Lunar;
using NodaTime;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>The lunar calendar against itself, and against days that were announced or are known (facts.md section 8).</summary>
public sealed class VietnameseLunarCalendarTests
{
    private const int First = 1900;
    private const int Last = 2100;

    private static readonly LunarYears Hanoi = new(hoursEast: 7);

    [Theory]
    [InlineData(2021, "2021-02-12", "2021-04-21")]
    [InlineData(2022, "2022-02-01", "2022-04-10")]
    [InlineData(2023, "2023-01-22", "2023-04-29")]
    [InlineData(2024, "2024-02-10", "2024-04-18")]
    [InlineData(2025, "2025-01-29", "2025-04-07")]
    [InlineData(2026, "2026-02-17", "2026-04-26")]
    [InlineData(2027, "2027-02-06", "2027-04-16")]
    [InlineData(2028, "2028-01-26", "2028-04-04")]
    [InlineData(2029, "2029-02-13", "2029-04-23")]
    [InlineData(2030, "2030-02-02", "2030-04-12")]
    [InlineData(1985, "1985-01-21", "1985-04-29")]
    [InlineData(2007, "2007-02-17", "2007-04-26")]
    public void ToSolar_TetAndGioTo_AreTheKnownDays(int year, string tet, string gioTo)
    {
        Assert.Equal(tet, Iso(VietnameseLunarCalendar.NewYear(year)));
        Assert.Equal(tet, Iso(VietnameseLunarCalendar.ToSolar(new LunarDate(year, 1, 1))));
        Assert.Equal(gioTo, Iso(VietnameseLunarCalendar.ToSolar(new LunarDate(year, 3, 10))));
    }

    [Fact]
    public void Of_EveryDayOf1900To2100_ComesBackAndFollowsTheDayBefore()
    {
        var before = VietnameseLunarCalendar.Of(new LocalDate(First, 1, 1).PlusDays(-1));
        for (var day = new LocalDate(First, 1, 1); day.Year <= Last; day = day.PlusDays(1))
        {
            var lunar = VietnameseLunarCalendar.Of(day);
            Assert.Equal(day, VietnameseLunarCalendar.ToSolar(lunar));
            Assert.True(Follows(before, lunar), $"{before} -> {lunar}");
            before = lunar;
        }
    }

    [Fact]
    public void MonthsOf_EveryYear_Has29Or30DaysAndALeapMonthOnlyWhere13Begin()
    {
        for (var year = First; year <= Last; year++)
        {
            var months = Hanoi.MonthsOf(year);
            Assert.All(months, m => Assert.InRange(m.Days, 29, 30));
            Assert.Equal(Enumerable.Range(1, 12), months.Where(m => !m.IsLeap).Select(m => m.Number));
            Assert.Equal(months.Length - 12, months.Count(m => m.IsLeap));
            Assert.Equal(months.FirstOrDefault(m => m.IsLeap)?.Number, VietnameseLunarCalendar.LeapMonthOf(year));
        }
    }

    // Hồ Ngọc Đức's rules 3 and 4, counted another way than the calendar does: by the months between two months 11.
    [Fact]
    public void MonthsOf_BetweenTwoSolstices_AreThirteenIffOneIsLeap()
    {
        for (var year = First; year <= Last; year++)
        {
            var begin = MonthElevenOf(year - 1).First;
            var end = MonthElevenOf(year).First;
            var solstice = Hanoi.SolsticeOf(year);
            Assert.InRange(solstice, end, end.PlusDays(29));
            var between = Hanoi.MonthsOf(year - 1).Concat(Hanoi.MonthsOf(year)).Where(m => m.First >= begin && m.First < end).ToList();
            Assert.Equal((int)Math.Round(NodaTime.Period.DaysBetween(begin, end) / Sky.MeanMonth), between.Count);
            Assert.Equal(between.Count - 12, between.Count(m => m.IsLeap));
        }
    }

    [Theory]
    [InlineData(2023, 2)]
    [InlineData(2025, 6)]
    [InlineData(2028, 5)]
    [InlineData(2033, 11)]
    public void LeapMonthOf_AYearWithThirteenMonths_IsTheKnownOne(int year, int month) => Assert.Equal(month, VietnameseLunarCalendar.LeapMonthOf(year));

    [Fact]
    public void ToSolar_NoSuchMonthOrDay_IsNull()
    {
        Assert.Null(VietnameseLunarCalendar.LeapMonthOf(2026));
        Assert.Null(VietnameseLunarCalendar.ToSolar(new LunarDate(2026, 3, 10, IsLeapMonth: true)));
        Assert.Null(VietnameseLunarCalendar.ToSolar(new LunarDate(2026, 3, 31)));
        Assert.Null(VietnameseLunarCalendar.ToSolar(new LunarDate(2026, 13, 1)));
        Assert.Null(VietnameseLunarCalendar.ToSolar(new LunarDate(2025, 12, 30)));
    }

    [Fact]
    public void Of_TheLastDayBeforeTet2026_IsThe29thOfMonth12() =>
        Assert.Equal(new LunarDate(2025, 12, 29), VietnameseLunarCalendar.Of(new LocalDate(2026, 2, 16)));

    [Fact]
    public void Of_OutsideItsYears_Refuses()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => VietnameseLunarCalendar.Of(VietnameseLunarCalendar.NewYear(VietnameseLunarCalendar.FirstYear).PlusDays(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => VietnameseLunarCalendar.Of(new LocalDate(VietnameseLunarCalendar.LastYear + 1, 6, 1)));
    }

    // Instants of the almanacs, in universal time; the day of an event hangs on them where it falls near midnight.
    [Theory]
    [InlineData(2021, 15, 59)]
    [InlineData(2022, 21, 48)]
    [InlineData(2023, 3, 27)]
    public void SunLongitude_AtThePublishedSolstice_Is270(int year, int hour, int minute)
    {
        var day = new LocalDate(year, 12, year == 2023 ? 22 : 21);
        var instant = Sky.Epoch - 0.5 + NodaTime.Period.DaysBetween(new LocalDate(2000, 1, 1), day) + (((hour * 60) + minute) / 1440.0);
        // The sun goes a degree a day: 0.001 degrees are a minute and a half.
        Assert.InRange(Sky.SunLongitude(instant), 270 - 0.001, 270 + 0.001);
    }

    private static LunarMonth MonthElevenOf(int year) => Hanoi.MonthsOf(year).Single(m => m.Number == 11 && !m.IsLeap);

    private static bool Follows(LunarDate before, LunarDate day) => day.Day > 1
        ? day == before with { Day = before.Day + 1 }
        : before.Day >= 29 && (day.IsLeapMonth
            ? (day.Year, day.Month, false) == (before.Year, before.Month, before.IsLeapMonth)
            : (day.Year, day.Month) == (before.Month == 12 ? before.Year + 1 : before.Year, (before.Month % 12) + 1));

    private static string Iso(LocalDate? day) => NodaTime.Text.LocalDatePattern.Iso.Format(day!.Value);
}
