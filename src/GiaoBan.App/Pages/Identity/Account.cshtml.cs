using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Identity;

/// <summary>One's own account: posts, password, tokens for programs.</summary>
[ResponseCache(NoStore = true)]
public sealed class AccountModel(
    CurrentActor current, AccountDirectory accounts, ChangePassword changePassword, IssueToken issueToken, RevokeToken revokeToken, CalendarTokens calendars,
    SignInLimiter limiter, ActorResolver actors, Text text) : PageModel
{
    /// <summary>Who is signed in.</summary>
    public Actor Actor => current.Actor;

    /// <summary>Tokens in force.</summary>
    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    /// <summary>A token just made: shown this once.</summary>
    public IssuedToken? Issued { get; private set; }

    /// <summary>When the calendar's token in force was made.</summary>
    public NodaTime.Instant? CalendarSince { get; private set; }

    /// <summary>The address of the calendar just made: shown this once.</summary>
    public string? CalendarAddress { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => Show(cancellation);

    public async Task<IActionResult> OnPostPasswordAsync(string? current, string? @new, string? again, CancellationToken cancellation)
    {
        if (!limiter.Admits(HttpContext, Actor.UserName))
        {
            return await Refuse([new Error(ErrorKind.TooMany, "identity.sign-in.too-many")], cancellation);
        }

        if (@new != again)
        {
            return await Refuse([Error.Invalid("identity.password.differ", "again")], cancellation);
        }

        var changed = await changePassword.Handle(new ChangePasswordRequest(current ?? "", @new ?? ""), Actor, cancellation);
        if (!changed.IsOk)
        {
            return await Refuse(changed.Errors, cancellation);
        }

        actors.Forget(changed.Value.TenantId, changed.Value.AccountId);
        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, CookieCheck.PrincipalOf(changed.Value));
        TempData.Done(text["identity.password.changed"]);
        return LocalRedirect("/tai-khoan");
    }

    /// <summary>Shows the token in the answer itself: it is stored nowhere, so no page after this one could.</summary>
    public async Task<IActionResult> OnPostTokenAsync(CancellationToken cancellation)
    {
        var issued = await issueToken.Handle(new IssueTokenRequest(Actor.AccountId, [], Actor.OfficialId), cancellation);
        if (!issued.IsOk)
        {
            return await Refuse(issued.Errors, cancellation);
        }

        Issued = issued.Value;
        await Show(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string? token, CancellationToken cancellation)
    {
        var revoked = await revokeToken.Handle(new RevokeTokenRequest(token ?? ""), Actor, cancellation);
        if (!revoked.IsOk)
        {
            return await Refuse(revoked.Errors, cancellation);
        }

        TempData.Done(text["identity.token.revoked"]);
        return LocalRedirect("/tai-khoan");
    }

    /// <summary>Shows the calendar's address in the answer itself, as a token is.</summary>
    public async Task<IActionResult> OnPostCalendarAsync(CancellationToken cancellation)
    {
        var issued = await calendars.IssueAsync(Actor, cancellation);
        CalendarAddress = $"{Request.Scheme}://{Request.Host}/api/v1/calendar.ics?token={issued.Value}";
        await Show(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostCalendarEndAsync(CancellationToken cancellation)
    {
        await calendars.RevokeAsync(Actor, cancellation);
        TempData.Done(text["identity.calendar.revoked"]);
        return LocalRedirect("/tai-khoan");
    }

    private async Task<IActionResult> Refuse(IReadOnlyList<Error> errors, CancellationToken cancellation)
    {
        ModelState.Add(errors, text);
        await Show(cancellation);
        return Page();
    }

    private async Task Show(CancellationToken cancellation)
    {
        Tokens = await accounts.TokensOf(Actor.AccountId, cancellation);
        CalendarSince = await calendars.FindOwnAsync(Actor, cancellation);
    }
}
