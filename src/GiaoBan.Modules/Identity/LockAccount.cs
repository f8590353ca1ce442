using GiaoBan.Domain;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Identity;

/// <summary>An account to close or to open again.</summary>
/// <param name="UserName">Whose.</param>
/// <param name="Locked">True closes it; false opens it and also ends a lock after wrong tries.</param>
/// <param name="Reason">Why; may be null on opening.</param>
public sealed record LockAccountRequest(string UserName, bool Locked, string? Reason);

/// <summary>Closes or opens an account; a closed one is out within <see cref="ActorResolver.TimeToLive"/>.</summary>
public sealed class LockAccount(AccountChange change, IClock clock)
{
    public async Task<Result<bool>> Handle(LockAccountRequest request, Actor? by, CancellationToken cancellation)
    {
        if (await change.Find(request.UserName, cancellation) is not { } account)
        {
            return Error.NotFound("identity.account.not-found");
        }

        if (request.Locked && account.AccountId == by?.AccountId)
        {
            return Error.Conflict("identity.account.own");
        }

        if (request.Locked)
        {
            account.DisabledAt ??= clock.GetCurrentInstant();
            await change.VoidSessions(account, cancellation);
        }
        else
        {
            account.DisabledAt = null;
            account.FailedCount = 0;
            account.LockedUntil = null;
        }

        await change.Save(account, request.Locked ? "identity.account-closed" : "identity.account-opened", by, request.Reason, cancellation);
        return true;
    }
}
