using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Modules.Regimes;

/// <summary>Reads how periods follow one another.</summary>
internal static class PackCadenceReader
{
    private const string NumberingPrefix = "iso-week-of-";
    private const string FirstFullWeek = "first-full-week";
    private const string WeekOfNewYear = "week-of-1-january";
    private const string NotStated = "not-stated";
    private const string WholeSpan = "span";
    private const int FarthestMonth = 12;
    private const int LongestStep = 60;
    private const int MostDates = 400;

    /// <summary>Words of the parts of a year.</summary>
    internal static readonly IReadOnlyDictionary<string, YearPart> Parts = new Dictionary<string, YearPart>
    {
        ["month"] = YearPart.Month,
        ["quarter"] = YearPart.Quarter,
        ["half-year"] = YearPart.HalfYear,
        ["nine-months"] = YearPart.NineMonths,
        ["year"] = YearPart.Year,
    };

    /// <summary>Reads a cadence; null, and noted, where it is misshapen.</summary>
    public static Cadence? Cadence(PackMapReader? map)
    {
        if (map?.Choice("every", ["week", .. Parts.Keys, "month-part", "day", "dates"]) is not { } every)
        {
            return null;
        }

        Cadence? cadence = every switch
        {
            "week" => Stepped(map, Weeks(map)),
            "month-part" => MonthParts(map),
            "day" => map.Choice("window", [WholeSpan, NotStated]) is { } window ? new DayCadence(window == WholeSpan) : null,
            "dates" => Dates(map),
            _ => Stepped(map, Months(map, Parts[every])),
        };
        map.Close();
        return cadence;
    }

    private static WeekCadence? Weeks(PackMapReader map)
    {
        var first = map.Choice("startsOn", [.. PackScheduleReader.Weekdays.Keys]);
        var numbering = map.Choice("numbering", [.. PackScheduleReader.Weekdays.Keys.Select(day => NumberingPrefix + day), FirstFullWeek, WeekOfNewYear]);
        var window = map.Choice("window", ["week", NotStated]);
        return first is null || numbering is null || window is null
            ? null
            : new WeekCadence(PackScheduleReader.Weekdays[first], NumberingOf(numbering), window == "week");
    }

    private static WeekNumbering NumberingOf(string word) => word switch
    {
        FirstFullWeek => new WeekNumbering.FirstFullWeek(),
        WeekOfNewYear => new WeekNumbering.WeekOfNewYear(),
        _ => new WeekNumbering.IsoWeekOf(PackScheduleReader.Weekdays[word[NumberingPrefix.Length..]]),
    };

    private static MonthsCadence Months(PackMapReader map, YearPart part)
    {
        var window = Window(map);
        if (window is not null && !window.HoldsADay(MonthsCadence.MonthsIn(part)))
        {
            map.Refuse("window-without-days", "window");
        }

        return new MonthsCadence(part, map.Wholes("only", 1, MonthsCadence.PartsIn(part)), window, map.Whole("startMonth", 1, 12, 1));
    }

    private static MonthWindow? Window(PackMapReader map)
    {
        switch (map.Need("window"))
        {
            case PackScalar scalar:
                return map.Choice(scalar, [NotStated, WholeSpan]) == WholeSpan ? MonthWindow.WholeSpan : null;
            case { } node when map.MapIn(node) is { } inner:
                var since = inner.Find("sinceYearStart") is not null;
                var window = new MonthWindow(Day(inner.Map(since ? "sinceYearStart" : "from")), Day(inner.Map("to")), since);
                inner.Close();
                return window;
            default:
                return null;
        }
    }

    private static MonthDay Day(PackMapReader? map)
    {
        if (map is null)
        {
            return new MonthDay(1, 0);
        }

        var day = new MonthDay(map.NeededWhole("day", 1, 31), map.Whole("monthOffset", -FarthestMonth, FarthestMonth, 0));
        map.Close();
        return day;
    }

    // Every n of them, counted from the one that holds the anchor day.
    private static EndlessCadence? Stepped(PackMapReader map, EndlessCadence? cadence)
    {
        if (map.Find("step") is null && map.Find("anchor") is null)
        {
            return cadence;
        }

        var (step, anchor) = (map.NeededWhole("step", 2, LongestStep), map.Date("anchor"));
        if (cadence is MonthsCadence { Only.Count: > 0 } or MonthsCadence { Part: YearPart.NineMonths } or MonthsCadence { Window.SinceYearStart: true })
        {
            map.Refuse("step-needs-whole-rows", "step");
        }

        return cadence is null ? null : new StepCadence(cadence, step, anchor);
    }

    private static MonthPartCadence? MonthParts(PackMapReader map)
    {
        var ends = map.Wholes("endsOn", 1, 31);
        var window = map.Choice("window", [WholeSpan, NotStated]);
        var rising = ends.Zip(ends.Skip(1)).All(pair => pair.First < pair.Second);
        if (ends.Count < 2 || ends[^1] != 31 || !rising || ends[^2] > MonthPartCadence.LatestInnerEnd)
        {
            map.Refuse("month-parts", "endsOn", MonthPartCadence.LatestInnerEnd);
            return null;
        }

        return window is null ? null : new MonthPartCadence(ends, window == WholeSpan);
    }

    private static DatesCadence Dates(PackMapReader map)
    {
        List<NamedDate> dates = [];
        foreach (var entry in map.Maps("dates"))
        {
            var date = new NamedDate(entry.Date("on"), entry.Text("label"), Between(entry));
            if (dates.Exists(d => d.On == date.On))
            {
                entry.Refuse("duplicate-code", "on", NodaTime.Text.LocalDatePattern.Iso.Format(date.On));
            }

            dates.Add(date);
            entry.Close();
        }

        map.RefuseEmpty("dates", dates.Count);
        if (dates.Count > MostDates)
        {
            map.Refuse("bad-number", "dates", dates.Count, 1, MostDates);
        }

        return new DatesCadence([.. dates.OrderBy(date => date.On)]);
    }

    private static DateInterval? Between(PackMapReader entry)
    {
        if (entry.Find("from") is null && entry.Find("to") is null)
        {
            return null;
        }

        if (entry.Need("from") is null || entry.Need("to") is null)
        {
            return null;
        }

        var (from, to) = (entry.Date("from"), entry.Date("to"));
        if (to < from)
        {
            entry.Refuse("ends-before-it-begins", "to");
            return null;
        }

        return new DateInterval(from, to);
    }
}
