using FsCheck;
using FsCheck.Fluent;
using GiaoBan.Domain.Calendars;
using GiaoBan.Tests.Shared.Calendars;
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
                AssertTiles(new MonthsCadence(part, [], GeneratedRules.EndToEnd(firstDay, 0)), start, spans: 30);
            }));

    /// <summary>Years that begin in any month, several periods as one, several times a month.</summary>
    [Fact]
    public void Periods_ShiftedJoinedOrPartsOfAMonth_CountEveryDayOnce() => Check.One(
        Thorough,
        Prop.ForAll(
            Gen.Zip(Gen.Choose(0, int.MaxValue - 1), Day).ToArbitrary(),
            given =>
            {
                var rules = new GeneratedRules(new Random(given.Item1));
                var months = new MonthsCadence(rules.OneOf(YearPart.Month, YearPart.Quarter, YearPart.HalfYear, YearPart.Year), [], GeneratedRules.EndToEnd(rules.Number(1, 31), rules.Number(-2, 1)), rules.Number(1, 12));
                var weeks = new WeekCadence((IsoDayOfWeek)rules.Number(1, 7), rules.OneOf<WeekNumbering>(new WeekNumbering.FirstFullWeek(), new WeekNumbering.WeekOfNewYear()));
                AssertTiles(months, given.Item2, spans: 12);
                AssertTiles(weeks, given.Item2, spans: 60);
                AssertTiles(new StepCadence(rules.OneOf<EndlessCadence>(months, weeks), rules.Number(2, 5), rules.Day(given.Item2, given.Item2.PlusYears(3))), given.Item2, spans: 8);
                AssertTiles(new MonthPartCadence([rules.Number(1, 13), rules.Number(14, 27), 31]), given.Item2, spans: 40);
                AssertTiles(new DayCadence(), given.Item2, spans: 70);
            }));

    /// <summary>Every span that touches a range, over the three centuries that a calendar may be worked out for.</summary>
    [Fact]
    public void Between_AnyEndlessCadence_AgreesWithTheNaiveOne() => Check.One(
        Thorough,
        Prop.ForAll(
            Gen.Zip(Gen.Choose(0, int.MaxValue - 1), Day).ToArbitrary(),
            given =>
            {
                var (seed, from) = given;
                var to = from.PlusDays(700);
                var cadence = new GeneratedRules(new Random(seed)).Cadence(from, to);
                // Thirty years may be one period.
                var naive = NaivePeriods.Of(cadence, from.PlusDays(-11500).ToDateOnly(), to.ToDateOnly()).Where(period => period.Last >= from.ToDateOnly());
                var engine = cadence.Between(from, to).Select(found => (found.Period.Key, found.Period.Label, found.Period.Year, found.Span.Start.ToDateOnly(), found.Span.End.ToDateOnly(), found.Period.Window?.Start.ToDateOnly(), found.Period.Window?.End.ToDateOnly()));
                Assert.Equal(naive.Select(period => (period.Key, period.Label, period.Year, period.First, period.Last, period.Window?.From, period.Window?.To)), engine);
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
}
