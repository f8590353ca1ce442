using GiaoBan.Domain;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Identity;

/// <summary>What somebody typed to sign in.</summary>
public sealed record SignInRequest(string UserName, string Password);

/// <summary>The account that signed in, and the stamp that its cookie carries.</summary>
public sealed record SignedIn(int TenantId, Guid AccountId, Guid SecurityStamp);

/// <summary>
/// Checks a user name and a password. What an answer gives away is decided here:
/// an unknown name, a wrong password and a locked account get one answer after the same work (one counting statement, one hash);
/// only the right password hears that an account is locked or closed, and during a lock only
/// <see cref="TriesAnsweredWhileLocked"/> more tries are judged at all, so that a lock cannot be used to go on guessing.
/// </summary>
public sealed class SignIn(GiaoBanDbContext db, TenantScope tenant, PasswordVault vault, AuditTrail audit, IClock clock)
{
    /// <summary>The try that locks, if it is wrong.</summary>
    public const int TriesBeforeLock = 5;

    /// <summary>Tries during a lock whose password is still judged, to tell its owner until when it lasts.</summary>
    public const int TriesAnsweredWhileLocked = 5;

    /// <summary>How long a lock lasts.</summary>
    public static readonly Duration LockTime = Duration.FromMinutes(15);

    private static readonly Error Refused = new(ErrorKind.Unauthenticated, "identity.sign-in.refused");

    public async Task<Result<SignedIn>> Handle(SignInRequest request, CancellationToken cancellation)
    {
        var name = UserNames.Fold(request.UserName);
        if (name.Length > UserNames.MaxLength || request.Password.Length > PasswordRule.MaxLength)
        {
            return Refused;
        }

        var now = clock.GetCurrentInstant();
        var account = await TakeTry(name, now, cancellation);
        var judged = account is { FailedCount: <= TriesBeforeLock + TriesAnsweredWhileLocked } ? account : null;
        var verdict = vault.Check(judged, request.Password);
        if (verdict == PasswordVerificationResult.Failed || judged is null)
        {
            return Refused;
        }

        if (judged.DisabledAt is not null)
        {
            return new Error(ErrorKind.Unauthenticated, "identity.sign-in.closed");
        }

        if (judged.FailedCount > TriesBeforeLock)
        {
            return new Error(ErrorKind.Unauthenticated, "identity.sign-in.locked", null, judged.LockedUntil);
        }

        var newHash = verdict == PasswordVerificationResult.SuccessRehashNeeded ? vault.Hash(request.Password) : judged.PasswordHash;
        return await Admit(judged, newHash, now, cancellation);
    }

    /// <summary>
    /// Counts the try before the password is looked at: of many tries at once only <see cref="TriesBeforeLock"/> get a number low enough
    /// to succeed. The count need not outlive a crash, so its commit does not wait for the disk; this also makes a known name as quick as an unknown one.
    /// </summary>
    private async Task<Account?> TakeTry(string userName, Instant now, CancellationToken cancellation)
    {
        var at = now.ToDateTimeUtc();
        var until = (now + LockTime).ToDateTimeUtc();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"set local synchronous_commit to off", cancellation);
        var counted = await db.Accounts.FromSql($"""
            update accounts set
                failed_count = case when locked_until <= {at} then 1 else failed_count + 1 end,
                locked_until = case
                    when locked_until <= {at} then null
                    when locked_until is null and failed_count + 1 >= {TriesBeforeLock} then {until}
                    else locked_until end
            where tenant_id = {tenant.TenantId} and user_name = {userName}
            returning *
            """).IgnoreQueryFilters().AsNoTracking().ToListAsync(cancellation);
        if (counted is [{ FailedCount: TriesBeforeLock } account])
        {
            // Not "locked": this last try may still be the right one, and then "signed-in" follows.
            db.AuditEvents.Add(audit.Event(
                account.TenantId, now, "identity.tries-used-up", $"account/{account.AccountId}", account.OfficialId, null, null,
                [new("userName", account.UserName), new("until", account.LockedUntil?.ToString())]));
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return counted.FirstOrDefault();
    }

    private async Task<Result<SignedIn>> Admit(Account account, string hash, Instant now, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // A password changed or an account closed meanwhile has another stamp: then this sign-in comes too late.
        var admitted = await db.Accounts
            .Where(a => a.AccountId == account.AccountId && a.SecurityStamp == account.SecurityStamp && a.DisabledAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(a => a.FailedCount, 0).SetProperty(a => a.LockedUntil, (Instant?)null).SetProperty(a => a.PasswordHash, hash),
                cancellation);
        if (admitted == 0)
        {
            return Refused;
        }

        db.AuditEvents.Add(audit.Event(
            account.TenantId, now, "identity.signed-in", $"account/{account.AccountId}", account.OfficialId, null, null, []));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new SignedIn(account.TenantId, account.AccountId, account.SecurityStamp);
    }
}
