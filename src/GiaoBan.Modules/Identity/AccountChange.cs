using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Identity;

/// <summary>What every change of an account does besides: a new stamp that voids cookies, the tokens' end, the audit event, one transaction.</summary>
public sealed class AccountChange(GiaoBanDbContext db, SecretSource secrets, AuditTrail audit, IClock clock)
{
    /// <summary>The account, tracked, or null.</summary>
    public Task<Account?> Find(Guid accountId, CancellationToken cancellation) =>
        db.Accounts.FirstOrDefaultAsync(a => a.AccountId == accountId, cancellation);

    /// <summary>The account of a user name, tracked, or null.</summary>
    public Task<Account?> Find(string userName, CancellationToken cancellation)
    {
        var folded = UserNames.Fold(userName);
        return db.Accounts.FirstOrDefaultAsync(a => a.UserName == folded, cancellation);
    }

    /// <summary>Voids every cookie and token made before.</summary>
    public async Task VoidSessions(Account account, CancellationToken cancellation)
    {
        account.SecurityStamp = secrets.Stamp();
        var now = clock.GetCurrentInstant();
        foreach (var token in await db.ApiTokens.Where(t => t.AccountId == account.AccountId && t.RevokedAt == null && t.ExpiresAt > now).ToListAsync(cancellation))
        {
            token.RevokedAt = now;
        }
    }

    /// <summary>Writes the change and its event; no actor means the command line of the machine itself.</summary>
    public async Task Save(Account account, string kind, Actor? by, string? reason, CancellationToken cancellation)
    {
        db.AuditEvents.Add(audit.Event(
            account.TenantId, clock.GetCurrentInstant(), kind, $"account/{account.AccountId}", by?.OfficialId,
            by?.PostWith(GiaoBan.Domain.Organisation.Permissions.OrganisationManage)?.PostId, reason,
            [new("userName", account.UserName), new("official", account.OfficialId.ToString())]));
        await db.SaveChangesAsync(cancellation);
    }
}
