using System.Net;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Writers;

namespace GiaoBan.Tests.PartyCells;

/// <summary>A month of a cell through the pages, without script, by the people concerned (SK-7).</summary>
public sealed class CellPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Month_PlannedAssignedReportedConfirmedAndHandedOver_ThroughThePages()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await CellStage.BuildAsync(app);
        var office = await stage.SignInAsync("office");
        var hai = await stage.SignInAsync("hai");

        // Hai plans, the office assigns; the page says why before and after.
        var plan = (await hai.GetAsync($"/chi-bo/{stage.Cells[0]}/lich?thang=2021-08")).Form();
        var meeting = await plan.Fill("day", "2021-08-03").Fill("time", "14:00").Fill("place", "Nhà văn hóa thôn 1").SubmitAsync();
        Assert.StartsWith("/chi-bo/buoi/", meeting.Path, StringComparison.Ordinal);
        await stage.PlanAsync(1, CellStage.August);
        var rota = await office.GetAsync("/chi-bo/phan-cong?thang=2021-08");
        Assert.Contains("Dự kiến", rota.Words("main"), StringComparison.Ordinal);
        rota = await rota.Form("form.make").SubmitAsync();
        Assert.Contains("Đã phân công: 2 buổi có thay đổi", rota.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains(
            "Đồng chí An phụ trách 3 chi bộ; từ tháng 1/2021 dự Chi bộ thôn 1: 0 lần, Chi bộ thôn 2: 0 lần, Chi bộ thôn 3: 0 lần",
            (await hai.GetAsync(meeting.Path)).Words("main"), StringComparison.Ordinal);

        // An sees it among the own work and in the notice.
        var an = await stage.SignInAsync("an");
        Assert.Contains("Bạn được phân công dự sinh hoạt Chi bộ thôn 1, 14:00 3/8/2021, tại Nhà văn hóa thôn 1.", (await an.GetAsync("/viec-cua-toi")).Words("main"), StringComparison.Ordinal);
        Assert.Contains("Dự sinh hoạt: Chi bộ thôn 1", (await an.GetAsync("/chi-bo")).Words(".due-list"), StringComparison.Ordinal);

        // Hai reports; what is wrong stands at its field and what was typed stays.
        app.Clock.SetTo(2021, 8, 3, 17, 0);
        var form = (await hai.GetAsync(meeting.Path + "/bao-cao")).Form().Tick("held", "yes").Fill("minutes", "95").Fill("present", "18").Fill("excused", "1").Fill("unexcused", "0")
            .Fill("course", "Bàn việc thu hoạch lúa.").Fill("scores[0]", "14,5").Fill("scores[1]", "18").Fill("scores[2]", "42").Fill("scores[3]", "18").Fill("votesFor", "17").Fill("votesAgainst", "1");
        var refused = await form.SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("phải bằng 20 đảng viên", refused.Words(".summary"), StringComparison.Ordinal);
        var again = refused.Form();
        Assert.Equal("14,5", again["scores[0]"]);
        var sent = await again.Fill("excused", "2").SubmitAsync();
        Assert.Contains("Đã gửi báo cáo, bản 1.", sent.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("Tốt, 92,5 điểm", sent.Words("main"), StringComparison.Ordinal);

        // An corrects with a reason.
        var word = await an.GetAsync(meeting.Path);
        var corrected = await word.Form("form.correct").Fill("scores[2]", "35").Fill("reason", "Ít người phát biểu").SubmitAsync();
        Assert.Contains("Đã ghi: xếp loại Khá.", corrected.Words(".flash"), StringComparison.Ordinal);

        await ItemAsync(hai, office, stage);
        await SummaryAsync(office);
        Assert.Equal(HttpStatusCode.NotFound, (await (await stage.SignInAsync("binh")).GetAsync(meeting.Path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hai.GetAsync("/chi-bo/tong-hop")).Status);
    }

    [Fact]
    public async Task Register_KeptThroughThePages_ShowsEveryChange()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await CellStage.BuildAsync(app);
        var office = await stage.SignInAsync("office");
        var added = await (await office.GetAsync("/chi-bo/so/them")).Form().Fill("name", "Chi bộ trường học").Fill("secretary", "Bí thư mới").Fill("members", "15").SubmitAsync();
        Assert.StartsWith("/chi-bo/so/", added.Path, StringComparison.Ordinal);
        var followed = await added.Form("form.follow").Fill("official", stage.Binh.ToString()).SubmitAsync();
        Assert.Contains("Đã giao phụ trách.", followed.Words(".flash"), StringComparison.Ordinal);
        var set = await followed.Form("form.terms").Fill("members", "16").SubmitAsync();
        Assert.Contains("Đã ghi.", set.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("Chi bộ trường học", (await office.GetAsync("/chi-bo/so")).Words("main"), StringComparison.Ordinal);
        var leave = await (await office.GetAsync("/chi-bo/ngay-nghi")).Form("form.leave").Fill("official", stage.Binh.ToString()).Fill("from", "2021-08-10").Fill("to", "2021-08-12").Fill("reason", "Tập huấn").SubmitAsync();
        Assert.Contains("Tập huấn", leave.Words("main"), StringComparison.Ordinal);
        var gone = await leave.Form("form.revoke").SubmitAsync("form.revoke button");
        Assert.Contains("Đã bỏ ngày nghỉ.", gone.Words(".flash"), StringComparison.Ordinal);
        var rules = await (await office.GetAsync("/chi-bo/mau")).Form("form.rules").Fill("most", "2").SubmitAsync();
        Assert.Contains("Đã lưu quy định.", rules.Words(".flash"), StringComparison.Ordinal);
        var form = await rules.Form("form.adopt").Tick("ready", "an-phu-100").SubmitAsync();
        Assert.Contains("Đã áp dụng", form.Words(".flash"), StringComparison.Ordinal);
        var ended = await (await office.GetAsync(added.Path)).Form("form.end").Fill("lastDay", "2021-08-31").SubmitAsync();
        Assert.Contains("Đã kết thúc chi bộ.", ended.Words(".flash"), StringComparison.Ordinal);

        // Leaders read; they keep nothing.
        var leader = await stage.SignInAsync("leader");
        foreach (var path in new[] { "/chi-bo", "/chi-bo/so", "/chi-bo/phan-cong", "/chi-bo/tong-hop", "/chi-bo/y-kien" })
        {
            var page = await leader.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.All("main form[method=post]"));
        }
    }

    private static async Task ItemAsync(TestBrowser hai, TestBrowser office, CellStage stage)
    {
        var raised = await (await hai.GetAsync($"/chi-bo/{stage.Cells[0]}/y-kien?thang=2021-08")).Form().Fill("field", "Giao thông").Fill("text", "Đường thôn hỏng").SubmitAsync();
        var assigned = await (await office.GetAsync(raised.Path)).Form("form.assign").Fill("post", (await stage.Office.PostOf("binh")).ToString()).Fill("due", "2021-08-20").SubmitAsync();
        Assert.Contains("Đã giao.", assigned.Words(".flash"), StringComparison.Ordinal);
        var binh = await stage.SignInAsync("binh");
        var answered = await (await binh.GetAsync(raised.Path)).Form("form.answer").Fill("answer", "Sửa trong tháng").SubmitAsync();
        Assert.Contains("Đã ghi trả lời.", answered.Words(".flash"), StringComparison.Ordinal);

        // The meeting of this very day told the cell.
        var told = await (await hai.GetAsync(raised.Path)).Form("form.tell").SubmitAsync();
        Assert.Contains("chi bộ đã được báo lại", told.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("Đã báo lại", (await office.GetAsync("/chi-bo/y-kien?trang-thai=told")).Words("table"), StringComparison.Ordinal);
    }

    private static async Task SummaryAsync(TestBrowser office)
    {
        var page = await office.GetAsync("/chi-bo/tong-hop?thang=2021-08");
        Assert.Contains("hết ngày 9/8/2021", page.Words(".note"), StringComparison.Ordinal);
        var handed = await page.Form("form.hand").SubmitAsync();
        Assert.Equal("/chi-bo/tong-hop/2021-08/1", handed.Path);
        var print = await office.GetAsync(handed.Path + "/in");
        var bytes = await office.Client.GetByteArrayAsync(new Uri(handed.Path + "/tong-hop.docx", UriKind.Relative));
        Assert.Empty(DocxTests.Faults(bytes));
        var words = string.Join(' ', await OfficeProgram.LinesAsync(bytes));
        foreach (var text in new[] { handed.Words("main"), print.Words("main"), words })
        {
            Assert.Contains("Khá, 85,5 điểm", text, StringComparison.Ordinal);
            Assert.Contains("Đường thôn hỏng", text, StringComparison.Ordinal);
            Assert.Contains("18/20 (90%)", text, StringComparison.Ordinal);
        }

        Assert.Contains("ĐẢNG CỘNG SẢN VIỆT NAM", words, StringComparison.Ordinal);
    }
}
