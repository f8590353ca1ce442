using GiaoBan.Domain.Meetings.Rules;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings;

/// <summary>A unit with its posts.</summary>
public sealed record UnitPosts(Unit Unit, IReadOnlyList<PostHolder> Posts);

/// <summary>What can be chosen in the form of a request.</summary>
/// <param name="Rules">Kinds, grounds, questions.</param>
/// <param name="Units">Units with posts that somebody holds on the day, in the order of the organisation.</param>
/// <param name="Rooms">Rooms of the day.</param>
/// <param name="Own">Posts of the asker.</param>
public sealed record RequestChoices(MeetingRulePack Rules, IReadOnlyList<UnitPosts> Units, IReadOnlyList<Resource> Rooms, IReadOnlyList<ActingPost> Own)
{
    /// <summary>Up to this many posts all stand in the lists; of more only those that answer for a unit, that decide, that are one's own.</summary>
    public const int MostPosts = 300;

    /// <summary>The titles of posts, with their unit.</summary>
    public IReadOnlyDictionary<Guid, (string Title, string Unit, string Holder)> Titles { get; } =
        Units.SelectMany(u => u.Posts.Select(p => (p.Post.PostId, (p.Post.Title, u.Unit.Name, p.Holder?.FullName ?? "")))).ToDictionary(p => p.PostId, p => p.Item2);

    /// <summary>The choices of a day.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="directory">The organisation.</param>
    /// <param name="resources">The rooms.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="day">The day of the meeting, or today.</param>
    /// <param name="named">Posts that the form already names.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<RequestChoices> OfAsync(
        MeetingRulePack rules, OrganisationDirectory directory, ResourceBook resources, Actor actor, LocalDate day, IReadOnlyCollection<Guid> named, CancellationToken cancellation)
    {
        var held = (await directory.PostsOn(day, cancellation)).Where(p => p.Holder is not null).ToList();
        if (held.Count > MostPosts)
        {
            held = [.. held.Where(p => p.Post.Reports || p.Post.Roles.Any(IsCentral) || actor.Posts.Any(a => a.UnitId == p.Post.UnitId) || named.Contains(p.Post.PostId))];
        }

        var byUnit = held.ToLookup(p => p.Post.UnitId);
        var units = (await directory.UnitsOn(day, cancellation)).Where(u => byUnit.Contains(u.UnitId)).Select(u => new UnitPosts(u, [.. byUnit[u.UnitId]]));
        return new RequestChoices(rules, [.. units], await resources.RoomsAsync(day, cancellation), actor.Posts);
    }

    private static bool IsCentral(string role) => role is Roles.Leader or Roles.Approver or Roles.Office;
}
