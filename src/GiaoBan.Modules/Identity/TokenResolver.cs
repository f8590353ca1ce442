using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Modules.Identity;

/// <summary>Who a bearer token acts for; kept in memory like actors, unknown tokens too.</summary>
public sealed class TokenResolver(IServiceScopeFactory scopes, ActorResolver actors, IClock clock, TimeProvider time)
{
    private readonly ShortLivedCache<string, Grant?> _cache = new(ActorResolver.TimeToLive, 20_000, time);

    /// <summary>The actor, limited to the token's scopes, or null where the token is unknown, expired or revoked.</summary>
    public async Task<ResolvedActor?> Find(string token)
    {
        if (TokenText.TenantOf(token) is not { } tenant)
        {
            return null;
        }

        // Kept by hash: the memory of the process holds no token longer than its request.
        var hash = TokenText.Hash(token);
        var grant = await _cache.Get(Convert.ToHexStringLower(hash), _ => Load(tenant, hash));
        if (grant is null || grant.ExpiresAt <= clock.GetCurrentInstant())
        {
            return null;
        }

        var found = await actors.Find(tenant, grant.AccountId);
        return found is null || grant.Scopes.Contains(TokenScopes.All) ? found : found with { Actor = found.Actor.LimitedTo(grant.Scopes) };
    }

    private async Task<Grant?> Load(int tenant, byte[] hash)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(tenant);
        var db = scope.ServiceProvider.GetRequiredService<GiaoBanDbContext>();
        return await db.ApiTokens
            .Where(t => t.TokenHash == hash && t.RevokedAt == null)
            .Select(t => new Grant(t.AccountId, t.Scopes, t.ExpiresAt))
            .FirstOrDefaultAsync();
    }

    private sealed record Grant(Guid AccountId, string[] Scopes, Instant ExpiresAt);
}
