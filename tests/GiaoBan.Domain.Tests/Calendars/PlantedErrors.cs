using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>Small errors planted into a regime before the naive calendar sees it.</summary>
internal static class PlantedErrors
{
    private static readonly Dictionary<string, Func<GeneratedPack, GeneratedPack?>> All = new(StringComparer.Ordinal)
    {
        ["before becomes within"] = given => Rules(given, rule => rule.Bound is DeadlineBound.Before ? rule with { Bound = new DeadlineBound.Within() } : rule),
        ["at becomes before-time"] = given => Rules(given, rule => rule.Bound is DeadlineBound.AtTime at ? rule with { Bound = new DeadlineBound.BeforeTime(at.Time) } : rule),
        ["no shift to the next working day"] = given => Rules(given, rule => rule.Shift == HolidayShift.Next ? rule with { Shift = HolidayShift.None } : rule),
        ["a day of the month later"] = given => Rules(given, rule => rule.Day is DayRule.DayOfMonth { Day: { Day: 30 } day } ? rule with { Day = new DayRule.DayOfMonth(day with { Day = 31 }) } : rule),
        ["one working day more"] = given => Rules(given, rule => rule.Day is DayRule.Counted { Term: { Unit: TermUnit.WorkingDays } term } counted ? rule with { Day = counted with { Term = term with { Amount = term.Amount + 1 } } } : rule),
        ["a year that begins a month later"] = given => Cadences(given, cadence => cadence is MonthsCadence { Part: not YearPart.Month } months ? months with { StartMonth = (months.StartMonth % 12) + 1 } : cadence),
        ["a window of the span"] = given => Cadences(given, cadence => cadence is MonthsCadence { Window: not null } months ? months with { Window = MonthWindow.WholeSpan } : cadence),
        ["an anchor one period later"] = given => Cadences(given, cadence => cadence is StepCadence { Of: WeekCadence } step ? step with { Anchor = step.Anchor.PlusDays(7) } : cadence),
        ["the week of another numbering"] = given => Cadences(given, cadence => cadence is WeekCadence { Numbering: WeekNumbering.FirstFullWeek } weeks ? weeks with { Numbering = new WeekNumbering.WeekOfNewYear() } : cadence),
        ["in force a day later"] = given => given with { Pack = given.Pack with { EffectiveFrom = given.Pack.EffectiveFrom.PlusDays(1) } },
        ["nothing absorbed"] = given => Requirements(given, requirement => requirement.Absorbs.Count > 0 ? requirement with { Absorbs = [] } : requirement),
        ["days off worked"] = given => given with { Days = given.Days with { Naive = new([], []) } },
    };

    /// <summary>Their names.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>The regime with an error; null where it has nothing to spoil.</summary>
    public static GeneratedPack? In(GeneratedPack given, string error) => All[error](given);

    private static GeneratedPack? Rules(GeneratedPack given, Func<DeadlineRule, DeadlineRule> change) => Requirements(given, requirement =>
    {
        var tiers = requirement.Schedule!.Tiers.Select(tier => tier with { Rule = change(tier.Rule) }).ToList();
        return tiers.SequenceEqual(requirement.Schedule.Tiers) ? requirement : requirement with { Schedule = requirement.Schedule with { Tiers = tiers } };
    });

    private static GeneratedPack? Cadences(GeneratedPack given, Func<Cadence, Cadence> change) => Requirements(given, requirement =>
        change(requirement.Schedule!.Cadence) is var cadence && ReferenceEquals(cadence, requirement.Schedule.Cadence) ? requirement : requirement with { Schedule = requirement.Schedule with { Cadence = cadence } });

    private static GeneratedPack? Requirements(GeneratedPack given, Func<Requirement, Requirement> change)
    {
        var changed = given.Pack.Requirements.Select(change).ToList();
        return changed.Zip(given.Pack.Requirements).All(pair => ReferenceEquals(pair.First, pair.Second)) ? null : given with { Pack = given.Pack with { Requirements = changed } };
    }
}
