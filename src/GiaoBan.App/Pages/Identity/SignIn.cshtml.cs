using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GiaoBan.App.Pages.Identity;

/// <summary>Signs in and goes on to where one was going.</summary>
[ResponseCache(NoStore = true)]
public sealed class SignInModel(SignInDoor door, InstallationTenants tenants, CurrentActor current, Text text) : PageModel
{
    [BindProperty(Name = "userName")]
    public string UserName { get; set; } = "";

    [BindProperty(Name = "password")]
    public string Password { get; set; } = "";

    [BindProperty(Name = "tenant")]
    public string? Tenant { get; set; }

    /// <summary>The page that asked for the sign-in.</summary>
    [BindProperty(Name = "ve", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Whether the installation serves more than one tenant.</summary>
    public bool AsksTenant { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (current.ActorOrNone is not null)
        {
            return LocalRedirect(Next());
        }

        ModelState.Clear();
        AsksTenant = await tenants.MustBeNamed(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        AsksTenant = await tenants.MustBeNamed(cancellation);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var entered = await door.Enter(Tenant, new SignInRequest(UserName, Password), (_, account) => Task.FromResult<Result<SignedIn>>(account), cancellation);
        if (!entered.IsOk)
        {
            ModelState.Add(entered.Errors, text);
            return Page();
        }

        await HttpContext.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, CookieCheck.PrincipalOf(entered.Value));
        return LocalRedirect(Next());
    }

    /// <summary>Only within this program: a link from elsewhere must not lead people on after they signed in.</summary>
    private string Next() => Url.IsLocalUrl(Back) ? Back! : "/";
}
