using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Schedules;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Schedules.Contracts;

/// <summary>Gives rooms and people to what takes place, in the caller's transaction (SK-10).</summary>
/// <remarks>
/// Whoever wants one of the resources at the same time waits for the other's end, so that all overlaps are found and named; that hard claims
/// never overlap the database itself holds. What is only asked for holds nothing hard. Clashes of people never refuse: they become something to resolve.
/// </remarks>
public sealed class BookingDesk(GiaoBanDbContext rows, IdSource ids, IClock clock)
{
    /// <summary>The most resources that one booking takes, people and the parts of halls included.</summary>
    public const int MostResources = 2_000;

    /// <summary>The code of each refusal that names a hard overlap.</summary>
    public const string Overlaps = "schedules.claim.overlaps";

    private NpgsqlConnection Connection => (NpgsqlConnection)rows.Database.GetDbConnection();

    private Instant Now => clock.GetCurrentInstant();

    /// <summary>Places a booking, or places it anew; the refusals name every hard overlap.</summary>
    /// <exception cref="InvalidOperationException">No transaction is at work: a fault.</exception>
    public Task<Result<PlacedBooking>> PlaceAsync(NewBooking booking, Guid placedBy, CancellationToken cancellation) =>
        PlaceAsync(booking, placedBy, booking.MoveReason is { } reason ? new Ending(Resolutions.Move, reason, placedBy, Now) : null, cancellation);

    /// <summary>What would overlap, hard and soft; nothing is stored and nobody waits.</summary>
    public async Task<IReadOnlyList<Overlap>> LookAsync(NewBooking booking, CancellationToken cancellation)
    {
        await rows.Database.OpenConnectionAsync(cancellation);
        try
        {
            var wanted = await ClaimStore.WithPartsAsync(Connection, rows.TenantId, Fitted(booking), cancellation);
            return await ClaimStore.OverlapsAsync(Connection, rows.TenantId, booking, wanted, Now, cancellation);
        }
        finally
        {
            await rows.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Gives everything back; open clashes end.</summary>
    public async Task ReleaseAsync(Guid bookingId, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(Connection);
        foreach (var sql in new[]
        {
            "update bookings set state = 'released', expires_at = null where tenant_id = $1 and booking_id = $2",
            "delete from claims where tenant_id = $1 and booking_id = $2",
        })
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = rows.TenantId }, new() { Value = bookingId } } });
        }

        await batch.ExecuteNonQueryAsync(cancellation);
        await ClashStore.EndAsync(Connection, rows.TenantId, bookingId, cancellation);
    }

    /// <summary>Another person goes in the place of one (NN-5); the clashes of the first end by it. Nothing happens where the first is not asked.</summary>
    public async Task<Result<PlacedBooking>> ReplacePersonAsync(Guid bookingId, Guid fromResource, Guid toResource, string reason, Guid by, CancellationToken cancellation) =>
        await ChangePeopleAsync(
            bookingId,
            wanted => [.. wanted.Where(w => w.ResourceId != fromResource && w.ResourceId != toResource), new(toResource, Firmest(wanted, fromResource, toResource))],
            new Ending(Resolutions.Deputy, reason, by, Now), by, cancellation);

    /// <summary>A person is excused: the clashes over that one end by it.</summary>
    public async Task<Result<PlacedBooking>> ExcusePersonAsync(Guid bookingId, Guid resource, string reason, Guid by, CancellationToken cancellation) =>
        await ChangePeopleAsync(
            bookingId, wanted => [.. wanted.Where(w => w.ResourceId != resource)], new Ending(Resolutions.Excuse, reason, by, Now), by, cancellation);

    /// <summary>A booking as it stands, with what it takes; null where there is none that takes anything.</summary>
    public async Task<NewBooking?> FindAsync(Guid bookingId, CancellationToken cancellation)
    {
        var booking = await rows.Bookings.AsNoTracking().FirstOrDefaultAsync(b => b.BookingId == bookingId && b.State != Booking.Released, cancellation);
        var claims = booking is null ? [] : await rows.Claims.AsNoTracking().Where(c => c.BookingId == bookingId).OrderBy(c => c.ClaimId).ToListAsync(cancellation);
        return booking is null
            ? null
            : new NewBooking(
                booking.BookingId, booking.Kind, booking.Title, booking.Link, booking.StartsAt, booking.EndsAt, booking.OwnerPost,
                [.. claims.Select(c => new WantedResource(c.ResourceId, c.Strength))])
            {
                Firm = booking.State == Booking.Firm,
                ExpiresAt = booking.ExpiresAt,
            };
    }

    private async Task<Result<PlacedBooking>> ChangePeopleAsync(
        Guid bookingId, Func<IReadOnlyList<WantedResource>, IReadOnlyList<WantedResource>> change, Ending ending, Guid by, CancellationToken cancellation) =>
        SecrecyDoor.Refusal(("reason", ending.Reason)) is { } secret ? secret
            : await FindAsync(bookingId, cancellation) is { } standing
            ? await PlaceAsync(standing with { Wanted = change(standing.Wanted) }, by, ending, cancellation)
            : new PlacedBooking(bookingId, []);

    private async Task<Result<PlacedBooking>> PlaceAsync(NewBooking booking, Guid placedBy, Ending? ending, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("title", booking.Title), ("reason", ending?.Reason)) is { } secret)
        {
            return secret;
        }

        if (Refusal(booking) is { } refused)
        {
            return refused;
        }

        if (rows.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A booking is placed in a transaction.");
        }

        var (wanted, known) = await ClaimStore.TakeTurnAsync(Connection, rows.TenantId, Fitted(booking), cancellation);
        if (Unusable(booking, wanted, known) is { } unusable)
        {
            return unusable;
        }

        var now = Now;
        var overlaps = await ClaimStore.OverlapsAsync(Connection, rows.TenantId, booking, wanted, now, cancellation);
        if (overlaps.Where(o => o.IsHard).Select(Refusal).ToList() is [_, ..] hard)
        {
            return Result<PlacedBooking>.Refused(hard);
        }

        List<Overlap> clashes = [.. overlaps.Where(o => o.IsClash)];
        await ClaimStore.WriteAsync(Connection, rows.TenantId, booking, wanted, Ids(wanted.Count), placedBy, now, cancellation);
        await ClashStore.BringUpAsync(Connection, rows.TenantId, booking, clashes, Ids(clashes.Count), ending, now, cancellation);
        return new PlacedBooking(booking.BookingId, clashes);
    }

    /// <summary>What is only asked for takes nothing from anybody.</summary>
    private static IReadOnlyList<WantedResource> Fitted(NewBooking booking) =>
        booking.Firm ? booking.Wanted : [.. booking.Wanted.Select(w => w.Strength == Strengths.Hard ? w with { Strength = Strengths.Soft } : w)];

    private static Error? Refusal(NewBooking booking)
    {
        var length = booking.EndsAt - booking.StartsAt;
        return length <= Duration.Zero ? Error.Invalid("schedules.booking.ends-before-it-starts", "to")
            : length > Duration.FromHours(24) ? Error.Invalid("schedules.booking.longer-than-a-day", "to")
            : booking.Wanted.Count > MostResources ? Error.Invalid("schedules.booking.too-many", null, MostResources)
            : null;
    }

    private static Error? Unusable(NewBooking booking, IReadOnlyList<WantedResource> wanted, IReadOnlyList<(Guid Id, string Name, LocalDate? ValidTo)> known)
    {
        if (known.Count < wanted.Count)
        {
            return Error.NotFound("schedules.resource.not-found");
        }

        var day = booking.StartsAt.InZone(Deadline.Zone).Date;
        return known.FirstOrDefault(k => k.ValidTo < day) is { Name: { } name, ValidTo: { } last } ? Error.Invalid("schedules.resource.ended", "room", name, last) : null;
    }

    /// <summary>A hard overlap in words: what, for what, from when to when.</summary>
    public static Error Refusal(Overlap overlap)
    {
        var (from, to) = (overlap.StartsAt.InZone(Deadline.Zone).LocalDateTime, overlap.EndsAt.InZone(Deadline.Zone).LocalDateTime);
        return Error.Conflict(
            Overlaps, overlap.ResourceName, overlap.Title, $"{VietnameseDates.Time(from.TimeOfDay)}–{VietnameseDates.Time(to.TimeOfDay)}", VietnameseDates.Day(from.Date));
    }

    private static string Firmest(IReadOnlyList<WantedResource> wanted, Guid one, Guid other) =>
        Strengths.All.First(s => wanted.Any(w => (w.ResourceId == one || w.ResourceId == other) && w.Strength == s) || s == Strengths.Info);

    private IReadOnlyList<Guid> Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => ids.Next())];
}
