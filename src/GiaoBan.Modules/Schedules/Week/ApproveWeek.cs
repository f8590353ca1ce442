using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Schedules;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Schedules.Week;

/// <summary>A week's way from the office to the approver: proposed, approved or returned (SK-10). Approval takes what its entries asked for, all or nothing.</summary>
public sealed class ApproveWeek(GiaoBanDbContext rows, WeekActs acts, WeekReader reader, ScheduleSeatBook seats, EntryBookings bookings, OrganisationDirectory directory)
{
    private const int LongestReason = 500;

    /// <summary>The office hands it to those who approve.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="week">The week.</param>
    /// <param name="revision">The revision that was seen.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result<int>> ProposeAsync(Actor actor, ScheduleWeek week, int revision, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.SchedulesManage) is not { } post)
        {
            return Error.NotFound("schedules.week.not-found");
        }

        var (transaction, row) = await acts.BeginAsync(week, cancellation);
        await using var held = transaction;
        // A published week is proposed anew as it is where its meetings have changed since.
        if (Stale(row, revision, row.State == WeekSchedule.Published ? WeekSchedule.Published : WeekSchedule.Draft) is { } stale)
        {
            return stale;
        }

        if (!await rows.ScheduleEntries.AnyAsync(e => e.Week == week.Key && e.RemovedAt == null, cancellation))
        {
            return Error.Invalid("schedules.week.empty");
        }

        (row.State, row.ReturnReason, row.ChangedAt) = (WeekSchedule.Proposed, null, acts.Now);
        acts.Tell(actor, "schedules.week-proposed", Subject(week), post.PostId, null, [new("revision", WeekActs.Text(revision))]);
        await NotifyAsync(actor, Permissions.MeetingsApprove, WeekActs.ToApprove, week, [week.Label], cancellation);
        await acts.SaveAsync(transaction, cancellation);
        return row.Revision;
    }

    /// <summary>Approves what was seen; the refusals name every hard overlap and every clash that waits to be resolved.</summary>
    public async Task<Result<int>> ApproveAsync(Actor actor, ScheduleWeek week, int revision, CancellationToken cancellation)
    {
        if (actor.PostWith(Permissions.MeetingsApprove) is not { } post)
        {
            return Error.NotFound("schedules.week.not-found");
        }

        var (transaction, row) = await acts.BeginAsync(week, cancellation);
        await using var held = transaction;
        if (Stale(row, revision, WeekSchedule.Proposed) is { } stale)
        {
            return stale;
        }

        var refusals = await TakeAllAsync(actor, week, cancellation);
        if (refusals.Count > 0)
        {
            return Result<int>.Refused(refusals);
        }

        (row.State, row.ChangedAt) = (WeekSchedule.Approved, acts.Now);
        (row.ApprovedBy, row.ApprovedPost, row.ApprovedAt) = (actor.OfficialId, post.PostId, acts.Now);
        acts.Tell(actor, "schedules.week-approved", Subject(week), post.PostId, null, [new("revision", WeekActs.Text(revision))]);
        await acts.SaveAsync(transaction, cancellation);
        return row.Revision;
    }

    /// <summary>Gives it back to the office with a reason.</summary>
    public async Task<Result<int>> ReturnAsync(Actor actor, ScheduleWeek week, int revision, string? reason, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", reason)) is { } secret)
        {
            return secret;
        }

        if (actor.PostWith(Permissions.MeetingsApprove) is not { } post)
        {
            return Error.NotFound("schedules.week.not-found");
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > LongestReason)
        {
            return Error.Invalid("schedules.week.return-reason", "reason", LongestReason);
        }

        var (transaction, row) = await acts.BeginAsync(week, cancellation);
        await using var held = transaction;
        if (Stale(row, revision, WeekSchedule.Proposed) is { } stale)
        {
            return stale;
        }

        (row.State, row.ReturnReason, row.ChangedAt) = (WeekSchedule.Draft, reason.Trim(), acts.Now);
        acts.Tell(actor, "schedules.week-returned", Subject(week), post.PostId, reason.Trim(), [new("revision", WeekActs.Text(revision))]);
        await NotifyAsync(actor, Permissions.SchedulesManage, WeekActs.Returned, week, [week.Label, reason.Trim()], cancellation);
        await acts.SaveAsync(transaction, cancellation);
        return row.Revision;
    }

    internal static Error? Stale(WeekSchedule row, int revision, string state) =>
        row.State != state ? Error.Conflict("schedules.week.state." + row.State) : row.Revision != revision ? Error.Conflict("schedules.week.stale") : null;

    internal static string Subject(ScheduleWeek week) => "week-schedule/" + week.Key;

    private async Task<List<Error>> TakeAllAsync(Actor actor, ScheduleWeek week, CancellationToken cancellation)
    {
        var seated = await seats.OnAsync(week.First, cancellation);
        var entries = await rows.ScheduleEntries.Where(e => e.Week == week.Key && e.RemovedAt == null).OrderBy(e => e.Day).ThenBy(e => e.FromTime).ThenBy(e => e.EntryId).ToListAsync(cancellation);
        var refusals = new List<Error>();
        foreach (var entry in entries)
        {
            var placed = await bookings.PlaceAsync(entry, seated, firm: true, actor.OfficialId, null, cancellation);
            refusals.AddRange(placed.Errors);
        }

        var open = await reader.ClashesOfAsync([.. entries.Select(e => e.EntryId)], cancellation);
        refusals.AddRange(open.Select(c => Error.Conflict("schedules.week.clash-open", c.Resource.Name, c.First.Title, c.Second.Title)));
        return refusals;
    }

    private async Task NotifyAsync(Actor actor, string permission, string kind, ScheduleWeek week, string[] args, CancellationToken cancellation)
    {
        foreach (var post in (await directory.PostsOn(acts.Today, cancellation)).Where(p => p.Holder is not null && Roles.PermissionsOf(p.Post.Roles).Contains(permission)))
        {
            acts.NotifyPost(actor, post.Post.PostId, kind, WeekActs.DraftPathOf(week), args);
        }
    }
}
