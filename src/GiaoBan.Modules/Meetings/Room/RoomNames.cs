using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings;

/// <summary>A post with the unit it belongs to, in words.</summary>
/// <param name="PostId">The post.</param>
/// <param name="Title">Its title.</param>
/// <param name="UnitId">Its unit.</param>
/// <param name="Unit">The unit's name.</param>
/// <param name="Block">The unit's block.</param>
/// <param name="Until">Its last day; null while it stands.</param>
public sealed record RoomPost(Guid PostId, string Title, Guid UnitId, string Unit, string Block, LocalDate? Until);

/// <summary>Names of who and what a meeting speaks of; posts that ended are among them, so that old minutes still read.</summary>
/// <param name="Officials">Names by official.</param>
/// <param name="Posts">Posts by id.</param>
/// <param name="Units">Names by unit.</param>
/// <param name="Rooms">Names by room.</param>
public sealed record RoomNames(IReadOnlyDictionary<Guid, string> Officials, IReadOnlyDictionary<Guid, RoomPost> Posts, IReadOnlyDictionary<Guid, string> Units, IReadOnlyDictionary<Guid, string> Rooms)
{
    /// <summary>Reads them.</summary>
    public static async Task<RoomNames> ReadAsync(GiaoBanDbContext rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var units = await rows.Units.AsNoTracking().ToDictionaryAsync(u => u.UnitId, cancellation);
        var posts = await rows.Posts.AsNoTracking().ToListAsync(cancellation);
        return new RoomNames(
            await rows.Officials.AsNoTracking().ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation),
            posts.ToDictionary(p => p.PostId, p => new RoomPost(p.PostId, p.Title, p.UnitId, units[p.UnitId].Name, units[p.UnitId].Block, p.ValidTo)),
            units.ToDictionary(u => u.Key, u => u.Value.Name),
            await rows.Resources.AsNoTracking().Where(r => r.OfficialId == null).ToDictionaryAsync(r => r.ResourceId, r => r.Name, cancellation));
    }

    /// <summary>The name of a participant.</summary>
    public string NameOf(MeetingParticipant participant) => participant.GuestName ?? OfficialOf(participant.OfficialId);

    /// <summary>The name of an official.</summary>
    public string OfficialOf(Guid? official) => official is { } id ? Officials.GetValueOrDefault(id, "") : "";

    /// <summary>Where a meeting is: the room, and what was typed besides; empty where neither is.</summary>
    public string WhereOf(Meeting meeting) =>
        string.Join(", ", new[] { meeting.RoomId is { } room ? Rooms.GetValueOrDefault(room, "") : "", meeting.Place }.Where(w => w.Length > 0));

    /// <summary>The title of a post.</summary>
    public string TitleOf(Guid? post) => post is { } id && Posts.TryGetValue(id, out var found) ? found.Title : "";

    /// <summary>A post with its unit, as lists of tasks name it.</summary>
    public string PlaceOf(Guid? post) => post is { } id && Posts.TryGetValue(id, out var found)
        ? found.Title.Contains(found.Unit, StringComparison.OrdinalIgnoreCase) ? found.Title : $"{found.Title} ({found.Unit})" : "";
}
