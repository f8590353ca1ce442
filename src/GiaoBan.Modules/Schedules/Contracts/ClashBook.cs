using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Schedules.Contracts;

/// <summary>A clash with its names.</summary>
/// <param name="Clash">The clash.</param>
/// <param name="Resource">What both want.</param>
/// <param name="First">One booking.</param>
/// <param name="Second">The other.</param>
public sealed record ClashLine(Clash Clash, Resource Resource, Booking First, Booking Second)
{
    /// <summary>The other booking of the two.</summary>
    public Booking Other(Guid bookingId) => First.BookingId == bookingId ? Second : First;
}

/// <summary>What is to be resolved, and what was (SK-10): the menu's count, the list, the wall before invitations read the same.</summary>
public sealed class ClashBook(GiaoBanDbContext rows, IClock clock)
{
    /// <summary>The open clashes of a booking, all of them.</summary>
    public Task<IReadOnlyList<ClashLine>> OpenOfAsync(Guid bookingId, CancellationToken cancellation) =>
        LinesAsync(Open().Where(c => c.FirstBooking == bookingId || c.SecondBooking == bookingId), cancellation);

    /// <summary>The open clashes that some posts own; of everybody where posts are null.</summary>
    public Task<IReadOnlyList<ClashLine>> OpenAsync(IReadOnlyCollection<Guid>? posts, CancellationToken cancellation) =>
        LinesAsync(posts is null ? Open() : Open().Where(c => posts.Contains(c.OwnerPost)), cancellation);

    /// <summary>How many open clashes some posts own.</summary>
    public Task<int> CountAsync(IReadOnlyCollection<Guid> posts, CancellationToken cancellation) => Open().CountAsync(c => posts.Contains(c.OwnerPost), cancellation);

    /// <summary>The latest that were resolved, newest first.</summary>
    public async Task<IReadOnlyList<ClashLine>> ResolvedAsync(IReadOnlyCollection<Guid>? posts, int most, CancellationToken cancellation)
    {
        var resolved = rows.Clashes.AsNoTracking().Where(c => c.State == Clash.Resolved && (posts == null || posts.Contains(c.OwnerPost)));
        return [.. (await LinesAsync(resolved.OrderByDescending(c => c.ResolvedAt).Take(most), cancellation)).OrderByDescending(l => l.Clash.ResolvedAt)];
    }

    /// <summary>A clash, or null.</summary>
    public async Task<ClashLine?> FindAsync(Guid clashId, CancellationToken cancellation) =>
        (await LinesAsync(rows.Clashes.AsNoTracking().Where(c => c.ClashId == clashId), cancellation)) is [var line] ? line : null;

    /// <summary>Open, and neither of the two is a request that has fallen away.</summary>
    private IQueryable<Clash> Open()
    {
        var now = clock.GetCurrentInstant();
        return from c in rows.Clashes.AsNoTracking()
               where c.State == Clash.Open
                   && !rows.Bookings.Any(b => (b.BookingId == c.FirstBooking || b.BookingId == c.SecondBooking) && b.ExpiresAt != null && b.ExpiresAt <= now)
               select c;
    }

    private async Task<IReadOnlyList<ClashLine>> LinesAsync(IQueryable<Clash> clashes, CancellationToken cancellation) =>
        await (
            from c in clashes
            join r in rows.Resources.AsNoTracking() on c.ResourceId equals r.ResourceId
            join f in rows.Bookings.AsNoTracking() on c.FirstBooking equals f.BookingId
            join s in rows.Bookings.AsNoTracking() on c.SecondBooking equals s.BookingId
            orderby c.StartsAt, r.Name, c.ClashId
            select new ClashLine(c, r, f, s)).ToListAsync(cancellation);
}
