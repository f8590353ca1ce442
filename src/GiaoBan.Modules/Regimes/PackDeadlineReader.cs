using System.Globalization;
using GiaoBan.Domain.Calendars;

namespace GiaoBan.Modules.Regimes;

/// <summary>Reads how a deadline is found from a period.</summary>
internal static class PackDeadlineReader
{
    private const int FarthestWeek = 8;
    private const int FarthestMonth = 12;
    private const int MostWorkingDaysOfAMonth = 20;
    private const int MostWeekdaysOfAMonth = 5;
    private const string PeriodEnd = "period-end";

    private static readonly string[] WaysToNameADay = ["day", "workingDay", "weekdayOfMonth", "count"];
    private static readonly string[] CountedUnits = ["days", "working-days", "weeks", "months"];

    /// <summary>Words of the points that days are counted from.</summary>
    internal static readonly IReadOnlyDictionary<string, CountedFrom> Points = new Dictionary<string, CountedFrom>
    {
        ["cut-off"] = CountedFrom.CutOff,
        [PeriodEnd] = CountedFrom.PeriodEnd,
        ["period-start"] = CountedFrom.PeriodStart,
    };

    private static readonly Dictionary<string, HolidayShift> Shifts = new()
    {
        ["none"] = HolidayShift.None,
        ["next"] = HolidayShift.Next,
        ["previous"] = HolidayShift.Previous,
    };

    /// <summary>Reads a rule; null, and noted, where it is misshapen or does not fit the periods.</summary>
    public static DeadlineRule? Rule(PackMapReader map, Cadence cadence)
    {
        var bound = Bound(map);
        var shift = map.Find("holidays") is { } node ? map.Choice(node, [.. Shifts.Keys]) : "none";
        var day = Day(map);
        if (day is null || bound is null || shift is null)
        {
            return null;
        }

        if (!cadence.Fits(day))
        {
            map.Refuse("deadline-does-not-fit", "day");
        }

        return new DeadlineRule(day, bound, Shifts[shift]);
    }

    private static DeadlineBound? Bound(PackMapReader map) => map.Choice("bound", ["before", "within", "at", "before-time"]) switch
    {
        "before" => new DeadlineBound.Before(),
        "within" => new DeadlineBound.Within(),
        "at" => new DeadlineBound.AtTime(map.Time("time")),
        "before-time" => new DeadlineBound.BeforeTime(map.Time("time")),
        _ => null,
    };

    // Exactly one way of naming the day.
    private static DayRule? Day(PackMapReader map)
    {
        var ways = WaysToNameADay.Where(key => map.Find(key) is not null).ToList();
        switch (ways)
        {
            case []:
                map.Need("day");
                return null;
            case [var way]:
                return way switch
                {
                    "day" => Named(map),
                    "workingDay" => WorkingDay(map),
                    "weekdayOfMonth" => WeekdayOfMonth(map, map.Map(way)!),
                    _ => Counted(map.Map(way)!),
                };
            default:
                map.Refuse("one-day-only", ways[1], string.Join(", ", ways));
                return null;
        }
    }

    private static DayRule? Named(PackMapReader map)
    {
        var node = map.Find("day")!;
        if (node is PackScalar { Text: PeriodEnd })
        {
            return new DayRule.PeriodEnd();
        }

        if (node is PackScalar scalar && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return new DayRule.DayOfMonth(new MonthDay(map.Whole("day", 1, 31, 1), MonthOffset(map)));
        }

        return map.Choice(node, [.. PackScheduleReader.Weekdays.Keys, PeriodEnd]) is { } day
            ? new DayRule.WeekdayOfPeriod(PackScheduleReader.Weekdays[day], map.Whole("weekOffset", -FarthestWeek, FarthestWeek, 0))
            : null;
    }

    private static DayRule.WorkingDayOfMonth WorkingDay(PackMapReader map) =>
        new(Nth(map, "workingDay", MostWorkingDaysOfAMonth), MonthOffset(map));

    private static DayRule.WeekdayOfMonth? WeekdayOfMonth(PackMapReader map, PackMapReader inner)
    {
        var weekday = inner.Choice("weekday", [.. PackScheduleReader.Weekdays.Keys]);
        inner.Need("nth");
        var nth = Nth(inner, "nth", MostWeekdaysOfAMonth);
        inner.Close();
        return weekday is null ? null : new DayRule.WeekdayOfMonth(PackScheduleReader.Weekdays[weekday], nth, MonthOffset(map));
    }

    // -1 is the last; further back no text counts.
    private static int Nth(PackMapReader map, string key, int most)
    {
        var nth = map.Whole(key, -1, most, 1);
        if (nth == 0)
        {
            map.Refuse("bad-number", key, "0", 1, most);
        }

        return nth;
    }

    private static DayRule.Counted? Counted(PackMapReader map)
    {
        var term = PackRequirementReader.Term(map, CountedUnits);
        var from = map.Choice("from", [.. Points.Keys]);
        map.Close();
        return term is null || from is null ? null : new DayRule.Counted(term, Points[from]);
    }

    private static int MonthOffset(PackMapReader map) => map.Whole("monthOffset", -FarthestMonth, FarthestMonth, 0);
}
