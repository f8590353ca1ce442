using GiaoBan.Domain;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Identity;

/// <summary>The token of an account's calendar feed: made, revoked, resolved. It opens the feed and nothing else; only its hash is stored.</summary>
public sealed class CalendarTokens(GiaoBanDbContext rows, SecretSource secrets, AuditTrail audit, IClock clock)
{
    /// <summary>Makes one in the place of the one before; the text is told this once.</summary>
    public async Task<Result<string>> IssueAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await JoinedTransaction.BeginAsync(rows, cancellation);
        await rows.Database.ExecuteSqlAsync($"select 1 from accounts where tenant_id = {actor.TenantId} and account_id = {actor.AccountId} for update", cancellation);
        await EndAsync(actor, cancellation);
        await rows.SaveChangesAsync(cancellation);
        var text = TokenText.Write(actor.TenantId, secrets.TokenSecret());
        rows.CalendarTokens.Add(new CalendarToken { TenantId = actor.TenantId, TokenHash = TokenText.Hash(text), AccountId = actor.AccountId, CreatedAt = clock.GetCurrentInstant() });
        Tell(actor, "identity.calendar-token-issued");
        await rows.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return text;
    }

    /// <summary>Revokes the one in force; whether there was one.</summary>
    public async Task<Result<bool>> RevokeAsync(Actor actor, CancellationToken cancellation)
    {
        if (!await EndAsync(actor, cancellation))
        {
            return false;
        }

        Tell(actor, "identity.calendar-token-revoked");
        await rows.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>When the one in force was made; null where there is none.</summary>
    public async Task<Instant?> FindOwnAsync(Actor actor, CancellationToken cancellation) =>
        (await rows.CalendarTokens.AsNoTracking().FirstOrDefaultAsync(t => t.AccountId == actor.AccountId && t.RevokedAt == null, cancellation))?.CreatedAt;

    /// <summary>Whose token it is, in the tenant of this scope; null where it is none that is in force.</summary>
    public async Task<Guid?> FindAccountAsync(string token, CancellationToken cancellation)
    {
        var hash = TokenText.Hash(token);
        return (await rows.CalendarTokens.AsNoTracking().FirstOrDefaultAsync(t => t.TokenHash == hash && t.RevokedAt == null, cancellation))?.AccountId;
    }

    private async Task<bool> EndAsync(Actor actor, CancellationToken cancellation)
    {
        if (await rows.CalendarTokens.FirstOrDefaultAsync(t => t.AccountId == actor.AccountId && t.RevokedAt == null, cancellation) is not { } token)
        {
            return false;
        }

        token.RevokedAt = clock.GetCurrentInstant();
        return true;
    }

    private void Tell(Actor actor, string kind) =>
        rows.AuditEvents.Add(audit.Event(actor.TenantId, clock.GetCurrentInstant(), kind, $"account/{actor.AccountId}", actor.OfficialId, null, null, []));
}
