using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Briefings;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Briefings;

/// <summary>"Dời giao ban".</summary>
/// <param name="PeriodKey">The week.</param>
/// <param name="Meetings">Which of its briefings; empty = all.</param>
/// <param name="Day">Where to; null = the next Monday, or the next working day after it.</param>
/// <param name="Start">When the first begins there; null = in the morning.</param>
/// <param name="Reason">Why.</param>
public sealed record MoveBriefingsRequest(string PeriodKey, IReadOnlyList<Guid> Meetings, LocalDate? Day, LocalTime? Start, string? Reason);

/// <summary>A briefing at its new hour, looked at.</summary>
/// <param name="Meeting">The briefing as it stands.</param>
/// <param name="Hour">Where it would go.</param>
/// <param name="Overlaps">What would overlap there, hard and soft.</param>
public sealed record BriefingLook(Meeting Meeting, BriefingHour Hour, IReadOnlyList<Overlap> Overlaps);

/// <summary>A week's briefings that were moved.</summary>
/// <param name="MoveId">The move.</param>
/// <param name="Day">Where to.</param>
/// <param name="Clashes">What somebody must resolve.</param>
public sealed record MovedBriefings(Guid MoveId, LocalDate Day, IReadOnlyList<Overlap> Clashes);

/// <summary>
/// One act moves a week's briefings (SK-6): order and lengths stay, clashes are looked for again, everybody is told and says that they know.
/// What the briefings hear stays: the week, its reports and their deadlines are not touched.
/// </summary>
public sealed class MoveBriefings(
    GiaoBanDbContext rows, MeetingActs acts, MeetingReader reader, MeetingBookings bookings, MeetingNews news, HolidayBook holidays)
{
    /// <summary>Longest reason, characters.</summary>
    public const int LongestReason = 1_000;

    /// <summary>To everybody who is asked: week, new day, reason.</summary>
    public const string Told = "briefings.notice.moved";

    /// <summary>Where a week's briefings stand in the program.</summary>
    public static string PathOf(string periodKey) => $"/giao-ban/{periodKey}/buoi";

    /// <summary>Where the briefings of a day go unless the office says otherwise.</summary>
    public async Task<LocalDate> UsualDayAsync(LocalDate day, CancellationToken cancellation) => BriefingTimes.MovedDay(day, await holidays.OfAsync(rows.TenantId, cancellation));

    /// <summary>Looks: where they would go, and what would overlap; nothing is stored.</summary>
    public async Task<Result<IReadOnlyList<BriefingLook>>> PreviewAsync(Actor actor, MoveBriefingsRequest request, CancellationToken cancellation)
    {
        var found = await FindAsync(actor, request, cancellation);
        if (!found.IsOk)
        {
            return Result<IReadOnlyList<BriefingLook>>.Refused(found.Errors);
        }

        var (files, hours, _) = found.Value;
        var looks = new List<BriefingLook>();
        foreach (var (file, hour) in files.Zip(hours))
        {
            var before = (file.Meeting.StartsAt, file.Meeting.EndsAt);
            (file.Meeting.StartsAt, file.Meeting.EndsAt) = (hour.Start, hour.End);
            var overlaps = await bookings.LookAsync(file, null, cancellation);
            (file.Meeting.StartsAt, file.Meeting.EndsAt) = before;
            looks.Add(new BriefingLook(file.Meeting, hour, [.. overlaps.Where(o => o.IsHard || o.IsClash)]));
        }

        rows.ChangeTracker.Clear();
        return looks;
    }

    /// <summary>Moves them all, or none: the refusals name every hard overlap.</summary>
    public async Task<Result<MovedBriefings>> HandleAsync(Actor actor, MoveBriefingsRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        var reason = Folding.Normal(request.Reason ?? "").Trim();
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        await rows.Database.ExecuteSqlAsync(
            $"select 1 from meetings where tenant_id = {actor.TenantId} and period_key = {request.PeriodKey} and series_id is not null order by meeting_id for update", cancellation);
        var found = await FindAsync(actor, request, cancellation);
        List<Error> refusals = [.. reason.Length is 0 or > LongestReason ? [Error.Invalid("briefings.move.reason", "reason", LongestReason)] : Array.Empty<Error>(), .. found.Errors];
        if (refusals.Count > 0)
        {
            return Result<MovedBriefings>.Refused(refusals);
        }

        var (files, hours, day) = found.Value;
        var move = Add(actor, request.PeriodKey, reason, files, day);
        var clashes = new List<Overlap>();
        foreach (var (file, hour) in files.Zip(hours))
        {
            var placed = await MoveAsync(actor, move, file, hour, cancellation);
            refusals.AddRange(placed.Errors);
            clashes.AddRange(placed.IsOk ? placed.Value.Clashes : []);
        }

        if (refusals.Count > 0)
        {
            // What was read is changed in memory only; the page that shows the refusals reads anew.
            rows.ChangeTracker.Clear();
            return Result<MovedBriefings>.Refused(refusals);
        }

        AddOwn(actor, move, files);
        await TellAsync(actor, request.PeriodKey, files, hours[0].Start, reason, cancellation);
        await acts.SaveAsync(transaction, cancellation);
        return new MovedBriefings(move.MoveId, day, clashes);
    }

    private async Task<Result<PlacedBooking>> MoveAsync(Actor actor, BriefingMove move, MeetingFile file, BriefingHour hour, CancellationToken cancellation)
    {
        var meeting = file.Meeting;
        var (oldStart, oldEnd) = (meeting.StartsAt!.Value, meeting.EndsAt!.Value);
        (meeting.StartsAt, meeting.EndsAt, meeting.ChangedAt) = (hour.Start, hour.End, acts.Now);
        meeting.Sequence += MeetingStates.IsTold(meeting.State) ? 1 : 0;
        var placed = await bookings.PlaceAsync(file, null, move.Reason, actor.OfficialId, cancellation);
        if (!placed.IsOk)
        {
            return placed;
        }

        rows.BriefingsMoved.Add(new BriefingMoved
        {
            TenantId = move.TenantId,
            MoveId = move.MoveId,
            MeetingId = file.Id,
            OldStart = oldStart,
            OldEnd = oldEnd,
            NewStart = hour.Start,
            NewEnd = hour.End,
        });
        acts.Tell(
            actor, "briefings.moved", file.Id, move.MovedPost, move.Reason, new("move", move.MoveId.ToString()), new("from", oldStart.ToString()), new("to", hour.Start.ToString()), new("week", move.PeriodKey));
        if (MeetingStates.IsTold(meeting.State))
        {
            await news.MovedAsync(actor, file, oldStart, oldEnd, move.Reason, cancellation);
        }

        return placed;
    }

    private BriefingMove Add(Actor actor, string periodKey, string reason, IReadOnlyList<MeetingFile> files, LocalDate day)
    {
        var move = new BriefingMove
        {
            TenantId = actor.TenantId,
            MoveId = acts.NewId(),
            PeriodKey = periodKey,
            Reason = reason,
            FromDay = DayOf(files.Min(f => f.Meeting.StartsAt)!.Value),
            ToDay = day,
            MovedBy = actor.OfficialId,
            MovedPost = actor.PostWith(Permissions.MeetingsManage)!.PostId,
            MovedAt = acts.Now,
        };
        rows.BriefingMoves.Add(move);
        return move;
    }

    // Who moves them knows.
    private void AddOwn(Actor actor, BriefingMove move, IReadOnlyList<MeetingFile> files)
    {
        if (files.Any(f => f.Participants.Any(p => p.OfficialId == actor.OfficialId)))
        {
            rows.BriefingAcknowledgements.Add(new BriefingAcknowledgement
            {
                TenantId = actor.TenantId,
                MoveId = move.MoveId,
                OfficialId = actor.OfficialId,
                Way = BriefingAcknowledgement.Self,
                RecordedBy = actor.OfficialId,
                RecordedAt = acts.Now,
            });
        }
    }

    // Once a person, however many of the briefings they are asked to: this notice leads to where one says that one knows.
    private async Task TellAsync(Actor actor, string periodKey, IReadOnlyList<MeetingFile> files, Instant start, string reason, CancellationToken cancellation)
    {
        foreach (var official in files.SelectMany(f => f.Participants).Where(p => p.OfficialId is not null && p.OfficialId != actor.OfficialId).Select(p => p.OfficialId!.Value).Distinct())
        {
            await acts.NotifyOfficialAsync(actor, official, Told, PathOf(periodKey), cancellation, BriefingBook.WeekLabel(periodKey), MeetingActs.When(start), reason);
        }
    }

    private async Task<Result<(IReadOnlyList<MeetingFile> Files, IReadOnlyList<BriefingHour> Hours, LocalDate Day)>> FindAsync(
        Actor actor, MoveBriefingsRequest request, CancellationToken cancellation)
    {
        if (!actor.Can(Permissions.MeetingsManage))
        {
            return Error.NotFound("briefings.not-found");
        }

        var files = new List<MeetingFile>();
        foreach (var id in await rows.Meetings.Where(m => m.PeriodKey == request.PeriodKey && m.SeriesId != null && (m.State == MeetingStates.Approved || m.State == MeetingStates.Invited))
            .OrderBy(m => m.StartsAt).ThenBy(m => m.MeetingId).Select(m => m.MeetingId).ToListAsync(cancellation))
        {
            if ((request.Meetings.Count == 0 || request.Meetings.Contains(id)) && await reader.FindAsync(actor, id, cancellation) is { } file)
            {
                files.Add(file);
            }
        }

        if (files.Count == 0)
        {
            return Error.Conflict("briefings.move.nothing");
        }

        var day = request.Day ?? await UsualDayAsync(DayOf(files[0].Meeting.OriginalStart!.Value), cancellation);
        var hours = BriefingTimes.Moved([.. files.Select(f => new BriefingHour(f.Meeting.StartsAt!.Value, f.Meeting.EndsAt!.Value))], day, request.Start ?? BriefingTimes.MorningStart);
        return hours.Min(h => h.Start) <= acts.Now ? Error.Invalid("briefings.move.past", "day", acts.Now)
            : hours.Zip(files).All(p => p.First.Start == p.Second.Meeting.StartsAt) ? Error.Invalid("briefings.move.same", "day")
            : (files, hours, day);
    }

    private static LocalDate DayOf(Instant at) => at.InZone(Deadline.Zone).Date;
}
