using System.Net;
using GiaoBan.Domain.Organisation;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Incidents;

/// <summary>An oral report through the pages: recorded at the phone, written, read, instructed, measured (DB-10).</summary>
public sealed class IncidentJourneyTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Recording_AtThePhone_IsOneShortPageAndSixTaps()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await IncidentStage.BuildAsync(app);
        var office = await stage.Office.SignIn(Roles.Office);
        var page = await office.GetAsync("/bao-dot-xuat/ghi");

        // What is asked at sight: who, to whom, how, how grave, what field, when. Everything else is folded away.
        var asked = page.All("main form :is(select, input, textarea)").Where(f => f.GetAttribute("type") != "hidden" && f.Closest("details") is null).ToList();
        Assert.Equal(["reportedBy", "reportedTo", "channel", "severity", "field", "at"], asked.Select(f => f.GetAttribute("name")!).Distinct());
        Assert.Empty(page.All("main form textarea"));

        // Only who called is not known beforehand.
        var form = page.Form();
        Assert.Equal(("phone", "notable", "2021-08-19T19:30", ""), (form["channel"], form["severity"], form["at"], form["reportedBy"]));
        Assert.Equal((await stage.PostAsync(Roles.Office)).ToString(), form["reportedTo"]);

        // Reporter: open the list, choose (2). Severity: 1. Field: 2. Button: 1.
        page = await form.Fill("reportedBy", (await stage.PostAsync("son")).ToString()).Tick("severity", "serious").Fill("field", "chay-no-tai-nan").SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Báo cáo đột xuất số 1/2021", page.Words("h1"));
        Assert.Contains("Đã ghi", page.Words(".flash"), StringComparison.Ordinal);
        Assert.Equal(("so-xay-dung", "incident", "dot-xuat"), (
            await app.ScalarAsync<string>("select u.code from obligations o join units u using (tenant_id, unit_id)"),
            await app.ScalarAsync<string>("select origin from obligations"), await app.ScalarAsync<string>("select requirement from obligations")));

        // An officer records what they told themselves: one tap, as it stands.
        var son = await stage.Office.SignIn("son");
        page = await (await son.GetAsync("/bao-dot-xuat/ghi")).Form().SubmitAsync();
        Assert.Equal("Báo cáo đột xuất số 2/2021", page.Words("h1"));
        Assert.Equal(2, await stage.CountAsync("incidents"));
    }

    [Fact]
    public async Task Recording_SentTwice_IsRecordedOnce()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await IncidentStage.BuildAsync(app);
        var form = (await (await stage.Office.SignIn("son")).GetAsync("/bao-dot-xuat/ghi")).Form();
        var one = await form.SubmitAsync();
        var two = await form.SubmitAsync();
        Assert.Equal(one.Path, two.Path);
        Assert.Equal((1, 1), (await stage.CountAsync("incidents"), await stage.CountAsync("obligations")));
    }

    [Fact]
    public async Task Recording_WithImpossibleTimes_SaysSoAtTheField()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await IncidentStage.BuildAsync(app);
        var office = await stage.Office.SignIn(Roles.Office);
        var page = await office.GetAsync("/bao-dot-xuat/ghi");
        page = await page.Form().SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("#reportedBy", Assert.Single(page.All(".summary a")).GetAttribute("href"));
        page = await page.Form().Fill("reportedBy", (await stage.PostAsync("son")).ToString()).Fill("at", "2021-08-19T21:00").Fill("happenedAt", "2021-08-19T22:00")
            .Fill("due", "2021-08-19T19:00").SubmitAsync();
        Assert.Equal(["#at", "#due", "#happenedAt"], page.All(".summary a").Select(a => a.GetAttribute("href")).Order(StringComparer.Ordinal));
        Assert.Equal(0, await stage.CountAsync("incidents"));
    }

    [Fact]
    public async Task Incident_FromTheCallToTheInstruction_IsWalkedAndMeasured()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await IncidentStage.BuildAsync(app);
        var office = await stage.Office.SignIn(Roles.Office);
        var recorded = await (await office.GetAsync("/bao-dot-xuat/ghi")).Form()
            .Fill("reportedBy", (await stage.PostAsync("son")).ToString()).Fill("reportedTo", (await stage.PostAsync(Roles.Leader)).ToString())
            .Fill("at", "2021-08-19T19:20").Fill("happenedAt", "2021-08-19T18:40").Fill("due", "2021-08-19T21:00").SubmitAsync();
        var path = recorded.Path;

        // The office recorded it and is no reader: facts, no form, no names.
        Assert.Contains("nội dung chỉ dành cho", recorded.Words("main").ToLowerInvariant(), StringComparison.Ordinal);
        Assert.Empty(recorded.All("main textarea"));

        // The one who told it is led there by the notice and by the report's own line.
        var son = await stage.Office.SignIn("son");
        var work = await son.GetAsync("/viec-cua-toi");
        Assert.Equal(path, work.One(".note a").GetAttribute("href"));
        Assert.Contains("số 1/2021, lúc 19:20 19/08/2021", work.Words(".note"), StringComparison.Ordinal);
        var opened = await son.FollowAsync(work.One(".due-list .btn"));
        Assert.Equal(path, opened.Path);
        app.Clock.SetTo(2021, 8, 19, 20, 10);
        var write = await son.GetAsync(path + "/van-ban");
        var refused = await write.Form().Fill("course", "Có thể lan rộng").SubmitAsync();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Có thể lan rộng"), (refused.Status, refused.Words("textarea[name=course]")));
        var sent = await refused.Form().Fill("facts", "Sập giàn giáo").Fill("proposals", "Xin ý kiến").SubmitAsync();
        Assert.Contains("Biên nhận", sent.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("Sập giàn giáo", sent.Words(".piece"), StringComparison.Ordinal);
        var receipt = await son.FollowAsync(sent.One(".piece a"));
        Assert.Equal(HttpStatusCode.OK, receipt.Status);
        Assert.DoesNotContain("Sập giàn giáo", receipt.Body, StringComparison.Ordinal);
        Assert.Equal(("on-time", "incident"), (await app.ScalarAsync<string>("select verdict from submission_versions"), await app.ScalarAsync<string>("select channel from submission_versions")));

        // Read is what was opened, and the owners see when.
        app.Clock.SetTo(2021, 8, 19, 20, 30);
        var leader = await stage.Office.SignIn(Roles.Leader);
        var closed = await leader.GetAsync(path);
        Assert.DoesNotContain("Sập giàn giáo", closed.Body, StringComparison.Ordinal);
        var read = await closed.Form("form[action*='handler=Open']").SubmitAsync();
        Assert.Contains("Sập giàn giáo", read.Words(".piece"), StringComparison.Ordinal);
        Assert.Contains("Đã đọc: Người giữ leader (20:30 19/08/2021)", (await son.GetAsync(path)).Words(".piece"), StringComparison.Ordinal);
        var told = await read.Form("form[action*='handler=Entry']").Tick("kind", "instruction").Fill("text", "Dừng thi công").Fill("who", "Sở Xây dựng").Fill("until", "22:00 hôm nay").SubmitAsync();
        Assert.Contains("Dừng thi công", told.Words(".piece.instruction"), StringComparison.Ordinal);
        Assert.Contains("có ý kiến mới", (await son.GetAsync("/viec-cua-toi")).Words("main"), StringComparison.Ordinal);

        // 40 minutes to the call, 50 more to the writing; the office sees the figures and no word.
        var figures = await office.GetAsync("/bao-dot-xuat/so-lieu?ky=2021-3&linh-vuc=an-ninh-trat-tu");
        Assert.Contains("Giữa 40 phút, dài nhất 40 phút", figures.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Giữa 50 phút, dài nhất 50 phút", figures.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Quý III/2021", figures.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Số 1/2021", (await office.GetAsync("/bao-dot-xuat?don-vi=so-xay-dung&van-ban=co")).Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Số 1/2021", (await office.GetAsync("/bao-dot-xuat?van-ban=chua")).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Incident_EnteredByMistake_IsWithdrawnByWhoWasToldAndNeverByTheUnit()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await IncidentStage.BuildAsync(app);
        var son = await stage.Office.SignIn("son");
        var page = await (await son.GetAsync("/bao-dot-xuat/ghi")).Form().SubmitAsync();
        Assert.Empty(page.All("form[action*='handler=Withdraw']"));
        var entry = page.Form("form[action*='handler=Entry']");
        var forged = await son.Client.PostAsync(
            new Uri(page.Path + "?handler=Withdraw", UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", entry["__RequestVerificationToken"]!)]));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        var leader = await stage.Office.SignIn(Roles.Leader);
        var withdrawn = await (await leader.GetAsync(page.Path)).Form("form[action*='handler=Withdraw']").SubmitAsync();
        Assert.Contains("Đã bỏ yêu cầu văn bản", withdrawn.Words(".flash"), StringComparison.Ordinal);
        Assert.Equal("Ghi nhầm báo cáo đột xuất", await app.ScalarAsync<string>("select exempt_reason from obligations"));
        Assert.Equal(HttpStatusCode.NotFound, (await son.GetAsync(page.Path + "/van-ban")).Status);
        Assert.Empty((await leader.GetAsync(page.Path)).All("form[action*='handler=Withdraw']"));
    }

    [Fact]
    public async Task Readers_AddedAndRemoved_ReadOnlyInBetween()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await IncidentStage.BuildAsync(app);
        var son = await stage.Office.SignIn("son");
        var path = (await (await son.GetAsync("/bao-dot-xuat/ghi")).Form().SubmitAsync()).Path;
        await (await son.GetAsync(path + "/van-ban")).Form().Fill("facts", "Sạt lở").SubmitAsync();

        // A colleague of the unit is nobody here.
        var binh = await stage.Office.SignIn("binh");
        Assert.Equal(HttpStatusCode.NotFound, (await binh.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await binh.GetAsync(path + "/van-ban")).Status);
        var readers = await son.GetAsync(path + "/nguoi-doc");
        var refused = await readers.Form("#them").SubmitAsync();
        Assert.Equal(["#official", "#reason"], refused.All(".summary a").Select(a => a.GetAttribute("href")).Order(StringComparer.Ordinal));
        readers = await refused.Form("#them").Fill("official", (await stage.Office.OfficialOf("binh")).ToString()).Fill("reason", "Trực thay").SubmitAsync();
        Assert.Contains("Trực thay", readers.Words("table"), StringComparison.Ordinal);
        Assert.Contains("bạn được đọc báo cáo đột xuất số 1/2021", (await binh.GetAsync("/viec-cua-toi")).Words(".note").ToLowerInvariant(), StringComparison.Ordinal);
        var page = await (await binh.GetAsync(path)).Form("form[action*='handler=Open']").SubmitAsync();
        Assert.Contains("Sạt lở", page.Words(".piece"), StringComparison.Ordinal);

        // Added to read, not to add.
        Assert.Equal(HttpStatusCode.NotFound, (await binh.GetAsync(path + "/nguoi-doc")).Status);
        var open = page.Form("form[action*='handler=Entry']").Fill("text", "Ý kiến muộn");
        readers = await (await son.GetAsync(path + "/nguoi-doc")).Form("form:has(button[aria-label='Thôi cho đọc: Người giữ binh'])").SubmitAsync();
        Assert.Contains("thôi cho đọc lúc", readers.Words("table"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await binh.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await open.SubmitAsync()).Status);
        Assert.Equal(0, await stage.CountAsync("incident_contents where kind = 'answer'"));
        Assert.Equal(1, await stage.CountAsync("audit_events where kind = 'incidents.reader-removed'"));
    }
}
