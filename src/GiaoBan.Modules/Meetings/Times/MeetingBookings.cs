using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Schedules;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings;

/// <summary>Keeps what a meeting takes: its room, its chair, its people (SK-10). Called by whatever changes time, room or people.</summary>
public sealed class MeetingBookings(GiaoBanDbContext rows, BookingDesk desk, ResourceBook resources)
{
    private static readonly Duration HoldLength = Duration.FromDays(14);

    /// <summary>Places what the meeting takes as it stands now; nothing where it has no time yet. The refusals name every hard overlap.</summary>
    /// <param name="file">The meeting, with its changes.</param>
    /// <param name="others">Vehicles and equipment; null keeps those it has.</param>
    /// <param name="moveReason">Why it moves, where it does.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Result<PlacedBooking>> PlaceAsync(MeetingFile file, IReadOnlyList<Guid>? others, string? moveReason, Guid by, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("reason", moveReason)) is { } secret)
        {
            return secret;
        }

        var booking = await BookingOfAsync(file, others, cancellation);
        return booking is null ? new PlacedBooking(file.Id, []) : await desk.PlaceAsync(booking with { MoveReason = moveReason }, by, cancellation);
    }

    /// <summary>What would overlap if the meeting took place as it stands in <paramref name="file"/>.</summary>
    public async Task<IReadOnlyList<Overlap>> LookAsync(MeetingFile file, IReadOnlyList<Guid>? others, CancellationToken cancellation) =>
        await BookingOfAsync(file, others, cancellation) is { } booking ? await desk.LookAsync(booking, cancellation) : [];

    /// <summary>Gives everything back.</summary>
    public Task ReleaseAsync(Guid meetingId, CancellationToken cancellation) => desk.ReleaseAsync(meetingId, cancellation);

    private async Task<NewBooking?> BookingOfAsync(MeetingFile file, IReadOnlyList<Guid>? others, CancellationToken cancellation)
    {
        var meeting = file.Meeting;
        if (meeting.StartsAt is not { } starts || meeting.EndsAt is not { } ends)
        {
            return null;
        }

        var wanted = new Dictionary<Guid, string>();
        foreach (var thing in others ?? await ThingsAsync(meeting, cancellation))
        {
            wanted[thing] = Strengths.Hard;
        }

        if (meeting.RoomId is { } room)
        {
            wanted[room] = Strengths.Hard;
        }

        foreach (var (person, strength) in await PeopleAsync(file, cancellation))
        {
            wanted[person] = strength;
        }

        return new NewBooking(
            meeting.MeetingId, Booking.Meeting, meeting.Title, MeetingActs.PathOf(meeting.MeetingId), starts, ends,
            meeting.MadePost, [.. wanted.Select(w => new WantedResource(w.Key, w.Value))])
        {
            Firm = MeetingStates.IsFirm(meeting.State),
            ExpiresAt = MeetingStates.IsFirm(meeting.State) ? null : Instant.Max(meeting.ChangedAt + HoldLength, starts),
        };
    }

    /// <summary>Chair hard; who must come soft; who may come told. Who sends a deputy for the whole meeting, or declined with consent, is not taken.</summary>
    private async Task<IEnumerable<(Guid Resource, string Strength)>> PeopleAsync(MeetingFile file, CancellationToken cancellation)
    {
        var replaced = file.Participants.Where(p => p.DeputyFor is not null && p.Items is null).Select(p => p.DeputyFor!.Value).ToHashSet();
        var asked = file.Participants
            .Where(p => p.OfficialId is not null && !replaced.Contains(p.ParticipantId) && p.Rsvp is not (Rsvps.Declined or Rsvps.Delegated))
            .ToDictionary(p => p.OfficialId!.Value, StrengthOf);
        if (file.Meeting.SecretaryOfficial is { } secretary)
        {
            asked.TryAdd(secretary, Strengths.Soft);
        }

        if (file.Meeting.ChairOfficial is { } chair)
        {
            asked[chair] = Strengths.Hard;
        }

        var people = await resources.PeopleAsync(asked.Keys, cancellation);
        return asked.Select(a => (people[a.Key], a.Value));
    }

    private static string StrengthOf(MeetingParticipant participant) => participant.Capacity switch
    {
        Capacities.Chair => Strengths.Hard,
        Capacities.Optional => Strengths.Info,
        _ => Strengths.Soft,
    };

    private async Task<IReadOnlyList<Guid>> ThingsAsync(Meeting meeting, CancellationToken cancellation) =>
        await (
            from c in rows.Claims.AsNoTracking()
            join r in rows.Resources.AsNoTracking() on c.ResourceId equals r.ResourceId
            where c.BookingId == meeting.MeetingId && (r.Kind == ResourceKinds.Vehicle || r.Kind == ResourceKinds.Equipment)
            select r.ResourceId).ToListAsync(cancellation);
}
