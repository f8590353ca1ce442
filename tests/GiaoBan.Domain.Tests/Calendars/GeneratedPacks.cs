using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Tests.Shared.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>A regime with a stretch of time to lay it out in.</summary>
internal sealed record GeneratedPack(RegimePack Pack, LocalDate From, LocalDate To, GeneratedWorkingDays Days)
{
    /// <summary>How many deadline rules it has.</summary>
    public int Rules => Pack.Requirements.Sum(r => r.Schedule!.Tiers.Count);

    /// <summary>The calendar of the engine, in the order of the naive one.</summary>
    public List<NaiveRow> Engine() => Sorted(RegimeCalendar.Between(Pack, From, To, Days.ForTheEngine).Select(NaiveRow.Of));

    /// <summary>The naive calendar.</summary>
    public List<NaiveRow> Naive() => Sorted(NaiveCalendar.Between(Pack, From, To, Days.Naive));

    /// <summary>What the engine says is part of other reports.</summary>
    public List<NaiveAbsorbed> EngineParts() => Sorted(RegimeCalendar.AbsorbedBetween(Pack, From, To, Days.ForTheEngine).Select(NaiveAbsorbed.Of));

    /// <summary>What the naive one says is part of other reports.</summary>
    public List<NaiveAbsorbed> NaiveParts() => Sorted(NaiveCalendar.AbsorbedBetween(Pack, From, To, Days.Naive));

    private static List<NaiveRow> Sorted(IEnumerable<NaiveRow> rows) =>
        [.. rows.OrderBy(r => r.Due).ThenBy(r => r.Requirement, StringComparer.Ordinal).ThenBy(r => r.Tier, StringComparer.Ordinal).ThenBy(r => r.Key, StringComparer.Ordinal)];

    private static List<NaiveAbsorbed> Sorted(IEnumerable<NaiveAbsorbed> rows) =>
        [.. rows.OrderBy(r => r.Into.Due).ThenBy(r => r.Into.Requirement, StringComparer.Ordinal).ThenBy(r => r.Into.Tier, StringComparer.Ordinal).ThenBy(r => r.Into.Key, StringComparer.Ordinal).ThenBy(r => r.Requirement, StringComparer.Ordinal).ThenBy(r => r.Key, StringComparer.Ordinal)];
}

/// <summary>Which days are worked, told to both.</summary>
internal sealed record GeneratedWorkingDays(NaiveWorkedDays Naive, WorkingDays ForTheEngine);

/// <summary>Regimes of any rules; the same seed and place make the same regime.</summary>
internal sealed class GeneratedPacks(int seed)
{
    private static readonly LocalDate Earliest = new(1950, 1, 1);
    private static readonly LocalDate Latest = new(2100, 12, 31);
    private static readonly string[][] TierSets = [["unit"], ["unit"], ["contributor", "focal"], ["contributor", "focal", "unit"]];
    private static readonly OwedBy Everybody = new(["so"], [], [], []);

    private readonly List<GeneratedWorkingDays> _days = [.. Enumerable.Range(0, 24).Select(place => WorkingDaysOf(new GeneratedRules(new Random(HashOf(seed, -1 - place)))))];

    /// <summary>The regime of a place in the row.</summary>
    public GeneratedPack At(int place)
    {
        var rules = new GeneratedRules(new Random(HashOf(seed, place)));
        var from = rules.Day(Earliest, Latest.PlusDays(-3700));
        var to = from.PlusDays(rules.Number(1, 100) switch { <= 70 => rules.Number(0, 420), <= 97 => rules.Number(420, 1200), _ => 3652 });
        var effectiveFrom = from.PlusDays(rules.Number(-900, 150));
        List<Requirement> requirements = rules.Chance(30) ? WithAbsorption(rules, from, to) : [];
        while (requirements.Count < 3)
        {
            requirements.Add(Requirement(rules, $"r{requirements.Count}", rules.Cadence(from, to), from));
        }

        var pack = new RegimePack(
            "thu",
            "Thử",
            new("Ủy ban nhân dân", "1/QĐ-UBND", effectiveFrom, "Thử"),
            effectiveFrom,
            rules.Chance(60) ? null : effectiveFrom.PlusDays(rules.Number(0, 1500)),
            [],
            requirements,
            [],
            [],
            [],
            []);
        return new(pack, from, to, rules.OneOf([.. _days]));
    }

    private static Requirement Requirement(GeneratedRules rules, string code, Cadence cadence, LocalDate from)
    {
        var tiers = rules.OneOf(TierSets).Select(tier => new TierDeadline(tier, rules.Deadline(cadence), "c") { AsWritten = rules.Chance(20) ? rules.Deadline(cadence) : null });
        return new(
            code,
            code,
            RequirementKind.Periodic,
            ["c"],
            "Văn phòng",
            Everybody,
            new Schedule(cadence, [.. tiers], rules.Chance(60) ? null : from.PlusDays(rules.Number(-300, 300))),
            null,
            [],
            false,
            false,
            null,
            false);
    }

    /// <summary>DB-4: months or quarters, and one or two longer reports that take in some that end in their own periods; all may be taken in.</summary>
    private static List<Requirement> WithAbsorption(GeneratedRules rules, LocalDate from, LocalDate to)
    {
        var part = rules.OneOf(YearPart.Month, YearPart.Month, YearPart.Quarter);
        var small = rules.Months(part, mayLeaveOut: true);
        var free = Enumerable.Range(1, MonthsCadence.PartsIn(part)).Where(p => small.Only.Count == 0 || small.Only.Contains(p)).ToList();
        List<Requirement> requirements = [Requirement(rules, "nho", small, from)];
        for (var count = rules.Number(1, 2); count > 0; count--)
        {
            var large = rules.Months(rules.OneOf(YearPart.Quarter, YearPart.HalfYear, YearPart.NineMonths, YearPart.Year), mayLeaveOut: true, startMonth: small.StartMonth);
            List<int> parts = [.. free.Where(p => rules.Chance(50) && EndsInAPeriodOf(large, small, p))];
            free.RemoveAll(parts.Contains);
            var absorbing = Requirement(rules, $"lon{count}", large, from);
            requirements.Add(parts.Count == 0 ? absorbing : absorbing with { Absorbs = [new("nho", parts)] });
        }

        return requirements;
    }

    private static bool EndsInAPeriodOf(MonthsCadence large, MonthsCadence small, int part)
    {
        var lastMonth = (small.StartMonth - 1 + (part * MonthsCadence.MonthsIn(small.Part)) - 1) % 12;
        var place = ((lastMonth - (large.StartMonth - 1) + 12) % 12 / MonthsCadence.MonthsIn(large.Part)) + 1;
        return place <= MonthsCadence.PartsIn(large.Part) && (large.Only.Count == 0 || large.Only.Contains(place));
    }

    /// <summary>Weekends, a row of days off about the lunar new year, single days off, worked Saturdays: in every month at least some twelve days are worked.</summary>
    private static GeneratedWorkingDays WorkingDaysOf(GeneratedRules rules)
    {
        var (off, worked) = (new HashSet<DateOnly>(), new HashSet<DateOnly>());
        var (atTet, single, saturdays) = (rules.OneOf(0, 5, 7, 9), rules.OneOf(0, 1, 4), rules.OneOf(0, 2, 10));
        for (var year = Earliest.Year - 12; year <= Latest.Year + 12; year++)
        {
            var first = new DateOnly(year, 1, 20).AddDays(rules.Number(0, 25));
            off.UnionWith(Enumerable.Range(0, atTet).Select(first.AddDays));
            for (var month = 1; month <= 12 && single > 0; month++)
            {
                off.UnionWith(Enumerable.Range(0, rules.Number(0, single)).Select(_ => new DateOnly(year, month, rules.Number(1, 28))));
            }

            worked.UnionWith(Enumerable.Range(0, 365).Select(new DateOnly(year, 1, 1).AddDays).Where(day => day.DayOfWeek == System.DayOfWeek.Saturday && rules.Chance(saturdays)));
        }

        off.ExceptWith(worked);
        var naive = new NaiveWorkedDays(off, worked);
        return new(naive, naive.ForTheEngine());
    }

    private static int HashOf(int seed, int place) => unchecked((int)((((uint)seed * 2654435761u) ^ ((uint)place * 2246822519u)) * 3266489917u)) & int.MaxValue;
}
