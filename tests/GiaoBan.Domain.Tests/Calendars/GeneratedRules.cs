using GiaoBan.Domain.Calendars;
using GiaoBan.Tests.Shared.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>Any cadence and any deadline rule that the pack schema allows.</summary>
internal sealed class GeneratedRules(Random random)
{
    /// <summary>A number from one to another, both included.</summary>
    public int Number(int from, int to) => random.Next(from, to + 1);

    /// <summary>True so many times in a hundred.</summary>
    public bool Chance(int percent) => random.Next(100) < percent;

    /// <summary>One of several.</summary>
    public T OneOf<T>(params T[] of) => of[random.Next(of.Length)];

    /// <summary>A day of a range.</summary>
    public LocalDate Day(LocalDate from, LocalDate to) => from.PlusDays(Number(0, NodaTime.Period.DaysBetween(from, to)));

    /// <summary>Any cadence; dates and anchors near some days.</summary>
    public Cadence Cadence(LocalDate from, LocalDate to) => Number(1, 100) switch
    {
        <= 26 => Weeks(),
        <= 64 => Months(OneOf(Enum.GetValues<YearPart>()), mayLeaveOut: true),
        <= 74 => MonthParts(),
        <= 77 => new DayCadence(Chance(60)),
        <= 90 => Joined(from, to),
        _ => Dates(from, to),
    };

    /// <summary>Months, quarters, halves, nine months or years.</summary>
    public MonthsCadence Months(YearPart part, bool mayLeaveOut, int? startMonth = null)
    {
        var parts = MonthsCadence.PartsIn(part);
        List<int> only = mayLeaveOut && Chance(40) ? [.. Enumerable.Range(1, parts).Where(_ => Chance(60))] : [];
        return new(part, only, Window(MonthsCadence.MonthsIn(part)), startMonth ?? (Chance(60) ? 1 : Number(1, 12)));
    }

    /// <summary>Any rule that the schema allows for a cadence.</summary>
    public DeadlineRule Deadline(Cadence cadence) => new(
        Day(cadence),
        OneOf<DeadlineBound>(new DeadlineBound.Before(), new DeadlineBound.Before(), new DeadlineBound.Within(), new DeadlineBound.AtTime(Time()), new DeadlineBound.BeforeTime(Time())),
        OneOf(HolidayShift.None, HolidayShift.None, HolidayShift.Next, HolidayShift.Previous));

    /// <summary>Which sorts of days the schema allows for a cadence.</summary>
    public static bool Allows(Cadence cadence, DayRule rule) => rule switch
    {
        DayRule.PeriodEnd or DayRule.Counted => true,
        DayRule.WeekdayOfPeriod => cadence is WeekCadence or StepCadence { Of: WeekCadence },
        _ => cadence is MonthsCadence or MonthPartCadence or StepCadence { Of: MonthsCadence },
    };

    /// <summary>A day rule of any sort, whether a cadence allows it or not.</summary>
    public DayRule AnyDay() => Number(0, 5) switch
    {
        0 => new DayRule.WeekdayOfPeriod(Weekday(), Number(-3, 3)),
        1 => new DayRule.DayOfMonth(new MonthDay(Number(1, 31), MonthOffset())),
        2 => new DayRule.WorkingDayOfMonth(OneOf(-1, Number(1, 20)), MonthOffset()),
        3 => new DayRule.WeekdayOfMonth(Weekday(), OneOf(-1, Number(1, 5)), MonthOffset()),
        4 => new DayRule.PeriodEnd(),
        _ => new DayRule.Counted(Term(), OneOf(Enum.GetValues<CountedFrom>())),
    };

    private int MonthOffset() => Chance(92) ? Number(-2, 3) : Number(-12, 12);

    private DayRule Day(Cadence cadence)
    {
        var rule = AnyDay();
        while (!Allows(cadence, rule))
        {
            rule = AnyDay();
        }

        return rule;
    }

    private Term Term()
    {
        var direction = OneOf(TermDirection.After, TermDirection.After, TermDirection.Before);
        return Number(0, 4) switch
        {
            0 => new(Number(0, 40), TermUnit.Days, direction),
            1 => new(Number(0, 6), TermUnit.Weeks, direction),
            2 => new(Number(0, 4), TermUnit.Months, direction),
            _ => new(Number(0, 25), TermUnit.WorkingDays, direction),
        };
    }

    private WeekCadence Weeks() => new(
        Weekday(),
        OneOf<WeekNumbering>(new WeekNumbering.IsoWeekOf(Weekday()), new WeekNumbering.IsoWeekOf(Weekday()), new WeekNumbering.FirstFullWeek(), new WeekNumbering.WeekOfNewYear()),
        Chance(70));

    private MonthPartCadence MonthParts()
    {
        List<int> ends = [.. Enumerable.Range(0, Number(1, 4)).Select(_ => Number(1, MonthPartCadence.LatestInnerEnd)).Distinct().Order(), 31];
        return new(ends, Chance(70));
    }

    private StepCadence Joined(LocalDate from, LocalDate to)
    {
        EndlessCadence of = Chance(50) ? Weeks() : Months(OneOf(YearPart.Month, YearPart.Quarter, YearPart.HalfYear, YearPart.Year), mayLeaveOut: false);
        of = of is MonthsCadence { Window.SinceYearStart: true } cumulative ? cumulative with { Window = null } : of;
        return new(of, Chance(95) ? Number(2, 5) : Number(6, 30), Day(from.PlusYears(-6), to.PlusYears(6)));
    }

    private DatesCadence Dates(LocalDate from, LocalDate to)
    {
        var days = Enumerable.Range(0, Number(1, 8)).Select(_ => Day(from.PlusMonths(-3), to.PlusMonths(3))).Distinct().Order().ToList();
        return new([.. days.Select((day, place) => new NamedDate(day, $"Đợt {place + 1}", Chance(50) ? new DateInterval(day.PlusDays(-Number(40, 200)), day.PlusDays(-Number(0, 40))) : null))]);
    }

    private MonthWindow? Window(int months)
    {
        var window = AnyWindow();
        while (window is not null && !NaivePeriods.HoldsADay(window, months))
        {
            window = AnyWindow();
        }

        return window;
    }

    /// <summary>A window of any days, whether a period has such days or not; null where the text states none.</summary>
    public MonthWindow? AnyWindow() => Number(0, 4) switch
    {
        0 => null,
        1 => MonthWindow.WholeSpan,
        2 => EndToEnd(Number(1, 31), OneOf(0, 0, 0, -1, 1, 2)),
        3 => new(new MonthDay(Number(1, 31), Number(-2, 1)), new MonthDay(Number(1, 31), Number(-2, 2))),
        _ => new(new MonthDay(Number(1, 31), Number(-2, 0)), new MonthDay(Number(1, 31), Number(-1, 1)), SinceYearStart: true),
    };

    /// <summary>A window from a day of a month near the period's first to the eve of that day, a period later.</summary>
    public static MonthWindow EndToEnd(int day, int monthOffset) => day == 1
        ? new(new MonthDay(1, monthOffset), new MonthDay(31, monthOffset))
        : new(new MonthDay(day, monthOffset - 1), new MonthDay(day - 1, monthOffset));

    private IsoDayOfWeek Weekday() => (IsoDayOfWeek)Number(1, 7);

    private LocalTime Time() => Chance(10) ? OneOf(new LocalTime(23, 59), LocalTime.Midnight) : new LocalTime(Number(0, 23), OneOf(0, 30, Number(0, 59)));
}
