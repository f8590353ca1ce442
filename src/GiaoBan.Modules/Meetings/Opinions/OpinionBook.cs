using GiaoBan.Domain.Meetings.Opinions;
using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings.Opinions;

/// <summary>What a unit holds of a point, with the names to show.</summary>
/// <param name="ItemId">The point of the agenda.</param>
/// <param name="UnitId">For which unit.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="Version">From 1.</param>
/// <param name="PostTitle">The post of who gave it.</param>
/// <param name="Name">Who gave it.</param>
/// <param name="OfficialId">The official.</param>
/// <param name="Phase">A word of <see cref="OpinionPhases"/>.</param>
/// <param name="Stance">A word of <see cref="Stances"/>.</param>
/// <param name="Ground">Why.</param>
/// <param name="Solution">What to do instead.</param>
/// <param name="GivenAt">When.</param>
public sealed record OpinionLine(
    Guid ItemId, Guid UnitId, string UnitName, int Version, string PostTitle, string Name, Guid OfficialId, string Phase, string Stance, string Ground, string Solution, Instant GivenAt)
    : IHeldOpinion;

/// <summary>The opinions on a meeting, for whoever may read them all: the caller has asked.</summary>
public sealed class OpinionBook(GiaoBanDbContext rows)
{
    /// <summary>Every version of every opinion, oldest first.</summary>
    public async Task<IReadOnlyList<OpinionLine>> AllAsync(Guid meetingId, CancellationToken cancellation) =>
        await (
            from o in rows.Opinions.AsNoTracking()
            where o.MeetingId == meetingId
            join u in rows.Units.AsNoTracking() on o.UnitId equals u.UnitId
            join p in rows.Posts.AsNoTracking() on o.PostId equals p.PostId
            join f in rows.Officials.AsNoTracking() on o.OfficialId equals f.OfficialId
            orderby o.GivenAt, o.OpinionId
            select new OpinionLine(o.ItemId, o.UnitId, u.Name, o.Version, p.Title, f.FullName, o.OfficialId, o.Phase, o.Stance, o.Ground, o.Solution, o.GivenAt))
            .ToListAsync(cancellation);

    /// <summary>The opinions that count: of each unit and point the last.</summary>
    public async Task<OpinionMatrix<OpinionLine>> OfAsync(Guid meetingId, CancellationToken cancellation) =>
        OpinionMatrix<OpinionLine>.Of(await AllAsync(meetingId, cancellation));

    /// <summary>Where the opinions on a meeting stand in the program.</summary>
    public static string PathOf(Guid meetingId) => MeetingActs.PathOf(meetingId) + "/y-kien";
}
