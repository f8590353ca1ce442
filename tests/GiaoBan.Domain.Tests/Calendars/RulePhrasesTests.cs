using FsCheck;
using FsCheck.Fluent;
using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>Deadlines and windows as an office types them.</summary>
public sealed class RulePhrasesTests
{
    private static readonly Cadence Weeks = new WeekCadence(IsoDayOfWeek.Saturday, new WeekNumbering.IsoWeekOf(IsoDayOfWeek.Friday));
    private static readonly MonthsCadence Months = new(YearPart.Month, [], null);
    private static readonly MonthsCadence Quarters = new(YearPart.Quarter, [], null);
    private static readonly MonthsCadence FirstQuarter = new(YearPart.Quarter, [1], null);
    private static readonly MonthsCadence Halves = new(YearPart.HalfYear, [1], null);
    private static readonly MonthsCadence Years = new(YearPart.Year, [], null);
    private static readonly MonthsCadence SchoolYears = new(YearPart.Year, [], null, 9);

    private static Cadence Of(string name) => name switch
    {
        "week" => Weeks,
        "month" => Months,
        "quarter" => Quarters,
        "quarter-1" => FirstQuarter,
        "half" => Halves,
        "year" => Years,
        _ => SchoolYears,
    };

    /// <summary>DB-2 to DB-5, SK-5, SK-8 and the ways real texts put it (facts.md, 1; gold); the date is the deadline of the first period of 2026 that has one.</summary>
    [Theory]
    [InlineData("month", "trước ngày 28 hằng tháng", "2026-01-28T00:00", false)]
    [InlineData("month", "Gửi TRƯỚC NGÀY 28 hàng tháng", "2026-01-28T00:00", false)]
    [InlineData("month", "chậm nhất vào ngày 25 hằng tháng", "2026-01-26T00:00", false)]
    [InlineData("month", "trong ngày 05 của tháng sau", "2026-02-06T00:00", false)]
    [InlineData("month", "chậm nhất 16h30 ngày 20 hằng tháng", "2026-01-20T16:30", true)]
    [InlineData("month", "chậm nhất 16 giờ 30 ngày 20 hằng tháng", "2026-01-20T16:30", true)]
    [InlineData("month", "trước 17 giờ ngày 20 hằng tháng", "2026-01-20T17:00", false)]
    [InlineData("month", "trong 5 ngày làm việc đầu tháng sau", "2026-02-07T00:00", false)]
    [InlineData("month", "chậm nhất năm (05) ngày làm việc đầu tiên của tháng sau", "2026-02-07T00:00", false)]
    [InlineData("month", "ngày làm việc cuối cùng của tháng", "2026-01-31T00:00", false)]
    [InlineData("month", "chậm nhất thứ Sáu cuối cùng của tháng", "2026-01-31T00:00", false)]
    [InlineData("month", "ngày cuối tháng", "2026-02-01T00:00", false)]
    [InlineData("month", "chậm nhất ngày 31 hằng tháng, trùng ngày nghỉ thì chuyển sang ngày làm việc kế tiếp", "2026-02-03T00:00", false)]
    [InlineData("month", "trước ngày 10, nếu trùng vào ngày nghỉ thì lùi về ngày làm việc liền trước", "2026-01-10T00:00", false)]
    [InlineData("week", "chậm nhất 20h thứ Năm hằng tuần", "2026-01-01T20:00", true)]
    [InlineData("week", "trong ngày thứ Sáu hằng tuần", "2026-01-03T00:00", false)]
    [InlineData("week", "chậm nhất 20:00 thứ năm tuần trước", "2025-12-25T20:00", true)]
    [InlineData("week", "chậm nhất 14h thứ 2 tuần sau", "2026-01-05T14:00", true)]
    [InlineData("week", "trước Chủ nhật hằng tuần", "2025-12-28T00:00", false)]
    [InlineData("quarter", "chậm nhất ngày 25 của tháng cuối quý", "2026-03-26T00:00", false)]
    [InlineData("quarter", "trước ngày 10 tháng đầu quý sau", "2026-04-10T00:00", false)]
    [InlineData("quarter", "ngày 15 tháng thứ hai của quý sau", "2026-05-16T00:00", false)]
    [InlineData("quarter", "chậm nhất 20 ngày sau khi kết thúc quý", "2026-04-21T00:00", false)]
    [InlineData("quarter-1", "trước ngày 25/3", "2026-03-25T00:00", false)]
    [InlineData("half", "trước ngày 10/6", "2026-06-10T00:00", false)]
    [InlineData("half", "chậm nhất 45 ngày sau ngày kết thúc kỳ", "2026-08-15T00:00", false)]
    [InlineData("year", "trước ngày 30/11 của năm báo cáo", "2026-11-30T00:00", false)]
    [InlineData("year", "chậm nhất ngày 20 tháng 01 năm sau", "2027-01-21T00:00", false)]
    [InlineData("year", "trước 31/01 năm sau", "2027-01-31T00:00", false)]
    [InlineData("year", "trước ngày 15 tháng sáu năm sau", "2027-06-15T00:00", false)]
    [InlineData("school-year", "chậm nhất ngày 15/8", "2027-08-16T00:00", false)]
    public void Read_WordsOfTexts_GiveTheDeadline(string cadence, string words, string due, bool inclusive)
    {
        var read = DeadlinePhrases.Read(words, Of(cadence));
        Assert.True(read.IsOk, read.IsOk ? "" : $"{read.Error.Code} {string.Join(' ', read.Error.Args)}");
        var first = ((EndlessCadence)Of(cadence)).Between(new LocalDate(2026, 1, 1), new LocalDate(2027, 12, 31)).First(p => p.Period.Year == 2026 || cadence == "week");
        var found = read.Value.Of(first.Days, WorkingDays.Weekdays);
        Assert.Equal((due, inclusive), (NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(found.Local), found.Inclusive));
    }

    [Theory]
    [InlineData("month", "", "regimes.words.no-day")]
    [InlineData("month", "hằng tháng", "regimes.words.no-day")]
    [InlineData("month", "trước ngày 28 khi trăng tròn", "regimes.words.not-understood")]
    [InlineData("month", "trước ngày 32 hằng tháng", "regimes.words.no-such-day")]
    [InlineData("month", "chậm nhất 25h ngày 2", "regimes.words.no-such-time")]
    [InlineData("month", "trước ngày 25/3", "regimes.words.month-of-many")]
    [InlineData("year", "trước ngày 25/13", "regimes.words.no-such-month")]
    [InlineData("month", "chậm nhất thứ Năm hằng tuần", "regimes.words.does-not-fit")]
    [InlineData("week", "trước ngày 28 hằng tháng", "regimes.words.does-not-fit")]
    [InlineData("month", "trước ngày cuối tháng", "regimes.words.before-month-end")]
    public void Read_WhatIsNoDeadline_SaysWhy(string cadence, string words, string code)
    {
        var read = DeadlinePhrases.Read(words, Of(cadence));
        Assert.False(read.IsOk);
        Assert.Equal(code, read.Error.Code);
    }

    [Fact]
    public void Read_WordsBeyondTheLimit_AreRefused()
    {
        Assert.Equal("regimes.words.not-understood", DeadlinePhrases.Read("trước ngày 28 " + new string('x', 286), Months).Error.Code);
        Assert.Equal("regimes.words.too-long", DeadlinePhrases.Read("trước ngày 28 " + new string('x', 287), Months).Error.Code);
    }

    /// <summary>DB-3, LAW-1, SK-3: month, quarter and year windows of the sources and the decree, and a cumulative one.</summary>
    [Theory]
    [InlineData("month", "từ ngày 26 tháng trước đến ngày 25 tháng báo cáo", 26, -1, 25, 0, false)]
    [InlineData("month", "Tính từ ngày 15 tháng trước đến ngày 14 của tháng thuộc kỳ báo cáo", 15, -1, 14, 0, false)]
    [InlineData("quarter", "từ ngày 15 của tháng trước kỳ báo cáo đến hết ngày 14 tháng cuối quý", 15, -1, 14, 0, false)]
    [InlineData("half", "từ ngày 15/12 năm trước đến ngày 14/6", 15, -1, 14, 0, false)]
    [InlineData("year", "15 tháng 12 năm trước đến 14 tháng 12", 15, -1, 14, 0, false)]
    [InlineData("month", "từ đầu năm đến ngày 14 tháng báo cáo", 1, 0, 14, 0, true)]
    [InlineData("month", "lũy kế từ ngày 15/12 năm trước đến ngày 14 hằng tháng", 15, -1, 14, 0, true)]
    public void Read_WindowsOfTexts_GiveTheDays(string cadence, string words, int from, int fromOffset, int to, int toOffset, bool since)
    {
        var read = WindowPhrases.Read(words, (MonthsCadence)Of(cadence));
        Assert.True(read.IsOk, read.IsOk ? "" : $"{read.Error.Code} {string.Join(' ', read.Error.Args)}");
        Assert.Equal(new MonthWindow(new MonthDay(from, fromOffset), new MonthDay(to, toOffset), since), read.Value.Window);
    }

    [Fact]
    public void Read_WindowNotStatedOrWhole_IsSo()
    {
        Assert.Null(WindowPhrases.Read("không nêu", Months).Value!.Window);
        Assert.Equal(MonthWindow.WholeSpan, WindowPhrases.Read("từ đầu tháng đến cuối tháng", Months).Value!.Window);
        Assert.Equal("regimes.words.no-window", WindowPhrases.Read("ngày 5", Months).Error.Code);
        Assert.Equal("regimes.words.window-without-days", WindowPhrases.Read("từ ngày 20 tháng báo cáo đến ngày 10 tháng báo cáo", Months).Error.Code);
    }

    /// <summary>What is written for any rule is read back as that rule.</summary>
    [Fact]
    public void Write_AnyRule_ReadsBackAsTheSame() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5000),
        Prop.ForAll(RuleAndCadence().ToArbitrary(), given =>
        {
            var (rule, cadence) = given;
            var words = DeadlinePhrases.Write(rule, cadence);
            var read = DeadlinePhrases.Read(words, cadence);
            Assert.True(read.IsOk, $"{words}: {(read.IsOk ? "" : read.Error.Code + " " + string.Join(' ', read.Error.Args))}");
            Assert.True(rule == read.Value, $"{words}: {rule} / {read.Value}");
        }));

    [Fact]
    public void Write_AnyWindow_ReadsBackAsTheSame() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3000),
        Prop.ForAll(
            Gen.Zip(Gen.Elements(Months, Quarters, FirstQuarter, Halves, Years, SchoolYears), Gen.Zip(Gen.Zip(MonthDays(-12, 3), MonthDays(-3, 12)), Gen.Elements(true, false))).ToArbitrary(),
            given =>
            {
                var (cadence, ((from, to), since)) = given;
                var window = new MonthWindow(from, to, since);
                if (!window.HoldsADay(MonthsCadence.MonthsIn(cadence.Part)))
                {
                    return;
                }

                var words = WindowPhrases.Write(window, cadence);
                var read = WindowPhrases.Read(words, cadence);
                Assert.True(read.IsOk, $"{words}: {(read.IsOk ? "" : read.Error.Code + " " + string.Join(' ', read.Error.Args))}");
                Assert.True(window == read.Value.Window, $"{words}: {window} / {read.Value.Window}");
            }));

    private static Gen<MonthDay> MonthDays(int least, int most) => Gen.Zip(Gen.Choose(1, 31), Gen.Choose(least, most)).Select(day => new MonthDay(day.Item1, day.Item2));

    private static Gen<(DeadlineRule Rule, Cadence Cadence)> RuleAndCadence()
    {
        var weekday = Gen.Choose(1, 7).Select(day => (IsoDayOfWeek)day);
        var counted = Gen.Zip(Gen.Zip(Gen.Choose(0, 400), Gen.Elements(TermUnit.Days, TermUnit.WorkingDays, TermUnit.Weeks, TermUnit.Months)), Gen.Zip(Gen.Elements(TermDirection.After, TermDirection.Before), Gen.Elements(Enum.GetValues<CountedFrom>())))
            .Select(DayRule (given) => new DayRule.Counted(new Term(given.Item1.Item1, given.Item1.Item2, given.Item2.Item1), given.Item2.Item2));
        var ofWeek = Gen.OneOf(Gen.Zip(weekday, Gen.Choose(-8, 8)).Select(DayRule (given) => new DayRule.WeekdayOfPeriod(given.Item1, given.Item2)), counted, Gen.Constant<DayRule>(new DayRule.PeriodEnd()));
        var ofMonth = Gen.OneOf(
            MonthDays(-12, 12).Select(DayRule (day) => new DayRule.DayOfMonth(day)),
            Gen.Zip(Gen.OneOf(Gen.Constant(-1), Gen.Choose(1, 20)), Gen.Choose(-12, 12)).Select(DayRule (given) => new DayRule.WorkingDayOfMonth(given.Item1, given.Item2)),
            Gen.Zip(weekday, Gen.Zip(Gen.OneOf(Gen.Constant(-1), Gen.Choose(1, 5)), Gen.Choose(-12, 12))).Select(DayRule (given) => new DayRule.WeekdayOfMonth(given.Item1, given.Item2.Item1, given.Item2.Item2)),
            counted,
            Gen.Constant<DayRule>(new DayRule.PeriodEnd()));
        var time = Gen.Zip(Gen.Choose(0, 23), Gen.Choose(0, 59)).Select(t => new LocalTime(t.Item1, t.Item2));
        var bound = Gen.OneOf(
            Gen.Constant<DeadlineBound>(new DeadlineBound.Before()), Gen.Constant<DeadlineBound>(new DeadlineBound.Within()),
            time.Select(DeadlineBound (t) => new DeadlineBound.AtTime(t)), time.Select(DeadlineBound (t) => new DeadlineBound.BeforeTime(t)));
        var months = Gen.Elements<Cadence>(Months, Quarters, FirstQuarter, Halves, Years, SchoolYears, new MonthPartCadence([10, 20, 31]));
        return Gen.OneOf(Gen.Zip(ofWeek, Gen.Constant(Weeks)), Gen.Zip(ofMonth, months))
            .SelectMany(day => Gen.Zip(bound, Gen.Elements(Enum.GetValues<HolidayShift>())).Select(rest => (new DeadlineRule(day.Item1, rest.Item1, rest.Item2), day.Item2)));
    }
}
