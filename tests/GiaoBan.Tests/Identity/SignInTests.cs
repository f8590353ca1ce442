using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Identity;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Identity;

public sealed class SignInTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Refused = "identity.sign-in.refused";
    private const string Wrong = "mot mat khau sai";

    [Fact]
    public async Task Handle_RightPassword_SignsInAndTellsTheLog()
    {
        await using var app = await NewOffice();
        var entered = await Try(app, Roles.Leader, SampleOffice.Password);
        Assert.True(entered.IsOk);
        Assert.Equal(1, await app.ScalarAsync<long>("select count(*) from audit_events where kind = 'identity.signed-in'"));
    }

    [Theory]
    [InlineData("  LEADER ")]
    [InlineData("Leader")]
    public async Task Handle_NameTypedOtherwise_IsTheSameName(string typed)
    {
        await using var app = await NewOffice();
        Assert.True((await Try(app, typed, SampleOffice.Password)).IsOk);
    }

    [Fact]
    public async Task Handle_PasswordComposedOtherwise_IsTheSamePassword()
    {
        await using var app = await NewOffice();
        var words = "mật khẩu của tôi";
        await app.InTenantAsync(1, s => s.GetRequiredService<ResetPassword>().Handle(new ResetPasswordRequest(Roles.Leader, words.Normalize(NormalizationForm.FormC)), null, default));
        Assert.True((await Try(app, Roles.Leader, words.Normalize(NormalizationForm.FormD))).IsOk);
    }

    [Fact]
    public async Task Handle_FiveWrongTries_LocksForFifteenMinutesAndTellsOnlyTheOwner()
    {
        await using var app = await NewOffice();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(Refused, (await Try(app, Roles.Leader, Wrong)).Error.Code);
        }

        Assert.Equal(Refused, (await Try(app, Roles.Leader, Wrong)).Error.Code);
        var owner = await Try(app, Roles.Leader, SampleOffice.Password);
        Assert.Equal("identity.sign-in.locked", owner.Error.Code);
        Assert.Equal(FakeClock.DemoStart + SignIn.LockTime, owner.Error.Args[0]);

        app.Clock.Advance(SignIn.LockTime - Duration.FromMilliseconds(1));
        Assert.False((await Try(app, Roles.Leader, SampleOffice.Password)).IsOk);
        app.Clock.Advance(Duration.FromMilliseconds(1));
        Assert.True((await Try(app, Roles.Leader, SampleOffice.Password)).IsOk);
    }

    [Fact]
    public async Task Handle_FourWrongThenRight_SignsInAndCountsAnew()
    {
        await using var app = await NewOffice();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++)
            {
                await Try(app, Roles.Leader, Wrong);
            }

            Assert.True((await Try(app, Roles.Leader, SampleOffice.Password)).IsOk);
        }
    }

    [Fact]
    public async Task Handle_ManyTriesDuringALock_NoLongerSayWhetherThePasswordIsRight()
    {
        await using var app = await NewOffice();
        for (var i = 0; i < SignIn.TriesBeforeLock + SignIn.TriesAnsweredWhileLocked; i++)
        {
            await Try(app, Roles.Leader, Wrong);
        }

        Assert.Equal(Refused, (await Try(app, Roles.Leader, SampleOffice.Password)).Error.Code);
    }

    [Fact]
    public async Task Handle_ManyTriesAtOnce_AreAllCountedAndOnlyFiveCanSucceed()
    {
        await using var app = await NewOffice();
        var wrong = Enumerable.Range(0, 12).Select(_ => Task.Run(() => Try(app, Roles.Leader, Wrong)));
        Assert.All(await Task.WhenAll(wrong), answer => Assert.Equal(Refused, answer.Error.Code));
        Assert.Equal(12, await app.ScalarAsync<int>("select failed_count from accounts where user_name = 'leader'"));
        Assert.False((await Try(app, Roles.Leader, SampleOffice.Password)).IsOk);
        Assert.Equal(1, await app.ScalarAsync<long>("select count(*) from audit_events where kind = 'identity.tries-used-up'"));
    }

    [Fact]
    public async Task Handle_UnknownWrongLockedClosed_AllGetOneAnswer()
    {
        await using var app = await NewOffice();
        await app.ExecuteAsync($"update accounts set failed_count = 5, locked_until = '{FakeClock.DemoStart + Duration.FromMinutes(9)}' where user_name = 'office'");
        await app.ExecuteAsync($"update accounts set disabled_at = '{FakeClock.DemoStart}' where user_name = 'focal'");
        string[] names = ["khong-co-ai", Roles.Leader, Roles.Office, Roles.Focal, "", new string('x', 100)];
        foreach (var name in names)
        {
            var answer = (await Try(app, name, Wrong)).Error;
            Assert.Equal(new Error(ErrorKind.Unauthenticated, Refused), answer with { Args = [] });
            Assert.Empty(answer.Args);
        }

        Assert.Equal("identity.sign-in.closed", (await Try(app, Roles.Focal, SampleOffice.Password)).Error.Code);
    }

    [Fact]
    public async Task Handle_UnknownName_CostsAsMuchAsAWrongPassword()
    {
        await using var app = await NewOffice();
        await Try(app, Roles.Leader, Wrong);
        await Try(app, "khong-co-ai", Wrong);

        // The least of several: load on the machine only ever adds.
        var known = TimeSpan.MaxValue;
        var unknown = TimeSpan.MaxValue;
        for (var i = 0; i < 6; i++)
        {
            known = Min(known, await Measure(() => Try(app, Roles.Leader, Wrong)));
            unknown = Min(unknown, await Measure(() => Try(app, string.Create(CultureInfo.InvariantCulture, $"khong-co-ai-{i}"), Wrong)));
        }

        Assert.InRange(unknown / known, 0.6, 1.7);
    }

    [Fact]
    public async Task Page_RightPassword_LeadsToWhereOneWasGoing()
    {
        await using var app = await NewOffice();
        var asked = await app.NewBrowser().GetAsync("/co-quan");
        Assert.StartsWith("/dang-nhap", asked.Path, StringComparison.Ordinal);
        var page = await asked.Form().Fill("userName", Roles.Leader).Fill("password", SampleOffice.Password).SubmitAsync();
        Assert.Equal("/co-quan", page.Path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org/")]
    public async Task Page_ReturnsElsewhere_StaysWithinTheProgram(string elsewhere)
    {
        await using var app = await NewOffice();
        using var client = app.NewClient();
        var page = await new TestBrowser(client).GetAsync("/dang-nhap?ve=" + Uri.EscapeDataString(elsewhere));
        var answer = await client.SendAsync(page.Form().Fill("userName", Roles.Leader).Fill("password", SampleOffice.Password).Request());
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Page_WrongPassword_SaysSoAndKeepsTheNameOnly()
    {
        await using var app = await NewOffice();
        var page = await (await app.NewBrowser().GetAsync("/dang-nhap")).Form().Fill("userName", Roles.Leader).Fill("password", Wrong).SubmitAsync();
        Assert.Contains("chưa đúng", page.Words(".summary"), StringComparison.Ordinal);
        Assert.Equal(Roles.Leader, page.One("input[name=userName]").GetAttribute("value"));
        Assert.DoesNotContain(Wrong, page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutFormToken_IsRefused()
    {
        await using var app = await NewOffice();
        using var client = app.NewClient();
        using var form = new FormUrlEncodedContent([new("userName", Roles.Leader), new("password", SampleOffice.Password)]);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(new Uri("/dang-nhap", UriKind.Relative), form)).StatusCode);
    }

    [Fact]
    public async Task Page_Cookie_IsForTheServerAndThisSiteOnly()
    {
        await using var app = await NewOffice();
        using var client = app.NewClient();
        var page = await new TestBrowser(client).GetAsync("/dang-nhap");
        var answer = await client.SendAsync(page.Form().Fill("userName", Roles.Leader).Fill("password", SampleOffice.Password).Request());
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("giaoban=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        await using var app = await fixture.NewAppAsync();
        var office = await SampleOffice.FoundAsync(app);
        var browser = await office.SignIn(Roles.Leader);
        await (await browser.GetAsync("/dang-xuat")).Form().SubmitAsync();
        Assert.StartsWith("/dang-nhap", (await browser.GetAsync("/tai-khoan")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Door_TooManyTriesFromOneAddressForOneName_Asks429()
    {
        await using var app = await fixture.NewAppAsync(adjust: b => b.Configuration["SignIn:PerUser"] = "2");
        await SampleOffice.FoundAsync(app);
        var api = app.NewApi();
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await api.PostAsync("/api/v1/tokens", new { userName = Roles.Leader, password = Wrong })).Status);
        }

        var third = await api.PostAsync("/api/v1/tokens", new { userName = Roles.Leader, password = SampleOffice.Password });
        Assert.Equal(HttpStatusCode.TooManyRequests, third.Status);
        Assert.Equal("identity.sign-in.too-many", third.Code);
        Assert.Equal(HttpStatusCode.OK, (await api.PostAsync("/api/v1/tokens", new { userName = Roles.Office, password = SampleOffice.Password })).Status);
    }

    [Fact]
    public async Task Door_TwoTenants_AsksWhichAndKeepsThemApart()
    {
        await using var app = await NewOffice();
        await app.ExecuteAsync("insert into tenants values (2, 'xa-khac', 'Xã Khác', true, now())");
        var api = app.NewApi();
        Assert.Equal("identity.sign-in.tenant", (await api.PostAsync("/api/v1/tokens", new { userName = Roles.Leader, password = SampleOffice.Password })).Code);
        Assert.Equal(Refused, (await api.PostAsync("/api/v1/tokens", new { tenant = "xa-khac", userName = Roles.Leader, password = SampleOffice.Password })).Code);
        Assert.Equal(HttpStatusCode.OK, (await api.PostAsync("/api/v1/tokens", new { tenant = "xa-mau", userName = Roles.Leader, password = SampleOffice.Password })).Status);
        Assert.Single((await app.NewBrowser().GetAsync("/dang-nhap")).All("input[name=tenant]"));
    }

    private async Task<TestApp> NewOffice()
    {
        var app = await fixture.NewAppAsync();
        await SampleOffice.FoundAsync(app);
        return app;
    }

    private static Task<Result<SignedIn>> Try(TestApp app, string userName, string password) =>
        app.InTenantAsync(SampleOffice.TenantId, s => s.GetRequiredService<SignIn>().Handle(new SignInRequest(userName, password), default));

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static async Task<TimeSpan> Measure(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }
}
