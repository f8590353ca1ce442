using System.Net;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Identity;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace GiaoBan.Tests.Identity;

public sealed class TokenTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task PostTokens_RightPassword_GivesATokenForThirtyDaysThatIsStoredOnlyHashed()
    {
        await using var app = await fixture.NewAppAsync();
        await SampleOffice.FoundAsync(app);
        var answer = await app.NewApi().PostAsync("/api/v1/tokens", new { userName = Roles.Focal, password = SampleOffice.Password });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("2021-09-18T19:30:00+07:00", answer.Body.GetProperty("expiresAt").GetString());
        Assert.Equal("no-store", answer.Response.Headers.CacheControl!.ToString());
        var token = answer.Body.GetProperty("token").GetString()!;
        Assert.StartsWith("gb_", token, StringComparison.Ordinal);
        Assert.Equal(1, await app.ScalarAsync<long>("select count(*) from api_tokens where token_hash = $1", TokenText.Hash(token)));
        Assert.Equal(0, await app.ScalarAsync<long>("select count(*) from audit_events where data like '%' || $1 || '%'", token));

        var me = await app.NewApi(token).GetAsync("/api/v1/me");
        Assert.Equal(HttpStatusCode.OK, me.Status);
        Assert.Equal(Roles.Focal, me.Body.GetProperty("posts")[0].GetProperty("code").GetString());
        Assert.Equal("van-phong", me.Body.GetProperty("unit").GetProperty("code").GetString());
        Assert.Equal(
            ["briefing.read", "figures.read", "reporting.consolidate", "signed-in"],
            me.Body.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("gb_")]
    [InlineData("gb_1.")]
    [InlineData("gb_1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("gb_99999999999999.AAAA")]
    [InlineData("gb_-1.AAAA")]
    public async Task Api_NoOrForeignToken_Answers401AsAProblem(string? token)
    {
        var answer = await fixture.App.NewApi(token).GetAsync("/api/v1/me");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("identity.token-needed", answer.Code);
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Bearer", answer.Response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task Token_PastItsLastInstant_IsRefused()
    {
        await using var app = await fixture.NewAppAsync();
        var api = app.NewApi(await (await SampleOffice.FoundAsync(app)).TokenOf(Roles.Leader));
        app.Clock.Advance(IssueToken.LifeTime - Duration.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/me")).Status);
        app.Clock.Advance(Duration.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.GetAsync("/api/v1/me")).Status);
    }

    [Fact]
    public async Task Token_Limited_BringsNoMoreThanItsScopesAndTheAccountsRights()
    {
        await using var app = await fixture.NewAppAsync();
        var office = await SampleOffice.FoundAsync(app);
        var me = await app.NewApi(await office.TokenOf(Roles.Focal, Permissions.FiguresRead, Permissions.OrganisationManage)).GetAsync("/api/v1/me");
        Assert.Equal(["figures.read", "signed-in"], me.Body.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()));
        var unknown = await app.NewApi().PostAsync("/api/v1/tokens", new { userName = Roles.Focal, password = SampleOffice.Password, scopes = new[] { "root" } });
        Assert.Equal("identity.token.unknown-scope", unknown.Code);
    }

    [Fact]
    public async Task Token_RevokedOnItsPage_ActsNoMoreThanTwoSecondsLonger()
    {
        var time = new LeapingTime();
        await using var app = await NewAppAsync(time);
        var office = await SampleOffice.FoundAsync(app);
        var browser = await office.SignIn(Roles.Leader);
        var page = await (await browser.GetAsync("/tai-khoan")).Form("form[action$='handler=Token']").SubmitAsync();
        var api = app.NewApi(page.One("#ma-moi").GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/me")).Status);

        await page.Form("form[action$='handler=Revoke']").SubmitAsync();
        time.Leap(ActorResolver.TimeToLive);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.GetAsync("/api/v1/me")).Status);
        Assert.Equal(1, await app.ScalarAsync<long>("select count(*) from audit_events where kind = 'identity.token-revoked'"));
    }

    [Fact]
    public async Task Revoke_SomebodyElsesToken_IsNotFoundAndChangesNothing()
    {
        await using var app = await fixture.NewAppAsync();
        var office = await SampleOffice.FoundAsync(app);
        var token = await office.TokenOf(Roles.Leader);
        var other = await office.ActorOf(Roles.Administrator);
        var answer = await app.InTenantAsync(1, s => s.GetRequiredService<RevokeToken>()
            .Handle(new RevokeTokenRequest(Convert.ToHexStringLower(TokenText.Hash(token))), other, default));
        Assert.Equal("identity.token.not-found", answer.Error.Code);
        Assert.Equal(HttpStatusCode.OK, (await app.NewApi(token).GetAsync("/api/v1/me")).Status);
    }

    [Fact]
    public async Task Actor_WithinTwoSeconds_IsNotReadAgain()
    {
        var time = new LeapingTime();
        await using var app = await NewAppAsync(time);
        var api = app.NewApi(await (await SampleOffice.FoundAsync(app)).TokenOf(Roles.Leader));
        await api.GetAsync("/api/v1/me");

        // With its tables gone a read could only fail.
        await app.ExecuteAsync("alter table accounts rename to accounts_away; alter table api_tokens rename to api_tokens_away");
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/me")).Status);
        time.Leap(ActorResolver.TimeToLive);
        Assert.Equal(HttpStatusCode.InternalServerError, (await api.GetAsync("/api/v1/me")).Status);

        // A failed read is not kept.
        await app.ExecuteAsync("alter table accounts_away rename to accounts; alter table api_tokens_away rename to api_tokens");
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/me")).Status);
    }

    [Fact]
    public async Task Api_CookieInsteadOfToken_IsAStranger()
    {
        await using var app = await fixture.NewAppAsync();
        var browser = await (await SampleOffice.FoundAsync(app)).SignIn(Roles.Leader);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Client.GetAsync(new Uri("/api/v1/me", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Page_TokenInsteadOfCookie_IsAStranger()
    {
        await using var app = await fixture.NewAppAsync();
        var answer = await app.NewApi(await (await SampleOffice.FoundAsync(app)).TokenOf(Roles.Leader)).GetAsync("/tai-khoan");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    private Task<TestApp> NewAppAsync(TimeProvider time) =>
        fixture.NewAppAsync(adjust: b => b.Services.Replace(ServiceDescriptor.Singleton(time)));
}
