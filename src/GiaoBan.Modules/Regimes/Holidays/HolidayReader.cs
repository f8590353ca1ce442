using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Modules.Regimes.Holidays;

/// <summary>Reads a file of holidays: YAML in, the law or every mistake with its line and column out, as <see cref="PackReader"/> does.</summary>
internal sealed class HolidayReader(PackIssues issues)
{
    private const string Holidays = "holidays";

    // A lunar or solar date may take days off up to a fortnight around it.
    private const int FarthestDay = 14;

    private static readonly IsoDayOfWeek[] Week = [.. Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)];
    private static readonly string[] WeekdayWords = [.. Week.Select(d => d.ToString().ToLowerInvariant())];

    private readonly PackValueReader _values = new(issues);

    /// <summary>Reads a file.</summary>
    /// <param name="yaml">Its text.</param>
    /// <param name="sourceName">Its name in messages.</param>
    /// <returns>The law, or errors <c>regimes.pack.*</c> with the arguments source, line, column, details.</returns>
    public static Result<HolidayLaw> Read(string yaml, string sourceName)
    {
        var issues = new PackIssues(sourceName);
        if (Encoding.UTF8.GetByteCount(yaml) > PackReader.LargestPack)
        {
            issues.Add("too-large", new PackMark(1, 1), PackReader.LargestPack);
            return Result<HolidayLaw>.Refused(issues.Errors);
        }

        var root = PackYaml.Read(yaml.TrimStart('\uFEFF'), issues);
        if (root is not (null or PackMap))
        {
            issues.Add("not-a-mapping", root.Mark);
        }

        var law = root is PackMap map ? new HolidayReader(issues).Law(map) : null;
        return law is null || issues.Errors.Count > 0 ? Result<HolidayLaw>.Refused(issues.Errors) : law;
    }

    private HolidayLaw Law(PackMap root)
    {
        var map = new PackMapReader(root, issues, new PackNames(issues));
        map.Code("code");
        map.Text("title");
        List<WeeklyRest> rest = [.. map.Maps("weeklyRest").Select(Rest).OrderBy(r => r.ValidFrom)];
        List<InLieuRule> inLieu = [.. map.Maps("inLieu").Select(InLieu).OrderBy(r => r.ValidFrom)];
        List<HolidayRule> rules = [];
        foreach (var inner in map.Maps(Holidays))
        {
            rules.Add(Rule(inner, rules));
        }

        List<HolidayChoice> choices = [];
        foreach (var inner in map.Maps("chosenDays"))
        {
            choices.Add(Choice(inner, rules, choices));
        }

        map.RefuseEmpty("weeklyRest", rest.Count);
        map.RefuseEmpty(Holidays, rules.Count);
        var law = new HolidayLaw(rest, rules, inLieu, choices, []);
        var decisions = Decisions(map, law);
        map.Close();
        return law with { Decisions = decisions };
    }

    private WeeklyRest Rest(PackMapReader map)
    {
        var rest = new WeeklyRest(Weekdays(map, "days"), map.Date("validFrom"), map.Text("basis"));
        if (rest.Days.Distinct().Count() is 0 or 7)
        {
            map.Refuse("holiday-weekly-rest", "days");
        }

        map.Close();
        return rest;
    }

    private static InLieuRule InLieu(PackMapReader map)
    {
        var rule = new InLieuRule(map.Date("validFrom"), map.Text("basis"));
        map.Close();
        return rule;
    }

    private HolidayRule Rule(PackMapReader map, List<HolidayRule> before)
    {
        var rule = new HolidayRule(
            map.Code("code"),
            map.Text("name"),
            Date(map.Map("date")),
            map.Find("days") is null ? [0] : map.Wholes("days", -FarthestDay, FarthestDay),
            DaysWhen(map),
            map.Find("inLieu") is null || map.Flag("inLieu"),
            map.Flag("decidedYearly"),
            map.Date("validFrom"),
            map.OptionalDate("validTo"),
            map.Text("basis"));
        if (rule.ValidTo < rule.ValidFrom)
        {
            map.Refuse("ends-before-it-begins", "validTo");
        }

        if (before.Exists(r => r.Code == rule.Code && (r.ValidTo is null || r.ValidTo >= rule.ValidFrom) && (rule.ValidTo is null || rule.ValidTo >= r.ValidFrom)))
        {
            map.Refuse("holiday-overlap", "validFrom", rule.Code);
        }

        map.Close();
        return rule;
    }

    private static HolidayDate Date(PackMapReader? map)
    {
        if (map is null)
        {
            return new HolidayDate(1, 1, IsLunar: false);
        }

        map.Need("month");
        map.Need("day");
        var date = new HolidayDate(map.Whole("month", 1, 12, 1), map.Whole("day", 1, 31, 1), map.Flag("lunar"));
        map.Close();
        return date;
    }

    private Dictionary<IsoDayOfWeek, IReadOnlyList<int>> DaysWhen(PackMapReader map)
    {
        Dictionary<IsoDayOfWeek, IReadOnlyList<int>> when = [];
        foreach (var inner in map.Maps("daysWhen"))
        {
            var days = inner.Wholes("days", -FarthestDay, FarthestDay);
            foreach (var weekday in Weekdays(inner, "on"))
            {
                when[weekday] = days;
            }

            inner.Close();
        }

        return when;
    }

    private HolidayChoice Choice(PackMapReader map, List<HolidayRule> rules, List<HolidayChoice> before)
    {
        var choice = new HolidayChoice(
            map.Code("holiday"),
            map.Whole("year", RegimeCalendar.FirstDay.Year, RegimeCalendar.LastDay.Year, RegimeCalendar.FirstDay.Year),
            [.. Items(map, "days").Select(_values.Date).OfType<LocalDate>()],
            map.Text("basis"));
        map.RefuseEmpty("days", choice.Days.Count);
        if (choice.Rule.Length > 0 && !rules.Exists(r => r.Code == choice.Rule))
        {
            map.Refuse("unknown-reference", "holiday", choice.Rule, Holidays);
        }

        if (before.Exists(c => c.Rule == choice.Rule && c.Year == choice.Year))
        {
            map.Refuse("duplicate-code", "holiday", $"{choice.Rule} {PackIssues.Number(choice.Year)}");
        }

        map.Close();
        return choice;
    }

    // A decision that changes nothing is a slip of the pen, as is a second one about the same day.
    private List<DayDecision> Decisions(PackMapReader map, HolidayLaw law)
    {
        var days = new WorkingDays(law, []);
        List<DayDecision> decisions = [];
        foreach (var inner in map.Maps("decisions"))
        {
            var decision = new DayDecision(inner.Date("day"), inner.Choice("kind", "off", "worked") == "worked", inner.Text("name"), inner.Text("basis"));
            inner.Close();
            if (issues.Errors.Count == 0 && (decision.IsWorked == days.IsWorkingDay(decision.Day) || decisions.Exists(d => d.Day == decision.Day)))
            {
                inner.Refuse("holiday-changes-nothing", "day");
            }

            decisions.Add(decision);
        }

        return decisions;
    }

    private List<IsoDayOfWeek> Weekdays(PackMapReader map, string key) =>
        [.. Items(map, key).Select(item => _values.Choice(item, WeekdayWords)).OfType<string>().Select(word => Week[Array.IndexOf(WeekdayWords, word)])];

    private IReadOnlyList<PackNode> Items(PackMapReader map, string key)
    {
        if (map.Need(key) is not { } node)
        {
            return [];
        }

        if (node is PackList list)
        {
            return list.Items;
        }

        issues.Add("not-a-list", node.Mark);
        return [];
    }
}
