using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.App.Demo;

/// <summary>The training tenant's units, posts, people and accounts.</summary>
internal sealed class DemoOrganisation(
    DemoFile demo, GiaoBanDbContext db, TenantScope scope, PasswordVault vault, SecretSource secrets, AuditTrail audit, IdSource ids, IClock clock)
{
    private const string PasswordVariable = "GIAOBAN_DEMO_PASSWORD";

    /// <summary>Makes the organisation unless it stands already; enters the tenant.</summary>
    /// <returns>The password of all accounts: the one asked for, else a new random one; or why there can be no demo.</returns>
    public async Task<Result<string>> MakeAsync(CancellationToken cancellation)
    {
        var asked = Environment.GetEnvironmentVariable(PasswordVariable);
        var password = string.IsNullOrEmpty(asked) ? secrets.Password() : asked;
        if (PasswordRule.Check(password, "", PasswordVariable) is { } refusal)
        {
            return refusal;
        }

        // A demo's clock may be set anywhere; beside real data that would write false times.
        var tenants = await db.Tenants.AsNoTracking().ToListAsync(cancellation);
        if (tenants.FirstOrDefault(t => !t.IsTraining) is { } real)
        {
            return Error.Conflict("demo.installation.real", real.Name);
        }

        var known = tenants.FirstOrDefault(t => t.Code == demo.Tenant.Code);

        scope.Enter(known?.TenantId ?? tenants.Select(t => t.TenantId).DefaultIfEmpty(0).Max() + 1);
        await (known is null ? AddAllAsync(vault.Hash(password), cancellation) : SetPasswordAsync(password, cancellation));
        return password;
    }

    /// <summary>The people as actors of a day, by unit: who answers for the unit's reports; and by post code.</summary>
    public async Task<DemoActors> ActorsAsync(LocalDate day, CancellationToken cancellation)
    {
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.UnitId, cancellation);
        var posts = await db.Posts.AsNoTracking().ToDictionaryAsync(p => p.PostId, cancellation);
        var assignments = await db.Assignments.AsNoTracking().Where(a => a.ValidFrom <= day && a.ValidTo == null).ToListAsync(cancellation);
        var officials = await db.Officials.AsNoTracking().ToDictionaryAsync(o => o.OfficialId, cancellation);
        var accounts = await db.Accounts.AsNoTracking().ToListAsync(cancellation);
        var actors = accounts.Select(a => new Actor(
            scope.TenantId, a.AccountId, a.OfficialId, officials[a.OfficialId].FullName, a.UserName,
            [.. assignments.Where(x => x.OfficialId == a.OfficialId).Select(x => Acting(posts[x.PostId], units))])).ToList();
        return new DemoActors(actors, units);
    }

    private static ActingPost Acting(Post post, Dictionary<Guid, Unit> units) => new(
        post.PostId, post.Code, post.Title, post.UnitId, units[post.UnitId].Code, units[post.UnitId].Name, post.Roles, null);

    private async Task AddAllAsync(string passwordHash, CancellationToken cancellation)
    {
        // The model knows no foreign keys, so the order of saving is said here.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = clock.GetCurrentInstant();
        db.Tenants.Add(new Tenant { TenantId = scope.TenantId, Code = demo.Tenant.Code, Name = demo.Tenant.Name, IsTraining = true, CreatedAt = now });
        await db.SaveChangesAsync(cancellation);
        var units = demo.Units.Select((unit, i) => UnitOf(unit, i)).ToDictionary(u => u.Code);
        var posts = demo.Posts.Select(post => PostOf(post, units[post.Unit].UnitId)).ToDictionary(p => p.Code);
        db.Units.AddRange(units.Values);
        await db.SaveChangesAsync(cancellation);
        var officials = demo.People.ToDictionary(p => p.User, p => new Official { TenantId = scope.TenantId, OfficialId = ids.Next(), FullName = p.Name });
        db.Posts.AddRange(posts.Values);
        db.Officials.AddRange(officials.Values);
        await db.SaveChangesAsync(cancellation);
        demo.People.ForEach(p => AddHolder(p, officials[p.User].OfficialId, posts, passwordHash, now));
        db.Delegations.AddRange(demo.Delegations.Select(d => new Delegation
        {
            TenantId = scope.TenantId,
            DelegationId = ids.Next(),
            PostId = posts[d.Post].PostId,
            ToOfficialId = officials[d.To].OfficialId,
            ValidFrom = d.From,
            ValidTo = d.Until,
            Reason = d.Reason,
            MadeBy = officials[d.By].OfficialId,
            MadeAt = d.From.AtStartOfDayInZone(Deadline.Zone).ToInstant(),
        }));
        db.AuditEvents.Add(audit.Event(
            scope.TenantId, now, "organisation.demo-made", $"tenant/{scope.TenantId}", null, null, null, [new("code", demo.Tenant.Code)]));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private Unit UnitOf(DemoUnit unit, int order) => new()
    {
        TenantId = scope.TenantId,
        UnitId = ids.Next(),
        Code = unit.Code,
        Name = unit.Name,
        ShortName = unit.ShortName,
        Kind = unit.Kind,
        Block = unit.Block,
        SortOrder = order,
        ValidFrom = demo.Since,
    };

    private Post PostOf(DemoPost post, Guid unitId) => new()
    {
        TenantId = scope.TenantId,
        PostId = ids.Next(),
        UnitId = unitId,
        Code = post.Code,
        Title = post.Title,
        Roles = [.. post.Roles],
        Reports = post.Reports,
        ValidFrom = demo.Since,
    };

    private void AddHolder(DemoPerson person, Guid officialId, Dictionary<string, Post> posts, string passwordHash, Instant now)
    {
        db.Assignments.AddRange(person.Posts.Select(code => new Assignment
        {
            TenantId = scope.TenantId,
            AssignmentId = ids.Next(),
            PostId = posts[code].PostId,
            OfficialId = officialId,
            ValidFrom = demo.Since,
        }));
        // One password for all, so one hash: thirty would cost seconds and hide nothing.
        var account = new Account
        {
            TenantId = scope.TenantId,
            AccountId = ids.Next(),
            OfficialId = officialId,
            UserName = UserNames.Fold(person.User),
            PasswordHash = passwordHash,
            SecurityStamp = secrets.Stamp(),
            CreatedAt = now,
        };
        db.Accounts.Add(account);
        db.AuditEvents.Add(audit.Event(
            scope.TenantId, now, "identity.account-added", $"account/{account.AccountId}", null, null, null,
            [new("userName", account.UserName), new("official", officialId.ToString())]));
    }

    // Nothing is stored that could be printed again; where the same password is asked for, nobody is signed out.
    private async Task SetPasswordAsync(string password, CancellationToken cancellation)
    {
        var accounts = await db.Accounts.ToListAsync(cancellation);
        if (accounts.Count > 0 && vault.Check(accounts[0], password) != Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed)
        {
            return;
        }

        var hash = vault.Hash(password);
        foreach (var account in accounts)
        {
            (account.PasswordHash, account.SecurityStamp, account.FailedCount, account.LockedUntil) = (hash, secrets.Stamp(), 0, null);
            db.AuditEvents.Add(audit.Event(
                scope.TenantId, clock.GetCurrentInstant(), "identity.password-reset", $"account/{account.AccountId}", null, null, null,
                [new("userName", account.UserName), new("official", account.OfficialId.ToString())]));
        }

        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>Who acts in the demo.</summary>
internal sealed class DemoActors(IReadOnlyList<Actor> people, IReadOnlyDictionary<Guid, Unit> units)
{
    /// <summary>Everybody.</summary>
    public IReadOnlyList<Actor> People => people;

    /// <summary>A unit's code.</summary>
    public string UnitCode(Guid unitId) => units[unitId].Code;

    /// <summary>Who signs in by a user name.</summary>
    public Actor Account(string user) => people.First(a => a.UserName == user);

    /// <summary>Who holds a post.</summary>
    public Actor Holder(Guid postId) => people.First(a => a.PostOf(postId) is not null);

    /// <summary>Who holds a post, by its code.</summary>
    public Actor Holder(string postCode) => people.First(a => a.Posts.Any(p => p.Code == postCode));
}
