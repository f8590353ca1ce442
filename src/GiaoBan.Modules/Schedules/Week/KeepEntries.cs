using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Schedules;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Schedules.Week;

/// <summary>The office's hand on a week's entries (SK-10): entered, changed, merged, removed with a reason. What was approved is taken anew at once.</summary>
public sealed class KeepEntries(GiaoBanDbContext rows, WeekActs acts, ScheduleSeatBook seats, ResourceBook resources, EntryBookings bookings)
{
    private const int LongestReason = 500;

    /// <summary>Enters an entry of the office's own; its id.</summary>
    public async Task<Result<Guid>> AddAsync(Actor actor, ScheduleWeek week, EntryInput input, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(input) is { } secret)
        {
            return secret;
        }

        if (actor.PostWith(Permissions.SchedulesManage) is not { } post)
        {
            return Error.NotFound("schedules.week.not-found");
        }

        var seated = await seats.OnAsync(week.First, cancellation);
        if (input.Refusals(week, seated, await resources.OnAsync(input.Day, cancellation)) is [_, ..] refusals)
        {
            return Result<Guid>.Refused(refusals);
        }

        var (transaction, row) = await acts.BeginAsync(week, cancellation);
        await using var held = transaction;
        var entry = new ScheduleEntry
        {
            TenantId = actor.TenantId,
            EntryId = acts.NewId(),
            Week = week.Key,
            Day = input.Day,
            Text = "",
            OwnerPost = post.PostId,
            Edited = true,
            MadeBy = actor.OfficialId,
            MadeAt = acts.Now,
            ChangedAt = acts.Now,
        };
        input.WriteTo(entry, seated);
        rows.ScheduleEntries.Add(entry);
        rows.ScheduleEntrySources.Add(new ScheduleEntrySource { TenantId = actor.TenantId, SourceId = acts.NewId(), EntryId = entry.EntryId, Kind = ScheduleEntrySource.Office });
        acts.Touch(row);
        acts.Tell(actor, "schedules.entry-added", Subject(entry), post.PostId, null, Data(entry));
        await rows.SaveChangesAsync(cancellation);
        return await FinishAsync(transaction, entry, seated, false, actor, null, cancellation);
    }

    /// <summary>Changes an entry; <paramref name="reason"/> is why, where that resolves a clash.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="entryId">Which.</param>
    /// <param name="seen">When the entry that was seen was changed last: somebody else's change is not lost.</param>
    /// <param name="input">What it is to say.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result<Guid>> EditAsync(Actor actor, Guid entryId, Instant seen, EntryInput input, string? reason, CancellationToken cancellation)
    {
        if ((SecrecyDoor.RefusalIn(input) ?? SecrecyDoor.Refusal(("reason", reason))) is { } secret)
        {
            return secret;
        }

        if (actor.PostWith(Permissions.SchedulesManage) is not { } post || await WeekOfAsync(entryId, cancellation) is not { } week)
        {
            return Error.NotFound("schedules.entry.not-found");
        }

        var seated = await seats.OnAsync(week.First, cancellation);
        if (input.Refusals(week, seated, await resources.OnAsync(input.Day, cancellation)) is [_, ..] refusals)
        {
            return Result<Guid>.Refused(refusals);
        }

        var (transaction, row) = await acts.BeginAsync(week, cancellation);
        await using var held = transaction;
        var entry = await rows.ScheduleEntries.SingleAsync(e => e.EntryId == entryId, cancellation);
        if (entry.RemovedAt is not null)
        {
            return Error.Conflict("schedules.entry.removed");
        }

        if (entry.ChangedAt != seen)
        {
            return Error.Conflict("schedules.entry.stale");
        }

        var before = Data(entry);
        input.WriteTo(entry, seated);
        (entry.Edited, entry.ChangedAt) = (true, acts.Now);
        acts.Touch(row);
        acts.Tell(actor, "schedules.entry-changed", Subject(entry), post.PostId, Words(reason), [.. before.Select(b => new KeyValuePair<string, string?>("was." + b.Key, b.Value)), .. Data(entry)]);
        await rows.SaveChangesAsync(cancellation);
        return await FinishAsync(transaction, entry, seated, await IsFirmAsync(entryId, cancellation), actor, Words(reason), cancellation);
    }

    /// <summary>Removes an entry with a reason.</summary>
    public async Task<Result<ScheduleWeek>> RemoveAsync(Actor actor, Guid entryId, string? reason, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", reason)) is { } secret)
        {
            return secret;
        }

        if (actor.PostWith(Permissions.SchedulesManage) is not { } post || await WeekOfAsync(entryId, cancellation) is not { } week)
        {
            return Error.NotFound("schedules.entry.not-found");
        }

        if (Words(reason) is not { Length: <= LongestReason } why)
        {
            return Error.Invalid("schedules.entry.reason", "reason", LongestReason);
        }

        var (transaction, row) = await acts.BeginAsync(week, cancellation);
        await using var held = transaction;
        var entry = await rows.ScheduleEntries.SingleAsync(e => e.EntryId == entryId, cancellation);
        if (entry.RemovedAt is not null)
        {
            return Error.Conflict("schedules.entry.removed");
        }

        await RemoveAsync(actor, entry, why, null, cancellation);
        acts.Touch(row);
        acts.Tell(actor, "schedules.entry-removed", Subject(entry), post.PostId, why, Data(entry));
        await acts.SaveAsync(transaction, cancellation);
        return week;
    }

    /// <summary>Takes one entry into another: the words of the kept one stand, who takes part in either takes part, and the sources of both are kept.</summary>
    public async Task<Result<ScheduleWeek>> MergeAsync(Actor actor, Guid keptId, Guid takenId, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.SchedulesManage) is not { } post || await WeekOfAsync(keptId, cancellation) is not { } week || await WeekOfAsync(takenId, cancellation) != week)
        {
            return Error.NotFound("schedules.entry.not-found");
        }

        var seated = await seats.OnAsync(week.First, cancellation);
        var (transaction, row) = await acts.BeginAsync(week, cancellation);
        await using var held = transaction;
        var both = await rows.ScheduleEntries.Where(e => e.EntryId == keptId || e.EntryId == takenId).ToListAsync(cancellation);
        if (both.Count < 2 || both.Exists(e => e.RemovedAt is not null))
        {
            return Error.Conflict("schedules.entry.removed");
        }

        var (kept, taken) = (both.Single(e => e.EntryId == keptId), both.Single(e => e.EntryId == takenId));
        Join(kept, taken);
        (kept.Edited, kept.ChangedAt) = (true, acts.Now);
        foreach (var source in await rows.ScheduleEntrySources.Where(s => s.EntryId == takenId).ToListAsync(cancellation))
        {
            source.EntryId = keptId;
        }

        await RemoveAsync(actor, taken, kept.Text, keptId, cancellation);
        acts.Touch(row);
        acts.Tell(actor, "schedules.entries-merged", Subject(kept), post.PostId, null, [new("taken", takenId.ToString()), .. Data(kept)]);
        await rows.SaveChangesAsync(cancellation);
        var placed = await FinishAsync(transaction, kept, seated, await IsFirmAsync(keptId, cancellation), actor, null, cancellation);
        return placed.IsOk ? week : Result<ScheduleWeek>.Refused(placed.Errors);
    }

    /// <summary>Gives back what an entry took and marks it removed; the caller saves.</summary>
    internal async Task RemoveAsync(Actor actor, ScheduleEntry entry, string reason, Guid? mergedInto, CancellationToken cancellation)
    {
        (entry.RemovedBy, entry.RemovedAt, entry.RemoveReason, entry.MergedInto, entry.ChangedAt) = (actor.OfficialId, acts.Now, reason, mergedInto, acts.Now);
        await bookings.ReleaseAsync(entry.EntryId, cancellation);
    }

    /// <summary>Whether what an entry takes was decided.</summary>
    internal Task<bool> IsFirmAsync(Guid entryId, CancellationToken cancellation) =>
        rows.Bookings.AnyAsync(b => b.BookingId == entryId && b.State == Booking.Firm, cancellation);

    internal static string Subject(ScheduleEntry entry) => $"schedule-entry/{entry.EntryId}";

    internal static List<KeyValuePair<string, string?>> Data(ScheduleEntry entry) =>
    [
        new("week", entry.Week), new("line", LineJson.Write(EntryBookings.PlanLineOf(entry))), new("leadPost", entry.LeadPost?.ToString()), new("leadUnit", entry.LeadUnit?.ToString()),
        new("posts", string.Join(' ', entry.Posts)), new("units", string.Join(' ', entry.Units)), new("room", entry.RoomId?.ToString()), new("vehicle", entry.VehicleId?.ToString()),
    ];

    private static void Join(ScheduleEntry kept, ScheduleEntry taken)
    {
        var parts = (taken.Lead + "," + taken.People).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(part => !(kept.Lead + "," + kept.People).Split(',', StringSplitOptions.TrimEntries).Any(k => Folding.Search(k) == Folding.Search(part)))
            .Distinct(StringComparer.Ordinal);
        kept.People = string.Join(", ", new[] { kept.People }.Where(p => p.Length > 0).Concat(parts));
        kept.Posts = [.. kept.Posts.Concat(taken.Posts).Concat(new[] { taken.LeadPost }.OfType<Guid>()).Where(p => p != kept.LeadPost).Distinct()];
        kept.Units = [.. kept.Units.Concat(taken.Units).Concat(new[] { taken.LeadUnit }.OfType<Guid>()).Where(u => u != kept.LeadUnit).Distinct()];
        (kept.FromTime, kept.ToTime) = kept.FromTime is null ? (taken.FromTime, taken.ToTime) : (kept.FromTime, kept.ToTime ?? (taken.FromTime == kept.FromTime ? taken.ToTime : null));
        kept.Place = kept.Place.Length > 0 ? kept.Place : taken.Place;
        (kept.RoomId, kept.VehicleId, kept.NeedsRoom) = (kept.RoomId ?? taken.RoomId, kept.VehicleId ?? taken.VehicleId, kept.NeedsRoom || taken.NeedsRoom);
    }

    private static string? Words(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();

    private async Task<Result<Guid>> FinishAsync(
        JoinedTransaction transaction, ScheduleEntry entry, ScheduleSeats seated, bool firm, Actor actor, string? reason, CancellationToken cancellation)
    {
        var placed = await bookings.PlaceAsync(entry, seated, firm, actor.OfficialId, reason, cancellation);
        if (!placed.IsOk)
        {
            return Result<Guid>.Refused(placed.Errors);
        }

        await acts.SaveAsync(transaction, cancellation);
        return entry.EntryId;
    }

    private async Task<ScheduleWeek?> WeekOfAsync(Guid entryId, CancellationToken cancellation) =>
        ScheduleWeek.Find(await rows.ScheduleEntries.Where(e => e.EntryId == entryId).Select(e => e.Week).FirstOrDefaultAsync(cancellation));
}
