using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Identity;

/// <summary>An account as lists show it.</summary>
public sealed record AccountLine(Guid OfficialId, string FullName, string UserName, Instant? LockedUntil, Instant? ClosedAt, Instant CreatedAt);

/// <summary>Reads accounts and tokens for pages and commands.</summary>
public sealed class AccountDirectory(GiaoBanDbContext db, IClock clock)
{
    /// <summary>Every account, by user name; a lock that is over is not shown.</summary>
    public async Task<IReadOnlyList<AccountLine>> List(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var lines = await (
            from a in db.Accounts
            join o in db.Officials on a.OfficialId equals o.OfficialId
            orderby a.UserName
            select new AccountLine(a.OfficialId, o.FullName, a.UserName, a.LockedUntil, a.DisabledAt, a.CreatedAt)).ToListAsync(cancellation);
        return lines.ConvertAll(l => l.LockedUntil > now ? l : l with { LockedUntil = null });
    }

    /// <summary>The account of a user name, or null.</summary>
    public Task<Account?> Find(string userName, CancellationToken cancellation)
    {
        var folded = UserNames.Fold(userName);
        return db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.UserName == folded, cancellation);
    }

    /// <summary>An account's tokens in force, newest first.</summary>
    public async Task<IReadOnlyList<ApiToken>> TokensOf(Guid accountId, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        return await db.ApiTokens.AsNoTracking()
            .Where(t => t.AccountId == accountId && t.RevokedAt == null && t.ExpiresAt > now)
            .OrderByDescending(t => t.CreatedAt)
            .Take(100)
            .ToListAsync(cancellation);
    }
}
