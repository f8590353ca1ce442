using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Requests;

/// <summary>Brings the matter and the people of a request into another meeting (NN-2); stands in the transaction of the decision.</summary>
public sealed class MergeRequest(GiaoBanDbContext rows, MeetingActs acts, MeetingReader reader, RequestPeople people, MeetingBookings bookings, MeetingNews news)
{
    /// <summary>A meeting takes the matter of a request: its title, the request's title, reason.</summary>
    public const string Took = "meetingrequests.notice.took";

    private const int UsualMinutes = 30;
    private const int MostMinutes = 600;

    /// <summary>Coming meetings that may take the matter of a request, the nearest to its own time first.</summary>
    public async Task<IReadOnlyList<Meeting>> TargetsAsync(MeetingFile file, int most, CancellationToken cancellation)
    {
        var now = acts.Now;
        var coming = await rows.Meetings.AsNoTracking()
            .Where(m => (m.State == MeetingStates.Approved || m.State == MeetingStates.Invited) && m.StartsAt > now && m.MeetingId != file.Id)
            .OrderBy(m => m.StartsAt).Take(200).ToListAsync(cancellation);
        var wish = file.Meeting.StartsAt ?? now;
        return [.. coming.OrderBy(m => NodaTime.Duration.FromTicks(Math.Abs((m.StartsAt!.Value - wish).TotalTicks))).ThenBy(m => m.MeetingId).Take(most)];
    }

    /// <summary>Begins the act: both meetings are held, always in the same order, so that two merges never wait for each other.</summary>
    internal async Task<JoinedTransaction> BeginAsync(Guid meetingId, Guid? target, CancellationToken cancellation)
    {
        Guid[] held = [.. new[] { meetingId, target ?? meetingId }.Distinct().Order()];
        var transaction = await acts.BeginAsync(held[0], cancellation);
        if (held.Length > 1)
        {
            await acts.BeginAsync(held[1], cancellation);
        }

        return transaction;
    }

    /// <summary>Adds what the request brings; the refusals name every hard overlap.</summary>
    internal async Task<Result<PlacedBooking>> IntoAsync(Actor actor, MeetingFile file, Guid target, string reason, CancellationToken cancellation)
    {
        if (target == file.Id || await reader.FindAsync(actor, target, cancellation) is not { } other || !RequestStates.TakesMatter(other.Meeting.State) || other.Meeting.StartsAt <= acts.Now)
        {
            return Error.Invalid("meetingrequests.merge.target", "mergeInto");
        }

        AddItems(file, other);
        var added = await people.AddAsync(
            other,
            file.Participants.Select(p => new Wanted(
                p.PostId, p.OfficialId, p.GuestName, p.GuestAddress, p.Capacity is Capacities.Chair or Capacities.Secretary ? Capacities.Required : p.Capacity,
                p.InviteReason.Length > 0 ? p.InviteReason : reason)),
            cancellation);
        other.Meeting.ChangedAt = acts.Now;
        other.Meeting.Sequence += MeetingStates.IsTold(other.Meeting.State) && added.Count > 0 ? 1 : 0;
        other = other with { Participants = [.. other.Participants, .. added] };
        var placed = await bookings.PlaceAsync(other, null, null, actor.OfficialId, cancellation);
        if (!placed.IsOk)
        {
            return placed;
        }

        acts.Tell(actor, "meetings.took-matter", target, null, reason, new("from", file.Id.ToString()), new("title", file.Meeting.Title));
        await NotifyAsync(actor, file, other, added, reason, cancellation);
        return placed;
    }

    private void AddItems(MeetingFile file, MeetingFile other)
    {
        var position = other.Agenda.Count == 0 ? 0 : other.Agenda.Max(i => i.Position);
        var minutes = file.Meeting is { StartsAt: { } starts, EndsAt: { } ends } ? (int)(ends - starts).TotalMinutes : UsualMinutes;
        var items = file.Agenda.Count > 0
            ? file.Agenda.Select(i => (i.Title, i.Kind, i.PlannedMinutes, i.PresenterPost, i.UnitId))
            : [(file.Meeting.Title, AgendaKinds.Discuss, Math.Clamp(minutes, 1, MostMinutes), file.Meeting.OwnerPost, (Guid?)file.Meeting.HostUnit)];
        foreach (var (title, kind, planned, presenter, unit) in items)
        {
            rows.AgendaItems.Add(new AgendaItem
            {
                TenantId = other.Meeting.TenantId,
                MeetingId = other.Id,
                ItemId = acts.NewId(),
                Position = ++position,
                Title = title,
                Kind = kind,
                PlannedMinutes = planned,
                PresenterPost = presenter,
                UnitId = unit,
            });
        }

        other.Meeting.Content = string.Join("\n\n", new[] { other.Meeting.Content, $"{file.Meeting.Title}: {file.Meeting.Content}" }.Where(t => t.Length > 0));
    }

    private async Task NotifyAsync(Actor actor, MeetingFile file, MeetingFile other, IReadOnlyList<MeetingParticipant> added, string reason, CancellationToken cancellation)
    {
        foreach (var post in new[] { other.Meeting.MadePost, other.Meeting.SecretaryPost }.OfType<Guid>().Distinct())
        {
            acts.NotifyPost(actor, post, Took, MeetingActs.PathOf(other.Id), other.Meeting.Title, file.Meeting.Title, reason);
        }

        if (MeetingStates.IsTold(other.Meeting.State))
        {
            await news.InvitedAsync(actor, other, added, cancellation);
        }
    }
}
