using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>The days that a report's plan lines may lie on (SK-10).</summary>
public static class PlanWindow
{
    /// <summary>The plan's own period; for a report that carries a plan, the period of the plan due at the same instant; else null.</summary>
    public static DateInterval? Of(ObligationTerms terms)
    {
        if (terms.Requirement.CarriesPlanOf is not { } plan || terms.Due is not { } due)
        {
            return terms.Requirement.TakesPlan ? terms.Period.Window : null;
        }

        var day = due.Local.Date;
        return RegimeCalendar.Between(terms.Pack, day, day)
            .FirstOrDefault(row => row.Requirement == plan && row.Tier == terms.Tier && row.Due == due)
            ?.Period.Window;
    }
}
