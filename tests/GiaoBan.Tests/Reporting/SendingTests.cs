using System.Text.Json;
using GiaoBan.Domain.Reporting;
using GiaoBan.Tests.Infrastructure;
using NodaTime;

namespace GiaoBan.Tests.Reporting;

/// <summary>The one act that counts: when it is judged on time (ALL-4), late with a reason, for somebody else, with nothing to report.</summary>
public sealed class SendingTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    /// <summary>SK-10: "đồng thời với báo cáo": the plan is there for each version of its report, whoever sends when.</summary>
    [Fact]
    public async Task Send_ReportsWithPlanAtOnce_StoresBothOfEachOrNeither()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var content = ReportContent.Empty with
        {
            Sections = [new SectionText("ket-qua-chi-tieu", "Đo đạc 05 thửa đất tại thôn Thử.")],
            Plan = [new PlanLine(new LocalDate(2021, 8, 24), new LocalTime(8, 0), null, "Nghiệm thu đường bê tông", "Thôn Thử", "Công chức địa chính", "Ban phát triển thôn", false)],
        };
        var versions = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => week.SendAsync("dia-chinh-nn", content))));
        Assert.Equal([1, 2, 3, 4], versions.Order());
        Assert.Equal("ke-hoach-tuan-toi 4, tuan-chinh-quyen 4", await week.App.ScalarAsync<string>(
            """
            select string_agg(requirement || ' ' || n, ', ' order by requirement)
            from (select requirement, count(*) as n from submission_versions join obligations using (tenant_id, obligation_id) group by 1) c
            """));
    }

    [Theory]
    [InlineData("tuan-chinh-quyen", "2021-W33", 19, 19, 59, 59, 999, "on-time", 0)]
    [InlineData("tuan-chinh-quyen", "2021-W33", 19, 20, 0, 0, 0, "on-time", 0)]
    [InlineData("tuan-chinh-quyen", "2021-W33", 19, 20, 0, 0, 1, "late", 1)]
    [InlineData("thang", "2021-08", 19, 23, 59, 59, 999, "on-time", 0)]
    [InlineData("thang", "2021-08", 20, 0, 0, 0, 0, "late", 1)]
    public async Task Send_AtTheDeadlineToTheMillisecond_IsJudgedByTheServersClock(
        string requirement, string period, int day, int hour, int minute, int second, int millisecond, string verdict, int late)
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var id = await stage.ObligationAsync(requirement, period);
        var form = await (await stage.SignInAsync("lan")).GetAsync($"/bao-cao/{id}");
        var check = await form.Form().Fill("sections[0].text", "Đã thu hoạch 34 ha lúa hè thu tại 4 thôn.").SubmitAsync(JourneyTests.Check);
        app.Clock.SetTo(2021, 8, day, hour, minute, second, millisecond);
        if (late > 0)
        {
            check = await check.Browser.GetAsync(check.Path);
            check = await check.Form().Fill("reason", "Mất điện từ 19 giờ").SubmitAsync();
        }
        else
        {
            // What a body says about the time changes nothing.
            check = await check.Form().Forge("receivedAt", "2021-08-01T00:00:00Z").Forge("arrivedAt", "2021-08-01T00:00:00Z").SubmitAsync();
        }

        Assert.StartsWith("/bien-nhan/", check.Path, StringComparison.Ordinal);
        Assert.Equal($"{verdict} {late} {app.Clock.GetCurrentInstant().ToUnixTimeMilliseconds()}", await app.ScalarAsync<string>(
            "select verdict || ' ' || late_minutes || ' ' || (extract(epoch from received_at) * 1000)::bigint from submission_versions"));
        Assert.Contains(late > 0 ? "chậm" : "đúng hạn", check.Words("main"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Send_Late_SaysHowLateAsksWhyAndLosesNothingUntilItIsTold()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var id = await stage.ObligationAsync();
        var check = await JourneyTests.Filled(await (await stage.SignInAsync("lan")).GetAsync($"/bao-cao/{id}")).SubmitAsync(JourneyTests.Check);
        Assert.Empty(check.All("[name=reason]"));

        // The page was shown in time and sent 2 hours 15 minutes late; whatever the body claims.
        app.Clock.SetTo(2021, 8, 19, 22, 15);
        var asked = await check.Form().Forge("receivedAt", "2021-08-19T19:59:59+07:00").SubmitAsync();
        Assert.EndsWith("/kiem-tra", asked.Path, StringComparison.Ordinal);
        Assert.Contains("Báo cáo chậm 2 giờ 15 phút. Ghi lý do trước khi gửi.", asked.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Đã thu hoạch 34 ha lúa hè thu", asked.Words("main"), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync("submission_versions"));
        Assert.Equal(1, await stage.CountAsync("drafts"));

        var receipt = await asked.Form().Fill("reason", "Mất điện từ 19 giờ").SubmitAsync();
        Assert.Contains("Mất điện từ 19 giờ", receipt.Words("main"), StringComparison.Ordinal);
        Assert.Equal("late 135 Mất điện từ 19 giờ", await app.ScalarAsync<string>(
            "select first_verdict || ' ' || late_minutes || ' ' || late_reason from obligations where obligation_id = $1", id));
    }

    [Theory]
    [InlineData("dien-thoai", "phone")]
    [InlineData("giay", "paper")]
    public async Task Send_ForSomebodyElse_NamesWhoAndIsLoggedAsSuch(string way, string channel)
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var id = await stage.ObligationAsync();
        var form = await (await stage.SignInAsync("minh")).GetAsync($"/bao-cao/{id}?thay={way}");
        var check = await JourneyTests.Filled(form).SubmitAsync(JourneyTests.Check);
        var asked = await check.Form().SubmitAsync();
        Assert.Equal("true", asked.One("[name=note]").GetAttribute("aria-invalid"));
        Assert.Equal(0, await stage.CountAsync("submission_versions"));

        var receipt = await asked.Form().Fill("note", "Bà Lan, công chức địa chính, lúc 19 giờ 20").SubmitAsync();
        Assert.StartsWith("/bien-nhan/", receipt.Path, StringComparison.Ordinal);
        Assert.Contains("Bà Lan, công chức địa chính, lúc 19 giờ 20", receipt.Words("main"), StringComparison.Ordinal);
        var data = await app.ScalarAsync<string>("select data from audit_events where subject = 'obligation/' || $1 and kind like '%filed'", id.ToString());
        using var logged = JsonDocument.Parse(data!);
        Assert.Equal(channel, logged.RootElement.GetProperty("data").GetProperty("channel").GetString());
        Assert.Contains("Bà Lan", data, StringComparison.Ordinal);
        Assert.Equal("Phan Văn Minh", await app.ScalarAsync<string>(
            "select full_name from submission_versions v join officials o using (tenant_id, official_id) where obligation_id = $1 and channel = $2", id, channel));
    }

    [Fact]
    public async Task Nil_IsAnExplicitAct_NeverWithContent()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var id = await stage.ObligationAsync();
        var form = await (await stage.SignInAsync("lan")).GetAsync($"/bao-cao/{id}");
        var empty = await form.Form().SubmitAsync(JourneyTests.Check);
        Assert.Equal($"/bao-cao/{id}", empty.Path);

        var both = await empty.Form().Tick("nil").Fill("figures[0].value", "34").SubmitAsync(JourneyTests.Check);
        Assert.Contains("Đã chọn “Không phát sinh” nhưng báo cáo có nội dung", both.Words("main"), StringComparison.Ordinal);
        Assert.Equal("34", both.Form()["figures[0].value"]);
        Assert.Equal(0, await stage.CountAsync("submission_versions"));

        var check = await both.Form().Fill("figures[0].value", "").SubmitAsync(JourneyTests.Check);
        var receipt = await check.Form().SubmitAsync();
        Assert.Contains("Không phát sinh", receipt.Words(".note"), StringComparison.Ordinal);
        Assert.True(await app.ScalarAsync<bool>("select nil from obligations where obligation_id = $1", id));
    }

    [Fact]
    public async Task Session_EndedWhileTyping_KeepsTheTextAndTheDraftAfterSigningIn()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var address = $"/bao-cao/{await stage.ObligationAsync()}";
        var typed = JourneyTests.Filled(await (await stage.SignInAsync("lan")).GetAsync(address)).Fill("figures[2].value", "8.5");

        var ended = await app.NewBrowser().SendAsync(typed.Request(".work-bar button[value=save]"));
        Assert.Equal(address + "/het-phien", ended.Path);
        Assert.Contains("Những gì bạn vừa gõ còn nguyên", ended.Words("main"), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync("drafts"));
        var wrong = await ended.Form().Fill("userName", "lan").Fill("password", "khong phai mat khau").SubmitAsync();
        Assert.Equal("8.5", wrong.Form()["figures[2].value"]);
        Assert.Equal(0, await stage.CountAsync("drafts"));

        var back = await wrong.Form().Fill("userName", "lan").Fill("password", "mot hai ba bon nam").SubmitAsync();
        Assert.Equal(address, back.Path);
        Assert.Equal(("8.5", "0,5", "Họp bàn thu hoạch lúa hè thu"), (back.Form()["figures[2].value"], back.Form()["figures[1].value"], back.Form()["plan[0].text"]));
        Assert.Equal(1, await stage.CountAsync("drafts"));
    }
}
