using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Reporting;

/// <summary>DB-7: each doubt is shown before sending and with the report, links to its field, and stops nothing.</summary>
public sealed class WarningsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string LongText = "Đã thu hoạch 34 ha lúa hè thu, trồng mới 0,5 ha chè tại thôn Thử.\r\nHướng dẫn 12 hộ làm vườn mẫu.";

    [Theory]
    [InlineData("sections[0].text", "", "chưa có nội dung", "#sections_0__text")]
    [InlineData("sections[0].text", "Gặt 34 ha lúa.", "chỉ có một dòng", "#sections_0__text")]
    [InlineData("sections[0].text", "Đã thu hoạch lúa hè thu.\r\nĐã hướng dẫn các hộ.", "chưa có số liệu", "#sections_0__text")]
    [InlineData("sections[0].text", LongText, "giống 100% kỳ trước", "#sections_0__text")]
    [InlineData("figures[0].value", "400", "400, khác xa mọi khi (khoảng 34)", "#figures_0__value")]
    [InlineData("figures[0].value", "-5", "lũy kế: nhỏ hơn kỳ trước", "#figures_0__value")]
    public async Task Check_ADoubt_IsShownAtItsPlaceAndStopsNothing(string field, string value, string words, string place)
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var browser = await stage.SignInAsync("lan");
        await (await JourneyTests.Filled(await browser.GetAsync($"/bao-cao/{await stage.ObligationAsync()}")).SubmitAsync(JourneyTests.Check)).Form().SubmitAsync();
        app.Clock.SetTo(2021, 8, 26, 15, 0);
        var week34 = (await browser.GetAsync($"/bao-cao/{await stage.ObligationAsync(period: "2021-W34")}")).Form()
            .Fill("sections[0].text", "Tuần này làm cỏ 20 ha lúa vụ mùa ở 3 thôn.\r\nVận động 7 hộ ra quân.").Fill("figures[0].value", "30").Fill(field, value);

        var check = await week34.SubmitAsync(JourneyTests.Check);
        var doubt = Assert.Single(check.All(".summary.warn li"), li => li.TextContent.Contains(words, StringComparison.Ordinal));
        Assert.EndsWith(place, doubt.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.StartsWith("/bien-nhan/", (await check.Form().SubmitAsync()).Path, StringComparison.Ordinal);
        Assert.True(await app.ScalarAsync<int>("select max(jsonb_array_length(warnings)) from submission_versions where version = 1") > 0);
    }

    [Fact]
    public async Task Check_AGoodReport_SaysThatNothingIsDoubtful()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var form = await (await stage.SignInAsync("lan")).GetAsync($"/bao-cao/{await stage.ObligationAsync()}");
        var check = await JourneyTests.Filled(form).SubmitAsync(JourneyTests.Check);
        Assert.Empty(check.All(".summary.warn"));
        Assert.Contains("Không có chỗ nào phải xem lại", check.Words("main"), StringComparison.Ordinal);
    }
}
