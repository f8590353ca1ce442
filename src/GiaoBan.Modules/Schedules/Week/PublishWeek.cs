using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Schedules.Week;

/// <summary>Publishes an approved week as its next version: lines frozen with their hash, what differs from the version before listed, and told to whom it touches.</summary>
public sealed class PublishWeek(GiaoBanDbContext rows, WeekActs acts, WeekReader reader, WeekNews news)
{
    /// <summary>Publishes; the version's number.</summary>
    /// <param name="actor">The office, or whoever approves.</param>
    /// <param name="week">The week.</param>
    /// <param name="revision">The revision that was seen.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Result<int>> HandleAsync(Actor actor, ScheduleWeek week, int revision, CancellationToken cancellation)
    {
        if ((actor.PostWith(Permissions.SchedulesManage) ?? actor.PostWith(Permissions.MeetingsApprove)) is not { } post)
        {
            return Error.NotFound("schedules.week.not-found");
        }

        var (transaction, row) = await acts.BeginAsync(week, cancellation);
        await using var held = transaction;
        if (ApproveWeek.Stale(row, revision, WeekSchedule.Approved) is { } stale)
        {
            return stale;
        }

        var draft = (await reader.FindAsync(actor, week, cancellation)).Value!;
        var number = row.PublishedNumber + 1;
        var version = VersionOf(actor, post.PostId, row, number, LineJson.Write(draft.Lines));
        rows.ScheduleVersions.Add(version);
        await rows.SaveChangesAsync(cancellation);
        var before = await rows.ScheduleVersions.AsNoTracking().FirstOrDefaultAsync(v => v.Week == week.Key && v.Number == row.PublishedNumber, cancellation);
        if (before is null)
        {
            news.Published(actor, week, draft.Lines, draft.Seats);
        }
        else
        {
            var changes = ScheduleChanges.Of(LineJson.ReadAll(before.Lines), draft.Lines);
            rows.ScheduleChanges.AddRange(changes.Select(c => ChangeOf(actor, week, number, c, draft.Seats)));
            news.Changed(actor, week, number, changes, draft.Seats);
        }

        (row.State, row.PublishedNumber, row.ChangedAt) = (WeekSchedule.Published, number, acts.Now);
        acts.Tell(
            actor, "schedules.week-published", ApproveWeek.Subject(week), post.PostId, null,
            new("number", WeekActs.Text(number)), new("sha256", Convert.ToHexStringLower(version.Sha256)), new("lines", WeekActs.Text(draft.Lines.Count)));
        await acts.SaveAsync(transaction, cancellation);
        return number;
    }

    private ScheduleVersion VersionOf(Actor actor, Guid post, WeekSchedule row, int number, string lines) => new()
    {
        TenantId = actor.TenantId,
        Week = row.Week,
        Number = number,
        Lines = lines,
        Sha256 = LineJson.HashOf(lines),
        ApprovedBy = row.ApprovedBy!.Value,
        ApprovedPost = row.ApprovedPost!.Value,
        ApprovedAt = row.ApprovedAt!.Value,
        PublishedBy = actor.OfficialId,
        PublishedPost = post,
        PublishedAt = acts.Now,
    };

    private static ScheduleChange ChangeOf(Actor actor, ScheduleWeek week, int number, LineChange change, ScheduleSeats seats) => new()
    {
        TenantId = actor.TenantId,
        Week = week.Key,
        Number = number,
        LineId = change.Line.Id,
        Kind = change.Kind.ToString().ToLowerInvariant(),
        Before = change.Before is { } before ? LineJson.Write(before) : null,
        After = change.After is { } after ? LineJson.Write(after) : null,
        ToldPosts = [.. WeekNews.ToldOf(change, seats)],
    };
}
