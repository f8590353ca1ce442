using System.Net;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GiaoBan.Tests.Identity;

public sealed class AccountTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("chin ky tu", null)]
    [InlineData("tam ky tu", "identity.password.too-short")]
    [InlineData("ten-dang-nhap", "identity.password.same-as-user-name")]
    [InlineData("TEN-dang-NHAP", "identity.password.same-as-user-name")]
    public void Check_NewPassword_IsTakenOrRefused(string password, string? code) =>
        Assert.Equal(code, PasswordRule.Check(password, "ten-dang-nhap", "new")?.Code);

    [Fact]
    public void Check_TwoHundredCharacters_IsTheMost()
    {
        Assert.Null(PasswordRule.Check(new string('a', 200), "x", "new"));
        Assert.Equal("identity.password.too-long", PasswordRule.Check(new string('a', 201), "x", "new")?.Code);
    }

    [Fact]
    public async Task ChangePassword_OnThePage_KeepsThisBrowserAndVoidsTheRest()
    {
        var time = new LeapingTime();
        await using var app = await fixture.NewAppAsync(adjust: b => b.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time)));
        var office = await SampleOffice.FoundAsync(app);
        var here = await office.SignIn(Roles.Leader);
        var there = await office.SignIn(Roles.Leader);
        var api = app.NewApi(await office.TokenOf(Roles.Leader));
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/me")).Status);

        var page = await (await here.GetAsync("/tai-khoan")).Form("form[action$='handler=Password']")
            .Fill("current", SampleOffice.Password).Fill("new", "mat khau moi cua toi").Fill("again", "mat khau moi cua toi").SubmitAsync();
        Assert.Equal("/tai-khoan", page.Path);
        Assert.Contains("Đã đổi", page.Words(".flash"), StringComparison.Ordinal);
        time.Leap(ActorResolver.TimeToLive);
        Assert.StartsWith("/dang-nhap", (await there.GetAsync("/tai-khoan")).Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.GetAsync("/api/v1/me")).Status);
        await office.SignIn(Roles.Leader, "mat khau moi cua toi");
    }

    [Theory]
    [InlineData("sai mat khau", "mat khau moi cua toi", "mat khau moi cua toi", "current")]
    [InlineData(SampleOffice.Password, "ngan", "ngan", "new")]
    [InlineData(SampleOffice.Password, "mat khau moi cua toi", "mat khau moi cua to", "again")]
    public async Task ChangePassword_Refused_SaysAtTheFieldAndChangesNothing(string current, string password, string again, string field)
    {
        await using var app = await fixture.NewAppAsync();
        var office = await SampleOffice.FoundAsync(app);
        var before = await app.ScalarAsync<string>("select password_hash from accounts where user_name = 'leader'");
        var page = await (await (await office.SignIn(Roles.Leader)).GetAsync("/tai-khoan")).Form("form[action$='handler=Password']")
            .Fill("current", current).Fill("new", password).Fill("again", again).SubmitAsync();
        Assert.Equal("true", page.One($"input[name={field}]").GetAttribute("aria-invalid"));
        Assert.Equal(before, await app.ScalarAsync<string>("select password_hash from accounts where user_name = 'leader'"));
    }

    [Fact]
    public async Task Lock_ThenOpen_PutsOutWithinTwoSecondsAndLetsInAgain()
    {
        var time = new LeapingTime();
        await using var app = await fixture.NewAppAsync(adjust: b => b.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time)));
        var office = await SampleOffice.FoundAsync(app);
        var browser = await office.SignIn(Roles.Leader);
        var admin = await office.ActorOf(Roles.Administrator);
        Assert.True((await Lock(app, admin, locked: true)).IsOk);
        time.Leap(ActorResolver.TimeToLive);
        Assert.StartsWith("/dang-nhap", (await browser.GetAsync("/tai-khoan")).Path, StringComparison.Ordinal);
        Assert.True((await Lock(app, admin, locked: false)).IsOk);
        await office.SignIn(Roles.Leader);
        Assert.StartsWith("/dang-nhap", (await browser.GetAsync("/tai-khoan")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lock_OnesOwnAccount_IsRefused()
    {
        await using var app = await fixture.NewAppAsync();
        var admin = await (await SampleOffice.FoundAsync(app)).ActorOf(Roles.Administrator);
        var answer = await app.InTenantAsync(1, s => s.GetRequiredService<LockAccount>().Handle(new LockAccountRequest(Roles.Administrator, true, "thử"), admin, default));
        Assert.Equal("identity.account.own", answer.Error.Code);
    }

    [Fact]
    public async Task ResetPassword_AfterALock_LetsInWithTheNewOneOnly()
    {
        await using var app = await fixture.NewAppAsync();
        var office = await SampleOffice.FoundAsync(app);
        await app.ExecuteAsync($"update accounts set failed_count = 7, locked_until = '{FakeClock.DemoStart + SignIn.LockTime}' where user_name = 'leader'");
        var page = await (await (await office.SignIn(Roles.Administrator)).GetAsync("/co-quan/can-bo"))
            .Form("form:has(input[value=leader])").SubmitAsync("form:has(input[value=leader]) button[formaction$='handler=Reset']");
        await office.SignIn(Roles.Leader, page.One("#mat-khau").GetAttribute("value")!);
        var old = await app.InTenantAsync(1, s => s.GetRequiredService<SignIn>().Handle(new SignInRequest(Roles.Leader, SampleOffice.Password), default));
        Assert.False(old.IsOk);
    }

    [Fact]
    public async Task Add_TakenOrUnfitName_IsRefused()
    {
        await using var app = await fixture.NewAppAsync();
        var office = await SampleOffice.FoundAsync(app);
        var official = await office.OfficialOf(Roles.Leader);
        var (taken, unfit, unknown) = await app.InTenantAsync(1, async s =>
        {
            var add = s.GetRequiredService<AddAccount>();
            return (
                await add.Handle(new AddAccountRequest(official, "LEADER"), null, default),
                await add.Handle(new AddAccountRequest(official, "có dấu cách"), null, default),
                await add.Handle(new AddAccountRequest(Guid.Empty, "nguoi-moi"), null, default));
        });
        Assert.Equal("identity.user-name.taken", taken.Error.Code);
        Assert.Equal("identity.user-name.form", unfit.Error.Code);
        Assert.Equal("organisation.official.not-found", unknown.Error.Code);
        Assert.Equal(Roles.All.Count, await app.ScalarAsync<long>("select count(*) from accounts"));
    }

    private static Task<Domain.Result<bool>> Lock(TestApp app, Actor admin, bool locked) =>
        app.InTenantAsync(1, s => s.GetRequiredService<LockAccount>().Handle(new LockAccountRequest(Roles.Leader, locked, "thử"), admin, default));
}
