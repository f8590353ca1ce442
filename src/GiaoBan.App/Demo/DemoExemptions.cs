using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Reporting;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.App.Demo;

/// <summary>Excuses units from reports as the office does, each on its day.</summary>
internal sealed class DemoExemptions(DemoFile demo, SetClock clock, DemoActors actors, GiaoBanDbContext db, ExemptObligations exempt)
{
    private static readonly LocalTime Morning = new(8, 30);

    /// <summary>Makes what is missing.</summary>
    public async Task MakeAsync(CancellationToken cancellation)
    {
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Code, u => u.UnitId, cancellation);
        var made = (await db.Exemptions.AsNoTracking().Select(e => new { e.UnitId, e.Requirement }).ToListAsync(cancellation))
            .Select(e => (e.UnitId, e.Requirement)).ToHashSet();
        foreach (var one in demo.Exemptions.Where(e => !made.Contains((units[e.Unit], e.Requirement))))
        {
            clock.Now = (one.On + Morning).InZoneLeniently(Deadline.Zone).ToInstant();
            var request = new ExemptObligationsRequest(units[one.Unit], demo.Regime, one.Requirement, one.Periods, null, null, one.Reason, one.Basis);
            var done = await exempt.HandleAsync(request, actors.Account(one.By), cancellation);
            if (!done.IsOk)
            {
                throw new InvalidOperationException($"Demo: the exemption of {one.Unit} was refused: {done.Error.Code} {done.Error.Field}");
            }
        }
    }
}
