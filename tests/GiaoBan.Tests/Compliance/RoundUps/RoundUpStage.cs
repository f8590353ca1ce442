using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;

namespace GiaoBan.Tests.Compliance.RoundUps;

/// <summary>The small commune in the third quarter of 2021: one report on time and found incomplete, one late, the rest of the week missing.</summary>
internal static class RoundUpStage
{
    public const string Address = "/tong-hop-quy/2021-Q3";

    /// <summary>The office, signed in on 1/10/2021.</summary>
    public static async Task<TestBrowser> BuildAsync(TestApp app, ReportStage stage)
    {
        var lan = await stage.SignInAsync("lan");
        var check = await JourneyTests.Filled(await lan.GetAsync($"/bao-cao/{await stage.ObligationAsync()}")).SubmitAsync(JourneyTests.Check);
        Assert.StartsWith("/bien-nhan/", (await check.Form().SubmitAsync()).Path, StringComparison.Ordinal);
        await app.ExecuteAsync($"update obligations set incomplete = true where obligation_id = '{await stage.ObligationAsync()}'");
        app.Clock.SetTo(2021, 8, 19, 20, 25, 30);
        await SendLateAsync(stage, "2021-W33");
        app.Clock.SetTo(2021, 10, 1, 8, 0);
        return await stage.SignInAsync("minh");
    }

    /// <summary>The women's union sends a week's report after its deadline.</summary>
    public static async Task SendLateAsync(ReportStage stage, string period)
    {
        var nga = await stage.SignInAsync("nga");
        var form = await nga.GetAsync($"/bao-cao/{await stage.ObligationAsync("tuan-dang-doan-the", period, "hoi-phu-nu")}");
        var check = await form.Form("main form").Fill("sections[0].text", "Vận động 12 hội viên tham gia tiêm phòng.\nThăm 03 gia đình chính sách.").SubmitAsync(JourneyTests.Check);
        Assert.StartsWith("/bien-nhan/", (await check.Form().Fill("reason", "Mất điện, có lại mới gửi được").SubmitAsync()).Path, StringComparison.Ordinal);
    }

    /// <summary>Begins the quarter's round-up; the page to write it on.</summary>
    public static async Task<TestPage> BeginAsync(TestBrowser office)
    {
        var page = await (await office.GetAsync(Address + "/soan")).Form().SubmitAsync();
        Assert.Equal(Address + "/soan", page.Path);
        return page;
    }

    /// <summary>Issues what is written.</summary>
    public static async Task<TestPage> IssueAsync(TestBrowser office) => await (await office.GetAsync(Address + "/ban-hanh")).Form("main form").SubmitAsync();
}
