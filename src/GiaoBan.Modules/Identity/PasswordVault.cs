using GiaoBan.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace GiaoBan.Modules.Identity;

/// <summary>Hashes and checks passwords by ASP.NET's PBKDF2; a check against nothing costs the same.</summary>
public sealed class PasswordVault
{
    private readonly PasswordHasher<Account> _hasher;
    private readonly Lazy<string> _nobodysHash;

    public PasswordVault(IOptions<PasswordHasherOptions> options, SecretSource secrets)
    {
        _hasher = new PasswordHasher<Account>(options);
        _nobodysHash = new Lazy<string>(() => Hash(secrets.Password()));
    }

    /// <summary>The hash of a password.</summary>
    public string Hash(string password) => _hasher.HashPassword(null!, PasswordRule.Normalise(password));

    /// <summary>Whether the password is the account's; with no account the same work is done and the answer is no.</summary>
    public PasswordVerificationResult Check(Account? account, string password)
    {
        var found = _hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? _nobodysHash.Value, PasswordRule.Normalise(password));
        return account is null ? PasswordVerificationResult.Failed : found;
    }
}
