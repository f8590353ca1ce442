using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Identity;

/// <summary>An account for an official; a null password makes a random one.</summary>
public sealed record AddAccountRequest(Guid OfficialId, string UserName, string? Password = null);

/// <summary>Gives an official an account.</summary>
public sealed class AddAccount(
    GiaoBanDbContext db, TenantScope tenant, AccountChange change, PasswordVault vault, SecretSource secrets, IdSource ids, IClock clock)
{
    public async Task<Result<FirstPassword>> Handle(AddAccountRequest request, Actor? by, CancellationToken cancellation)
    {
        var name = UserNames.Fold(request.UserName);
        if (!UserNames.MayBeGiven(name))
        {
            return Error.Invalid("identity.user-name.form", "userName", UserNames.MaxLength);
        }

        var password = request.Password ?? secrets.Password();
        if (PasswordRule.Check(password, name, "password") is { } refusal)
        {
            return refusal;
        }

        if (!await db.Officials.AnyAsync(o => o.OfficialId == request.OfficialId, cancellation))
        {
            return Error.Invalid("organisation.official.not-found", "official");
        }

        var account = new Account
        {
            TenantId = tenant.TenantId,
            AccountId = ids.Next(),
            OfficialId = request.OfficialId,
            UserName = name,
            PasswordHash = vault.Hash(password),
            SecurityStamp = secrets.Stamp(),
            CreatedAt = clock.GetCurrentInstant(),
        };
        db.Accounts.Add(account);
        try
        {
            await change.Save(account, "identity.account-added", by, null, cancellation);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return Error.Conflict("identity.user-name.taken", name);
        }

        return new FirstPassword(name, password);
    }
}
