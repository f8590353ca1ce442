using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using NodaTime;

namespace GiaoBan.Tests.Secrecy;

/// <summary>The stub of a report that came by the way for secret papers (LAW-2): off until turned on, a unit and a day, nothing else.</summary>
public sealed class SecretStubTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly LocalDate Day = new(2021, 8, 19);

    [Fact]
    public async Task RecordAsync_UnlessTurnedOn_IsRefused()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var unit = await week.App.ScalarAsync<Guid>("select unit_id from units order by unit_id limit 1");
        var office = week.Holder("vp-dau-moi-chinh-quyen");
        Assert.Equal("secrecy.stub.off", (await week.DoAsync<SecretStubs, Guid>(s => s.RecordAsync(office, unit, Day, default))).Error.Code);
        Assert.True((await week.DoAsync<SecretStubs, bool>(s => s.TurnAsync(office, true, default))).IsOk);
        Assert.True((await week.DoAsync<SecretStubs, Guid>(s => s.RecordAsync(office, unit, Day, default))).IsOk);
        Assert.Equal("secrecy.stub.future", (await week.DoAsync<SecretStubs, Guid>(s => s.RecordAsync(office, unit, Day.PlusDays(400), default))).Error.Code);
        Assert.Equal("secrecy.stub.not-keeper", (await week.DoAsync<SecretStubs, Guid>(s => s.RecordAsync(week.Holder("vh-xh"), unit, Day, default))).Error.Code);
        Assert.Equal(1, await week.EventsAsync("secrecy.stub-recorded"));
    }

    [Fact]
    public async Task SecretStubs_Table_HasNoRoomForWords()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        Assert.Equal(
            "received_on:date stub_id:uuid tenant_id:integer unit_id:uuid",
            await week.App.ScalarAsync<string>("select string_agg(column_name || ':' || data_type, ' ' order by column_name) from information_schema.columns where table_name = 'secret_stubs'"));
    }

    [Fact]
    public async Task Page_TurnedOnRecordedAndTakenBack_ShowsUnitAndDayOnly()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var office = await stage.SignInAsync("minh");
        var page = await office.GetAsync("/duong-mat");
        Assert.Contains("Chưa bật", page.Words("main"), StringComparison.Ordinal);
        page = await page.Form("main form[action*='Turn']").SubmitAsync();
        var unit = await app.ScalarAsync<Guid>("select unit_id from units order by unit_id limit 1");
        page = await page.Form("main form[action*='Record']").Fill("unit", unit.ToString()).Fill("receivedOn", "2021-08-19").SubmitAsync();
        Assert.Contains("gửi theo đường mật", page.Words("main table"), StringComparison.Ordinal);
        page = await page.Form("main form[action*='Remove']").SubmitAsync();
        Assert.Equal(0, await stage.CountAsync("secret_stubs"));
    }
}
