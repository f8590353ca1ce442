using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Meetings.Requests;

/// <summary>A decision on a request.</summary>
/// <param name="MeetingId">The request.</param>
/// <param name="Outcome">A word of <see cref="Outcomes"/>.</param>
/// <param name="Reason">Why; always there.</param>
public sealed record DecideRequestRequest(Guid MeetingId, string? Outcome, string? Reason)
{
    /// <summary>The coming meeting that takes the matter; for a merge (NN-2).</summary>
    public Guid? MergeInto { get; init; }

    /// <summary>The last day for opinions in writing.</summary>
    public LocalDate? WrittenUntil { get; init; }
}

/// <summary>What was decided.</summary>
/// <param name="MeetingId">The request.</param>
/// <param name="State">Its state now.</param>
/// <param name="Clashes">What somebody must resolve before invitations go out.</param>
public sealed record DecidedRequest(Guid MeetingId, string State, IReadOnlyList<Overlap> Clashes);

/// <summary>Decides on a request for a meeting: approve, merge, opinions in writing, return, refuse, each with a reason (NN-1, NN-2).</summary>
public sealed class DecideRequest(
    GiaoBanDbContext rows, MeetingActs acts, MeetingReader reader, GetMeetingRequest requests, RequestPeople people, MeetingBookings bookings, MergeRequest merge)
{
    /// <summary>A request was decided on: title, reason; the word of the outcome stands behind.</summary>
    public const string Told = "meetingrequests.notice.";

    /// <summary>The room that a request asked for goes to another meeting: title, room, the other's title.</summary>
    public const string RoomLost = "meetingrequests.notice.room-lost";

    /// <summary>Decides; refused, nothing has changed, and every place that is lacking and every hard overlap is named.</summary>
    public async Task<Result<DecidedRequest>> HandleAsync(Actor actor, DecideRequestRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", request.Reason)) is { } secret)
        {
            return secret;
        }

        await using var transaction = await merge.BeginAsync(request.MeetingId, request.Outcome == Outcomes.Merge ? request.MergeInto : null, cancellation);
        if (actor.PostWith(Permissions.MeetingsApprove) is not { } post || await reader.FindAsync(actor, request.MeetingId, cancellation) is not { } file)
        {
            return Error.NotFound("meetings.meeting.not-found");
        }

        var view = await requests.OfAsync(file, cancellation);
        var own = file.Meeting.MadeBy == actor.OfficialId || view.Request.RequestedBy == actor.OfficialId;
        if (await RefusalAsync(actor, file, request, own, cancellation) is { } refused)
        {
            return refused;
        }

        var done = request.Outcome switch
        {
            Outcomes.Approve => await ApproveAsync(actor, file, cancellation),
            Outcomes.Merge => await MergeAsync(actor, file, request, cancellation),
            _ => await ReleaseAsync(file, request.Outcome!, cancellation),
        };
        if (!done.IsOk)
        {
            return Result<DecidedRequest>.Refused(done.Errors);
        }

        await WriteAsync(actor, post, view, request, own, cancellation);
        await NotifyLosersAsync(actor, file, done.Value.Clashes, cancellation);
        await acts.SaveAsync(transaction, cancellation);
        return new DecidedRequest(file.Id, file.Meeting.State, done.Value.Clashes);
    }

    /// <summary>Whether nobody but this actor may decide today.</summary>
    public async Task<bool> IsSoleApproverAsync(Actor actor, CancellationToken cancellation) =>
        (await people.ApproversAsync(acts.Today, cancellation)).All(a => a.Official == actor.OfficialId);

    private async Task<Error?> RefusalAsync(Actor actor, MeetingFile file, DecideRequestRequest request, bool own, CancellationToken cancellation) =>
        file.Meeting.State != MeetingStates.Requested ? Error.Conflict("meetingrequests.decide.not-waiting")
        : own && !await IsSoleApproverAsync(actor, cancellation) ? Error.Forbidden("meetingrequests.decide.own")
        : !Outcomes.All.Contains(request.Outcome, StringComparer.Ordinal) ? Error.Invalid("meetingrequests.decide.outcome", "outcome")
        : string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > DraftFields.Medium ? Error.Invalid("meetingrequests.decide.reason", "reason", DraftFields.Medium)
        : request.Outcome == Outcomes.Merge && request.MergeInto is null ? Error.Invalid("meetingrequests.merge.target", "mergeInto")
        : request.Outcome == Outcomes.Written && !(request.WrittenUntil >= acts.Today) ? Error.Invalid("meetingrequests.decide.until", "writtenUntil")
        : null;

    private async Task<Result<PlacedBooking>> ApproveAsync(Actor actor, MeetingFile file, CancellationToken cancellation)
    {
        if (file.Meeting.StartsAt is { } starts)
        {
            await people.RefreshAsync(file, starts.InZone(Deadline.Zone).Date, cancellation);
        }

        var fresh = (await reader.FindAsync(actor, file.Id, cancellation))!;
        var lacks = (await requests.OfAsync(fresh, cancellation)).Lacks.ToList();
        if (fresh.Meeting.StartsAt < acts.Now)
        {
            lacks.Add(Error.Invalid("meetings.time.past", "day"));
        }

        if (lacks.Count > 0)
        {
            return Result<PlacedBooking>.Refused(lacks);
        }

        (fresh.Meeting.State, fresh.Meeting.ChangedAt) = (MeetingStates.Approved, acts.Now);
        return await bookings.PlaceAsync(fresh, null, null, actor.OfficialId, cancellation);
    }

    private async Task<Result<PlacedBooking>> MergeAsync(Actor actor, MeetingFile file, DecideRequestRequest request, CancellationToken cancellation)
    {
        var merged = await merge.IntoAsync(actor, file, request.MergeInto!.Value, request.Reason!.Trim(), cancellation);
        return merged.IsOk ? await ReleaseAsync(file, Outcomes.Merge, cancellation) : merged;
    }

    private async Task<Result<PlacedBooking>> ReleaseAsync(MeetingFile file, string outcome, CancellationToken cancellation)
    {
        (file.Meeting.State, file.Meeting.ChangedAt) = (Outcomes.StateOf(outcome), acts.Now);
        await bookings.ReleaseAsync(file.Id, cancellation);
        return new PlacedBooking(file.Id, []);
    }

    private async Task WriteAsync(Actor actor, ActingPost post, RequestView view, DecideRequestRequest request, bool own, CancellationToken cancellation)
    {
        var meeting = view.File.Meeting;
        rows.MeetingDecisions.Add(new MeetingDecision
        {
            TenantId = actor.TenantId,
            MeetingId = meeting.MeetingId,
            Number = 1 + await rows.MeetingDecisions.CountAsync(d => d.MeetingId == meeting.MeetingId, cancellation),
            Outcome = request.Outcome!,
            Reason = Folding.Normal(request.Reason!).Trim(),
            MergedInto = request.Outcome == Outcomes.Merge ? request.MergeInto : null,
            WrittenUntil = request.Outcome == Outcomes.Written ? request.WrittenUntil : null,
            People = view.Facts.Invitees.Count,
            Minutes = view.Facts.Minutes,
            RulesVersion = view.Rules.Version,
            IsOwn = own,
            DecidedBy = actor.OfficialId,
            DecidedPost = post.PostId,
            DecidedAt = acts.Now,
        });
        acts.Tell(
            actor, "meetings.request-decided", meeting.MeetingId, post.PostId, request.Reason!.Trim(),
            new("outcome", request.Outcome), new("into", request.MergeInto?.ToString()), new("until", request.WrittenUntil is { } until ? LocalDatePattern.Iso.Format(until) : null),
            new("rules", view.Rules.Version.ToString(CultureInfo.InvariantCulture)), new("own", own ? "sole-approver" : null));
        acts.NotifyPost(
            actor, meeting.MadePost, Told + request.Outcome, MeetingActs.PathOf(meeting.MeetingId), meeting.Title, request.Reason.Trim(),
            request.WrittenUntil is { } last ? VietnameseDates.Day(last) : "");
    }

    // Who had only asked for the room is told that it is gone.
    private async Task NotifyLosersAsync(Actor actor, MeetingFile file, IReadOnlyList<Overlap> clashes, CancellationToken cancellation)
    {
        foreach (var lost in clashes.Where(c => c is { IsHold: true, ResourceKind: ResourceKinds.Room }).DistinctBy(c => c.BookingId))
        {
            if (await rows.Meetings.AsNoTracking().FirstOrDefaultAsync(m => m.MeetingId == lost.BookingId, cancellation) is { } other)
            {
                acts.NotifyPost(actor, other.MadePost, RoomLost, MeetingActs.PathOf(other.MeetingId), other.Title, lost.ResourceName, file.Meeting.Title);
            }
        }
    }
}
