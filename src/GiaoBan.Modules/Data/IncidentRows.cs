using GiaoBan.Modules.Incidents.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Data;

/// <summary>The rows of ad-hoc reports.</summary>
public sealed partial class GiaoBanDbContext
{
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<IncidentContent> IncidentContents => Set<IncidentContent>();
    public DbSet<IncidentReader> IncidentReaders => Set<IncidentReader>();
    public DbSet<IncidentRead> IncidentReads => Set<IncidentRead>();

    private void MapIncidents(ModelBuilder model)
    {
        Map<Incident>(model, "incidents", i => new { i.TenantId, i.IncidentId }, i => i.TenantId == TenantId);
        Map<IncidentContent>(model, "incident_contents", c => new { c.TenantId, c.ContentId }, c => c.TenantId == TenantId);
        Map<IncidentReader>(model, "incident_readers", r => new { r.TenantId, r.ReaderId }, r => r.TenantId == TenantId);
        Map<IncidentRead>(model, "incident_reads", r => new { r.TenantId, r.ContentId, r.OfficialId }, r => r.TenantId == TenantId);
    }
}
