using GiaoBan.Domain;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Identity;

namespace GiaoBan.Modules.Identity;

/// <summary>One's own password, old and new.</summary>
public sealed record ChangePasswordRequest(string Current, string New);

/// <summary>Changes the asker's own password; every other cookie and every token is void, the asker's cookie must be made anew.</summary>
public sealed class ChangePassword(AccountChange change, PasswordVault vault)
{
    public async Task<Result<SignedIn>> Handle(ChangePasswordRequest request, Actor actor, CancellationToken cancellation)
    {
        var account = await change.Find(actor.AccountId, cancellation) ?? throw new InvalidOperationException("The actor's account is gone.");
        if (request.Current.Length > PasswordRule.MaxLength || vault.Check(account, request.Current) == PasswordVerificationResult.Failed)
        {
            return Error.Invalid("identity.password.wrong", "current");
        }

        if (PasswordRule.Check(request.New, account.UserName, "new") is { } refusal)
        {
            return refusal;
        }

        account.PasswordHash = vault.Hash(request.New);
        await change.VoidSessions(account, cancellation);
        await change.Save(account, "identity.password-changed", actor, null, cancellation);
        return new SignedIn(account.TenantId, account.AccountId, account.SecurityStamp);
    }
}
