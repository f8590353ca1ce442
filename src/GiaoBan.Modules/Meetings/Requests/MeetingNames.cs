using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Requests;

/// <summary>Names of what a meeting points at, whenever they existed.</summary>
/// <param name="Posts">Post -> title.</param>
/// <param name="Officials">Official -> name.</param>
/// <param name="Units">Unit -> name.</param>
/// <param name="PostUnits">Post -> unit.</param>
/// <param name="Room">The room's name; null where there is none.</param>
public sealed record MeetingNames(
    IReadOnlyDictionary<Guid, string> Posts, IReadOnlyDictionary<Guid, string> Officials, IReadOnlyDictionary<Guid, string> Units, IReadOnlyDictionary<Guid, Guid> PostUnits,
    string? Room)
{
    /// <summary>A post's title; empty where none is named.</summary>
    public string Post(Guid? post) => post is { } id && Posts.TryGetValue(id, out var title) ? title : "";

    /// <summary>An official's name; empty where none is named.</summary>
    public string Official(Guid? official) => official is { } id && Officials.TryGetValue(id, out var name) ? name : "";

    /// <summary>A unit's name; empty where none is named.</summary>
    public string Unit(Guid? unit) => unit is { } id && Units.TryGetValue(id, out var name) ? name : "";

    /// <summary>The unit of a post; null where none is named.</summary>
    public Guid? UnitOf(Guid? post) => post is { } id && PostUnits.TryGetValue(id, out var unit) ? unit : null;

    /// <summary>A guest by name, others by their post.</summary>
    public string Of(MeetingParticipant participant) => participant.GuestName ?? Post(participant.PostId);

    /// <summary>Where a meeting is: the room, or the place in words, or both.</summary>
    public string Where(Meeting meeting) => (Room, meeting.Place) switch
    {
        (null, var place) => place,
        ({ } room, "") => room,
        ({ } room, var place) => $"{room}, {place}",
    };
}

/// <summary>Looks up the names of what meetings point at.</summary>
public sealed class MeetingNameBook(GiaoBanDbContext rows)
{
    /// <summary>The names that a meeting needs.</summary>
    public async Task<MeetingNames> OfAsync(MeetingFile file, CancellationToken cancellation)
    {
        var meeting = file.Meeting;
        Guid[] posts =
        [
            .. new[] { meeting.OwnerPost, meeting.ChairPost, meeting.SecretaryPost, meeting.MadePost }.Concat(file.Participants.Select(p => p.PostId))
                .Concat(file.Agenda.Select(i => i.PresenterPost)).OfType<Guid>().Distinct(),
        ];
        Guid[] officials =
            [.. file.Participants.Select(p => p.OfficialId).Concat([meeting.ChairOfficial, meeting.SecretaryOfficial, meeting.MadeBy]).OfType<Guid>().Distinct()];
        Guid[] units = [.. file.Agenda.Select(i => i.UnitId).Append(meeting.HostUnit).OfType<Guid>().Distinct()];
        var titles = await rows.Posts.AsNoTracking().Where(p => posts.Contains(p.PostId)).Select(p => new { p.PostId, p.Title, p.UnitId }).ToListAsync(cancellation);
        Guid[] all = [.. units.Concat(titles.Select(t => t.UnitId)).Distinct()];
        return new MeetingNames(
            titles.ToDictionary(t => t.PostId, t => t.Title),
            await rows.Officials.AsNoTracking().Where(o => officials.Contains(o.OfficialId)).ToDictionaryAsync(o => o.OfficialId, o => o.FullName, cancellation),
            await rows.Units.AsNoTracking().Where(u => all.Contains(u.UnitId)).ToDictionaryAsync(u => u.UnitId, u => u.Name, cancellation),
            titles.ToDictionary(t => t.PostId, t => t.UnitId),
            meeting.RoomId is { } room ? await rows.Resources.AsNoTracking().Where(r => r.ResourceId == room).Select(r => r.Name).FirstOrDefaultAsync(cancellation) : null);
    }
}
