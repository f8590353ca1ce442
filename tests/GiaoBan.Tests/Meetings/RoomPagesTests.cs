using System.IO.Compression;
using System.Net;
using GiaoBan.Modules.Meetings;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Writers;

namespace GiaoBan.Tests.Meetings;

/// <summary>A sitting through the pages, without script, by chair, secretary and member, to the notice and the minutes (NN-4, NN-8, NN-9).</summary>
public sealed class RoomPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Sitting_FromTheAgendaToTheNotice_ThroughThePages()
    {
        await using var stage = await RoomStage.BuildAsync(fixture);
        var root = MeetingActs.PathOf(stage.Meeting);
        var (office, chair, head) = (await stage.People.Office.SignIn("office"), await stage.People.Office.SignIn("approver"), await stage.People.Office.SignIn("head"));
        var agenda = await (await office.GetAsync(root + "/chuong-trinh")).Form("form.item").Fill("title", "Việc khác").Fill("minutes", "10").SubmitAsync();
        Assert.Contains("Đã thêm nội dung.", agenda.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("Tổng cộng 70 phút; thời gian họp 120 phút.", agenda.Words("main"), StringComparison.Ordinal);
        var bad = await agenda.Form("form.item").Fill("title", "").Fill("minutes", "0").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.Status);
        agenda = await (await office.GetAsync(root + "/chuong-trinh")).Form("tr:nth-child(3) form.remove").SubmitAsync();
        Assert.DoesNotContain("Việc khác", agenda.Words("main"), StringComparison.Ordinal);

        stage.At(13, 55);
        Assert.Contains("Đã ghi đồng chí có mặt.", (await (await head.GetAsync(root + "/du-hop")).Form("form.arrive").SubmitAsync()).Words(".flash"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(root + "/dieu-hanh")).Status);
        stage.At(14, 5);
        await (await chair.GetAsync(root + "/du-hop")).Form("form.arrive").SubmitAsync();
        var room = await (await chair.GetAsync(root + "/dieu-hanh")).Form("form.begin").SubmitAsync();
        Assert.Contains("Đã bắt đầu cuộc họp.", room.Words(".flash"), StringComparison.Ordinal);
        room = await room.Form("form.next").SubmitAsync();
        Assert.Contains("1/2 · Nội dung 1", room.Words("#gio"), StringComparison.Ordinal);
        await SpeakAndVoteAsync(stage, chair, head, root);
        await ConcludeAsync(stage, chair, office, root);
        await ReadAsync(head, root);
    }

    [Fact]
    public async Task Screens_OfTheRoom_GiveOnlyTheirPartsToTheScript()
    {
        await using var stage = await RoomStage.BegunAsync(fixture);
        var root = MeetingActs.PathOf(stage.Meeting);
        var chair = await stage.People.Office.SignIn("approver");
        var part = await chair.GetAsync(root + "/dieu-hanh?manh=true");
        Assert.Empty(part.All("form.conclusion, nav"));
        Assert.Equal(["gio", "chuong-trinh", "co-mat", "phat-bieu", "bieu-quyet", "y-kien"], part.All("[data-live-part]").Select(p => p.Id));
        var screen = await chair.GetAsync(root + "/man-chieu");
        Assert.Equal("1. Nội dung 1", screen.Words("h1"));
        Assert.Empty(screen.All("nav, header, form"));
        Assert.Contains("http-equiv=\"refresh\"", screen.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await stage.People.Office.SignIn("clerk")).GetAsync(root + "/man-chieu")).Status);
    }

    [Fact]
    public async Task Conclusion_SavedByTwo_ShowsBothAndKeepsWhatWasTyped()
    {
        await using var stage = await RoomStage.BegunAsync(fixture);
        var root = MeetingActs.PathOf(stage.Meeting);
        var (office, chair) = (await stage.People.Office.SignIn("office"), await stage.People.Office.SignIn("approver"));
        var mine = (await office.GetAsync(root + "/ket-luan")).Form("#nd-1 + .card form.conclusion").Fill("items[0].text", "Bản của thư ký");
        await (await chair.GetAsync(root + "/dieu-hanh")).Form("form.conclusion").Fill("items[0].text", "Bản của chủ trì").SubmitAsync("form.conclusion button[value=save]");
        var both = await mine.SubmitAsync("#nd-1 + .card button[value=save]");
        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Contains("Bản của chủ trì", both.Words("#nd-1 + .card .note.warn"), StringComparison.Ordinal);
        var again = both.Form("#nd-1 + .card form.conclusion");
        Assert.Equal("Bản của thư ký", again["items[0].text"]);
        await again.SubmitAsync("#nd-1 + .card button[value=save]");
        Assert.Equal("Bản của thư ký", (await stage.ConclusionsAsync()).Items[0].Content.Text);
    }

    private static async Task SpeakAndVoteAsync(RoomStage stage, TestBrowser chair, TestBrowser head, string root)
    {
        Assert.Contains("thứ 1 trong danh sách", (await (await head.GetAsync(root + "/du-hop")).Form("form.ask-floor").SubmitAsync()).Words("#toi"), StringComparison.Ordinal);
        var room = await (await chair.GetAsync(root + "/dieu-hanh")).Form("form.give").Fill("minutes", "3").SubmitAsync();
        Assert.Contains("đang phát biểu, 0/3 phút", room.Words("#phat-bieu"), StringComparison.Ordinal);
        stage.At(14, 10);
        room = await room.Form("form.stop").Fill("note", "Còn 12 hộ chưa di dời").SubmitAsync();
        Assert.Contains("Còn 12 hộ chưa di dời", room.Words("#phat-bieu"), StringComparison.Ordinal);
        await room.Form("form.open-vote").Fill("question", "Thông qua phương án?").SubmitAsync();
        var member = await (await head.GetAsync(root + "/du-hop")).Form("form.vote").Tick("choice", "agree").SubmitAsync();
        Assert.Contains("Đã ghi biểu quyết của đồng chí.", member.Words(".flash"), StringComparison.Ordinal);
        var closed = await (await chair.GetAsync(root + "/dieu-hanh")).Form("form.close-vote").SubmitAsync();
        Assert.Contains("Chưa quá nửa", closed.Words("#bieu-quyet"), StringComparison.Ordinal);
    }

    private static async Task ConcludeAsync(RoomStage stage, TestBrowser chair, TestBrowser office, string root)
    {
        var lead = (await stage.People.ActorAsync("head")).Posts[0].PostId.ToString();
        var saved = await (await chair.GetAsync(root + "/dieu-hanh")).Form("form.conclusion").Fill("items[0].course", "Phòng Kinh tế báo cáo.").Fill("items[0].text", "Thống nhất phương án.")
            .Fill("items[0].directives[0].text", "Rà soát 12 hộ còn lại").Fill("items[0].directives[0].lead", lead).Fill("items[0].directives[0].product", "Báo cáo").SubmitAsync("form.conclusion button[value=save]");
        Assert.StartsWith(root + "/dieu-hanh", saved.Path, StringComparison.Ordinal);
        stage.At(15, 30);
        var ended = await saved.Form("form.end").SubmitAsync();
        Assert.Equal(root + "/ket-luan", ended.Path);
        Assert.Contains("Nội dung 1, chỉ đạo 1: chưa có thời hạn", ended.Words("#ban-hanh + .card"), StringComparison.Ordinal);
        var refused = await ended.Form("form.issue").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Document.GetElementById("items_0__directives_0__dueOn-error"));
        var first = await (await office.GetAsync(root + "/ket-luan")).Form("#nd-1 + .card form.conclusion").Fill("items[0].directives[0].dueOn", "2021-08-31").SubmitAsync("#nd-1 + .card button[value=save]");
        var second = await first.Form("#nd-2 + .card form.conclusion").Tick("items[1].none").Fill("items[1].noneReason", "Chờ cấp trên").SubmitAsync("#nd-2 + .card button[value=save]");
        var issued = await second.Form("form.issue").SubmitAsync();
        Assert.Contains("Đã ban hành thông báo kết luận, lần 1.", issued.Words(".flash"), StringComparison.Ordinal);
    }

    private static async Task ReadAsync(TestBrowser head, string root)
    {
        var read = await head.GetAsync(root + "/ket-luan");
        Assert.Contains("Rà soát 12 hộ còn lại", read.Words("main"), StringComparison.Ordinal);
        Assert.Empty(read.All("main form"));
        var paper = (await head.GetAsync(root + "/thong-bao/1")).Words("main");
        Assert.Contains("Giao Trưởng phòng (Phòng Kinh tế) chủ trì: Rà soát 12 hộ còn lại. Hoàn thành chậm nhất hết ngày 31/8/2021. Sản phẩm: Báo cáo. Báo cáo Chức danh approver.", paper, StringComparison.Ordinal);
        Assert.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", paper, StringComparison.Ordinal);
        Assert.Contains("Chưa kết luận nội dung này. Lý do: Chờ cấp trên.", paper, StringComparison.Ordinal);
        var minutes = (await head.GetAsync(root + "/bien-ban")).Words("main");
        foreach (var words in new[]
        {
            "Bắt đầu lúc 14:05 ngày 20/8/2021 (giờ mời: 14:00 ngày 20/8/2021).", "Có mặt 2/4:", "Vắng 2:", "Trần Văn Đầu (Trưởng phòng (Phòng Kinh tế)): Còn 12 hộ chưa di dời",
            "Biểu quyết \"Thông qua phương án?\": 2 người được biểu quyết; tán thành 1", "Phòng Kinh tế báo cáo.", "Cuộc họp kết thúc lúc 15:30.",
        })
        {
            Assert.Contains(words, minutes, StringComparison.Ordinal);
        }

        foreach (var file in new[] { "/thong-bao/1/thong-bao.docx", "/bien-ban.docx" })
        {
            var bytes = await head.Client.GetByteArrayAsync(new Uri(root + file, UriKind.Relative));
            Assert.Empty(DocxTests.Faults(bytes));
            using var archive = new ZipArchive(new MemoryStream(bytes));
            using var reader = new StreamReader(archive.GetEntry("word/document.xml")!.Open());
            Assert.Contains("Rà soát 12 hộ còn lại", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }
}
