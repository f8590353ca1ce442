using System.Net;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Reporting;

/// <summary>Sign-in, Việc của tôi, nhập, kiểm tra, gửi, biên nhận: all of it without JavaScript (ALL-2).</summary>
public sealed class JourneyTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    internal const string Check = ".work-bar button[value=check]";

    [Fact]
    public async Task Journey_NoScript_EndsWithAReceiptThatChecks()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var browser = await stage.SignInAsync("lan");
        var work = await browser.GetAsync("/viec-cua-toi");
        // The weekly report, the new-rural one and the plan that goes with the first (SK-1, SK-2, SK-10).
        Assert.Contains("còn 3 báo cáo phải gửi trước 20:00 tối nay", work.Words(".lead"), StringComparison.Ordinal);

        var form = await browser.FollowAsync(work.All(".due-list a.btn").First(a => a.TextContent == "Nhập báo cáo"));
        Assert.Equal(HttpStatusCode.OK, form.Status);
        var check = await Filled(form).SubmitAsync(Check);
        Assert.EndsWith("/kiem-tra", check.Path, StringComparison.Ordinal);
        Assert.Contains("34 ha", check.Body, StringComparison.Ordinal);

        app.Clock.SetTo(2021, 8, 19, 19, 58, 3, 127);
        var receipt = await check.Form().SubmitAsync();
        Assert.StartsWith("/bien-nhan/2021-", receipt.Path, StringComparison.Ordinal);
        Assert.Contains("19/08/2021 19:58:03.127", receipt.Words("main"), StringComparison.Ordinal);
        Assert.Contains("đúng hạn", receipt.Words("main"), StringComparison.Ordinal);
        Assert.Equal(2, await stage.CountAsync("submission_versions"));

        var file = await browser.Client.GetStringAsync(new Uri($"{receipt.Path}.json", UriKind.Relative));
        var stranger = await app.NewBrowser().GetAsync("/bien-nhan/kiem-tra");
        var right = await stranger.Form("main form[enctype]").Fill("Receipt", file).SubmitAsync();
        Assert.StartsWith("Đúng.", right.Words(".note"), StringComparison.Ordinal);
        var wrong = await stranger.Form("main form[enctype]").Fill("Receipt", file.Replace("on-time 0", "on-time 1", StringComparison.Ordinal)).SubmitAsync();
        Assert.StartsWith("Không đúng.", wrong.Words(".note"), StringComparison.Ordinal);
    }

    /// <summary>A form filled with what a week gives.</summary>
    internal static TestForm Filled(TestPage form) => form.Form("main form")
        .Fill("sections[0].text", "Đã thu hoạch 34 ha lúa hè thu, trồng mới 0,5 ha chè tại thôn Thử.\r\nHướng dẫn 12 hộ làm vườn mẫu.")
        .Fill("figures[0].value", "34")
        .Fill("figures[1].value", "0,5")
        .Fill("figures[1].estimate", "0,25")
        .Fill("activities[0].kind", "bao-cao").Fill("activities[0].count", "1").Fill("activities[0].date", "17/8")
        .Fill("plan[0].date", "2021-08-23").Fill("plan[0].from", "14h").Fill("plan[0].text", "Họp bàn thu hoạch lúa hè thu");
}
