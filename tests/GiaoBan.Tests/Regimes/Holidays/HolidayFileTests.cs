using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Regimes.Holidays;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Tests.Regimes.Holidays;

/// <summary>Vietnam's holidays as the program brings them, against what was announced for each year (facts.md section 8).</summary>
public sealed class HolidayFileTests
{
    private static readonly WorkingDays Days = HolidayFile.BesideProgram.Days.Value!;

    // First and last day off as the dispatches name them: nothing between is worked, and the days around are as given.
    [Theory]
    [InlineData("2021-02-10", "2021-02-16", true, true)]
    [InlineData("2021-09-02", "2021-09-05", true, true)]
    [InlineData("2022-01-31", "2022-02-04", false, false)]
    [InlineData("2022-09-01", "2022-09-02", true, false)]
    [InlineData("2023-01-20", "2023-01-26", true, true)]
    [InlineData("2023-09-01", "2023-09-04", true, true)]
    [InlineData("2024-02-08", "2024-02-14", true, true)]
    [InlineData("2024-04-27", "2024-05-01", true, true)]
    [InlineData("2024-08-31", "2024-09-03", true, true)]
    [InlineData("2025-01-25", "2025-02-02", true, true)]
    [InlineData("2025-04-30", "2025-05-04", true, true)]
    [InlineData("2025-08-30", "2025-09-02", true, true)]
    [InlineData("2026-01-01", "2026-01-04", true, true)]
    [InlineData("2026-02-14", "2026-02-22", true, true)]
    [InlineData("2026-04-25", "2026-04-27", true, true)]
    [InlineData("2026-08-29", "2026-09-02", true, true)]
    [InlineData("2026-11-24", "2026-11-24", true, true)]
    [InlineData("2027-02-04", "2027-02-10", true, true)]
    [InlineData("2027-09-02", "2027-09-05", true, true)]
    public void Days_AnAnnouncedHoliday_AreOffFromTheFirstToTheLast(string first, string last, bool worksBefore, bool worksAfter)
    {
        var (from, to) = (Day(first), Day(last));
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            Assert.False(Days.IsWorkingDay(day), day.ToString());
        }

        Assert.Equal(worksBefore, Days.IsWorkingDay(from.PlusDays(-1)));
        Assert.Equal(worksAfter, Days.IsWorkingDay(to.PlusDays(1)));
    }

    [Theory]
    [InlineData("2024-05-04")]
    [InlineData("2025-04-26")]
    [InlineData("2026-01-10")]
    [InlineData("2026-08-22")]
    public void Days_AMakeUpSaturday_IsWorked(string day)
    {
        Assert.Equal(IsoDayOfWeek.Saturday, Day(day).DayOfWeek);
        Assert.Equal(DayMark.MakeUp, Days.MarkOn(Day(day))!.Mark);
        Assert.True(Days.IsWorkingDay(Day(day)));
    }

    [Fact]
    public void MarkedIn_2026_HasTwelveHolidaysAndOneDayInLieu()
    {
        var marks = Days.MarkedIn(2026);
        Assert.Equal(12, marks.Count(m => m.Mark == DayMark.Holiday));
        Assert.Equal(
            new MarkedDay(Day("2026-04-27"), DayMark.InLieu, "Giỗ Tổ Hùng Vương (10/3 âm lịch)", "Bộ luật Lao động 2019, Điều 111 khoản 3", Day("2026-04-26")),
            Assert.Single(marks, m => m.Mark == DayMark.InLieu));
        Assert.Equal(["2026-01-02", "2026-08-31"], marks.Where(m => m.Mark == DayMark.DayOff).Select(m => LocalDatePattern.Iso.Format(m.Day)));
        Assert.DoesNotContain(marks, m => m.IsProvisional);
        Assert.All(marks, m => Assert.NotEmpty(m.Basis));
    }

    // BLLĐ 2012: one day for Quốc khánh; before 2 April 2007 the file knows no holiday.
    [Fact]
    public void MarkedIn_OlderYears_GoByTheirOwnLaw()
    {
        Assert.True(Days.IsWorkingDay(Day("2019-09-03")));
        Assert.Equal(10, Days.MarkedIn(2019).Count(m => m.Mark == DayMark.Holiday));
        Assert.Equal(9, Days.MarkedIn(2012).Count(m => m.Mark == DayMark.Holiday));
        Assert.Empty(Days.MarkedIn(2006));
        Assert.Equal("Bộ luật Lao động 2012, Điều 115 khoản 1", Days.MarkOn(Day("2019-09-02"))!.Basis);
    }

    [Fact]
    public void MarkedIn_AYearNotDecidedYet_IsProvisionalForTetAndTheDaysOf2September()
    {
        var provisional = Days.MarkedIn(2028).Where(m => m.IsProvisional).Select(m => m.Name).Distinct();
        Assert.Equal(["Tết Âm lịch", "Quốc khánh"], provisional);
    }

    // Điều 111 makes good the holidays of Điều 112 only: the file's reading of 24/11.
    [Fact]
    public void Days_24NovemberOnASaturday_IsNotMadeGood() => Assert.True(Days.IsWorkingDay(Day("2029-11-26")));

    // The rule for a year without decision would have told the day beside 2/9 of every year so far.
    [Fact]
    public void Law_TheRuleFor2SeptemberWithoutDecision_WouldHaveToldEveryDecidedYear()
    {
        var law = HolidayFile.BesideProgram.Law.Value!;
        var undecided = new WorkingDays(law with { Choices = [.. law.Choices.Where(c => c.Rule == "tet")] }, []);
        for (var year = 2021; year <= 2027; year++)
        {
            Assert.Equal(
                Days.MarkedIn(year).Where(m => m.Name == "Quốc khánh").Select(m => m.Day),
                undecided.MarkedIn(year).Where(m => m.Name == "Quốc khánh").Select(m => m.Day));
        }
    }

    private static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;
}
