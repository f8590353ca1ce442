using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Invitations;

/// <summary>Somebody to be asked: a post, or a guest by name.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="PostId">The post; null for a guest.</param>
/// <param name="GuestName">Who, with office and place.</param>
/// <param name="GuestAddress">Where a guest is written to; may be left out.</param>
/// <param name="Capacity">A word of <see cref="Capacities"/>: required, optional, or guest.</param>
/// <param name="Reason">Why just this one (NN-3).</param>
public sealed record AddInviteeRequest(Guid MeetingId, Guid? PostId, string? GuestName, string? GuestAddress, string? Capacity, string? Reason);

/// <summary>Why somebody is asked, and as what.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="Capacity">required or optional; null keeps it.</param>
/// <param name="Reason">Why.</param>
public sealed record InviteeReason(Guid ParticipantId, string? Capacity, string? Reason);

/// <summary>Changes who is asked. Once invitations are out only those are written to whom a change touches (NN-3).</summary>
public sealed class ChangeInvitees(
    GiaoBanDbContext rows, MeetingActs acts, MeetingReader reader, MeetingBookings bookings, ResourceBook resources, OrganisationDirectory directory, MeetingNews news)
{
    /// <summary>The longest reason and name, characters.</summary>
    public const int LongestText = 500;

    /// <summary>Most who are asked to one meeting.</summary>
    public const int MostInvitees = 500;

    /// <summary>Adds somebody.</summary>
    public async Task<Result<Guid>> AddAsync(Actor actor, AddInviteeRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", request.Reason), ("guestName", request.GuestName), ("guestAddress", request.GuestAddress), ("capacity", request.Capacity)) is { } secret)
        {
            return secret;
        }

        await using var transaction = await acts.BeginAsync(request.MeetingId, cancellation);
        var opened = await OpenAsync(actor, request.MeetingId, cancellation);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        var file = opened.Value;
        List<Error> refusals = [.. Refusals(request, file)];
        var holder = request.PostId is { } asked ? await directory.FindPost(asked, DayOf(file.Meeting), cancellation) : null;
        refusals.AddRange(HolderRefusals(request, holder, file));
        if (refusals.Count > 0)
        {
            return Result<Guid>.Refused(refusals);
        }

        var added = NewInvitee(request, file.Id, holder?.Holder?.OfficialId);
        rows.MeetingParticipants.Add(added);
        var changed = file with { Participants = [.. file.Participants, added] };
        var told = MeetingStates.IsTold(file.Meeting.State);
        if (told && await ClashesOfAsync(changed, added, cancellation) is [_, ..] clashes)
        {
            // Invitations wait for clashes to be resolved; this one's would not.
            return Result<Guid>.Refused(clashes);
        }

        file.Meeting.Sequence += told ? 1 : 0;
        file.Meeting.ChangedAt = acts.Now;
        if (await bookings.PlaceAsync(changed, null, null, actor.OfficialId, cancellation) is { IsOk: false } unplaced)
        {
            return Result<Guid>.Refused(unplaced.Errors);
        }

        acts.Tell(actor, "invitations.added", file.Id, SetMeetingTime.PostOf(actor, file), added.InviteReason, new("post", added.PostId?.ToString()), new("guest", added.GuestName));
        if (told)
        {
            await rows.SaveChangesAsync(cancellation);
            await news.InvitedAsync(actor, changed, [added], cancellation);
        }

        await acts.SaveAsync(transaction, cancellation);
        return added.ParticipantId;
    }

    /// <summary>Asks somebody no longer; their deputy goes with them.</summary>
    public async Task<Result<int>> RemoveAsync(Actor actor, Guid meetingId, Guid participantId, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        var opened = await OpenAsync(actor, meetingId, cancellation);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        var file = opened.Value;
        if (file.Participants.FirstOrDefault(p => p.ParticipantId == participantId) is not { } leaving)
        {
            return Error.NotFound("invitations.invitee.not-found");
        }

        if (!InvitationCheck.NeedsReason(leaving.Capacity))
        {
            return Error.Conflict("invitations.remove.runs-it");
        }

        List<MeetingParticipant> gone = [.. file.Participants.Where(p => p == leaving || p.DeputyFor == participantId)];
        gone.ForEach(p => p.RemovedAt = acts.Now);
        var changed = file with { Participants = [.. file.Participants.Except(gone)] };
        var told = MeetingStates.IsTold(file.Meeting.State);
        file.Meeting.Sequence += told ? 1 : 0;
        file.Meeting.ChangedAt = acts.Now;
        if (await bookings.PlaceAsync(changed, null, null, actor.OfficialId, cancellation) is { IsOk: false } unplaced)
        {
            return Result<int>.Refused(unplaced.Errors);
        }

        acts.Tell(actor, "invitations.removed", file.Id, SetMeetingTime.PostOf(actor, file), null, new("post", leaving.PostId?.ToString()), new("guest", leaving.GuestName));
        if (told)
        {
            await news.WithdrawnAsync(actor, changed, gone, cancellation);
        }

        await acts.SaveAsync(transaction, cancellation);
        return gone.Count;
    }

    /// <summary>Says why people are asked, and as what.</summary>
    public async Task<Result<int>> ExplainAsync(Actor actor, Guid meetingId, IReadOnlyList<InviteeReason> reasons, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(reasons) is { } secret)
        {
            return secret;
        }

        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        var opened = await OpenAsync(actor, meetingId, cancellation);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        var file = opened.Value;
        var changes = reasons.Join(file.Participants, r => r.ParticipantId, p => p.ParticipantId, (r, p) => (Said: r, Invitee: p)).ToList();
        if (changes.Any(c => c.Said.Reason?.Length > LongestText))
        {
            return Error.Invalid("meetings.text.too-long", "reason", LongestText);
        }

        foreach (var (said, invitee) in changes)
        {
            invitee.InviteReason = Clean(said.Reason) ?? "";
            if (said.Capacity is Capacities.Required or Capacities.Optional && invitee.Capacity is Capacities.Required or Capacities.Optional)
            {
                invitee.Capacity = said.Capacity;
            }
        }

        if (await bookings.PlaceAsync(file, null, null, actor.OfficialId, cancellation) is { IsOk: false } unplaced)
        {
            return Result<int>.Refused(unplaced.Errors);
        }

        acts.Tell(actor, "invitations.explained", file.Id, SetMeetingTime.PostOf(actor, file), null);
        await acts.SaveAsync(transaction, cancellation);
        return changes.Count;
    }

    /// <summary>The day on which somebody holds a post, for a meeting: its own, or today while it has none.</summary>
    internal LocalDate DayOf(Meeting meeting) => meeting.StartsAt?.InZone(Deadline.Zone).Date ?? acts.Today;

    private async Task<Result<MeetingFile>> OpenAsync(Actor actor, Guid meetingId, CancellationToken cancellation) =>
        await reader.FindAsync(actor, meetingId, cancellation) is not { Part.Prepares: true } file ? Error.NotFound("meetings.meeting.not-found")
        : !MeetingStates.MayMove(file.Meeting.State) ? Error.Conflict("invitations.too-late")
        : file;

    private static IEnumerable<Error> Refusals(AddInviteeRequest request, MeetingFile file)
    {
        if (request.PostId is null && string.IsNullOrWhiteSpace(request.GuestName))
        {
            yield return Error.Invalid("invitations.add.who", "post");
        }

        if (request.PostId is not null && request.Capacity is not (Capacities.Required or Capacities.Optional))
        {
            yield return Error.Invalid("invitations.add.capacity", "capacity");
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            yield return Error.Invalid("invitations.add.reason", "reason");
        }

        foreach (var (field, text) in new[] { ("reason", request.Reason), ("guestName", request.GuestName), ("guestAddress", request.GuestAddress) }.Where(t => t.Item2?.Length > LongestText))
        {
            yield return Error.Invalid("meetings.text.too-long", field, LongestText);
        }

        if (!string.IsNullOrWhiteSpace(request.GuestAddress) && !System.Net.Mail.MailAddress.TryCreate(request.GuestAddress.Trim(), out _))
        {
            yield return Error.Invalid("invitations.add.address", "guestAddress");
        }

        if (file.Participants.Count >= MostInvitees)
        {
            yield return Error.Conflict("invitations.too-many", MostInvitees);
        }
    }

    private static IEnumerable<Error> HolderRefusals(AddInviteeRequest request, PostHolder? holder, MeetingFile file)
    {
        if (request.PostId is not null && holder is null)
        {
            yield return Error.Invalid("invitations.add.who", "post");
        }

        if (holder is { Holder: null })
        {
            yield return Error.Invalid("invitations.add.vacant", "post", holder.Post.Title);
        }

        if (holder?.Holder is { } official && file.Participants.Any(p => p.OfficialId == official.OfficialId))
        {
            yield return Error.Conflict("invitations.add.twice", official.FullName);
        }
    }

    private MeetingParticipant NewInvitee(AddInviteeRequest request, Guid meetingId, Guid? official) => new()
    {
        TenantId = rows.TenantId,
        MeetingId = meetingId,
        ParticipantId = acts.NewId(),
        PostId = request.PostId,
        OfficialId = official,
        GuestName = request.PostId is null ? Clean(request.GuestName) : null,
        GuestAddress = request.PostId is null ? Clean(request.GuestAddress) : null,
        Capacity = request.PostId is null ? Capacities.Guest : request.Capacity!,
        InviteReason = Clean(request.Reason)!,
    };

    private async Task<IReadOnlyList<Error>> ClashesOfAsync(MeetingFile changed, MeetingParticipant added, CancellationToken cancellation)
    {
        if (added.OfficialId is not { } official)
        {
            return [];
        }

        var person = (await resources.PeopleAsync([official], cancellation))[official];
        return [.. (await bookings.LookAsync(changed, null, cancellation)).Where(o => o.ResourceId == person && o.IsClash).Select(BookingDesk.Refusal)];
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : Folding.Normal(text).Trim();
}
