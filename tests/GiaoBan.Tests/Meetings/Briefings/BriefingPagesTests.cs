using System.Net;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Urging;

namespace GiaoBan.Tests.Meetings.Briefings;

/// <summary>Briefings in a browser without script (SK-6).</summary>
public sealed class BriefingPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Journey_SetUpByTheRuleMoveKnowTell_WorksWithoutScript()
    {
        await using var stage = await BriefingStage.OpenAsync(fixture, setUp: false);
        var office = await stage.Week.SignInAsync(BriefingStage.Office);
        var page = await office.GetAsync("/giao-ban/lich");
        Assert.Equal(3, page.All("a[href^='/giao-ban/lich/moi?']").Count);
        page = await office.FollowAsync(page.All("a[href^='/giao-ban/lich/moi?']")[0]);
        page = await page.Form("form.series").Fill("giao-ban.chair", stage.Week.PostId("thuong-truc-dang-uy").ToString()).Fill("giao-ban.room", stage.Hall.ToString()).SubmitAsync();
        Assert.Equal("/giao-ban/lich", page.Path);
        Assert.Contains("14:00–16:00, Thứ Sáu, 20/8/2021", page.Body, StringComparison.Ordinal);
        await stage.MakeAsync();
        page = await office.GetAsync("/giao-ban/2021-W33/doi");
        Assert.Contains("07:30–09:30, Thứ Hai, 23/8/2021", page.Body, StringComparison.Ordinal);
        page = await page.Form("form.move").Fill("reason", "Đi kiểm tra chốt phòng dịch").SubmitAsync();
        Assert.Contains("Chưa trả lời", page.Body, StringComparison.Ordinal);
        var member = await stage.Week.SignInAsync("dc-nn");
        page = await member.GetAsync("/giao-ban/2021-W33/buoi");
        page = await page.Form("form.known").SubmitAsync("form.known button");
        Assert.Empty(page.All("form.known"));
        page = await page.Form("form.tell").Fill("day", "2021-08-21").Fill("text", "Đo đạc đất thôn 2").SubmitAsync();
        Assert.Contains("Thứ Bảy, 21/8/2021: Đo đạc đất thôn 2", page.Body, StringComparison.Ordinal);
        var paper = await office.GetAsync("/giao-ban/2021-W33/in");
        Assert.Contains("Đo đạc đất thôn 2", paper.Body, StringComparison.Ordinal);
        Assert.Contains("tính vào báo cáo tuần sau", paper.Body, StringComparison.Ordinal);
        Assert.Contains("/giao-ban/2021-W33/buoi", (await office.GetAsync("/giao-ban/2021-W33")).Body, StringComparison.Ordinal);
        var next = await stage.Week.SourceAsync("dia-chinh-nn", period: "%34%");
        Assert.Contains("Việc đã báo thêm tại giao ban dời", (await member.GetAsync($"/bao-cao/{next}")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Đo đạc đất thôn 2", (await member.GetAsync($"/bao-cao/{await stage.Week.SourceAsync("dia-chinh-nn")}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_OfTheOffice_AreClosedToUnitsAndUnknownWeeksAreNotFound()
    {
        await using var stage = await BriefingStage.OpenAsync(fixture);
        await stage.MakeAsync();
        var member = await stage.Week.SignInAsync("kn");
        Assert.NotEqual(HttpStatusCode.OK, (await member.GetAsync("/giao-ban/2021-W33/doi")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync("/giao-ban/2021-W50/buoi")).Status);
        var meeting = await stage.Week.App.ScalarAsync<Guid>("select meeting_id from meetings where period_key = '2021-W33' and title like 'Giao ban chung%'");
        Assert.Equal("/giao-ban/2021-W33/buoi", (await member.GetAsync($"/cuoc-hop/{meeting}/giao-ban")).Path);
    }
}
