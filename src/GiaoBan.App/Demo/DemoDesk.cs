using GiaoBan.Modules.Data;
using GiaoBan.Modules.Incidents;
using GiaoBan.Modules.Urging;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.App.Demo;

/// <summary>The office's telephone: it urges (DB-12) and takes calls (DB-10).</summary>
internal sealed class DemoDesk(IServiceProvider services, SetClock clock, DemoActors actors)
{
    /// <summary>Urges whoever has not sent by now.</summary>
    public async Task UrgeAsync(DemoUrging urging, CancellationToken cancellation)
    {
        await using var scope = Entered();
        var db = scope.ServiceProvider.GetRequiredService<GiaoBanDbContext>();
        if (await db.AuditEvents.AnyAsync(e => e.Kind == "urging.sent" && e.At == urging.At, cancellation))
        {
            return;
        }

        var silent = await db.Obligations.AsNoTracking()
            .Where(o => o.Requirement == urging.Requirement && o.PeriodKey == urging.Period && o.Stream == "" && o.SentVersion == 0 && o.ExemptReason == null)
            .Select(o => o.ObligationId).ToListAsync(cancellation);
        DemoOffice.Done(await scope.ServiceProvider.GetRequiredService<UrgeNow>().HandleAsync(
            actors.Account(urging.By), new UrgeNowRequest(silent, WithHead: false, [], urging.Note), cancellation));
    }

    /// <summary>Takes a call; the unit writes afterwards.</summary>
    public async Task TakeCallAsync(DemoIncident incident, CancellationToken cancellation)
    {
        await using var scope = Entered();
        var scoped = scope.ServiceProvider;
        if (await scoped.GetRequiredService<GiaoBanDbContext>().Incidents.AnyAsync(i => i.ReportedAt == incident.At, cancellation))
        {
            return;
        }

        var unit = actors.Account(incident.Unit);
        var request = new RecordIncidentRequest
        {
            UnitId = unit.Posts[0].UnitId,
            ReporterPost = unit.Posts[0].PostId,
            Channel = "phone",
            Field = incident.Field,
            Severity = incident.Severity,
        };
        var told = DemoOffice.Done(await scoped.GetRequiredService<RecordIncident>().HandleAsync(actors.Account(incident.By), request, cancellation));
        clock.Now = incident.At + Duration.FromMinutes(incident.WrittenAfter);
        var words = new SealedWords { Facts = incident.Facts, Course = incident.Course, Proposals = incident.Proposals };
        DemoOffice.Done(await scoped.GetRequiredService<FileWritten>().HandleAsync(unit, told.IncidentId, 0, words, null, cancellation));
    }

    private AsyncServiceScope Entered()
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(actors.People[0].TenantId);
        return scope;
    }
}
