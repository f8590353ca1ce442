using System.Collections.Frozen;
using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>Which days are worked (BLDS 2015 Điều 148): weekdays without days off, and make-up days. Never changes; safe to share between threads.</summary>
/// <remarks>A year is laid out once, when first asked for; counting over years then costs one step a year.</remarks>
public sealed class WorkingDays
{
    /// <summary>The first year that is laid out.</summary>
    public const int FirstYear = 1800;

    /// <summary>The last year that is laid out.</summary>
    public const int LastYear = 2299;

    private readonly WorkedYear?[] _years = new WorkedYear?[LastYear - FirstYear + 1];
    private readonly FrozenSet<LocalDate> _daysOff;
    private readonly FrozenSet<LocalDate> _worked;

    /// <summary>Monday to Friday, but for some days off, and some days worked besides.</summary>
    /// <param name="daysOff">Days that are not worked.</param>
    /// <param name="worked">Days that are worked, also where they fall on a weekend.</param>
    public WorkingDays(IEnumerable<LocalDate> daysOff, IEnumerable<LocalDate> worked)
    {
        _daysOff = daysOff.ToFrozenSet();
        _worked = worked.ToFrozenSet();
    }

    /// <summary>Monday to Friday, no holidays.</summary>
    public static WorkingDays Weekdays { get; } = new([], []);

    /// <summary>Whether the day is worked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day leaves <see cref="FirstYear"/> to <see cref="LastYear"/>.</exception>
    public bool IsWorkingDay(LocalDate day) => YearOf(day.Year).IsWorked(day.DayOfYear);

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

        // Working days of the year up to and with the one looked for, counted from 1.
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
        return Volatile.Read(ref _years[year - FirstYear]) ?? Keep(year);
    }

    private WorkedYear Keep(int year)
    {
        var laidOut = new WorkedYear(year, IsWorked);
        Volatile.Write(ref _years[year - FirstYear], laidOut);
        return laidOut;
    }

    private bool IsWorked(LocalDate day) =>
        _worked.Contains(day) || (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !_daysOff.Contains(day));
}
