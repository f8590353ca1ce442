using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>The days that a report's plan lines may lie on (SK-10).</summary>
public static class PlanWindow
{
    // Deadlines lie near their periods: a plan of the report's own deadline is found among these days.
    private const int DaysAround = 40;

    /// <summary>The plan's own period; for a report that carries a plan, the period of the plan due at the same instant; else null.</summary>
    public static DateInterval? Of(ObligationTerms terms)
    {
        if (terms.Requirement.CarriesPlanOf is null || terms.Due is not { } due)
        {
            return terms.Requirement.TakesPlan ? terms.Period.Window : null;
        }

        return Of(terms.Pack, terms.Requirement, terms.Tier, terms.Period.Key, due);
    }

    /// <summary>The period of the plan that is filed with a report.</summary>
    /// <remarks>Both deadlines are compared as the rules name them: a holiday that moves one moves the other, whichever days were decided since.</remarks>
    internal static DateInterval? Of(RegimePack pack, Requirement report, string tier, string periodKey, Deadline due)
    {
        if (pack.FindRequirement(report.CarriesPlanOf ?? "") is not { } plan)
        {
            return null;
        }

        var named = RowsAround(pack, report, tier, due).FirstOrDefault(row => row.Period.Key == periodKey)?.Due;
        return RowsAround(pack, plan, tier, due).FirstOrDefault(row => row.Due == named)?.Period.Window;
    }

    private static IEnumerable<CalendarRow> RowsAround(RegimePack pack, Requirement requirement, string tier, Deadline due) =>
        RegimeCalendar.RowsOf(pack, Unshifted(requirement), due.Local.Date.PlusDays(-DaysAround), due.Local.Date.PlusDays(DaysAround), WorkingDays.Weekdays)
            .Where(row => row.Tier == tier);

    private static Requirement Unshifted(Requirement requirement) => requirement with
    {
        Schedule = requirement.Schedule is { } schedule
            ? schedule with { Tiers = [.. schedule.Tiers.Select(tier => tier with { Rule = tier.Rule with { Shift = HolidayShift.None } })] }
            : null,
    };
}
