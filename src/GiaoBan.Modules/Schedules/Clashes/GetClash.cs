using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Schedules.Clashes;

/// <summary>A time to which one of the two could go.</summary>
/// <param name="Slot">When, in which room, who could not come.</param>
/// <param name="Room">The room's name; empty where none is wanted.</param>
/// <param name="Lost">Names of who could not come.</param>
public sealed record OfferedSlot(FoundSlot Slot, string Room, IReadOnlyList<string> Lost);

/// <summary>A clash with the times to which each of the two could go.</summary>
/// <param name="Line">The clash.</param>
/// <param name="OwnerTitle">The post that owns it.</param>
/// <param name="First">Times for the first of the two.</param>
/// <param name="Second">Times for the second.</param>
/// <param name="ResolvedBy">Who resolved it.</param>
public sealed record ClashView(ClashLine Line, string OwnerTitle, IReadOnlyList<OfferedSlot> First, IReadOnlyList<OfferedSlot> Second, string ResolvedBy);

/// <summary>Lists of clashes with the titles of their owners.</summary>
/// <param name="Open">To be resolved.</param>
/// <param name="Resolved">The latest that were.</param>
/// <param name="Titles">Owners' titles.</param>
/// <param name="Names">Names of who resolved.</param>
public sealed record ClashList(IReadOnlyList<ClashLine> Open, IReadOnlyList<ClashLine> Resolved, IReadOnlyDictionary<Guid, string> Titles, IReadOnlyDictionary<Guid, string> Names);

/// <summary>Reads clashes for their owners, and all of them for the office (SK-10).</summary>
public sealed class GetClash(GiaoBanDbContext rows, ClashBook book, BookingDesk desk, ResourceBook resources, FreeSlotFinder finder, IClock clock)
{
    private const int MostResolved = 100;
    private const int DaysToLook = 7;
    private const int LeaderWeight = 5;

    /// <summary>Whose clashes an actor sees: null = everybody's.</summary>
    public static IReadOnlyCollection<Guid>? PostsOf(Actor actor) => actor.Can(Permissions.SchedulesManage) ? null : [.. actor.Posts.Select(p => p.PostId)];

    /// <summary>What waits, and what was resolved.</summary>
    public async Task<ClashList> ListAsync(Actor actor, CancellationToken cancellation)
    {
        var posts = PostsOf(actor);
        var (open, resolved) = (await book.OpenAsync(posts, cancellation), await book.ResolvedAsync(posts, MostResolved, cancellation));
        var owners = open.Concat(resolved).Select(l => l.Clash.OwnerPost).Distinct().ToList();
        var people = resolved.Select(l => l.Clash.ResolvedBy).OfType<Guid>().Distinct().ToList();
        return new ClashList(
            open, resolved,
            await rows.Posts.AsNoTracking().Where(p => owners.Contains(p.PostId)).ToDictionaryAsync(p => p.PostId, p => p.Title, cancellation),
            await rows.Officials.AsNoTracking().Where(o => people.Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation));
    }

    /// <summary>One of them with three other times for each of the two that can still be moved.</summary>
    public async Task<Result<ClashView>> FindAsync(Actor actor, Guid clashId, CancellationToken cancellation)
    {
        if (await book.FindAsync(clashId, cancellation) is not { } line || (PostsOf(actor) is { } mine && !mine.Contains(line.Clash.OwnerPost)))
        {
            return Error.NotFound("schedules.clash.not-found");
        }

        var title = await rows.Posts.AsNoTracking().Where(p => p.PostId == line.Clash.OwnerPost).Select(p => p.Title).FirstOrDefaultAsync(cancellation);
        var by = await rows.Officials.AsNoTracking().Where(o => o.OfficialId == line.Clash.ResolvedBy).Select(o => o.FullName).FirstOrDefaultAsync(cancellation);
        var open = line.Clash.State == Clash.Open;
        return new ClashView(
            line, title ?? "",
            open ? await SlotsAsync(line.First, cancellation) : [],
            open ? await SlotsAsync(line.Second, cancellation) : [],
            by ?? "");
    }

    /// <summary>Times to which a booking could go: from today or its own day on, a week long, nearest to its own hour first.</summary>
    public async Task<IReadOnlyList<OfferedSlot>> SlotsAsync(Booking booking, CancellationToken cancellation)
    {
        if (booking.Kind == Booking.Away || await desk.FindAsync(booking.BookingId, cancellation) is not { } standing)
        {
            return [];
        }

        var ids = standing.Wanted.Select(w => w.ResourceId).ToList();
        var taken = await rows.Resources.AsNoTracking().Where(r => ids.Contains(r.ResourceId)).ToListAsync(cancellation);
        var people = taken.Where(r => r.OfficialId is not null)
            .Select(r => (Official: r.OfficialId!.Value, standing.Wanted.First(w => w.ResourceId == r.ResourceId).Strength))
            .Where(p => p.Strength != Strengths.Info)
            .Select(p => new WantedPerson(p.Official, p.Strength == Strengths.Hard ? LeaderWeight : 1, p.Strength == Strengths.Hard)).ToList();
        var day = booking.StartsAt.InZone(Deadline.Zone).Date;
        var from = LocalDate.Max(day, clock.GetCurrentInstant().InZone(Deadline.Zone).Date);
        var slots = await finder.FindAsync(
            new SlotQuery(people, await RoomsAsync(taken, from, cancellation), booking.EndsAt - booking.StartsAt, from, from.PlusDays(DaysToLook), booking.StartsAt) { Except = booking.BookingId },
            cancellation);
        var names = await rows.Officials.AsNoTracking().Where(o => people.Select(p => p.OfficialId).Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation);
        var rooms = (await resources.RoomsAsync(from, cancellation)).ToDictionary(r => r.ResourceId, r => r.Name);
        return [.. slots.Select(s => new OfferedSlot(s, s.Room is { } room ? rooms.GetValueOrDefault(room, "") : "", [.. s.Lost.Select(l => names.GetValueOrDefault(l, ""))]))];
    }

    /// <summary>Its own rooms first, then those that hold as many.</summary>
    private async Task<IReadOnlyList<Guid>> RoomsAsync(List<Resource> taken, LocalDate day, CancellationToken cancellation)
    {
        var own = taken.Where(r => r.Kind == ResourceKinds.Room).OrderByDescending(r => r.Seats ?? 0).ToList();
        if (own.Count == 0)
        {
            return [];
        }

        var others = (await resources.RoomsAsync(day, cancellation)).Where(r => own.TrueForAll(o => o.ResourceId != r.ResourceId) && (own[0].Seats is not { } seats || r.Seats >= seats));
        return [own[0].ResourceId, .. others.OrderBy(r => r.Seats ?? int.MaxValue).Select(r => r.ResourceId)];
    }
}
