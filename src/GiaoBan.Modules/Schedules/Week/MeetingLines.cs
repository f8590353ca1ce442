using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Schedules.Week;

/// <summary>Meetings that were decided, as lines of a week: read from what they take, since the schedule knows nothing of meetings.</summary>
public sealed class MeetingLines(GiaoBanDbContext rows)
{
    /// <summary>Those of a week. Who is taken hard is in the chair; who is taken, takes part; who may come is not named.</summary>
    public async Task<IReadOnlyList<ScheduleLine>> OfAsync(ScheduleWeek week, ScheduleSeats seats, CancellationToken cancellation)
    {
        var (from, to) = (week.Begins, week.Ends);
        var bookings = await rows.Bookings.AsNoTracking()
            .Where(b => b.Kind == Booking.Meeting && b.State == Booking.Firm && b.StartsAt >= from && b.StartsAt < to)
            .ToListAsync(cancellation);
        var ids = bookings.ConvertAll(b => b.BookingId);
        var taken = await (
            from c in rows.Claims.AsNoTracking()
            join r in rows.Resources.AsNoTracking() on c.ResourceId equals r.ResourceId
            where ids.Contains(c.BookingId)
            orderby r.Kind, r.Name
            select new Taken(c.BookingId, c.Strength, r)).ToListAsync(cancellation);
        var parts = await PartsAsync([.. taken.Select(t => t.Resource.ResourceId)], cancellation);
        var byBooking = taken.ToLookup(t => t.BookingId);
        return [.. bookings.Select(b => LineOf(b, [.. byBooking[b.BookingId]], parts, seats))];
    }

    private static ScheduleLine LineOf(Booking booking, List<Taken> taken, ILookup<Guid, Guid> wholesOf, ScheduleSeats seats)
    {
        var (starts, ends) = (booking.StartsAt.InZone(Deadline.Zone).LocalDateTime, booking.EndsAt.InZone(Deadline.Zone).LocalDateTime);
        var rooms = taken.Where(t => t.Resource.Kind == ResourceKinds.Room).Select(t => t.Resource).ToList();
        // A joined hall takes its parts: readers are told the hall.
        var named = rooms.Where(r => !wholesOf[r.ResourceId].Any(w => rooms.Exists(o => o.ResourceId == w))).ToList();
        var chair = taken.Where(t => t.Strength == Strengths.Hard).Select(t => t.Resource.OfficialId).OfType<Guid>().ToList();
        var members = taken.Where(t => t.Strength == Strengths.Soft).Select(t => t.Resource.OfficialId).OfType<Guid>().ToList();
        Guid[] posts = [.. chair.Concat(members).SelectMany(o => seats.PostsOf(o).Take(1))];
        return new ScheduleLine(
            booking.BookingId, true, starts.Date, starts.TimeOfDay, ends.Date == starts.Date ? ends.TimeOfDay : null, booking.Title,
            Titles(chair, seats), Titles(members, seats), string.Join(", ", named.Select(r => r.Name)),
            string.Join(", ", taken.Where(t => t.Resource.Kind == ResourceKinds.Vehicle).Select(t => t.Resource.Name)), booking.Link)
        {
            Posts = posts,
            Units = [.. posts.Select(seats.UnitOf).OfType<Guid>().Distinct()],
            Officials = [.. chair, .. members],
            RoomId = named.Count > 0 ? named[0].ResourceId : null,
        };
    }

    private static string Titles(List<Guid> officials, ScheduleSeats seats) =>
        string.Join(", ", officials.SelectMany(o => seats.PostsOf(o).Take(1)).Select(seats.TitleOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private async Task<ILookup<Guid, Guid>> PartsAsync(List<Guid> resources, CancellationToken cancellation) =>
        (await rows.ResourceParts.AsNoTracking().Where(p => resources.Contains(p.PartId)).ToListAsync(cancellation)).ToLookup(p => p.PartId, p => p.WholeId);

    private sealed record Taken(Guid BookingId, string Strength, Resource Resource);
}
