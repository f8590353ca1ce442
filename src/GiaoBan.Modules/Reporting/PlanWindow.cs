using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
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

        return Of(terms.Pack, plan, terms.Tier, due);
    }

    /// <summary>The period of the plan that is due at an instant.</summary>
    internal static DateInterval? Of(RegimePack pack, string plan, string tier, Deadline due)
    {
        var day = due.Local.Date;
        return RegimeCalendar.Between(pack, day, day).FirstOrDefault(row => row.Requirement == plan && row.Tier == tier && row.Due == due)?.Period.Window;
    }
}
