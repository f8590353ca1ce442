using System.Globalization;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using NodaTime;

namespace GiaoBan.Modules.Regimes;

/// <summary>Reads what is asked for: requirements, who owes them, their periods and deadlines.</summary>
internal static class PackRequirementReader
{
    private const int FarthestWeek = 8;
    private const int FarthestMonth = 12;
    private const string NumberingPrefix = "iso-week-of-";
    private const string NotStated = "not-stated";

    private static readonly Dictionary<string, IsoDayOfWeek> Weekdays =
        Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToDictionary(day => day.ToString().ToLowerInvariant());

    private static readonly Dictionary<string, RequirementKind> Kinds = new()
    {
        ["periodic"] = RequirementKind.Periodic,
        ["thematic"] = RequirementKind.Thematic,
        ["ad-hoc"] = RequirementKind.AdHoc,
    };

    private static readonly Dictionary<string, YearPart> Parts = new()
    {
        ["month"] = YearPart.Month,
        ["quarter"] = YearPart.Quarter,
        ["half-year"] = YearPart.HalfYear,
        ["nine-months"] = YearPart.NineMonths,
        ["year"] = YearPart.Year,
    };

    /// <summary>Reads one requirement.</summary>
    public static Requirement Requirement(PackMapReader map)
    {
        var requirement = new Requirement(
            map.Define("requirements"),
            map.Text("name"),
            map.Choice("kind", [.. Kinds.Keys]) is { } kind ? Kinds[kind] : RequirementKind.Periodic,
            map.ReferAll("clauses", "clauses"),
            map.Text("recipient"),
            OwedBy(map.Map("owedBy")),
            map.Find("schedule") is { } schedule ? Schedule(map.MapIn(schedule)) : null,
            map.Refer("outline", "outlines"),
            map.ReferAll("forms", "forms"),
            map.Flag("takesActivities"),
            map.Flag("takesPlan"),
            map.Refer("carriesPlanOf", "requirements"),
            map.Flag("allowsNil"));
        map.RefuseEmpty("clauses", requirement.Clauses.Count);
        if ((requirement.Kind == RequirementKind.Periodic) != (map.Find("schedule") is not null))
        {
            map.Refuse("schedule-and-kind", "kind", requirement.Code);
        }

        map.Close();
        return requirement;
    }

    private static OwedBy OwedBy(PackMapReader? map)
    {
        if (map is null)
        {
            return new OwedBy([], [], [], []);
        }

        var owedBy = new OwedBy(map.Codes("kinds"), map.Codes("blocks"), map.Codes("units"), map.Codes("except"));
        map.RefuseEmpty("units", owedBy.Kinds.Count + owedBy.Blocks.Count + owedBy.Units.Count);
        map.Close();
        return owedBy;
    }

    private static Schedule? Schedule(PackMapReader? map)
    {
        if (map is null || Cadence(map.Map("cadence")) is not { } cadence)
        {
            return null;
        }

        List<TierDeadline> tiers = [];
        foreach (var entry in map.Maps("deadlines"))
        {
            if (Tier(entry, cadence) is { } tier)
            {
                if (tiers.Exists(t => t.Tier == tier.Tier))
                {
                    entry.Refuse("duplicate-code", "tier", tier.Tier);
                }

                tiers.Add(tier);
            }
        }

        map.RefuseEmpty("deadlines", tiers.Count);
        var schedule = new Schedule(cadence, tiers, map.OptionalDate("inForceFrom"));
        map.Close();
        return schedule;
    }

    private static Cadence? Cadence(PackMapReader? map)
    {
        if (map?.Choice("every", ["week", .. Parts.Keys]) is not { } every)
        {
            return null;
        }

        Cadence? cadence = every == "week" ? Weeks(map) : Months(map, Parts[every]);
        map.Close();
        return cadence;
    }

    private static WeekCadence? Weeks(PackMapReader map)
    {
        var first = map.Choice("startsOn", [.. Weekdays.Keys]);
        var numbering = map.Choice("numbering", [.. Weekdays.Keys.Select(day => NumberingPrefix + day)]);
        var window = map.Choice("window", ["week", NotStated]);
        return first is null || numbering is null || window is null
            ? null
            : new WeekCadence(Weekdays[first], Weekdays[numbering[NumberingPrefix.Length..]], window == "week");
    }

    private static MonthsCadence Months(PackMapReader map, YearPart part)
    {
        MonthWindow? window = null;
        switch (map.Need("window"))
        {
            case PackScalar scalar:
                map.Choice(scalar, [NotStated]);
                break;
            case { } node when map.MapIn(node) is { } inner:
                window = new MonthWindow(MonthDay(inner.Map("from")), MonthDay(inner.Map("to")));
                inner.Close();
                if (!window.HoldsADay(MonthsCadence.MonthsIn(part)))
                {
                    map.Refuse("window-without-days", "window");
                }

                break;
        }

        return new MonthsCadence(part, map.Wholes("only", 1, MonthsCadence.PartsIn(part)), window);
    }

    private static MonthDay MonthDay(PackMapReader? map)
    {
        if (map is null)
        {
            return new MonthDay(1, 0);
        }

        map.Need("day");
        var day = new MonthDay(map.Whole("day", 1, 31, 1), map.Whole("monthOffset", -FarthestMonth, FarthestMonth, 0));
        map.Close();
        return day;
    }

    private static TierDeadline? Tier(PackMapReader map, Cadence cadence)
    {
        var tier = map.Choice("tier", ["contributor", "focal", "unit"]);
        var clause = map.Refer("clause", "clauses");
        map.RefuseEmpty("clause", clause?.Length ?? 0);
        var rule = Rule(map, cadence);
        map.Close();
        return tier is null || clause is null || rule is null ? null : new TierDeadline(tier, rule, clause);
    }

    private static DeadlineRule? Rule(PackMapReader map, Cadence cadence)
    {
        DeadlineBound? bound = map.Choice("bound", ["before", "within", "at"]) switch
        {
            "before" => new DeadlineBound.Before(),
            "within" => new DeadlineBound.Within(),
            "at" => new DeadlineBound.AtTime(map.Time("time")),
            _ => null,
        };
        if (map.Need("day") is not { } node || bound is null)
        {
            return null;
        }

        var weekly = node is PackScalar scalar && !int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        DeadlineRule? rule = weekly
            ? map.Choice(node, [.. Weekdays.Keys]) is { } day
                ? new WeekdayDeadline(Weekdays[day], map.Whole("weekOffset", -FarthestWeek, FarthestWeek, 0), bound)
                : null
            : new MonthDayDeadline(
                new MonthDay(map.Whole("day", 1, 31, 1), map.Whole("monthOffset", -FarthestMonth, FarthestMonth, 0)), bound);
        if (rule is not null && !cadence.Fits(rule))
        {
            map.Refuse("deadline-does-not-fit", "day");
        }

        return rule;
    }
}
