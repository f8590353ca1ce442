using GiaoBan.Domain.Organisation;

namespace GiaoBan.Modules.Organisation.Contracts;

/// <summary>Who acts: an official with the posts held or lent today, and the permissions that those posts bring.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="AccountId">The account signed in with.</param>
/// <param name="OfficialId">The official.</param>
/// <param name="FullName">The official's name.</param>
/// <param name="UserName">The account's name.</param>
/// <param name="Posts">Own posts first, then lent ones.</param>
public sealed record Actor(int TenantId, Guid AccountId, Guid OfficialId, string FullName, string UserName, IReadOnlyList<ActingPost> Posts)
{
    /// <summary>All permissions of all posts.</summary>
    public IReadOnlySet<string> Permissions { get; private init; } = WithSignedIn(Roles.PermissionsOf(Posts.SelectMany(p => p.Roles)));

    /// <summary>Whether any post brings the permission.</summary>
    public bool Can(string permission) => Permissions.Contains(permission);

    /// <summary>The post of an id, if the actor holds it or it is lent to them.</summary>
    public ActingPost? PostOf(Guid postId) => Posts.FirstOrDefault(p => p.PostId == postId);

    /// <summary>The first post that brings a permission.</summary>
    public ActingPost? PostWith(string permission) => !Can(permission) ? null : Posts.FirstOrDefault(p => Roles.PermissionsOf(p.Roles).Contains(permission));

    /// <summary>The same actor with no more than some permissions: what a token's scopes leave.</summary>
    public Actor LimitedTo(IReadOnlyCollection<string> permissions) => this with { Permissions = WithSignedIn(Permissions.Intersect(permissions)) };

    private static HashSet<string> WithSignedIn(IEnumerable<string> permissions) =>
        new(permissions, StringComparer.Ordinal) { Domain.Organisation.Permissions.SignedIn };
}

/// <summary>A post that an actor acts in.</summary>
/// <param name="PostId">The post.</param>
/// <param name="Code">Its code, as packs name it.</param>
/// <param name="Title">Its title.</param>
/// <param name="UnitId">Its unit.</param>
/// <param name="UnitCode">The unit's code.</param>
/// <param name="UnitName">The unit's name.</param>
/// <param name="Roles">Its roles.</param>
/// <param name="DelegationId">The delegation that lends it, or null where it is the official's own.</param>
public sealed record ActingPost(
    Guid PostId, string Code, string Title, Guid UnitId, string UnitCode, string UnitName, IReadOnlyList<string> Roles, Guid? DelegationId)
{
    /// <summary>The unit's kind, by which reports are shared (LC-3).</summary>
    public string UnitKind { get; init; } = "";

    /// <summary>The unit's block.</summary>
    public string UnitBlock { get; init; } = "";
}
