using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;

namespace GiaoBan.App.Identity;

/// <summary>The one way in, for the page and for <c>POST /tokens</c>: limit, tenant, password.</summary>
public sealed class SignInDoor(IHttpContextAccessor accessor, IServiceScopeFactory scopes, InstallationTenants tenants, SignInLimiter limiter)
{
    /// <summary>Checks a name and a password; <paramref name="then"/> works in the scope of the tenant signed in to.</summary>
    public async Task<Result<T>> Enter<T>(
        string? tenantCode, SignInRequest request, Func<IServiceProvider, SignedIn, Task<Result<T>>> then, CancellationToken cancellation)
    {
        if (!limiter.Admits(accessor.HttpContext!, UserNames.Fold(request.UserName)))
        {
            return new Error(ErrorKind.TooMany, "identity.sign-in.too-many");
        }

        if (await tenants.Find(tenantCode, cancellation) is not { } tenant)
        {
            return Error.Invalid("identity.sign-in.tenant", "tenant");
        }

        // A scope of its own: the request may carry a cookie of another tenant.
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(tenant);
        var entered = await scope.ServiceProvider.GetRequiredService<SignIn>().Handle(request, cancellation);
        return entered.IsOk ? await then(scope.ServiceProvider, entered.Value) : Result<T>.Refused(entered.Errors);
    }
}
