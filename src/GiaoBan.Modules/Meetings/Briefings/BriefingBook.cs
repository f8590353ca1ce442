using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Briefings;

/// <summary>Somebody who is asked to moved briefings, and whether they know.</summary>
/// <param name="OfficialId">Who.</param>
/// <param name="Name">Their name.</param>
/// <param name="Post">The post's title.</param>
/// <param name="Unit">The unit's name.</param>
/// <param name="Phone">Where the office reaches them, or null.</param>
/// <param name="Known">What was said, or null while there is silence.</param>
public sealed record AskedPerson(Guid OfficialId, string Name, string Post, string Unit, string? Phone, BriefingAcknowledgement? Known);

/// <summary>A line told besides.</summary>
/// <param name="Row">The line.</param>
/// <param name="UnitName">Whose work it is.</param>
public sealed record AddendumLine(BriefingAddendum Row, string UnitName);

/// <summary>A week's briefings.</summary>
/// <param name="PeriodKey">The week.</param>
/// <param name="Briefings">By hour; those called off too.</param>
/// <param name="Move">The last move, or null.</param>
/// <param name="Moved">What it moved.</param>
/// <param name="Addenda">What was told besides, by unit and day.</param>
public sealed record WeekBriefings(
    string PeriodKey, IReadOnlyList<Meeting> Briefings, BriefingMove? Move, IReadOnlyList<BriefingMoved> Moved, IReadOnlyList<AddendumLine> Addenda)
{
    /// <summary>Whether what came up between may still be told.</summary>
    public bool TakesAddenda(Instant now) => Move is not null && Briefings.Any(b => b.State != MeetingStates.Cancelled && b.EndsAt > now);
}

/// <summary>A series with its people and next meetings.</summary>
/// <param name="Series">The series.</param>
/// <param name="Chair">The chair's title.</param>
/// <param name="Members">Posts that are asked.</param>
/// <param name="Next">Its meetings that have not begun.</param>
public sealed record SeriesLine(BriefingSeries Series, string Chair, IReadOnlyList<Guid> Members, IReadOnlyList<Meeting> Next);

/// <summary>Reads briefings (SK-6).</summary>
public sealed class BriefingBook(GiaoBanDbContext rows, MeetingActs acts)
{
    /// <summary>"tuần 33/2021" of <c>2021-W33</c>; any other key as it is.</summary>
    public static string WeekLabel(string periodKey) => periodKey.Split("-W") is [var year, var week] ? $"tuần {week}/{year}" : periodKey;

    /// <summary>Every series that is not over, by day and hour.</summary>
    public async Task<IReadOnlyList<SeriesLine>> SeriesAsync(CancellationToken cancellation)
    {
        var series = await rows.BriefingSeries.AsNoTracking().Where(s => s.ValidTo == null || s.ValidTo >= acts.Today).OrderBy(s => s.Weekday).ThenBy(s => s.FromTime).ThenBy(s => s.Title).ToListAsync(cancellation);
        var ids = series.Select(s => s.SeriesId).ToArray();
        var members = (await rows.BriefingMembers.AsNoTracking().Where(m => ids.Contains(m.SeriesId) && m.RemovedAt == null).ToListAsync(cancellation)).ToLookup(m => m.SeriesId, m => m.PostId);
        var chairs = series.Select(s => s.ChairPost).Distinct().ToArray();
        var titles = await rows.Posts.AsNoTracking().Where(p => chairs.Contains(p.PostId)).ToDictionaryAsync(p => p.PostId, p => p.Title, cancellation);
        var now = acts.Now;
        var next = (await rows.Meetings.AsNoTracking().Where(m => m.SeriesId != null && ids.Contains(m.SeriesId.Value) && m.EndsAt > now && m.State != MeetingStates.Cancelled).OrderBy(m => m.StartsAt).ToListAsync(cancellation))
            .ToLookup(m => m.SeriesId!.Value);
        return [.. series.Select(s => new SeriesLine(s, titles[s.ChairPost], [.. members[s.SeriesId]], [.. next[s.SeriesId]]))];
    }

    /// <summary>The briefings that hear a week's reports; none where nobody set any up.</summary>
    public async Task<WeekBriefings> WeekAsync(string periodKey, CancellationToken cancellation)
    {
        var briefings = await rows.Meetings.AsNoTracking().Where(m => m.PeriodKey == periodKey && m.SeriesId != null).OrderBy(m => m.StartsAt).ThenBy(m => m.Title).ToListAsync(cancellation);
        var move = await rows.BriefingMoves.AsNoTracking().Where(m => m.PeriodKey == periodKey).OrderByDescending(m => m.MovedAt).ThenByDescending(m => m.MoveId).FirstOrDefaultAsync(cancellation);
        var moved = move is null ? [] : await rows.BriefingsMoved.AsNoTracking().Where(m => m.MoveId == move.MoveId).OrderBy(m => m.NewStart).ToListAsync(cancellation);
        return new WeekBriefings(periodKey, briefings, move, moved, await AddendaAsync(rows.BriefingAddenda.Where(a => a.PeriodKey == periodKey), cancellation));
    }

    /// <summary>What a unit told besides on some days: the report of the week that they lie in counts it.</summary>
    public Task<IReadOnlyList<AddendumLine>> AddendaOfAsync(Guid unitId, DateInterval days, CancellationToken cancellation) =>
        AddendaAsync(rows.BriefingAddenda.Where(a => a.UnitId == unitId && a.Day >= days.Start && a.Day <= days.End), cancellation);

    /// <summary>Everybody who is asked to the briefings of a move; who is silent first.</summary>
    public async Task<IReadOnlyList<AskedPerson>> AskedAsync(Guid moveId, CancellationToken cancellation)
    {
        var asked = await (
            from m in rows.BriefingsMoved.AsNoTracking()
            where m.MoveId == moveId
            join p in rows.MeetingParticipants.AsNoTracking() on m.MeetingId equals p.MeetingId
            where p.OfficialId != null && p.RemovedAt == null
            join o in rows.Officials.AsNoTracking() on p.OfficialId equals o.OfficialId
            join t in rows.Posts.AsNoTracking() on p.PostId equals t.PostId
            join u in rows.Units.AsNoTracking() on t.UnitId equals u.UnitId
            select new { o.OfficialId, o.FullName, o.Phone, t.Title, u.Name }).ToListAsync(cancellation);
        var known = (await rows.BriefingAcknowledgements.AsNoTracking().Where(a => a.MoveId == moveId).ToListAsync(cancellation)).ToDictionary(a => a.OfficialId);
        return
        [
            .. asked.DistinctBy(a => a.OfficialId).Select(a => new AskedPerson(a.OfficialId, a.FullName, a.Title, a.Name, a.Phone, known.GetValueOrDefault(a.OfficialId)))
                .OrderBy(a => a.Known is not null).ThenBy(a => a.Unit, StringComparer.Ordinal).ThenBy(a => a.Name, StringComparer.Ordinal),
        ];
    }

    private async Task<IReadOnlyList<AddendumLine>> AddendaAsync(IQueryable<BriefingAddendum> addenda, CancellationToken cancellation) =>
        await (
            from a in addenda.AsNoTracking()
            where a.WithdrawnAt == null
            join u in rows.Units.AsNoTracking() on a.UnitId equals u.UnitId
            orderby u.SortOrder, a.Day, a.AddendumId
            select new AddendumLine(a, u.Name)).ToListAsync(cancellation);
}
