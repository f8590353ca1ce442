using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Regimes;
using NodaTime;

namespace GiaoBan.App.Pages.Regimes;

/// <summary>Reports that share deadline, tier and period: one line of the list.</summary>
/// <param name="Due">The deadline.</param>
/// <param name="Tier">Whose.</param>
/// <param name="Period">What they are about.</param>
/// <param name="Reports">The reports, with what each takes in.</param>
public sealed record DueLine(Deadline Due, string Tier, Period Period, IReadOnlyList<(Requirement Report, IReadOnlyList<CatalogueAbsorption> Absorbs)> Reports);

/// <summary>A day of the year's picture.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind">A class: rest, holiday, in-lieu, day-off, make-up, or empty.</param>
/// <param name="Mark">Why it is off or worked; null where it is an ordinary day.</param>
/// <param name="Lines">What is due that day, the last on which one may send.</param>
public sealed record DayPicture(LocalDate Day, string Kind, MarkedDay? Mark, IReadOnlyList<DueLine> Lines);

/// <summary>A month of the year's picture: weeks of seven, Monday first; null outside the month.</summary>
public sealed record MonthPicture(LocalDate First, IReadOnlyList<IReadOnlyList<DayPicture?>> Weeks);

/// <summary>Twelve months of a regime, as a list and as a picture.</summary>
/// <param name="From">The first day.</param>
/// <param name="Lines">By deadline.</param>
/// <param name="Months">Twelve, the one of the first day first.</param>
public sealed record CalendarView(LocalDate From, IReadOnlyList<DueLine> Lines, IReadOnlyList<MonthPicture> Months)
{
    private const int DaysInWeek = 7;

    /// <summary>The last day that is looked at from a day on.</summary>
    public static LocalDate LastFrom(LocalDate from) => LocalDate.Min(from.PlusMonths(12).PlusDays(-1), RegimeCalendar.LastDay);

    /// <summary>The view of a calendar, of one report alone where one is named.</summary>
    public static CalendarView Of(CatalogueCalendar calendar, LocalDate from, string? report)
    {
        var lines = calendar.Deadlines.Where(d => string.IsNullOrEmpty(report) || d.Requirement.Code == report)
            .GroupBy(d => (d.Row.Due, d.Row.Tier, d.Row.Period.Key, d.Row.Period.Window))
            .Select(g => new DueLine(g.Key.Due, g.Key.Tier, g.First().Row.Period, [.. g.Select(d => (d.Requirement, AbsorbedIn(calendar, d)))]))
            .OrderBy(l => l.Due.At).ToList();
        var byDay = lines.ToLookup(l => l.Due.LastDay);
        var first = new LocalDate(from.Year, from.Month, 1);
        return new(from, lines, [.. Enumerable.Range(0, 12).Select(n => MonthOf(first.PlusMonths(n), calendar.Working, byDay))]);
    }

    private static CatalogueAbsorption[] AbsorbedIn(CatalogueCalendar calendar, CatalogueDeadline deadline) =>
        [.. calendar.Absorbed.Where(a => a.Version == deadline.Version && a.Row.Into == deadline.Row)];

    private static MonthPicture MonthOf(LocalDate first, WorkingDays working, ILookup<LocalDate, DueLine> byDay)
    {
        var blank = (int)first.DayOfWeek - 1;
        var days = first.Calendar.GetDaysInMonth(first.Year, first.Month);
        var weeks = (blank + days + DaysInWeek - 1) / DaysInWeek;
        return new(first, [.. Enumerable.Range(0, weeks).Select(week => (IReadOnlyList<DayPicture?>)[.. Enumerable.Range(0, DaysInWeek)
            .Select(at => (week * DaysInWeek) + at - blank)
            .Select(n => n < 0 || n >= days ? null : DayOf(first.PlusDays(n), working, byDay))])]);
    }

    private static DayPicture DayOf(LocalDate day, WorkingDays working, ILookup<LocalDate, DueLine> byDay)
    {
        var mark = working.MarkOn(day);
        var kind = mark?.Mark switch
        {
            DayMark.Holiday => "holiday",
            DayMark.InLieu => "in-lieu",
            DayMark.DayOff => "day-off",
            DayMark.MakeUp => "make-up",
            _ => working.IsWorkingDay(day) ? "" : "rest",
        };
        return new(day, kind, mark, [.. byDay[day]]);
    }
}

/// <summary>A month of a list, its year written as a name.</summary>
public readonly record struct YearMonthKey(int Month, string Year)
{
    /// <summary>The month of a day.</summary>
    public YearMonthKey(LocalDate day)
        : this(day.Month, day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture))
    {
    }
}
