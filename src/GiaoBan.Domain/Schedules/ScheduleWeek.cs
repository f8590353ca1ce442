using System.Globalization;
using GiaoBan.Domain.Calendars;
using NodaTime;
using NodaTime.Calendars;

namespace GiaoBan.Domain.Schedules;

/// <summary>A week of work, Saturday to Friday, named by the ISO week of its Friday (SK-1, SK-10).</summary>
public sealed record ScheduleWeek
{
    /// <summary>The years whose weeks can be named: others are typing errors.</summary>
    public const int FirstYear = 2000, LastYear = 2199;

    private const int DaysInWeek = 7;
    private const int KeyLength = 8;

    private static readonly WeekCadence Weeks = new(IsoDayOfWeek.Saturday, new WeekNumbering.IsoWeekOf(IsoDayOfWeek.Friday));

    private ScheduleWeek(Period period, DateInterval days) => (Key, Label, Days) = (period.Key, period.Label, days);

    /// <summary><c>2021-W33</c>: the key of the same week's reports.</summary>
    public string Key { get; }

    /// <summary><c>Tuần 33/2021</c>.</summary>
    public string Label { get; }

    /// <summary>Saturday to Friday, both included.</summary>
    public DateInterval Days { get; }

    /// <summary>The Saturday.</summary>
    public LocalDate First => Days.Start;

    /// <summary>The Friday.</summary>
    public LocalDate Last => Days.End;

    /// <summary>The week before.</summary>
    public ScheduleWeek Previous => Of(First.PlusDays(-1));

    /// <summary>The week after.</summary>
    public ScheduleWeek Next => Of(Last.PlusDays(1));

    /// <summary>Midnight of the Saturday in Vietnam.</summary>
    public Instant Begins => First.AtStartOfDayInZone(Deadline.Zone).ToInstant();

    /// <summary>Midnight after the Friday in Vietnam: not of the week any more.</summary>
    public Instant Ends => Last.PlusDays(1).AtStartOfDayInZone(Deadline.Zone).ToInstant();

    /// <summary>The week that holds a day.</summary>
    public static ScheduleWeek Of(LocalDate day)
    {
        var index = Weeks.IndexOf(day);
        return new ScheduleWeek(Weeks.PeriodAt(index), Weeks.SpanAt(index));
    }

    /// <summary>The week of a key, or null where it is none.</summary>
    public static ScheduleWeek? Find(string? key)
    {
        if (key is not { Length: KeyLength } || key[4] != '-' || key[5] != 'W'
            || !int.TryParse(key.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(key.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            || year is < FirstYear or > LastYear || week < 1 || week > WeekYearRules.Iso.GetWeeksInWeekYear(year))
        {
            return null;
        }

        return Of(WeekYearRules.Iso.GetLocalDate(year, week, IsoDayOfWeek.Friday));
    }

    /// <summary>Its days, Saturday first.</summary>
    public IEnumerable<LocalDate> EachDay() => Enumerable.Range(0, DaysInWeek).Select(First.PlusDays);
}
