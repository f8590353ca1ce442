using System.Security.Claims;
using System.Text.Encodings.Web;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace GiaoBan.App.Identity;

/// <summary><c>Authorization: Bearer gb_…</c> for <c>/api</c>; refusals are problem documents.</summary>
public sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenResolver tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public new const string Scheme = "Bearer";

    private static readonly ClaimsPrincipal Known = new(new ClaimsIdentity(Scheme));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme + " ", StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var found = await tokens.Find(header[(Scheme.Length + 1)..].Trim());
        if (found is null)
        {
            return AuthenticateResult.Fail("Unknown, expired or revoked token.");
        }

        CurrentActor.Enter(Context, found.Actor, found.Tenant);
        return AuthenticateResult.Success(new AuthenticationTicket(Known, Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Scheme;
        return Refuse(new Error(ErrorKind.Unauthenticated, "identity.token-needed"));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refuse(Error.Forbidden("identity.forbidden"));

    private Task Refuse(Error error)
    {
        Error[] errors = [error];
        return errors.ToHttpResult(Context.RequestServices.GetRequiredService<Text>()).ExecuteAsync(Context);
    }
}
