using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Organisation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace GiaoBan.App.Identity;

/// <summary>Accounts, sign-in and permissions. Needs an <c>IClock</c>, the database and <c>AuditTrail</c>.</summary>
public static class IdentitySetup
{
    /// <summary>The scheme that looks at the path: programs by token, people by cookie, never the other way round.</summary>
    private const string ByPath = "by-path";

    /// <summary>The use cases, the two ways to prove who one is, and a policy for each permission.</summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddOrganisation().AddIdentityUseCases();
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentActor>();
        services.AddScoped<SignInDoor>();
        services.AddScoped<CatalogueDoor>();
        services.AddSingleton<SignInLimiter>();
        services.AddOptions<SignInLimits>().BindConfiguration("SignIn");
        services.AddScoped<CookieCheck>();
        services.AddAuthentication(ByPath)
            .AddPolicyScheme(ByPath, null, o => o.ForwardDefaultSelector = context =>
                context.Request.Path.StartsWithSegments("/api") ? BearerHandler.Scheme : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(UseCookie)
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.Scheme, null);
        services.AddSingleton<IAuthorizationHandler, PermissionCheck>();
        var policies = services.AddAuthorizationBuilder();
        foreach (var permission in Permissions.All)
        {
            policies.AddPolicy(permission, p => p.AddRequirements(new PermissionRequirement(permission)));
        }

        // What forgot to name a permission is closed, not open; the route walk then says so.
        var signedIn = new AuthorizationPolicyBuilder().AddRequirements(new PermissionRequirement(Permissions.SignedIn)).Build();
        policies.SetDefaultPolicy(signedIn).SetFallbackPolicy(signedIn);
        return services;
    }

    private static void UseCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "giaoban";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.LoginPath = "/dang-nhap";
        options.ReturnUrlParameter = "ve";
        options.EventsType = typeof(CookieCheck);
    }
}
