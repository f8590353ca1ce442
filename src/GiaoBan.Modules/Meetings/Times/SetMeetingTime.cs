using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Meetings;

/// <summary>When and where a meeting is to be.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Day">The day.</param>
/// <param name="From">From.</param>
/// <param name="To">To, not included.</param>
/// <param name="RoomId">The room; null where <paramref name="Place"/> says where.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="Mode">A word of <see cref="MeetingModes"/>; null keeps it.</param>
/// <param name="Others">Vehicles and equipment; null keeps those it has.</param>
/// <param name="Reason">Why it moves; needed once people are told.</param>
public sealed record SetMeetingTimeRequest(
    Guid MeetingId, LocalDate? Day, LocalTime? From, LocalTime? To, Guid? RoomId, string? Place, string? Mode, IReadOnlyList<Guid>? Others, string? Reason);

/// <summary>A meeting's time as it stands now.</summary>
/// <param name="MeetingId">The meeting.</param>
/// <param name="StartsAt">From.</param>
/// <param name="EndsAt">To.</param>
/// <param name="Clashes">What somebody must resolve, all of it.</param>
public sealed record MeetingTime(Guid MeetingId, Instant StartsAt, Instant EndsAt, IReadOnlyList<Overlap> Clashes);

/// <summary>Sets a meeting's time and room, or moves it: checks overlaps again, and tells those who were told before (SK-6, SK-10).</summary>
public sealed class SetMeetingTime(MeetingActs acts, MeetingReader reader, MeetingBookings bookings, ResourceBook resources, MeetingNews news)
{
    /// <summary>The longest place and reason, characters.</summary>
    public const int LongestText = 1_000;

    /// <summary>Sets it; what it was is told where people had been told.</summary>
    public async Task<Result<MeetingTime>> HandleAsync(Actor actor, SetMeetingTimeRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.Refusal(("place", request.Place), ("reason", request.Reason)) is { } secret)
        {
            return secret;
        }

        await using var transaction = await acts.BeginAsync(request.MeetingId, cancellation);
        if (await reader.FindAsync(actor, request.MeetingId, cancellation) is not { Part.Prepares: true } file)
        {
            return Error.NotFound("meetings.meeting.not-found");
        }

        var refusals = await RefusalsAsync(request, file.Meeting, cancellation);
        if (refusals.Count > 0)
        {
            return Result<MeetingTime>.Refused(refusals);
        }

        var meeting = file.Meeting;
        var (oldStart, oldEnd, oldRoom, oldPlace) = (meeting.StartsAt, meeting.EndsAt, meeting.RoomId, meeting.Place);
        (meeting.StartsAt, meeting.EndsAt) = (At(request.Day!.Value, request.From!.Value), At(request.Day!.Value, request.To!.Value));
        (meeting.RoomId, meeting.Place, meeting.Mode) = (request.RoomId, request.Place?.Trim() ?? "", request.Mode ?? meeting.Mode);
        var moved = (oldStart, oldEnd, oldRoom, oldPlace) != (meeting.StartsAt, meeting.EndsAt, meeting.RoomId, meeting.Place);
        if (moved && MeetingStates.IsTold(meeting.State))
        {
            meeting.Sequence++;
        }

        meeting.ChangedAt = acts.Now;
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        var placed = await bookings.PlaceAsync(file, request.Others, moved && oldStart is not null ? reason : null, actor.OfficialId, cancellation);
        if (!placed.IsOk)
        {
            return Result<MeetingTime>.Refused(placed.Errors);
        }

        acts.Tell(
            actor, oldStart is null ? "meetings.time-set" : "meetings.moved", file.Id, PostOf(actor, file), reason,
            new("from", oldStart?.ToString()), new("to", meeting.StartsAt.ToString()), new("room", meeting.RoomId?.ToString()), new("sequence", meeting.Sequence.ToString(CultureInfo.InvariantCulture)));
        if (moved && MeetingStates.IsTold(meeting.State))
        {
            await news.MovedAsync(actor, file, oldStart!.Value, oldEnd!.Value, reason!, cancellation);
        }

        await acts.SaveAsync(transaction, cancellation);
        return new MeetingTime(file.Id, meeting.StartsAt.Value, meeting.EndsAt.Value, placed.Value.Clashes);
    }

    /// <summary>In which post an actor acts on a meeting: the one that the meeting names, else their first.</summary>
    public static Guid? PostOf(Actor actor, MeetingFile file) =>
        new[] { file.Meeting.SecretaryPost, file.Meeting.ChairPost, file.Meeting.OwnerPost, file.Meeting.MadePost }.OfType<Guid>().FirstOrDefault(p => actor.PostOf(p) is not null) is var post
        && post != default ? post : actor.Posts.Count > 0 ? actor.Posts[0].PostId : null;

    private static Instant At(LocalDate day, LocalTime time) => day.At(time).InZoneStrictly(Deadline.Zone).ToInstant();

    private async Task<List<Error>> RefusalsAsync(SetMeetingTimeRequest request, Meeting meeting, CancellationToken cancellation)
    {
        var refusals = new List<Error>();
        void Refuse(bool wrong, Error error)
        {
            if (wrong)
            {
                refusals.Add(error);
            }
        }

        Refuse(!MeetingStates.MayMove(meeting.State), Error.Conflict("meetings.time.too-late"));
        Refuse(request.Day is null, Error.Invalid("meetings.time.day", "day"));
        Refuse(request.From is null, Error.Invalid("meetings.time.from", "from"));
        Refuse(request.To is null || request.To <= request.From, Error.Invalid("meetings.time.to", "to"));
        Refuse(request.Mode is { } mode && !MeetingModes.All.Contains(mode), Error.Invalid("meetings.time.mode", "mode"));
        Refuse(request.Place?.Length > LongestText, Error.Invalid("meetings.text.too-long", "place", LongestText));
        Refuse(request.Reason?.Length > LongestText, Error.Invalid("meetings.text.too-long", "reason", LongestText));
        Refuse(MeetingStates.IsTold(meeting.State) && string.IsNullOrWhiteSpace(request.Reason), Error.Invalid("meetings.time.reason", "reason"));
        Refuse(
            request.RoomId is { } room && (await resources.FindAsync(room, cancellation))?.Kind != ResourceKinds.Room,
            Error.Invalid("meetings.time.room", "room"));
        Refuse(
            request is { Day: { } day, From: { } from } && MeetingStates.IsFirm(meeting.State) && At(day, from) < acts.Now,
            Error.Invalid("meetings.time.past", "day"));
        return refusals;
    }
}
