using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Schedules.Week;

/// <summary>Posts with their holders, and units, as they stand on a day.</summary>
public sealed class ScheduleSeats
{
    private readonly Dictionary<Guid, PostHolder> _posts;
    private readonly Dictionary<Guid, Unit> _units;

    public ScheduleSeats(IReadOnlyList<PostHolder> posts, IReadOnlyList<Unit> units)
    {
        (_posts, _units) = (posts.ToDictionary(p => p.Post.PostId), units.ToDictionary(u => u.UnitId));
        (Posts, Units) = (posts, units);
        Words = new PeopleWords(
            posts.Select(p => new NamedSeat(p.Post.PostId, false, [p.Post.Title, p.Holder?.FullName ?? ""]))
                .Concat(units.Select(u => new NamedSeat(u.UnitId, true, [u.Name, u.ShortName]))));
    }

    /// <summary>Every post, by title.</summary>
    public IReadOnlyList<PostHolder> Posts { get; }

    /// <summary>Every unit, in the order of the organisation.</summary>
    public IReadOnlyList<Unit> Units { get; }

    /// <summary>Reads words by these posts and units.</summary>
    public PeopleWords Words { get; }

    public bool HasPost(Guid post) => _posts.ContainsKey(post);

    public bool HasUnit(Guid unit) => _units.ContainsKey(unit);

    /// <summary>A post's title; empty where it is none of this day.</summary>
    public string TitleOf(Guid post) => _posts.TryGetValue(post, out var found) ? found.Post.Title : "";

    /// <summary>A unit's short name; empty where it is none of this day.</summary>
    public string NameOf(Guid unit) => _units.TryGetValue(unit, out var found) ? found.ShortName : "";

    /// <summary>Who holds a post.</summary>
    public Official? HolderOf(Guid post) => _posts.TryGetValue(post, out var found) ? found.Holder : null;

    /// <summary>The post that answers for a unit's reports: it is told what concerns the unit.</summary>
    public Guid? ReportingPostOf(Guid unit) => Posts.FirstOrDefault(p => p.Post.UnitId == unit && p.Post.Reports)?.Post.PostId;

    /// <summary>The unit of a post.</summary>
    public Guid? UnitOf(Guid post) => _posts.TryGetValue(post, out var found) ? found.Post.UnitId : null;

    /// <summary>The posts that an official holds, the reporting one first.</summary>
    public IEnumerable<Guid> PostsOf(Guid official) =>
        Posts.Where(p => p.Holder?.OfficialId == official).OrderByDescending(p => p.Post.Reports).Select(p => p.Post.PostId);
}

/// <summary>Reads them.</summary>
public sealed class ScheduleSeatBook(OrganisationDirectory directory)
{
    /// <summary>As they stand on a day.</summary>
    public async Task<ScheduleSeats> OnAsync(LocalDate day, CancellationToken cancellation) =>
        new(await directory.PostsOn(day, cancellation), await directory.UnitsOn(day, cancellation));
}
