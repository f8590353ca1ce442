using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>Which days are worked, and why the others are not. Never changes; safe to share between threads.</summary>
/// <remarks>A year is laid out once, when first asked for; counting over years then costs one step a year.</remarks>
public sealed class WorkingDays
{
    /// <summary>The first year that is laid out.</summary>
    public const int FirstYear = 1800;

    /// <summary>The last year that is laid out.</summary>
    public const int LastYear = 2299;

    private readonly WorkedYear?[] _years = new WorkedYear?[LastYear - FirstYear + 1];
    private readonly HolidayLaw _law;
    private readonly ILookup<int, DayDecision> _decisions;

    /// <summary>A law's days, and an office's own decisions over them.</summary>
    /// <param name="law">Weekly rest, holidays and what was decided for all.</param>
    /// <param name="decisions">What the office decided; of two about one day the later in the list holds.</param>
    public WorkingDays(HolidayLaw law, IEnumerable<DayDecision> decisions)
    {
        _law = law;
        _decisions = law.Decisions.Concat(decisions).ToLookup(d => d.Day.Year);
    }

    /// <summary>Monday to Friday, but for some days off, and some days worked besides.</summary>
    /// <param name="daysOff">Days that are not worked.</param>
    /// <param name="worked">Days that are worked, also where they fall on a weekend.</param>
    public WorkingDays(IEnumerable<LocalDate> daysOff, IEnumerable<LocalDate> worked)
        : this(HolidayLaw.Weekends, daysOff.Select(d => new DayDecision(d, false, "", "")).Concat(worked.Select(d => new DayDecision(d, true, "", ""))))
    {
    }

    /// <summary>Monday to Friday, no holidays.</summary>
    public static WorkingDays Weekdays { get; } = new(HolidayLaw.Weekends, []);

    /// <summary>Whether the day is worked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day leaves <see cref="FirstYear"/> to <see cref="LastYear"/>.</exception>
    public bool IsWorkingDay(LocalDate day) => YearOf(day.Year).IsWorked(day.DayOfYear);

    /// <summary>Whether the day is a weekly day off, worked this time or not.</summary>
    public bool IsWeeklyRest(LocalDate day) => _law.IsWeeklyRest(day);

    /// <summary>Why the day is off or worked, where it is not just a weekday or a weekend.</summary>
    /// <inheritdoc cref="IsWorkingDay" path="/exception"/>
    public MarkedDay? MarkOn(LocalDate day) => YearOf(day.Year).Holidays.MarkOn(day);

    /// <summary>Every marked day of a year, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year leaves <see cref="FirstYear"/> to <see cref="LastYear"/>.</exception>
    public IReadOnlyList<MarkedDay> MarkedIn(int year) => YearOf(year).Holidays.Marks;

    /// <summary>The day itself where it is worked, else the next that is.</summary>
    /// <inheritdoc cref="IsWorkingDay" path="/exception"/>
    public LocalDate OnOrAfter(LocalDate day) => IsWorkingDay(day) ? day : Add(day, 1);

    /// <summary>The day itself where it is worked, else the last before it that is.</summary>
    /// <inheritdoc cref="IsWorkingDay" path="/exception"/>
    public LocalDate OnOrBefore(LocalDate day) => IsWorkingDay(day) ? day : Add(day, -1);

    /// <summary>The n-th working day after a day, or before it where the number is negative; 0 is the day itself, worked or not.</summary>
    /// <remarks>The day counted from is not counted (BLDS 2015 Điều 147).</remarks>
    /// <inheritdoc cref="IsWorkingDay" path="/exception"/>
    public LocalDate Add(LocalDate day, int workingDays)
    {
        if (workingDays == 0)
        {
            return day;
        }

        // The place of the day looked for among the working days of the year, counted from 1.
        var year = day.Year;
        var place = (long)workingDays + YearOf(year).WorkedUpTo(workingDays > 0 ? day.DayOfYear : day.DayOfYear - 1) + (workingDays > 0 ? 0 : 1);
        while (place > YearOf(year).Count)
        {
            place -= YearOf(year).Count;
            year++;
        }

        while (place < 1)
        {
            year--;
            place += YearOf(year).Count;
        }

        return new LocalDate(year, 1, 1).PlusDays(YearOf(year).DayAt((int)place) - 1);
    }

    private WorkedYear YearOf(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        // Two threads may lay out the same year; both get the same answer.
        if (Volatile.Read(ref _years[year - FirstYear]) is not { } laidOut)
        {
            laidOut = new WorkedYear(year, new HolidayYear(year, _law, _decisions[year]));
            Volatile.Write(ref _years[year - FirstYear], laidOut);
        }

        return laidOut;
    }
}
