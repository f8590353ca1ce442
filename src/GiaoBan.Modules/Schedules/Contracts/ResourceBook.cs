using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Schedules.Contracts;

/// <summary>Rooms, vehicles, equipment and people as what can be taken (SK-10).</summary>
public sealed class ResourceBook(GiaoBanDbContext rows, IdSource ids, IClock clock)
{
    private LocalDate Today => clock.GetCurrentInstant().InZone(Deadline.Zone).Date;

    /// <summary>The resources of officials, made where somebody is asked for the first time; official -> resource.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> PeopleAsync(IReadOnlyCollection<Guid> officials, CancellationToken cancellation)
    {
        Guid[] asked = [.. officials.Distinct()];
        Guid[] made = [.. asked.Select(_ => ids.Next())];
        await rows.Database.ExecuteSqlAsync(
            $"""
            insert into resources (tenant_id, resource_id, kind, name, official_id, valid_from)
            select {rows.TenantId}, a.resource_id, 'person', o.full_name, o.official_id, {Today.ToDateOnly()}
            from unnest({asked}, {made}) a(official_id, resource_id)
            join officials o on o.tenant_id = {rows.TenantId} and o.official_id = a.official_id
            where not exists (select from resources r where r.tenant_id = o.tenant_id and r.official_id = o.official_id and r.kind = 'person')
            on conflict do nothing
            """,
            cancellation);
        return await KnownPeopleAsync(asked, cancellation);
    }

    /// <summary>The resources of officials who have one.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> KnownPeopleAsync(IReadOnlyCollection<Guid> officials, CancellationToken cancellation) =>
        await rows.Resources.AsNoTracking()
            .Where(r => r.Kind == ResourceKinds.Person && officials.Contains(r.OfficialId!.Value))
            .ToDictionaryAsync(r => r.OfficialId!.Value, r => r.ResourceId, cancellation);

    /// <summary>What can be taken on a day besides people, by kind and name.</summary>
    public async Task<IReadOnlyList<Resource>> OnAsync(LocalDate day, CancellationToken cancellation) =>
        await rows.Resources.AsNoTracking()
            .Where(r => r.Kind != ResourceKinds.Person && r.ValidFrom <= day && (r.ValidTo == null || r.ValidTo >= day))
            .OrderBy(r => r.Kind).ThenBy(r => r.Name)
            .ToListAsync(cancellation);

    /// <summary>The rooms of a day, by name.</summary>
    public async Task<IReadOnlyList<Resource>> RoomsAsync(LocalDate day, CancellationToken cancellation) =>
        [.. (await OnAsync(day, cancellation)).Where(r => r.Kind == ResourceKinds.Room)];

    /// <summary>A resource, or null.</summary>
    public Task<Resource?> FindAsync(Guid resourceId, CancellationToken cancellation) =>
        rows.Resources.AsNoTracking().FirstOrDefaultAsync(r => r.ResourceId == resourceId, cancellation);
}
