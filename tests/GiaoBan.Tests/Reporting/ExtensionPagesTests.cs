using System.Net;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Reporting;

/// <summary>More time by the pages alone, without script: asked from the report, decided by the office, shown wherever the report is.</summary>
public sealed class ExtensionPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Ask_GrantAndSend_SaysTheSameEverywhere()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var lan = await stage.SignInAsync("lan");
        var report = await stage.ObligationAsync();
        var form = await lan.GetAsync($"/bao-cao/{report}");
        var ask = await lan.FollowAsync(form.One($"a[href='/bao-cao/{report}/gia-han']"));
        Assert.Contains("20:00", ask.Words(".lead"), StringComparison.Ordinal);
        var wrong = await ask.Form("main form").Fill("day", "2021-08-19").Fill("hour", "19:00").Fill("reason", "Mất điện").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("sau hạn đang có", wrong.Words(".summary"), StringComparison.Ordinal);
        var asked = await wrong.Form("main form").Fill("day", "2021-08-20").Fill("hour", "11:00").SubmitAsync();
        Assert.Contains("Đã gửi đề nghị", asked.Words(".flash"), StringComparison.Ordinal);

        var minh = await stage.SignInAsync("minh");
        var notice = (await minh.GetAsync("/viec-cua-toi")).All(".note a").Single(a => a.GetAttribute("href") == "/gia-han");
        var desk = await minh.FollowAsync(notice);
        var decide = await minh.FollowAsync(desk.One("main li a.btn"));
        Assert.Equal(("2021-08-20", "11:00"), (decide.Form("main form")["day"], decide.Form("main form")["hour"]));
        var granted = await decide.Form("main form").Fill("reason", "Cả xã mất điện").SubmitAsync();
        Assert.Contains("Đã gia hạn cho", granted.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("Cả xã mất điện", granted.Words("table.data"), StringComparison.Ordinal);

        app.Clock.SetTo(2021, 8, 20, 10, 30);
        Assert.Contains("Được gia hạn", (await lan.GetAsync("/viec-cua-toi")).Words("main"), StringComparison.Ordinal);
        var check = await JourneyTests.Filled(await lan.GetAsync($"/bao-cao/{report}")).SubmitAsync(JourneyTests.Check);
        Assert.Empty(check.All("[name=lateReason]"));
        var receipt = await check.Form().SubmitAsync();
        Assert.Contains("trong thời gian được gia hạn", receipt.Words("main"), StringComparison.Ordinal);
        var line = await minh.GetAsync($"/so-theo-doi/bao-cao/{report}");
        Assert.Contains("gửi trong gia hạn", line.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Gửi trong gia hạn", (await minh.GetAsync("/gia-han")).Words("table.data"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Give_OfTheOfficesOwnAccord_AndRefuse_TellTheUnit()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var (lan, minh, nga) = (await stage.SignInAsync("lan"), await stage.SignInAsync("minh"), await stage.SignInAsync("nga"));
        var report = await stage.ObligationAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await nga.GetAsync($"/bao-cao/{report}/gia-han")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await lan.GetAsync("/gia-han")).Status);

        await (await lan.GetAsync($"/bao-cao/{report}/gia-han")).Form("main form").Fill("day", "2021-08-21").Fill("reason", "Bận họp").SubmitAsync();
        var decide = await minh.FollowAsync((await minh.GetAsync("/gia-han")).One("main li a.btn"));
        var refused = await decide.Form("main form").Fill("reason", "Không đủ lý do").SubmitAsync("button[formaction*=Refuse]");
        Assert.Contains("Đã từ chối", refused.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("Không được gia hạn", (await lan.GetAsync("/viec-cua-toi")).Words("main"), StringComparison.Ordinal);

        var book = await minh.GetAsync($"/so-theo-doi/bao-cao/{report}");
        var give = await minh.FollowAsync(book.One($"a[href='/gia-han/bao-cao/{report}']"));
        var given = await give.Form("main form").Fill("day", "2021-08-20").Fill("reason", "Trực bão").SubmitAsync();
        Assert.Contains("Đã gia hạn cho", given.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("Được gia hạn: ", (await lan.GetAsync("/viec-cua-toi")).Words("main"), StringComparison.Ordinal);
    }
}
