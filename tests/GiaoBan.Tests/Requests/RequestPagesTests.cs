using System.Net;
using System.Text;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Requests;

/// <summary>The pages of requests, without script: the office makes and answers, the unit takes on, declines, writes (DB-8, DB-9, ALL-2).</summary>
public sealed class RequestPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Office_MakesARequest_LooksFirstThenSeesUnitsByState()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var office = await stage.SignInAsync(RequestStage.Office);
        var page = await office.GetAsync("/yeu-cau/moi");
        var form = Filled(page.Form());
        page = await form.SubmitAsync("main .btn[value=check]");
        Assert.Contains("4 đơn vị sẽ nhận yêu cầu.", page.Words(".note.ok"), StringComparison.Ordinal);
        Assert.Contains("hết ngày 20/9/2021", page.Words(".note.ok"), StringComparison.Ordinal);
        page = await page.Form().Tick("yeu-cau.kinds", "so-ban-nganh").Fill("yeu-cau.except", "Đơn vị so-moi").SubmitAsync("main .btn[value=make]");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("0/4 đơn vị đã gửi; 0/0 gửi chậm; 4 chưa gửi (trong đó 4 chưa đến hạn)", page.Body, StringComparison.Ordinal);
        Assert.Equal(4, page.All("table.data tbody tr").Count);
        var book = await office.FollowAsync(page.One("a[href^='/so-theo-doi?']"));
        Assert.Equal(HttpStatusCode.OK, book.Status);
        Assert.Contains("Hoàn thiện thể chế", book.Body, StringComparison.Ordinal);
        var list = await office.GetAsync("/yeu-cau?tim=760");
        Assert.Single(list.All("table.data tbody tr"));
        Assert.Empty((await office.GetAsync("/yeu-cau?tim=khong-co")).All("table.data tbody tr"));
    }

    [Fact]
    public async Task Office_AsksForMoreRows_NothingTypedIsLost()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var office = await stage.SignInAsync(RequestStage.Office);
        var page = await Filled((await office.GetAsync("/yeu-cau/moi")).Form()).Fill("yeu-cau.outline[0].title", "Kết quả").SubmitAsync("main .btn[value=sections]");
        Assert.Equal("Kết quả", page.Form()["yeu-cau.outline[0].title"]);
        Assert.Equal("760/UBND-TH", page.Form()["yeu-cau.symbol"]);
        page = await page.Form().Fill("yeu-cau.outline[5].title", "Kiến nghị").SubmitAsync("main .btn[value=lines]");
        page = await page.Form().Fill("yeu-cau.form[0].name", "Vốn đã giải ngân").Fill("yeu-cau.form[0].unit", "triệu đồng").SubmitAsync("main .btn[value=make]");
        Assert.Contains("Kiến nghị", page.Body, StringComparison.Ordinal);
        Assert.Contains("Vốn đã giải ngân (triệu đồng)", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Office_ForgetsThings_SeesWhereAndKeepsWhatWasTyped()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var office = await stage.SignInAsync(RequestStage.Office);
        var page = await (await office.GetAsync("/yeu-cau/moi")).Form().Fill("yeu-cau.title", "Việc gì đó").Fill("yeu-cau.due.day", "2021-09-01").SubmitAsync("main .btn[value=make]");
        Assert.Contains("Hạn này đã qua", page.Words(".summary"), StringComparison.Ordinal);
        Assert.Contains("Chưa chọn đơn vị nào", page.Words(".summary"), StringComparison.Ordinal);
        Assert.Equal("Việc gì đó", page.Form()["yeu-cau.title"]);
    }

    [Fact]
    public async Task Unit_SeesTakesOnDeclines_OfficeAnswers()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var part = RequestStage.PartOf((await stage.MakeAsync()).Value!, "so-y-te");
        var unit = await stage.SignInAsync("bc-so-y-te");
        var work = await unit.GetAsync("/viec-cua-toi");
        Assert.Contains("Yêu cầu báo cáo: Hoàn thiện thể chế", work.Body, StringComparison.Ordinal);
        var page = await unit.GetAsync($"/yeu-cau/viec/{part}");
        Assert.Single(page.All($"a[href='/bao-cao/{part}/gia-han']"));
        page = await page.Form("form[action$='Acknowledge']").SubmitAsync();
        Assert.Contains("Đã nhận việc", page.Words("dl.facts"), StringComparison.Ordinal);
        page = await page.Form("form[action$='Decline']").Fill("reason", "Không thuộc lĩnh vực y tế").Fill("unit", "so-xay-dung").SubmitAsync();
        Assert.Contains("Từ chối, chờ văn phòng trả lời", page.Words("dl.facts"), StringComparison.Ordinal);

        var office = await stage.SignInAsync(RequestStage.Office);
        page = await office.GetAsync($"/yeu-cau/viec/{part}");
        Assert.Contains("Đề nghị giao: Đơn vị so-xay-dung.", page.Body, StringComparison.Ordinal);
        page = await page.Form("form[action$='Move']").Fill("unit", "so-noi-vu").Fill("reason", "Đúng lĩnh vực").SubmitAsync();
        Assert.Contains("Chuyển cho Đơn vị so-noi-vu: Đúng lĩnh vực", page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await stage.SignInAsync("bc-so-tai-chinh")).GetAsync($"/yeu-cau/viec/{part}")).Status);
    }

    [Fact]
    public async Task WholePath_ThroughPages_FillSendAcceptOnTheRequestsPage()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var made = (await stage.MakeAsync()).Value!;
        var part = RequestStage.PartOf(made, "so-y-te");
        var unit = await stage.SignInAsync("bc-so-y-te");
        var page = await unit.GetAsync($"/bao-cao/{part}");
        Assert.Contains("số 760/VPTU-TH ngày 6/9/2021", page.Words("h1"), StringComparison.Ordinal);
        Assert.Single(page.All($"a[href='/yeu-cau/viec/{part}']"));
        page = await page.Form("form[enctype]").Fill("sections[0].text", "Đã rà soát 12 văn bản, kiến nghị sửa 3 văn bản.").SubmitAsync(".work-bar button[value=check]");
        page = await page.Form("form:has(input[name=hash])").SubmitAsync();
        Assert.Contains("Biên nhận", page.Body, StringComparison.Ordinal);

        var office = await stage.SignInAsync(RequestStage.Office);
        page = await (await office.GetAsync($"/yeu-cau/viec/{part}")).Form("form[action$='Accept']").SubmitAsync();
        Assert.Contains("Đã nhận báo cáo.", page.Body, StringComparison.Ordinal);
        page = await office.GetAsync($"/yeu-cau/{made.RequestId}?loc=da-gui");
        Assert.Single(page.All("table.data tbody tr"));
        var board = await office.FollowAsync(page.One("a[href^='/dau-moi/']"));
        Assert.Contains("Văn bản số 760/VPTU-TH", board.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Office_WithdrawsOnThePage_UnitsReadWhy()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var made = (await stage.MakeAsync()).Value!;
        var office = await stage.SignInAsync(RequestStage.Office);
        var page = await (await office.GetAsync($"/yeu-cau/{made.RequestId}/rut")).Form().Fill("reason", "Trung ương hoãn họp").SubmitAsync();
        Assert.Contains("4 đơn vị chưa gửi không phải gửi nữa", page.Body, StringComparison.Ordinal);
        var unit = await stage.SignInAsync("bc-so-y-te");
        Assert.Contains("Trung ương hoãn họp", (await unit.GetAsync($"/yeu-cau/viec/{RequestStage.PartOf(made, "so-y-te")}")).Words(".note.warn"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unit_RecordsWhatEndedAndACopy_OfficeReadsTheRegister()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var unit = await stage.SignInAsync("bc-so-y-te");
        var form = (await unit.GetAsync("/yeu-cau/su-kien")).Form();
        Assert.Equal("so-y-te", form["unit"]);
        var page = await form.Fill("trigger", "dien-bien-353/chuyen-de/kiem-tra-giam-sat").Fill("endedOn", "2021-09-03").SubmitAsync();
        Assert.Contains("Kết thúc cuộc kiểm tra, giám sát ngày 3/9/2021", page.Body, StringComparison.Ordinal);
        Assert.Contains("(đã 3 ngày 8 giờ, chưa gửi)", page.Words("dl.facts"), StringComparison.Ordinal);
        page = await (await unit.GetAsync("/yeu-cau/su-kien")).Form().Fill("trigger", "dien-bien-353/chuyen-de/kiem-tra-giam-sat").Fill("endedOn", "2021-09-03").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        page = await page.Form().Tick("another").SubmitAsync();
        Assert.StartsWith("/yeu-cau/viec/", page.Path, StringComparison.Ordinal);

        page = await (await unit.GetAsync("/yeu-cau/ban-sao/ghi")).Form()
            .Fill("symbol", "12/BC-SYT").Fill("date", "2021-09-02").Fill("addressee", "Bộ Y tế").Fill("title", "Phòng dịch")
            .Attach("file", "BC12.txt", "text/plain", Encoding.UTF8.GetBytes("Phòng dịch: 12 chốt.")).SubmitAsync();
        Assert.Contains("Đã gửi bản sao. Biên nhận số", page.Body, StringComparison.Ordinal);
        var office = await stage.SignInAsync(RequestStage.Office);
        page = await office.GetAsync("/yeu-cau/ban-sao?tu=2021-09-01&den=2021-09-30");
        Assert.Contains("Bộ Y tế", page.Words("table.data tbody"), StringComparison.Ordinal);
        Assert.Contains("Chưa gửi bản nào: 4/5 đơn vị", page.Body, StringComparison.Ordinal);
        Assert.Contains("là ngược", (await office.GetAsync("/yeu-cau/ban-sao?tu=2021-09-30&den=2021-09-01")).Words(".summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_MakesListsAndReads_OnceAKey()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var office = await stage.ApiAsync(RequestStage.Office);
        var body = new
        {
            symbol = "760/UBND-TH",
            date = "2021-09-06",
            title = "Hoàn thiện thể chế",
            due = "2021-09-20",
            dueBound = "before",
            units = new[] { "so-y-te", "huyen-a" },
            outline = new[] { new { title = "Kết quả", needsFigure = true } },
            form = new[] { new { name = "Vốn", unit = "triệu đồng", decimals = 1 } },
        };
        var made = await office.PostAsync("/api/v1/requests", body, "k-1");
        var again = await office.PostAsync("/api/v1/requests", body, "k-1");
        Assert.Equal((HttpStatusCode.Created, made.Text), (made.Status, again.Text));
        Assert.Equal("reporting.idempotency-key.reused", (await office.PostAsync("/api/v1/requests", new { symbol = "1" }, "k-1")).Code);
        Assert.Equal(["so-y-te", "huyen-a"], made.Body.GetProperty("obligations").EnumerateArray().Select(o => o.GetProperty("unit").GetString()));
        var id = made.Body.GetProperty("id").GetString();
        var whole = await office.GetAsync($"/api/v1/requests/{id}");
        Assert.Equal("2021-09-20T00:00:00+07:00", whole.Body.GetProperty("request").GetProperty("due").GetProperty("at").GetString());
        Assert.Equal("asked", whole.Body.GetProperty("units")[0].GetProperty("standing").GetString());
        Assert.Equal(1, (await office.GetAsync("/api/v1/requests?limit=1")).Body.GetProperty("items").GetArrayLength());
        var unit = await stage.ApiAsync("bc-so-y-te");
        Assert.Equal(1, (await unit.GetAsync($"/api/v1/requests/{id}")).Body.GetProperty("request").GetProperty("obligated").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await (await stage.ApiAsync("bc-so-noi-vu")).GetAsync($"/api/v1/requests/{id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await unit.PostAsync("/api/v1/requests", body)).Status);
        Assert.Equal("requests.due.unreadable", (await office.PostAsync("/api/v1/requests", new { symbol = "1", date = "2021-09-06", title = "x", due = "20/9/2021" })).Code);
    }

    private static TestForm Filled(TestForm form) => form
        .Fill("yeu-cau.symbol", "760/UBND-TH").Fill("yeu-cau.title", "Hoàn thiện thể chế").Fill("yeu-cau.due.day", "2021-09-20")
        .Tick("yeu-cau.kinds", "so-ban-nganh").Fill("yeu-cau.except", "Đơn vị so-moi");
}
