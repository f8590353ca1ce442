using GiaoBan.Domain;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.Modules.Identity;

/// <summary>A new password for somebody who lost theirs; null makes a random one.</summary>
public sealed record ResetPasswordRequest(string UserName, string? Password = null);

/// <summary>The password to hand over, told this once.</summary>
public sealed record FirstPassword(string UserName, string Password);

/// <summary>Resets a password: also ends a lock, and voids every cookie and token.</summary>
public sealed class ResetPassword(AccountChange change, PasswordVault vault, SecretSource secrets)
{
    public async Task<Result<FirstPassword>> Handle(ResetPasswordRequest request, Actor? by, CancellationToken cancellation)
    {
        if (await change.Find(request.UserName, cancellation) is not { } account)
        {
            return Error.NotFound("identity.account.not-found");
        }

        var password = request.Password ?? secrets.Password();
        if (PasswordRule.Check(password, account.UserName, "password") is { } refusal)
        {
            return refusal;
        }

        account.PasswordHash = vault.Hash(password);
        account.FailedCount = 0;
        account.LockedUntil = null;
        await change.VoidSessions(account, cancellation);
        await change.Save(account, "identity.password-reset", by, null, cancellation);
        return new FirstPassword(account.UserName, password);
    }
}
