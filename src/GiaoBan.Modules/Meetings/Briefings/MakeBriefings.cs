using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Briefings;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Invitations;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Briefings;

/// <summary>What one look made.</summary>
/// <param name="Made">Briefings that became meetings.</param>
/// <param name="Invited">Briefings whose people were invited.</param>
/// <param name="Refused">Days that could not be placed, with why.</param>
public sealed record MadeBriefings(int Made, int Invited, IReadOnlyList<(Guid Series, LocalDate Day, IReadOnlyList<Error> Why)> Refused);

/// <summary>
/// Makes each week's briefings meetings of their own, some weeks ahead, with their booking; invites a week before (SK-6). Looking twice is the
/// same as once: the store holds one meeting for each day of a series. It acts in the post of who set the series up.
/// </summary>
public sealed class MakeBriefings(
    GiaoBanDbContext rows, MeetingActs acts, MeetingReader reader, MeetingBookings bookings, SendInvitations send, MoveBriefings move, CancelMeeting cancel, BriefingWeeks weeks,
    OrganisationDirectory directory, HolidayBook holidays)
{
    /// <summary>How far ahead briefings are made, days.</summary>
    public const int AheadDays = 28;

    /// <summary>How long before people are invited, days.</summary>
    public const int InviteDays = 7;

    /// <summary>To who is asked: title, day, why.</summary>
    public const string Dropped = "briefings.notice.dropped";

    /// <summary>Why nobody is asked by a reason of their own.</summary>
    public const string Reason = "Thành phần giao ban định kỳ";

    // Any fixed number: "BRIE" in ASCII.
    private const int LockKey = 0x42_52_49_45;

    /// <summary>One look at the tenant.</summary>
    public async Task<MadeBriefings> HandleAsync(CancellationToken cancellation)
    {
        var (made, invited) = (0, 0);
        var refused = new List<(Guid, LocalDate, IReadOnlyList<Error>)>();
        var makers = new Dictionary<Guid, (BriefingSeries Series, Actor Maker)>();
        var working = await holidays.OfAsync(rows.TenantId, cancellation);
        foreach (var series in await rows.BriefingSeries.AsNoTracking().Where(s => s.ValidTo == null || s.ValidTo >= acts.Today).OrderBy(s => s.FromTime).ToListAsync(cancellation))
        {
            if (await MakerAsync(series, cancellation) is not { } maker)
            {
                continue;
            }

            var last = LocalDate.Min(acts.Today.PlusDays(AheadDays), series.ValidTo ?? LocalDate.MaxIsoValue);
            foreach (var day in BriefingTimes.DaysOf((IsoDayOfWeek)series.Weekday, LocalDate.Max(series.ValidFrom, acts.Today), last))
            {
                var placed = await PlaceAsync(maker, series, day, working, cancellation);
                made += placed.IsOk && placed.Value ? 1 : 0;
                if (!placed.IsOk)
                {
                    refused.Add((series.SeriesId, day, placed.Errors));
                }
            }

            makers[series.SeriesId] = (series, maker);
        }

        refused.AddRange(await ClearDaysOffAsync(makers, working, cancellation));
        foreach (var (series, maker) in makers.Values)
        {
            invited += await InviteAsync(maker, series, cancellation);
        }

        return new MadeBriefings(made, invited, refused);
    }

    /// <summary>Makes a day's briefing; false where it is there, or is dropped.</summary>
    private async Task<Result<bool>> PlaceAsync(Actor maker, BriefingSeries series, LocalDate day, WorkingDays working, CancellationToken cancellation)
    {
        var original = day.At(LocalTime.FromTimeOnly(series.FromTime)).InZoneStrictly(Deadline.Zone).ToInstant();
        if (original <= acts.Now || await ExistsAsync(series, day, original, cancellation))
        {
            return false;
        }

        await using (var transaction = await JoinedTransaction.BeginAsync(rows, cancellation))
        {
            await rows.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey}, {rows.TenantId})", cancellation);
            if (await ExistsAsync(series, day, original, cancellation))
            {
                return false;
            }

            if (!working.IsWorkingDay(day) && series.OnHoliday == KeepBriefings.Drop)
            {
                await DropAsync(maker, series, day, working.MarkOn(day)?.Name, cancellation);
                await acts.SaveAsync(transaction, cancellation);
                return false;
            }

            var placed = await WriteAsync(maker, series, day, working.OnOrAfter(day), original, series.RoomId, cancellation);
            if (placed.IsOk)
            {
                await acts.SaveAsync(transaction, cancellation);
                return true;
            }

            rows.ChangeTracker.Clear();
            return Result<bool>.Refused(placed.Errors);
        }
    }

    private async Task<bool> ExistsAsync(BriefingSeries series, LocalDate day, Instant original, CancellationToken cancellation) =>
        await rows.Meetings.AnyAsync(m => m.SeriesId == series.SeriesId && m.OriginalStart == original, cancellation)
        || await rows.BriefingSkips.AnyAsync(s => s.SeriesId == series.SeriesId && s.Day == day, cancellation);

    private async Task<Result<Guid>> WriteAsync(Actor maker, BriefingSeries series, LocalDate day, LocalDate takesPlace, Instant original, Guid? room, CancellationToken cancellation)
    {
        var chair = await directory.FindPost(series.ChairPost, takesPlace, cancellation);
        if (chair?.Holder is null)
        {
            return Error.Conflict("briefings.no-chair", chair?.Post.Title ?? "");
        }

        var week = BriefingTimes.WeekOf(await weeks.OfAsync(day, series.Regime, cancellation), day, series.HearsPrevious);
        var secretary = series.SecretaryPost is { } post ? await directory.FindPost(post, takesPlace, cancellation) : null;
        var meeting = new Meeting
        {
            TenantId = series.TenantId,
            MeetingId = acts.NewId(),
            Kind = series.Kind,
            Title = $"{series.Title}, {char.ToLowerInvariant(week.Label[0])}{week.Label[1..]}",
            State = MeetingStates.Approved,
            Purpose = "Giao ban định kỳ: kết quả trong tuần, kế hoạch tuần tới.",
            LegalBasis = series.Basis,
            HostUnit = series.HostUnit,
            ChairPost = series.ChairPost,
            ChairOfficial = chair.Holder.OfficialId,
            SecretaryPost = secretary?.Holder is null ? null : series.SecretaryPost,
            SecretaryOfficial = secretary?.Holder?.OfficialId,
            StartsAt = takesPlace.At(LocalTime.FromTimeOnly(series.FromTime)).InZoneStrictly(Deadline.Zone).ToInstant(),
            EndsAt = takesPlace.At(LocalTime.FromTimeOnly(series.ToTime)).InZoneStrictly(Deadline.Zone).ToInstant(),
            RoomId = room,
            Place = series.Place,
            SeriesId = series.SeriesId,
            OriginalStart = original,
            PeriodKey = week.Key,
            MadeBy = series.MadeBy,
            MadePost = series.MadePost,
            MadeAt = acts.Now,
            ChangedAt = acts.Now,
        };
        rows.Meetings.Add(meeting);
        await rows.SaveChangesAsync(cancellation);
        var participants = await ParticipantsAsync(meeting, takesPlace, cancellation);
        rows.MeetingParticipants.AddRange(participants);
        var placed = await bookings.PlaceAsync(new MeetingFile(meeting, participants, [], MeetingFile.PartOf(maker, meeting, participants)), [], null, maker.OfficialId, cancellation);
        if (!placed.IsOk)
        {
            return Result<Guid>.Refused(placed.Errors);
        }

        acts.Tell(maker, "briefings.made", meeting.MeetingId, series.MadePost, null, new("series", series.SeriesId.ToString()), new("week", week.Key), new("starts", meeting.StartsAt.ToString()));
        return meeting.MeetingId;
    }

    private async Task<List<MeetingParticipant>> ParticipantsAsync(Meeting meeting, LocalDate day, CancellationToken cancellation)
    {
        var posts = await rows.BriefingMembers.Where(m => m.SeriesId == meeting.SeriesId && m.RemovedAt == null).Select(m => m.PostId).ToListAsync(cancellation);
        var holders = (await directory.PostsOn(day, cancellation)).Where(p => p.Holder is not null).ToDictionary(p => p.Post.PostId, p => p.Holder!.OfficialId);
        var asked = new List<(Guid Post, Guid Official, string Capacity)> { (meeting.ChairPost!.Value, meeting.ChairOfficial!.Value, Capacities.Chair) };
        if (meeting.SecretaryOfficial is { } secretary)
        {
            asked.Add((meeting.SecretaryPost!.Value, secretary, Capacities.Secretary));
        }

        asked.AddRange(posts.Where(holders.ContainsKey).Select(p => (p, holders[p], Capacities.Required)));
        return
        [
            .. asked.DistinctBy(a => a.Official).Select(a => new MeetingParticipant
            {
                TenantId = meeting.TenantId,
                MeetingId = meeting.MeetingId,
                ParticipantId = acts.NewId(),
                PostId = a.Post,
                OfficialId = a.Official,
                Capacity = a.Capacity,
                InviteReason = Reason,
            }),
        ];
    }

    private async Task DropAsync(Actor maker, BriefingSeries series, LocalDate day, string? holiday, CancellationToken cancellation)
    {
        var reason = holiday ?? "ngày nghỉ";
        rows.BriefingSkips.Add(new BriefingSkip { TenantId = series.TenantId, SeriesId = series.SeriesId, Day = day, Reason = reason, SkippedAt = acts.Now });
        foreach (var post in await rows.BriefingMembers.Where(m => m.SeriesId == series.SeriesId && m.RemovedAt == null).Select(m => m.PostId).ToListAsync(cancellation))
        {
            acts.NotifyPost(maker, post, Dropped, "/giao-ban/lich", series.Title, VietnameseDates.Day(day), reason);
        }

        acts.Tell(maker, "briefings.dropped", series.SeriesId, series.MadePost, reason, new KeyValuePair<string, string?>("day", VietnameseDates.Day(day)));
    }

    // A day off that was decided after its briefings were made: they go together, or are called off. What the office put there by hand stays.
    private async Task<IReadOnlyList<(Guid Series, LocalDate Day, IReadOnlyList<Error> Why)>> ClearDaysOffAsync(
        Dictionary<Guid, (BriefingSeries Series, Actor Maker)> makers, WorkingDays working, CancellationToken cancellation)
    {
        Guid[] ids = [.. makers.Keys];
        var now = acts.Now;
        var made = await rows.Meetings.AsNoTracking()
            .Where(m => m.SeriesId != null && ids.Contains(m.SeriesId.Value) && (m.State == MeetingStates.Approved || m.State == MeetingStates.Invited) && m.StartsAt == m.OriginalStart && m.StartsAt > now)
            .OrderBy(m => m.StartsAt).ToListAsync(cancellation);
        var refused = new List<(Guid, LocalDate, IReadOnlyList<Error>)>();
        foreach (var together in made.GroupBy(m => (m.PeriodKey, Day: LocalOf(m).Date, makers[m.SeriesId!.Value].Series.OnHoliday)).Where(g => !working.IsWorkingDay(g.Key.Day)))
        {
            var reason = $"{VietnameseDates.Day(together.Key.Day)} là ngày nghỉ{(working.MarkOn(together.Key.Day)?.Name is { } name ? $": {name}" : "")}";
            var (series, maker) = makers[together.First().SeriesId!.Value];
            List<Error> errors = [];
            if (together.Key.OnHoliday == KeepBriefings.Next)
            {
                var request = new MoveBriefingsRequest(
                    together.Key.PeriodKey!, [.. together.Select(m => m.MeetingId)], working.OnOrAfter(together.Key.Day), LocalOf(together.First()).TimeOfDay, reason);
                errors.AddRange((await move.HandleAsync(maker, request, cancellation)).Errors);
            }
            else
            {
                foreach (var meeting in together)
                {
                    errors.AddRange((await cancel.HandleAsync(maker, meeting.MeetingId, reason, cancellation)).Errors);
                }
            }

            rows.ChangeTracker.Clear();
            if (errors.Count > 0)
            {
                refused.Add((series.SeriesId, together.Key.Day, errors));
            }
        }

        return refused;
    }

    private static LocalDateTime LocalOf(Meeting meeting) => meeting.StartsAt!.Value.InZone(Deadline.Zone).LocalDateTime;

    // What cannot go out yet (a clash waits) is tried again at the next look.
    private async Task<int> InviteAsync(Actor maker, BriefingSeries series, CancellationToken cancellation)
    {
        var until = acts.Now + Duration.FromDays(InviteDays);
        var waiting = await rows.Meetings.AsNoTracking().Where(m => m.SeriesId == series.SeriesId && m.State == MeetingStates.Approved && m.StartsAt > acts.Now && m.StartsAt <= until)
            .Select(m => m.MeetingId).ToListAsync(cancellation);
        var invited = 0;
        foreach (var meeting in waiting)
        {
            if (await reader.FindAsync(maker, meeting, cancellation) is not null && (await send.HandleAsync(maker, meeting, Reason, cancellation)).IsOk)
            {
                invited++;
            }

            rows.ChangeTracker.Clear();
        }

        return invited;
    }

    private async Task<Actor?> MakerAsync(BriefingSeries series, CancellationToken cancellation)
    {
        var official = await rows.Officials.AsNoTracking().FirstOrDefaultAsync(o => o.OfficialId == series.MadeBy, cancellation);
        var post = await directory.FindPost(series.MadePost, acts.Today, cancellation);
        var unit = post is null ? null : await directory.FindUnit(post.Post.UnitId, cancellation);
        return official is null || post is null || unit is null ? null : new Actor(
            series.TenantId, Guid.Empty, official.OfficialId, official.FullName, "",
            [new ActingPost(post.Post.PostId, post.Post.Code, post.Post.Title, unit.UnitId, unit.Code, unit.Name, post.Post.Roles, null) { UnitKind = unit.Kind, UnitBlock = unit.Block }]);
    }
}
