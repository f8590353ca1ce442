using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Organisation.Contracts;

/// <summary>A post and who holds it on a day; no official where it stands empty.</summary>
public sealed record PostHolder(Post Post, Official? Holder, LocalDate? Since);

/// <summary>A delegation with its post and whom it lends to.</summary>
public sealed record DelegationLine(Delegation Delegation, Post Post, Official To);

/// <summary>What units were, and which came out of which.</summary>
/// <param name="Terms">Of each unit its terms, one after the other.</param>
/// <param name="Links">In the order of days.</param>
public sealed record UnitPast(ILookup<Guid, UnitTerm> Terms, IReadOnlyList<UnitLink> Links)
{
    /// <summary>The name of a unit on a day; before its first terms the first.</summary>
    public string NameOn(Guid unit, LocalDate day) => (Terms[unit].LastOrDefault(t => t.ValidFrom <= day) ?? Terms[unit].First()).Name;
}

/// <summary>Units, posts and holders as they stood on a day: a date in the past answers as it was then (LAW-3).</summary>
public sealed class OrganisationDirectory(GiaoBanDbContext db)
{
    /// <summary>Units that exist on a day, with name, kind and block of that day, in the order of the organisation.</summary>
    public async Task<IReadOnlyList<Unit>> UnitsOn(LocalDate date, CancellationToken cancellation)
    {
        var units = await db.Units.AsNoTracking().Where(u => u.ValidFrom <= date && (u.ValidTo == null || u.ValidTo >= date)).ToListAsync(cancellation);
        var begun = await db.UnitTerms.AsNoTracking().Where(t => t.ValidFrom <= date).ToListAsync(cancellation);
        var terms = begun.GroupBy(t => t.UnitId).ToDictionary(g => g.Key, g => g.MaxBy(t => t.ValidFrom)!);
        foreach (var unit in units)
        {
            var then = terms[unit.UnitId];
            (unit.Name, unit.ShortName, unit.Kind, unit.Block) = (then.Name, then.ShortName, then.Kind, then.Block);
        }

        return [.. units.OrderBy(u => u.SortOrder).ThenBy(u => u.Name, StringComparer.Ordinal)];
    }

    /// <summary>Units that exist on a day or begin later, in the order of the organisation.</summary>
    public async Task<IReadOnlyList<Unit>> UnitsFrom(LocalDate date, CancellationToken cancellation) =>
        await db.Units.AsNoTracking().Where(u => u.ValidTo == null || u.ValidTo >= date).OrderBy(u => u.SortOrder).ThenBy(u => u.Name).ToListAsync(cancellation);

    /// <summary>Where units come from and what they were, are and will be; for all units, whenever they exist.</summary>
    public async Task<UnitPast> PastOfUnits(CancellationToken cancellation) => new(
        (await db.UnitTerms.AsNoTracking().OrderBy(t => t.ValidFrom).ToListAsync(cancellation)).ToLookup(t => t.UnitId),
        await db.UnitLinks.AsNoTracking().OrderBy(l => l.Day).ThenBy(l => l.PredecessorId).ToListAsync(cancellation));

    /// <summary>Posts that exist on a day with their holders, by title.</summary>
    public async Task<IReadOnlyList<PostHolder>> PostsOn(LocalDate date, CancellationToken cancellation)
    {
        var posts = await db.Posts.AsNoTracking()
            .Where(p => p.ValidFrom <= date && (p.ValidTo == null || p.ValidTo >= date))
            .OrderBy(p => p.Title)
            .ToListAsync(cancellation);
        var holders = await Held(date).ToListAsync(cancellation);

        // Where two share a post, the one who has held it longer stands for both.
        var byPost = holders.OrderBy(h => h.Assignment.ValidFrom).ThenBy(h => h.Assignment.AssignmentId).DistinctBy(h => h.Assignment.PostId).ToDictionary(h => h.Assignment.PostId);
        return [.. posts.Select(p => byPost.TryGetValue(p.PostId, out var h) ? new PostHolder(p, h.Official, h.Assignment.ValidFrom) : new PostHolder(p, null, null))];
    }

    /// <summary>The posts an official acts in on a day: those held, then those lent by a delegation in force.</summary>
    /// <remarks>A delegation lapses when the official who made it no longer holds the post: nobody lends what they do not have.</remarks>
    public async Task<IReadOnlyList<ActingPost>> ActingPostsOf(Guid officialId, LocalDate date, CancellationToken cancellation)
    {
        var held = await Existing(date)
            .Join(
                db.Assignments.Where(a => a.OfficialId == officialId && a.ValidFrom <= date && (a.ValidTo == null || a.ValidTo >= date)),
                p => p.Post.PostId, a => a.PostId, (p, a) => new { p.Post, p.Unit, DelegationId = (Guid?)null })
            .ToListAsync(cancellation);
        var lent = await Existing(date)
            .Join(DelegationsInForce(date).Where(d => d.ToOfficialId == officialId), p => p.Post.PostId, d => d.PostId, (p, d) => new { p.Post, p.Unit, DelegationId = (Guid?)d.DelegationId })
            .ToListAsync(cancellation);
        return
        [
            .. held.OrderByDescending(p => p.Post.Reports).ThenBy(p => p.Unit.SortOrder).ThenBy(p => p.Post.Code, StringComparer.Ordinal)
                .Concat(lent.OrderBy(p => p.Post.Code, StringComparer.Ordinal))
                .DistinctBy(p => p.Post.PostId)
                .Select(p => new ActingPost(p.Post.PostId, p.Post.Code, p.Post.Title, p.Unit.UnitId, p.Unit.Code, p.Unit.Name, p.Post.Roles, p.DelegationId)
                {
                    UnitKind = p.Unit.Kind,
                    UnitBlock = p.Unit.Block,
                }),
        ];
    }

    /// <summary>Delegations whose powers may be used on a day.</summary>
    public IQueryable<Delegation> DelegationsInForce(LocalDate date) =>
        db.Delegations.AsNoTracking().Where(d =>
            d.RevokedAt == null && d.ValidFrom <= date && d.ValidTo >= date
            && db.Assignments.Any(a => a.PostId == d.PostId && a.OfficialId == d.MadeBy && a.ValidFrom <= date && (a.ValidTo == null || a.ValidTo >= date)));

    /// <summary>Delegations whose powers may be used on a day, with post and deputy.</summary>
    public Task<IReadOnlyList<DelegationLine>> DelegationsOn(LocalDate date, CancellationToken cancellation) => Lines(DelegationsInForce(date), cancellation);

    /// <summary>Delegations not revoked that are in force or still to come.</summary>
    public Task<IReadOnlyList<DelegationLine>> DelegationsNotOver(LocalDate today, CancellationToken cancellation) =>
        Lines(db.Delegations.AsNoTracking().Where(d => d.RevokedAt == null && d.ValidTo >= today), cancellation);

    /// <summary>A unit, whenever it existed, or null.</summary>
    public Task<Unit?> FindUnit(Guid unitId, CancellationToken cancellation) =>
        db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.UnitId == unitId, cancellation);

    /// <summary>A post, whenever it existed, with its holder on a day, or null.</summary>
    public async Task<PostHolder?> FindPost(Guid postId, LocalDate date, CancellationToken cancellation)
    {
        var post = await db.Posts.AsNoTracking().FirstOrDefaultAsync(p => p.PostId == postId, cancellation);
        var held = post is null ? null : await Held(date).FirstOrDefaultAsync(h => h.Assignment.PostId == postId, cancellation);
        return post is null ? null : new PostHolder(post, held?.Official, held?.Assignment.ValidFrom);
    }

    /// <summary>Every official, by name.</summary>
    public async Task<IReadOnlyList<Official>> Officials(CancellationToken cancellation) =>
        await db.Officials.AsNoTracking().OrderBy(o => o.FullName).ToListAsync(cancellation);

    private async Task<IReadOnlyList<DelegationLine>> Lines(IQueryable<Delegation> delegations, CancellationToken cancellation) =>
        await (
            from d in delegations
            join p in db.Posts.AsNoTracking() on d.PostId equals p.PostId
            join o in db.Officials.AsNoTracking() on d.ToOfficialId equals o.OfficialId
            orderby d.ValidFrom, d.DelegationId
            select new DelegationLine(d, p, o)).ToListAsync(cancellation);

    private IQueryable<HeldPost> Held(LocalDate date) =>
        from a in db.Assignments.AsNoTracking()
        where a.ValidFrom <= date && (a.ValidTo == null || a.ValidTo >= date)
        join o in db.Officials.AsNoTracking() on a.OfficialId equals o.OfficialId
        select new HeldPost { Assignment = a, Official = o };

    private IQueryable<PlacedPost> Existing(LocalDate date) =>
        from p in db.Posts.AsNoTracking()
        where p.ValidFrom <= date && (p.ValidTo == null || p.ValidTo >= date)
        join u in db.Units.AsNoTracking() on p.UnitId equals u.UnitId
        where u.ValidFrom <= date && (u.ValidTo == null || u.ValidTo >= date)
        select new PlacedPost { Post = p, Unit = u };

    private sealed class HeldPost
    {
        public required Assignment Assignment { get; init; }
        public required Official Official { get; init; }
    }

    private sealed class PlacedPost
    {
        public required Post Post { get; init; }
        public required Unit Unit { get; init; }
    }
}
