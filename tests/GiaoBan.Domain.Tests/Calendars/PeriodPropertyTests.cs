using FsCheck;
using FsCheck.Fluent;
using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>Whatever the rule: no day is counted twice, none is lost, and a naive second implementation agrees.</summary>
public sealed class PeriodPropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(300);

    private static readonly Gen<IsoDayOfWeek> Weekday = Gen.Elements(Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None));

    private static readonly Gen<LocalDate> Day = Gen.Choose(0, 365 * 290).Select(days => RegimeCalendar.FirstDay.PlusYears(4).PlusDays(days));

    [Fact]
    public void Weeks_AnyFirstDayAndNumbering_CountEveryDayOnce() => Check.One(
        Thorough,
        Prop.ForAll(
            Gen.Zip(Gen.Zip(Weekday, Weekday), Day).ToArbitrary(),
            given =>
            {
                var ((first, naming), start) = given;
                AssertTiles(new WeekCadence(first, new WeekNumbering.IsoWeekOf(naming)), start, spans: 60);
            }));

    [Fact]
    public void Months_AnyPartAndWindowEndToEnd_CountEveryDayOnce() => Check.One(
        Thorough,
        Prop.ForAll(
            Gen.Zip(Gen.Zip(Gen.Elements(YearPart.Month, YearPart.Quarter, YearPart.HalfYear, YearPart.Year), Gen.Choose(1, 31)), Day).ToArbitrary(),
            given =>
            {
                var ((part, firstDay), start) = given;
                AssertTiles(new MonthsCadence(part, [], EndToEnd(firstDay)), start, spans: 30);
            }));

    [Fact]
    public void Weeks_AnyFirstDayAndNumbering_AgreeWithTheNaiveOne() => Check.One(
        Thorough,
        Prop.ForAll(
            Gen.Zip(Gen.Zip(Weekday, Weekday), Day).ToArbitrary(),
            given =>
            {
                var ((first, naming), start) = given;
                var cadence = new WeekCadence(first, new WeekNumbering.IsoWeekOf(naming));
                var naive = NaiveCalendar.Weeks(Net(first), Net(naming), start.ToDateOnly(), start.PlusDays(500).ToDateOnly()).ToList();
                Assert.Equal(naive, naive.Select((_, n) => cadence.PeriodAt(cadence.IndexOf(naive[0].First) + n)).Select(p => (p.Key, p.Window!.Start, p.Window.End)));
                Assert.Equal(naive.Count, naive.Select(week => week.Key).Distinct().Count());
            }));

    [Fact]
    public void Months_WindowFromTheMonthBefore_AgreesWithTheNaiveOne() => Check.One(
        Thorough,
        Prop.ForAll(
            Gen.Zip(Gen.Choose(2, 31), Day).ToArbitrary(),
            given =>
            {
                var (firstDay, day) = given;
                var cadence = new MonthsCadence(YearPart.Month, [], EndToEnd(firstDay));
                var (year, month) = NaiveCalendar.MonthOf(day.ToDateOnly(), firstDay);
                var period = cadence.PeriodAt(cadence.IndexOf(new LocalDate(year, month, 1)))!;
                Assert.Contains(day, period.Window!);
                Assert.Equal($"Tháng {month:00}/{year:0000}", period.Label);
            }));

    [Fact]
    public void DueBetween_AnyWeeklyRule_AgreesWithTheNaiveOne() => Check.One(
        Thorough,
        Prop.ForAll(
            Gen.Zip(Gen.Zip(Gen.Zip(Weekday, Weekday), Gen.Choose(-3, 3)), Gen.Zip(Gen.Elements("before", "within", "at"), Day)).ToArbitrary(),
            given =>
            {
                var (((first, weekday), offset), (bound, from)) = given;
                var to = from.PlusDays(90);
                var time = new LocalTime(20, 0);
                var cadence = new WeekCadence(first, new WeekNumbering.IsoWeekOf(IsoDayOfWeek.Friday));
                var naive = NaiveCalendar.Weeks(Net(first), DayOfWeek.Friday, from.PlusDays(-60).ToDateOnly(), to.PlusDays(60).ToDateOnly())
                    .Select(week => (week.Key, Limit: NaiveCalendar.Limit(DayOfWeekIn(week.First, weekday).PlusWeeks(offset).ToDateOnly(), bound, new TimeOnly(20, 0))))
                    .Where(week => week.Limit.Date >= from.ToDateTimeUnspecified() && week.Limit.Date <= to.ToDateTimeUnspecified());
                var found = cadence.DueBetween(new DeadlineRule(new DayRule.WeekdayOfPeriod(weekday, offset), Bound(bound, time)), from, to, WorkingDays.Weekdays)
                    .Select(due => (due.Period.Key, Limit: due.Due.Local.ToDateTimeUnspecified()));
                Assert.Equal(naive, found);
            }));

    [Fact]
    public void DueBetween_AnyCutOfTheRange_LosesAndDoublesNothing() => Check.One(
        Thorough,
        Prop.ForAll(
            Gen.Zip(Gen.Zip(Gen.Choose(1, 31), Gen.Choose(-2, 2)), Gen.Zip(Gen.Choose(0, 700), Day)).ToArbitrary(),
            given =>
            {
                var ((monthDay, offset), (cut, from)) = given;
                var cadence = new MonthsCadence(YearPart.Month, [1, 2, 4, 5, 7, 8, 10, 11], null);
                var rule = new DeadlineRule(new DayRule.DayOfMonth(new MonthDay(monthDay, offset)), new DeadlineBound.Before());
                var whole = cadence.DueBetween(rule, from, from.PlusDays(700), WorkingDays.Weekdays).ToList();
                Assert.Equal(whole, [.. cadence.DueBetween(rule, from, from.PlusDays(cut), WorkingDays.Weekdays), .. cadence.DueBetween(rule, from.PlusDays(cut + 1), from.PlusDays(700), WorkingDays.Weekdays)]);
                Assert.NotEmpty(whole);
            }));

    private static void AssertTiles(EndlessCadence cadence, LocalDate start, int spans)
    {
        var index = cadence.IndexOf(start);
        Assert.Contains(start, cadence.SpanAt(index));
        var before = cadence.PeriodAt(index)!.Window!;
        for (var next = index + 1; next <= index + spans; next++)
        {
            var period = cadence.PeriodAt(next)!;
            Assert.Equal(before.End.PlusDays(1), period.Window!.Start);
            Assert.Equal(next, cadence.IndexOf(cadence.SpanAt(next).Start));
            Assert.Equal(next, cadence.IndexOf(cadence.SpanAt(next).End));
            Assert.True(string.CompareOrdinal(cadence.PeriodAt(next - 1)!.Key, period.Key) < 0);
            before = period.Window;
        }
    }

    private static MonthWindow EndToEnd(int firstDay) => firstDay == 1
        ? new MonthWindow(new MonthDay(1, 0), new MonthDay(31, 0))
        : new MonthWindow(new MonthDay(firstDay, -1), new MonthDay(firstDay - 1, 0));

    private static DeadlineBound Bound(string bound, LocalTime time) => bound switch
    {
        "before" => new DeadlineBound.Before(),
        "within" => new DeadlineBound.Within(),
        _ => new DeadlineBound.AtTime(time),
    };

    private static LocalDate DayOfWeekIn(LocalDate first, IsoDayOfWeek weekday) =>
        Enumerable.Range(0, 7).Select(first.PlusDays).Single(day => day.DayOfWeek == weekday);

    private static DayOfWeek Net(IsoDayOfWeek day) => (DayOfWeek)((int)day % 7);
}
