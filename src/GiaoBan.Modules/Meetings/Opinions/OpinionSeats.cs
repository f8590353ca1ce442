using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Opinions;

/// <summary>Somebody at a meeting and the unit for which they speak.</summary>
/// <param name="Participant">Their line among those asked.</param>
/// <param name="PostTitle">Their own post.</param>
/// <param name="UnitId">The unit: a deputy's is that of whom they come for.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="Name">Who it is.</param>
public sealed record OpinionSeat(MeetingParticipant Participant, string PostTitle, Guid UnitId, string UnitName, string Name);

/// <summary>Finds who speaks for which unit at a meeting.</summary>
public sealed class OpinionSeats(GiaoBanDbContext rows)
{
    /// <summary>All seats but those of guests, in the order of the participants.</summary>
    public async Task<IReadOnlyList<OpinionSeat>> OfAsync(MeetingFile file, CancellationToken cancellation)
    {
        var byId = file.Participants.ToDictionary(p => p.ParticipantId);
        Guid SpeaksAs(MeetingParticipant p) => p.DeputyFor is { } principal && byId.TryGetValue(principal, out var one) && one.PostId is { } post ? post : p.PostId!.Value;
        var seated = file.Participants.Where(p => p.PostId is not null).ToList();
        var ids = seated.Select(p => p.PostId!.Value).Concat(seated.Select(SpeaksAs)).ToHashSet();
        var posts = await (
            from p in rows.Posts.AsNoTracking()
            where ids.Contains(p.PostId)
            join u in rows.Units.AsNoTracking() on p.UnitId equals u.UnitId
            select new { p.PostId, p.Title, u.UnitId, u.Name }).ToDictionaryAsync(p => p.PostId, cancellation);
        var people = seated.Select(p => p.OfficialId!.Value).ToHashSet();
        var names = await rows.Officials.AsNoTracking().Where(o => people.Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation);
        return [.. seated.Select(p => new OpinionSeat(p, posts[p.PostId!.Value].Title, posts[SpeaksAs(p)].UnitId, posts[SpeaksAs(p)].Name, names[p.OfficialId!.Value]))];
    }

    /// <summary>Whether a participant speaks for a unit: the chair concludes and the secretary writes.</summary>
    public static bool Speaks(MeetingParticipant participant) => participant.Capacity is not (Capacities.Chair or Capacities.Secretary);

    /// <summary>Whether somebody else speaks in a participant's place on a point: then they themselves do not (NN-5).</summary>
    public static bool IsReplaced(MeetingFile file, MeetingParticipant own, Guid itemId) =>
        file.Participants.Any(p => p.DeputyFor == own.ParticipantId && Covers(p, itemId));

    /// <summary>Whether a participant is there for a point: a deputy may come for named ones only.</summary>
    public static bool Covers(MeetingParticipant participant, Guid itemId) => participant.Items is not { Length: > 0 } items || items.Contains(itemId);
}
