using System.Globalization;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Calendars.Lunar;
using NodaTime;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>.NET's Chinese calendar as a second opinion on sun and moon, and as what Vietnam's calendar is not.</summary>
public sealed class ChineseCalendarTests
{
    private const int First = 1901;
    private const int Last = 2100;

    private static readonly ChineseLunisolarCalendar China = new();

    // By Beijing's time our own reckoning gives China's calendar of two centuries, month by month, but for four years. Until 1928 China went
    // by the time of Beijing's meridian, 14 minutes behind UTC+8; the new moon of 28 September 2057 comes seconds before midnight.
    [Fact]
    public void MonthsOf_AtUtcPlus8_AreChinasBut1914And1916And1920And2057()
    {
        var beijing = new LunarYears(hoursEast: 8);
        Assert.Equal([1914, 1916, 1920, 2057], Differing(beijing.MonthsOf));
        Assert.Contains(beijing.MonthsOf(2057), m => m.First == new LocalDate(2057, 9, 28));
        var ofDay = Sky.NewMoon(Sky.NewMoonNear(Julian(new LocalDate(2057, 9, 28))) + 1) - Julian(new LocalDate(2057, 9, 28)) + (8 / 24.0);
        Assert.InRange(ofDay, 1 - (60 / 86400.0), 1);
    }

    [Fact]
    public void NewYear_AgainstChina_DiffersWhereTheMoonOrASeasonTurnsAfter23InHanoi() =>
        Assert.Equal(
            [1903, 1935, 1965, 1968, 1969, 1985, 2007, 2030, 2053],
            Enumerable.Range(First, Last - First + 1).Where(y => VietnameseLunarCalendar.NewYear(y) != Chinese(y, 1, 1)));

    [Fact]
    public void GioTo_AgainstChina_DiffersByADayIn2037And2038()
    {
        int[] years = [.. Enumerable.Range(2010, 2080 - 2010).Where(y => VietnameseLunarCalendar.ToSolar(new LunarDate(y, 3, 10)) != Chinese(y, 3, 10))];
        Assert.Equal([2037, 2038], years);
        Assert.All(years, y => Assert.Equal(Chinese(y, 3, 10).PlusDays(-1), VietnameseLunarCalendar.ToSolar(new LunarDate(y, 3, 10))));
    }

    // Every month that begins a day earlier does so because its new moon comes in the hour before midnight in Hà Nội; the other differences
    // are years whose leap month is another one, because the solstice or another turn of the sun comes in that hour.
    [Fact]
    public void MonthsOf_AgainstChina_DifferWhereAnEventComesAfter23InHanoi()
    {
        var hanoi = new LunarYears(hoursEast: 7);
        int[] otherLeap = [1917, 1922, 1938, 1984, 1985, 1987];
        var differing = Differing(hanoi.MonthsOf);
        Assert.Equal(79, differing.Length);
        Assert.Equal(otherLeap, differing.Where(y => hanoi.MonthsOf(y).FirstOrDefault(m => m.IsLeap)?.Number != LeapMonthOfChina(y)));
        foreach (var year in differing.Except(otherLeap).Except([1914, 1916, 1920]))
        {
            var months = hanoi.MonthsOf(year);
            foreach (var (month, chinese) in months.Zip(ChineseMonths(year)).Where(p => p.First.First != p.Second.First))
            {
                Assert.Equal(chinese.First.PlusDays(-1), month.First);
                var hour = (Sky.NewMoon(Sky.NewMoonNear(Julian(month.First)) + 1) - Julian(month.First) + (7 / 24.0)) * 24;
                // A minute's grace: in 2057 we reckon 22:59:57.
                Assert.InRange(hour, 23 - (1 / 60.0), 24);
            }
        }
    }

    private static int[] Differing(Func<int, LunarMonth[]> months) =>
    [
        .. Enumerable.Range(First, Last - First + 1)
            .Where(y => !months(y).Select(m => (m.Number, m.IsLeap, m.First)).SequenceEqual(ChineseMonths(y))),
    ];

    private static (int Number, bool IsLeap, LocalDate First)[] ChineseMonths(int year)
    {
        var leap = China.GetLeapMonth(year);
        return
        [
            .. Enumerable.Range(1, China.GetMonthsInYear(year)).Select(i =>
                (leap > 0 && i >= leap ? i - 1 : i, i == leap, LocalDate.FromDateTime(China.ToDateTime(year, i, 1, 0, 0, 0, 0)))),
        ];
    }

    private static int? LeapMonthOfChina(int year) => China.GetLeapMonth(year) is > 0 and var place ? place - 1 : null;

    private static LocalDate Chinese(int year, int month, int day) =>
        ChineseMonths(year).Single(m => m.Number == month && !m.IsLeap).First.PlusDays(day - 1);

    private static double Julian(LocalDate day) => Sky.Epoch - 0.5 + NodaTime.Period.DaysBetween(new LocalDate(2000, 1, 1), day);
}
