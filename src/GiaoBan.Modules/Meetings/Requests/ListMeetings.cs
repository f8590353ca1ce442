using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Requests;

/// <summary>A meeting in a list.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Host">The name of the unit that prepares it.</param>
/// <param name="Chair">The title of the chair's post; null while none is chosen.</param>
/// <param name="Room">The room's name; null where there is none.</param>
/// <param name="People">How many are asked.</param>
/// <param name="Rsvp">The asker's own answer; null where they are not asked.</param>
public sealed record MeetingLine(Meeting Meeting, string Host, string? Chair, string? Room, int People, string? Rsvp);

/// <summary>The meetings of somebody, by what they are to do about them.</summary>
/// <param name="ToDecide">Requests that wait for a decision, by their time; only for who decides.</param>
/// <param name="ToInvite">Approved, nobody invited yet; for who prepares them.</param>
/// <param name="Waiting">Invitations without an answer.</param>
/// <param name="Coming">Meetings to go to, the next first.</param>
/// <param name="Asked">Requests that they made, with what became of them; the last first.</param>
/// <param name="Held">Meetings that are over, the last first.</param>
public sealed record MyMeetings(
    IReadOnlyList<MeetingLine> ToDecide, IReadOnlyList<MeetingLine> ToInvite, IReadOnlyList<MeetingLine> Waiting, IReadOnlyList<MeetingLine> Coming,
    IReadOnlyList<MeetingLine> Asked, IReadOnlyList<MeetingLine> Held);

/// <summary>Where the page before ended.</summary>
/// <param name="StartsAt">The start of its last meeting.</param>
/// <param name="MeetingId">Its last meeting.</param>
public sealed record MeetingPosition(Instant StartsAt, Guid MeetingId);

/// <summary>Lists meetings as somebody may see them.</summary>
public sealed class ListMeetings(GiaoBanDbContext rows, IClock clock)
{
    private const int Most = 50;
    private const int MostHeld = 10;
    private static readonly Duration Recently = Duration.FromDays(30);

    /// <summary>The meetings of somebody, by what they are to do about them.</summary>
    public async Task<MyMeetings> MineAsync(Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var since = now - Recently;
        Guid[] posts = [.. actor.Posts.Select(p => p.PostId)];
        var asked = rows.Meetings.Where(m => rows.MeetingParticipants.Any(p => p.MeetingId == m.MeetingId && p.OfficialId == actor.OfficialId && p.RemovedAt == null));
        var going = asked.Where(m => (m.State == MeetingStates.Invited && m.EndsAt >= now) || m.State == MeetingStates.InProgress);
        var open = going.Where(m => m.State == MeetingStates.Invited && m.StartsAt > now && rows.MeetingParticipants.Any(p =>
            p.MeetingId == m.MeetingId && p.OfficialId == actor.OfficialId && p.RemovedAt == null && p.Rsvp == Rsvps.NeedsAction
            && !rows.Absences.Any(a => a.ParticipantId == p.ParticipantId && a.State == Absence.Reported)));
        var mine = rows.Meetings.Where(m => (m.MadeBy == actor.OfficialId || posts.Contains(m.MadePost)) && m.SeriesId == null
            && (m.State == MeetingStates.Draft || m.State == MeetingStates.Requested || m.State == MeetingStates.Returned || m.State == MeetingStates.Approved || m.ChangedAt >= since)
            && m.State != MeetingStates.Closed && m.State != MeetingStates.Concluding);
        var held = asked.Where(m => m.State == MeetingStates.Concluding || m.State == MeetingStates.Closed);
        var approved = rows.Meetings.Where(m => m.State == MeetingStates.Approved && m.EndsAt >= now
            && (actor.Can(Permissions.MeetingsManage) || (m.SecretaryPost != null && posts.Contains(m.SecretaryPost.Value)) || posts.Contains(m.MadePost)));
        return new MyMeetings(
            actor.Can(Permissions.MeetingsApprove) ? await LinesAsync(actor, ToDecide().OrderBy(m => m.StartsAt).ThenBy(m => m.MeetingId).Take(Most), cancellation) : [],
            await LinesAsync(actor, approved.OrderBy(m => m.StartsAt).ThenBy(m => m.MeetingId).Take(Most), cancellation),
            await LinesAsync(actor, open.OrderBy(m => m.StartsAt).ThenBy(m => m.MeetingId).Take(Most), cancellation),
            await LinesAsync(actor, going.OrderBy(m => m.StartsAt).ThenBy(m => m.MeetingId).Take(Most), cancellation),
            await LinesAsync(actor, mine.OrderByDescending(m => m.ChangedAt).ThenBy(m => m.MeetingId).Take(Most), cancellation),
            await LinesAsync(actor, held.OrderByDescending(m => m.StartsAt).ThenBy(m => m.MeetingId).Take(MostHeld), cancellation));
    }

    /// <summary>How many requests wait for a decision.</summary>
    public Task<int> CountToDecideAsync(CancellationToken cancellation) => ToDecide().CountAsync(cancellation);

    /// <summary>Meetings with a time that somebody may see, by their start; one more than asked for where there are more.</summary>
    public async Task<IReadOnlyList<MeetingLine>> PageAsync(
        Actor actor, LocalDate? from, LocalDate? to, string? state, MeetingPosition? after, int limit, CancellationToken cancellation)
    {
        var found = Seen(actor).Where(m => m.StartsAt != null);
        if (from is { } first)
        {
            var start = first.AtStartOfDayInZone(Domain.Calendars.Deadline.Zone).ToInstant();
            found = found.Where(m => m.StartsAt >= start);
        }

        if (to is { } last)
        {
            var end = last.PlusDays(1).AtStartOfDayInZone(Domain.Calendars.Deadline.Zone).ToInstant();
            found = found.Where(m => m.StartsAt < end);
        }

        if (state is not null)
        {
            found = found.Where(m => m.State == state);
        }

        if (after is not null)
        {
            found = found.Where(m => m.StartsAt > after.StartsAt || (m.StartsAt == after.StartsAt && m.MeetingId.CompareTo(after.MeetingId) > 0));
        }

        return await LinesAsync(actor, found.OrderBy(m => m.StartsAt).ThenBy(m => m.MeetingId).Take(limit + 1), cancellation);
    }

    /// <summary>The meetings that somebody may see; the same rule as <see cref="MeetingFile.IsSeen"/>.</summary>
    public IQueryable<Meeting> Seen(Actor actor)
    {
        Guid[] posts = [.. actor.Posts.Select(p => p.PostId)];
        Guid[] units = [.. actor.Posts.Select(p => p.UnitId)];
        var all = actor.Can(Permissions.MeetingsManage) || actor.Can(Permissions.MeetingsApprove);
        return rows.Meetings.AsNoTracking().Where(m =>
            m.MadeBy == actor.OfficialId || posts.Contains(m.MadePost) || (m.OwnerPost != null && posts.Contains(m.OwnerPost.Value))
            || (m.State != MeetingStates.Draft && (all || units.Contains(m.HostUnit) || m.ChairOfficial == actor.OfficialId || m.SecretaryOfficial == actor.OfficialId
                || (m.ChairPost != null && posts.Contains(m.ChairPost.Value)) || (m.SecretaryPost != null && posts.Contains(m.SecretaryPost.Value))
                || (m.State != MeetingStates.Requested && m.State != MeetingStates.Returned && m.State != MeetingStates.Refused && m.State != MeetingStates.Merged
                    && m.State != MeetingStates.Approved
                    && rows.MeetingParticipants.Any(p => p.MeetingId == m.MeetingId && p.OfficialId == actor.OfficialId && p.RemovedAt == null)))));
    }

    private IQueryable<Meeting> ToDecide() => rows.Meetings.Where(m => m.State == MeetingStates.Requested);

    private async Task<IReadOnlyList<MeetingLine>> LinesAsync(Actor actor, IQueryable<Meeting> meetings, CancellationToken cancellation) =>
        await meetings.AsNoTracking().Select(m => new MeetingLine(
            m,
            rows.Units.Where(u => u.UnitId == m.HostUnit).Select(u => u.Name).First(),
            rows.Posts.Where(p => p.PostId == m.ChairPost).Select(p => p.Title).FirstOrDefault(),
            rows.Resources.Where(r => r.ResourceId == m.RoomId).Select(r => r.Name).FirstOrDefault(),
            rows.MeetingParticipants.Count(p => p.MeetingId == m.MeetingId && p.RemovedAt == null),
            rows.MeetingParticipants.Where(p => p.MeetingId == m.MeetingId && p.OfficialId == actor.OfficialId && p.RemovedAt == null).Select(p => p.Rsvp).FirstOrDefault())).ToListAsync(cancellation);
}
