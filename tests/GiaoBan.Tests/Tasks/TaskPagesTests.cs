using System.Net;
using System.Text;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Requests;

namespace GiaoBan.Tests.Tasks;

/// <summary>Tasks in a browser without script, and over the API (NN-8).</summary>
public sealed class TaskPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Journey_GiveReportConfirm_WorksWithoutScript()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var office = await stage.SignInAsync(RequestStage.Office);
        var page = await office.GetAsync("/nhiem-vu/giao");
        page = await page.Form().Fill("source", "Công văn số 12-CV/ĐU").Fill("text", "Lập danh sách hộ nghèo").Fill("lead", "bc-so-y-te").Fill("due", "2021-09-17")
            .Tick("support", "bc-so-tai-chinh").SubmitAsync();
        Assert.StartsWith("/nhiem-vu/", page.Path, StringComparison.Ordinal);
        var path = page.Path;
        var lead = await stage.SignInAsync("bc-so-y-te");
        page = await lead.GetAsync("/viec-cua-toi");
        Assert.Contains("Bạn được giao chủ trì nhiệm vụ: Lập danh sách hộ nghèo. Hạn ngày 17/9/2021.", page.Body, StringComparison.Ordinal);
        Assert.Contains("/nhiem-vu?xem=cua-toi", page.Body, StringComparison.Ordinal);
        page = await (await lead.GetAsync(path)).Form("form[action$=Accept]").SubmitAsync();
        Assert.Equal("Đã nhận việc", page.Words("main .chip, header .chip"));
        page = await page.Form("form.report").Fill("text", "Đã lập xong 8 thôn").Fill("percent", "60").Attach("file", "thon.txt", "text/plain", Encoding.UTF8.GetBytes("8")).SubmitAsync();
        Assert.Contains("khoảng 60%", page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync(page.One("a[href*='/tep/']").GetAttribute("href")!)).Status);
        page = await page.Form("form.report").Fill("text", "Đã xong 12 thôn").SubmitAsync("form.report button[value=done]");
        Assert.Empty(page.All("form.report"));
        page = await (await office.GetAsync("/viec-cua-toi")).Browser.GetAsync(path);
        page = await page.Form("form.confirm").SubmitAsync("form.confirm button[value=returned]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await page.Form("form.confirm").SubmitAsync("form.confirm button[value=confirmed]");
        Assert.Contains("Hoàn thành đúng hạn", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journey_ReportAnswersTask_BothPagesSayIt()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var made = (await stage.MakeAsync()).Value!;
        var report = RequestStage.PartOf(made, "so-y-te");
        var task = await TaskTests.GiveAsync(stage);
        var lead = await stage.SignInAsync("bc-so-y-te");
        var page = await lead.GetAsync($"/nhiem-vu/{task}");
        page = await page.Form("form.link").Fill("report", report.ToString()).SubmitAsync();
        Assert.Contains($"/bao-cao/{report}", page.Body, StringComparison.Ordinal);
        var form = await lead.GetAsync($"/bao-cao/{report}");
        Assert.Contains("Trả lời nhiệm vụ", form.Words($".note:has(a[href='/nhiem-vu/{task}'])"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_FiltersAndPapers_ShowWhatTheAddressAsks()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        await TaskTests.GiveAsync(stage);
        await TaskTests.GiveAsync(stage, "bc-so-xay-dung");
        var office = await stage.SignInAsync(RequestStage.Office);
        Assert.Equal(2, (await office.GetAsync("/nhiem-vu")).All("main tbody th[scope=row]").Count);
        Assert.Single((await office.GetAsync("/nhiem-vu?xem=tat-ca&trang-thai=mo&don-vi=so-xay-dung")).All("main tbody th[scope=row]"));
        Assert.Equal(2, (await office.GetAsync("/nhiem-vu?sap=don-vi")).All("tr.group").Count);
        Assert.Empty((await office.GetAsync("/nhiem-vu?trang-thai=done")).All("main tbody th[scope=row]"));
        Assert.Equal(2, (await office.GetAsync("/nhiem-vu/in?xem=tat-ca&trang-thai=mo")).All("table tbody tr").Count);
        var book = await office.Client.GetAsync(new Uri("/nhiem-vu.xlsx?tim=danh+s%C3%A1ch", UriKind.Relative));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", book.Content.Headers.ContentType!.MediaType);
        var rows = (await OfficeProgram.SheetsAsync(await book.Content.ReadAsByteArrayAsync()))["Nhiệm vụ"];
        Assert.Equal(2, rows.Count(r => r[0].StartsWith("Rà soát", StringComparison.Ordinal)));
        var stranger = await stage.SignInAsync("bc-so-noi-vu");
        Assert.Empty((await stranger.GetAsync("/nhiem-vu?xem=tat-ca&trang-thai=het")).All("main tbody th[scope=row]"));
    }

    [Fact]
    public async Task Api_ListAndReport_AnswerStateAndRefuseOthers()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var task = await TaskTests.GiveAsync(stage);
        var lead = await stage.ApiAsync("bc-so-y-te");
        var (status, body) = await lead.GetAsync("/api/v1/tasks?mine=true&state=given");
        Assert.Equal((HttpStatusCode.OK, 1), (status, body.GetProperty("items").GetArrayLength()));
        Assert.Equal("2021-09-17", body.GetProperty("items")[0].GetProperty("due").GetString());
        var told = await lead.PostAsync($"/api/v1/tasks/{task}/report", new { text = "Đã xong", done = true });
        Assert.Equal((HttpStatusCode.OK, "reported"), (told.Status, told.Body.GetProperty("state").GetString()));
        Assert.Equal("tasks.act.not-now.reported", (await lead.PostAsync($"/api/v1/tasks/{task}/report", new { text = "Nữa" })).Code);
        Assert.Equal("tasks.state.unknown", (await lead.GetAsync("/api/v1/tasks?state=xong")).Code);
        var other = await stage.ApiAsync("bc-so-noi-vu");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/v1/tasks/{task}")).Status);
        Assert.Equal(1, (await lead.GetAsync($"/api/v1/tasks/{task}")).Body.GetProperty("acts").GetArrayLength());
    }
}
