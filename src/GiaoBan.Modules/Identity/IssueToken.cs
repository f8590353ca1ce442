using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Identity;

/// <summary>A new token for an account, with the scopes it is limited to.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Scopes">Permissions, or <see cref="TokenScopes.All"/>; none means all.</param>
/// <param name="ByOfficial">Who asks; null on the command line.</param>
public sealed record IssueTokenRequest(Guid AccountId, IReadOnlyList<string> Scopes, Guid? ByOfficial);

/// <summary>The token, told this once and stored nowhere.</summary>
public sealed record IssuedToken(string Token, Instant ExpiresAt, IReadOnlyList<string> Scopes);

/// <summary>What a token may be limited to.</summary>
public static class TokenScopes
{
    /// <summary>Everything that the account's posts may do.</summary>
    public const string All = "all";

    /// <summary>Whether there is such a scope.</summary>
    public static bool Exists(string scope) => scope == All || Permissions.All.Contains(scope);
}

/// <summary>Issues a bearer token for the API.</summary>
public sealed class IssueToken(GiaoBanDbContext db, SecretSource secrets, AuditTrail audit, IClock clock)
{
    /// <summary>How long a token lasts.</summary>
    public static readonly Duration LifeTime = Duration.FromDays(30);

    /// <summary>Tokens in force that one account may have: a program that asks for one per call is told, rather than fed.</summary>
    public const int MaxTokens = 1000;

    public async Task<Result<IssuedToken>> Handle(IssueTokenRequest request, CancellationToken cancellation)
    {
        if (request.Scopes.FirstOrDefault(s => !TokenScopes.Exists(s)) is { } unknown)
        {
            return Error.Invalid("identity.token.unknown-scope", "scopes", unknown);
        }

        var now = clock.GetCurrentInstant();
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.AccountId == request.AccountId && a.DisabledAt == null, cancellation);
        if (account is null)
        {
            return Error.NotFound("identity.account.not-found");
        }

        if (await db.ApiTokens.CountAsync(t => t.AccountId == account.AccountId && t.RevokedAt == null && t.ExpiresAt > now, cancellation) >= MaxTokens)
        {
            return Error.Conflict("identity.token.too-many", MaxTokens);
        }

        string[] scopes = request.Scopes.Count == 0 ? [TokenScopes.All] : [.. request.Scopes.Distinct(StringComparer.Ordinal)];
        var text = TokenText.Write(account.TenantId, secrets.TokenSecret());
        var token = new ApiToken
        {
            TenantId = account.TenantId,
            TokenHash = TokenText.Hash(text),
            AccountId = account.AccountId,
            Scopes = scopes,
            CreatedAt = now,
            ExpiresAt = now + LifeTime,
        };
        db.ApiTokens.Add(token);
        db.AuditEvents.Add(audit.Event(
            account.TenantId, now, "identity.token-issued", $"account/{account.AccountId}", request.ByOfficial, null, null,
            [new("token", Convert.ToHexStringLower(token.TokenHash)), new("scopes", string.Join(' ', scopes))]));
        await db.SaveChangesAsync(cancellation);
        return new IssuedToken(text, token.ExpiresAt, scopes);
    }
}
