using System.Globalization;
using System.Security.Claims;
using GiaoBan.Modules.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace GiaoBan.App.Identity;

/// <summary>Checks on every request that a cookie's account is open and its stamp is the latest; the answer is at most two seconds old.</summary>
public sealed class CookieCheck(ActorResolver actors) : CookieAuthenticationEvents
{
    private const string TenantClaim = "tenant";
    private const string AccountClaim = "account";
    private const string StampClaim = "stamp";

    /// <summary>What the cookie says: the account and its stamp, nothing that could go stale.</summary>
    public static ClaimsPrincipal PrincipalOf(SignedIn account) => new(new ClaimsIdentity(
        [
            new Claim(TenantClaim, account.TenantId.ToString(CultureInfo.InvariantCulture)),
            new Claim(AccountClaim, account.AccountId.ToString()),
            new Claim(StampClaim, account.SecurityStamp.ToString()),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var principal = context.Principal;
        var found = int.TryParse(principal?.FindFirstValue(TenantClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var tenant)
            && Guid.TryParse(principal?.FindFirstValue(AccountClaim), out var account)
            && Guid.TryParse(principal?.FindFirstValue(StampClaim), out var stamp)
            ? await actors.Find(tenant, account, stamp)
            : null;
        if (found is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }

        CurrentActor.Enter(context.HttpContext, found.Actor, found.Tenant);
    }

    /// <summary>A stranger is sent to sign in; a report that was being typed goes along, so that nothing typed is lost.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) && request.Path.Value?.Split('/') is ["", "bao-cao", var id] && Guid.TryParse(id, out _))
        {
            // 307: the browser sends the same form once more, to the page that keeps it.
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = $"/bao-cao/{id}/het-phien{request.QueryString}";
            return Task.CompletedTask;
        }

        return base.RedirectToLogin(context);
    }

    /// <summary>Who is signed in but may not is told so where they are, not sent to another page.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
