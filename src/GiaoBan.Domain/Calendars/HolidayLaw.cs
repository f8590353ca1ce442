using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>What makes days off: weekly rest, holidays, days in lieu, and what was decided for single years. Data, each with its basis and its days in force.</summary>
/// <param name="Rest">Weekly days off, by the day they came in force; before the first the first holds.</param>
/// <param name="Rules">Holidays (lễ, tết).</param>
/// <param name="InLieu">Since when a holiday that falls on a weekly day off is made good on the next working day (nghỉ bù).</param>
/// <param name="Choices">Which days a holiday takes in a year, where that was decided.</param>
/// <param name="Decisions">Single days off and make-up days.</param>
public sealed record HolidayLaw(
    IReadOnlyList<WeeklyRest> Rest,
    IReadOnlyList<HolidayRule> Rules,
    IReadOnlyList<InLieuRule> InLieu,
    IReadOnlyList<HolidayChoice> Choices,
    IReadOnlyList<DayDecision> Decisions)
{
    /// <summary>Saturday and Sunday off, no holidays.</summary>
    public static HolidayLaw Weekends { get; } =
        new([new WeeklyRest([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], LocalDate.MinIsoValue, "")], [], [], [], []);

    /// <summary>Whether a day is a weekly day off, holiday or not.</summary>
    public bool IsWeeklyRest(LocalDate day) => (Rest.LastOrDefault(r => r.ValidFrom <= day) ?? Rest[0]).Days.Contains(day.DayOfWeek);

    /// <summary>By what a holiday on a weekly day off is made good; null where it is not.</summary>
    public InLieuRule? InLieuOn(LocalDate holiday) => InLieu.LastOrDefault(r => r.ValidFrom <= holiday);
}

/// <summary>The weekly days off (nghỉ hằng tuần) from a day on.</summary>
/// <param name="Days">Weekdays.</param>
/// <param name="ValidFrom">First day in force.</param>
/// <param name="Basis">Act and article, in Vietnamese.</param>
public sealed record WeeklyRest(IReadOnlyList<IsoDayOfWeek> Days, LocalDate ValidFrom, string Basis);

/// <summary>From a day on, a holiday on a weekly day off is made good on the next working day (nghỉ bù).</summary>
/// <param name="ValidFrom">First day in force.</param>
/// <param name="Basis">Act and article, in Vietnamese.</param>
public sealed record InLieuRule(LocalDate ValidFrom, string Basis);

/// <summary>A holiday: a date of the year, and the days off around it.</summary>
/// <param name="Code">Names it; rules of one code follow one another in time.</param>
/// <param name="Name">In Vietnamese.</param>
/// <param name="Date">The date it hangs on.</param>
/// <param name="Days">Days off, counted from the date: 0 is the date, -1 the day before.</param>
/// <param name="DaysWhen">Other days off where the date falls on some weekdays.</param>
/// <param name="HasInLieu">Whether it is made good where it falls on a weekly day off.</param>
/// <param name="IsDecidedYearly">Whether the Prime Minister decides each year which days it takes; <paramref name="Days"/> are then provisional.</param>
/// <param name="ValidFrom">First day in force; the date counts.</param>
/// <param name="ValidTo">Last day in force, or null.</param>
/// <param name="Basis">Act and article, in Vietnamese.</param>
public sealed record HolidayRule(
    string Code,
    string Name,
    HolidayDate Date,
    IReadOnlyList<int> Days,
    IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<int>> DaysWhen,
    bool HasInLieu,
    bool IsDecidedYearly,
    LocalDate ValidFrom,
    LocalDate? ValidTo,
    string Basis)
{
    /// <summary>The holiday's date in a year (of a lunar date: the lunar year); null where it is not in force on it.</summary>
    public LocalDate? DateIn(int year) => Date.In(year) is { } date && date >= ValidFrom && (ValidTo is null || date <= ValidTo) ? date : null;

    /// <summary>The days off of a year for which nothing else was decided.</summary>
    /// <param name="date">The holiday's date.</param>
    public IEnumerable<LocalDate> DaysAround(LocalDate date) => DaysWhen.GetValueOrDefault(date.DayOfWeek, Days).Select(date.PlusDays);
}

/// <summary>A date of the year that a holiday hangs on.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31; of a lunar month to 30.</param>
/// <param name="IsLunar">Whether it is a date of Vietnam's lunar calendar; never in a leap month.</param>
public sealed record HolidayDate(int Month, int Day, bool IsLunar)
{
    /// <summary>The date in a year; null where the month lacks the day, or the lunar year is not reckoned.</summary>
    public LocalDate? In(int year)
    {
        if (IsLunar)
        {
            return year is >= VietnameseLunarCalendar.FirstYear and <= VietnameseLunarCalendar.LastYear
                ? VietnameseLunarCalendar.ToSolar(new LunarDate(year, Month, Day))
                : null;
        }

        return Day <= CalendarSystem.Iso.GetDaysInMonth(year, Month) ? new LocalDate(year, Month, Day) : null;
    }
}

/// <summary>The days that a holiday takes in one year, as they were decided.</summary>
/// <param name="Rule">The holiday's code.</param>
/// <param name="Year">The year of its date.</param>
/// <param name="Days">The days off, weekends among them; days in lieu are not named but follow.</param>
/// <param name="Basis">The dispatch, in Vietnamese.</param>
public sealed record HolidayChoice(string Rule, int Year, IReadOnlyList<LocalDate> Days, string Basis);

/// <summary>A day that was decided to be off, or to be worked.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsWorked">A make-up day (làm bù); else a day off.</param>
/// <param name="Name">What for, in Vietnamese.</param>
/// <param name="Basis">The dispatch, in Vietnamese.</param>
public sealed record DayDecision(LocalDate Day, bool IsWorked, string Name, string Basis);
