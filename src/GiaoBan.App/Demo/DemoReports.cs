using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Demo;

/// <summary>What a report of the demo says: words and figures of its unit and period.</summary>
internal sealed class DemoReports(DemoFile demo, RegimePack pack, DemoFigures figures, DemoWords words, IReadOnlyList<Obligation> obligations)
{
    private const int WeeksOfYear = 52;
    private const int MonthsOfYear = 12;
    private const int DaysToldOfWithoutWindow = 15;

    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("dd'/'MM'/'yyyy");
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <summary>How often a year a requirement is due.</summary>
    public static int PeriodsOfYear(Requirement requirement) => requirement.Schedule?.Cadence is WeekCadence ? WeeksOfYear : MonthsOfYear;

    /// <summary>The report as it is sent at an instant.</summary>
    public ReportContent Content(Obligation obligation, string unit, string postTitle, Instant at, bool nil)
    {
        var report = Report(obligation, unit, postTitle, at);
        return nil ? words.Nil(report) : words.Content(report);
    }

    /// <summary>The report half typed: the first section and some figures, the plan already there.</summary>
    public TypedReport Draft(Obligation obligation, string unit, string postTitle, Instant at)
    {
        var content = words.Content(Report(obligation, unit, postTitle, at));
        var filled = (content.Figures.Count + 1) / 2;
        return new TypedReport(
            [.. content.Sections.Take(1)],
            [.. content.Figures.Take(filled).Select(f => new TypedFigure(f.Indicator, Typed(f.Value), Typed(f.Estimate)))],
            [.. content.Activities.Select(a => new TypedActivity(a.Kind, Typed(a.Count), a.Unit, a.Place, a.Date is { } d ? Day.Format(d) : "", a.Text))],
            [
                .. content.Plan.Select(p => new TypedPlanLine(
                    LocalDatePattern.Iso.Format(p.Date), p.From is { } from ? Hour.Format(from) : "", p.To is { } to ? Hour.Format(to) : "",
                    p.Text, p.Place, p.Lead, p.Participants, p.NeedsRoom)),
            ],
            false,
            []);
    }

    private DemoReport Report(Obligation obligation, string unit, string postTitle, Instant at)
    {
        var requirement = pack.FindRequirement(obligation.Requirement)!;
        var sentOn = at.InZone(Deadline.Zone).Date;
        var last = obligation.PeriodTo ?? sentOn;
        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var indicator in figures.Lines(requirement, unit))
        {
            var target = figures.Target(indicator, figures.EnteredBy(requirement, indicator), unit, obligation.PeriodYear);
            values[indicator.Code] = figures.Value(indicator, target, unit, obligation.PeriodKey, last.DayOfYear, PeriodsOfYear(requirement));
        }

        return new DemoReport(
            demo.Units.First(u => u.Code == unit),
            postTitle,
            requirement,
            obligation.PeriodKey,
            obligation.PeriodFrom ?? sentOn.PlusDays(-DaysToldOfWithoutWindow),
            sentOn < last ? sentOn : last,
            PlanFrom(requirement, obligation),
            values);
    }

    // A unit that sends two reports a week plans once: with the first of them (SK-10).
    private LocalDate? PlanFrom(Requirement requirement, Obligation obligation)
    {
        if (requirement.CarriesPlanOf is not { } plan)
        {
            return null;
        }

        var owed = obligations.Where(o => o.UnitId == obligation.UnitId && o.DueAt == obligation.DueAt && o.Tier == obligation.Tier).ToList();
        var carrier = pack.Requirements.First(r => r.CarriesPlanOf == plan && owed.Any(o => o.Requirement == r.Code));
        return carrier.Code == requirement.Code ? owed.FirstOrDefault(o => o.Requirement == plan)?.PeriodFrom : null;
    }

    private static string Typed(decimal? value) => value is { } number ? DemoFigures.Typed(number).Replace(".", "", StringComparison.Ordinal) : "";
}
