using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Modules.Identity;

/// <summary>An actor, their tenant, and the stamp that their cookie must carry.</summary>
public sealed record ResolvedActor(Actor Actor, Tenant Tenant, Guid SecurityStamp);

/// <summary>
/// Who an account is today: official, posts held, posts lent. Kept in memory for <see cref="TimeToLive"/>, so that requests in a row
/// ask the database once; what is revoked, ended or closed therefore acts within that time on every node.
/// </summary>
public sealed class ActorResolver(IServiceScopeFactory scopes, IClock clock, TimeProvider time)
{
    /// <summary>The longest time that a revoked right goes on working.</summary>
    public static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(2);

    private readonly ShortLivedCache<(int Tenant, Guid Account), ResolvedActor?> _cache = new(TimeToLive, 20_000, time);

    /// <summary>The actor of an open account, or null where there is none.</summary>
    public Task<ResolvedActor?> Find(int tenantId, Guid accountId) => _cache.Get((tenantId, accountId), Load);

    /// <summary>The actor whose cookie carries a stamp, or null where the stamp is void.</summary>
    public async Task<ResolvedActor?> Find(int tenantId, Guid accountId, Guid securityStamp)
    {
        var found = await Find(tenantId, accountId);
        if (found?.SecurityStamp != securityStamp)
        {
            // A cookie made after the last load, on this node or another, carries a stamp newer than ours; or the account was closed then and is open now.
            Forget(tenantId, accountId);
            found = await Find(tenantId, accountId);
        }

        return found?.SecurityStamp == securityStamp ? found : null;
    }

    /// <summary>Makes a change of this node seen at once.</summary>
    public void Forget(int tenantId, Guid accountId) => _cache.Forget((tenantId, accountId));

    private async Task<ResolvedActor?> Load((int Tenant, Guid Account) key)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(key.Tenant);
        var db = scope.ServiceProvider.GetRequiredService<GiaoBanDbContext>();
        var account = await (
            from a in db.Accounts
            join o in db.Officials on a.OfficialId equals o.OfficialId
            join t in db.Tenants on a.TenantId equals t.TenantId
            where a.AccountId == key.Account && a.DisabledAt == null
            select new { a.AccountId, a.OfficialId, a.UserName, a.SecurityStamp, o.FullName, Tenant = t }).AsNoTracking().FirstOrDefaultAsync();
        if (account is null)
        {
            return null;
        }

        var posts = await scope.ServiceProvider.GetRequiredService<OrganisationDirectory>()
            .ActingPostsOf(account.OfficialId, clock.GetCurrentInstant().InZone(Deadline.Zone).Date, CancellationToken.None);
        return new ResolvedActor(
            new Actor(key.Tenant, account.AccountId, account.OfficialId, account.FullName, account.UserName, posts), account.Tenant, account.SecurityStamp);
    }
}
