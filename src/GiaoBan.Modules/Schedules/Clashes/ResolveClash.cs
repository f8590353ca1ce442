using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Schedules;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Schedules;

/// <summary>What is to become of a clash.</summary>
/// <param name="ClashId">The clash.</param>
/// <param name="Resolution"><see cref="Resolutions.Accept"/> or <see cref="Resolutions.Excuse"/>; moves, and absences from meetings, are made where the meeting is.</param>
/// <param name="Reason">Why.</param>
/// <param name="ExcusedFrom">Of <see cref="Resolutions.Excuse"/>: from which of the two.</param>
public sealed record ResolveClashRequest(Guid ClashId, string? Resolution, string? Reason, Guid? ExcusedFrom);

/// <summary>Resolves a clash where it stands: left as it is, or one is excused from a line of the schedule (SK-10). Its owner does, or the office.</summary>
public sealed class ResolveClash(GiaoBanDbContext rows, ClashBook book, BookingDesk desk, AuditTrail audit, IClock clock)
{
    private const int LongestReason = 1_000;

    /// <summary>Resolves it.</summary>
    public async Task<Result<ClashLine>> HandleAsync(Actor actor, ResolveClashRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", request.Reason)) is { } secret)
        {
            return secret;
        }

        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        await rows.Database.ExecuteSqlAsync($"select 1 from clashes where tenant_id = {actor.TenantId} and clash_id = {request.ClashId} for update", cancellation);
        if (await book.FindAsync(request.ClashId, cancellation) is not { } line || !(actor.Can(Permissions.SchedulesManage) || actor.PostOf(line.Clash.OwnerPost) is not null))
        {
            return Error.NotFound("schedules.clash.not-found");
        }

        if (Refusals(request, line) is [_, ..] refusals)
        {
            return Result<ClashLine>.Refused(refusals);
        }

        var reason = request.Reason!.Trim();
        if (request.Resolution == Resolutions.Excuse)
        {
            var excused = await desk.ExcusePersonAsync(request.ExcusedFrom!.Value, line.Resource.ResourceId, reason, actor.OfficialId, cancellation);
            if (!excused.IsOk)
            {
                return Result<ClashLine>.Refused(excused.Errors);
            }
        }
        else
        {
            var now = clock.GetCurrentInstant();
            await rows.Clashes.Where(c => c.ClashId == request.ClashId).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.State, Clash.Resolved).SetProperty(c => c.Resolution, Resolutions.Accept).SetProperty(c => c.Reason, reason)
                    .SetProperty(c => c.ResolvedBy, actor.OfficialId).SetProperty(c => c.ResolvedAt, now),
                cancellation);
        }

        var post = actor.PostOf(line.Clash.OwnerPost) ?? actor.PostWith(Permissions.SchedulesManage);
        rows.AuditEvents.Add(audit.Event(
            actor.TenantId, clock.GetCurrentInstant(), "schedules.clash-resolved", $"clash/{request.ClashId}", actor.OfficialId, post?.PostId, reason,
            [new("resolution", request.Resolution), new("resource", line.Resource.ResourceId.ToString()), new("excusedFrom", request.ExcusedFrom?.ToString())]));
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return (await book.FindAsync(request.ClashId, cancellation))!;
    }

    private static List<Error> Refusals(ResolveClashRequest request, ClashLine line)
    {
        var refusals = new List<Error>();
        if (line.Clash.State != Clash.Open)
        {
            refusals.Add(Error.Conflict("schedules.clash.not-open"));
        }

        if (request.Resolution is not (Resolutions.Accept or Resolutions.Excuse))
        {
            refusals.Add(Error.Invalid("schedules.clash.resolution", "resolution"));
        }

        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Trim().Length > LongestReason)
        {
            refusals.Add(Error.Invalid("schedules.clash.reason", "reason", LongestReason));
        }

        if (request.Resolution == Resolutions.Excuse)
        {
            if (line.Resource.Kind != ResourceKinds.Person)
            {
                refusals.Add(Error.Invalid("schedules.clash.only-people", "resolution"));
            }
            else if (request.ExcusedFrom != line.First.BookingId && request.ExcusedFrom != line.Second.BookingId)
            {
                refusals.Add(Error.Invalid("schedules.clash.excused-from", "excusedFrom"));
            }
            else if (new[] { line.First, line.Second }.First(b => b.BookingId == request.ExcusedFrom).Kind == Booking.Meeting)
            {
                // The chair agrees to it, and whoever is excused is told: the meeting keeps both.
                refusals.Add(Error.Invalid("schedules.clash.excused-at-meeting", "excusedFrom"));
            }
        }

        return refusals;
    }
}
