using GiaoBan.Domain;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Identity;

/// <summary>Ends one of one's own tokens.</summary>
/// <param name="TokenHash">The token's hash in hexadecimal, as lists name it.</param>
public sealed record RevokeTokenRequest(string TokenHash);

/// <summary>Revokes a token of the asker; the API refuses it within <see cref="ActorResolver.TimeToLive"/>.</summary>
public sealed class RevokeToken(GiaoBanDbContext db, AuditTrail audit, IClock clock)
{
    public async Task<Result<bool>> Handle(RevokeTokenRequest request, Actor actor, CancellationToken cancellation)
    {
        var hash = HashOf(request.TokenHash);
        var token = hash is null
            ? null
            : await db.ApiTokens.FirstOrDefaultAsync(t => t.TokenHash == hash && t.AccountId == actor.AccountId, cancellation);
        if (token is null)
        {
            return Error.NotFound("identity.token.not-found");
        }

        if (token.RevokedAt is null)
        {
            token.RevokedAt = clock.GetCurrentInstant();
            db.AuditEvents.Add(audit.Event(
                actor.TenantId, token.RevokedAt.Value, "identity.token-revoked", $"account/{actor.AccountId}", actor.OfficialId, null, null,
                [new("token", request.TokenHash)]));
            await db.SaveChangesAsync(cancellation);
        }

        return true;
    }

    private static byte[]? HashOf(string text) =>
        text.Length == 64 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
}
