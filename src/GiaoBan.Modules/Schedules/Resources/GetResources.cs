using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Schedules.Resources;

/// <summary>A resource in the list.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Parts">The rooms that a joined hall takes with it.</param>
/// <param name="Wholes">The halls that take it with them.</param>
public sealed record ListedResource(Resource Resource, IReadOnlyList<Resource> Parts, IReadOnlyList<Resource> Wholes);

/// <summary>Who has it when.</summary>
/// <param name="Booking">For what.</param>
/// <param name="Strength">How firmly.</param>
public sealed record ResourceUse(Booking Booking, string Strength);

/// <summary>A resource in a week.</summary>
public sealed record ResourceWeek(ListedResource Listed, ScheduleWeek Week, IReadOnlyList<ResourceUse> Uses);

/// <summary>Reads rooms, vehicles and equipment, and who has one when.</summary>
public sealed class GetResources(GiaoBanDbContext rows, IClock clock)
{
    /// <summary>All of them, those that are no more last.</summary>
    public async Task<IReadOnlyList<ListedResource>> ListAsync(CancellationToken cancellation)
    {
        var all = await rows.Resources.AsNoTracking().Where(r => r.Kind != ResourceKinds.Person).ToListAsync(cancellation);
        var parts = await rows.ResourceParts.AsNoTracking().ToListAsync(cancellation);
        var byId = all.ToDictionary(r => r.ResourceId);
        return
        [
            .. all.OrderBy(r => r.ValidTo is not null).ThenBy(r => ResourceKinds.All.ToList().IndexOf(r.Kind)).ThenBy(r => r.Name, StringComparer.Ordinal)
                .Select(r => new ListedResource(
                    r,
                    [.. parts.Where(p => p.WholeId == r.ResourceId).Select(p => byId[p.PartId]).OrderBy(p => p.Name, StringComparer.Ordinal)],
                    [.. parts.Where(p => p.PartId == r.ResourceId).Select(p => byId[p.WholeId]).OrderBy(p => p.Name, StringComparer.Ordinal)])),
        ];
    }

    /// <summary>One of them in a week, or null; requests that have fallen away are left out.</summary>
    public async Task<ResourceWeek?> FindAsync(Guid resourceId, ScheduleWeek week, CancellationToken cancellation)
    {
        if ((await ListAsync(cancellation)).FirstOrDefault(r => r.Resource.ResourceId == resourceId) is not { } listed)
        {
            return null;
        }

        var (begins, ends, now) = (week.Begins, week.Ends, clock.GetCurrentInstant());
        var uses = await (
            from c in rows.Claims.AsNoTracking()
            join b in rows.Bookings.AsNoTracking() on c.BookingId equals b.BookingId
            where c.ResourceId == resourceId && c.StartsAt < ends && c.EndsAt > begins && (b.ExpiresAt == null || b.ExpiresAt > now)
            orderby b.StartsAt, b.BookingId
            select new ResourceUse(b, c.Strength)).ToListAsync(cancellation);
        return new ResourceWeek(listed, week, uses);
    }
}
