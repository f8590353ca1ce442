using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.App.Demo;

/// <summary>Targets of the years the demo tells of, and the running totals with which its first year begins (SK-3).</summary>
internal sealed class DemoTargets(RegimePack pack, DemoFigures figures, GiaoBanDbContext db)
{
    private const int DaysOfWeek = 7;

    /// <summary>Adds what is missing.</summary>
    /// <param name="firstDay">The day of the first deadline: what lies before its period is the opening.</param>
    /// <param name="today">The demo's day; later years of it have targets, too.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    public async Task MakeAsync(LocalDate firstDay, LocalDate today, CancellationToken cancellation)
    {
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Code, u => u.UnitId, cancellation);
        var kept = await db.Targets.ToDictionaryAsync(t => (t.Year, t.UnitId, t.Indicator), cancellation);
        foreach (var requirement in pack.Requirements)
        {
            var first = RegimeCalendar.Between(pack, firstDay, firstDay.PlusDays(DaysOfWeek * 5), WorkingDays.Weekdays).FirstOrDefault(r => r.Requirement == requirement.Code);
            foreach (var indicator in pack.FormsOf(requirement).SelectMany(f => f.Indicators))
            {
                var enteredBy = figures.EnteredBy(requirement, indicator);
                foreach (var unit in enteredBy)
                {
                    for (var year = firstDay.Year; year <= today.Year; year++)
                    {
                        var row = Row(kept, year, units[unit], indicator.Code);
                        row.Value ??= figures.Target(indicator, enteredBy, unit, year);
                        if (first is not null && year == firstDay.Year)
                        {
                            Open(row, requirement, indicator, unit, first.Period, firstDay);
                        }
                    }
                }
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    private void Open(Target row, Requirement requirement, Indicator indicator, string unit, Domain.Calendars.Period period, LocalDate firstDay)
    {
        var from = period.Window?.Start ?? new LocalDate(firstDay.Year, firstDay.Month, 1);
        var periodsOfYear = DemoReports.PeriodsOfYear(requirement);
        var daysGone = from.DayOfYear - 1;
        var periodsGone = requirement.Schedule?.Cadence is WeekCadence ? daysGone / DaysOfWeek : from.Month - 1;
        var (opening, last) = figures.Opening(indicator, row.Value, unit, daysGone, periodsGone, periodsOfYear);
        (row.Opening, row.OpeningLast) = (opening, last);
    }

    private Target Row(Dictionary<(int Year, Guid Unit, string Indicator), Target> kept, int year, Guid unit, string indicator)
    {
        if (!kept.TryGetValue((year, unit, indicator), out var row))
        {
            var tenant = db.TenantId;
            row = new Target { TenantId = tenant, Year = year, UnitId = unit, Indicator = indicator };
            kept[(year, unit, indicator)] = row;
            db.Targets.Add(row);
        }

        return row;
    }
}
