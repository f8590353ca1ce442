using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GiaoBan.Modules.Data;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Writers;

namespace GiaoBan.Tests.Meetings;

/// <summary>From the invitation to the last paper read, through the pages, without script (NN-3, NN-5, NN-6).</summary>
public sealed class InvitationPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Walk_InvitedAnsweredAbsentDecidedAndRead_ThroughThePages()
    {
        await using var stage = await InvitationStage.BuildAsync(fixture);
        var path = $"/cuoc-hop/{stage.Meeting}";
        var (office, head, chair) = (await stage.Office.SignIn("office"), await stage.Office.SignIn("head"), await stage.Office.SignIn("approver"));
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(path + "/moi")).Status);

        var invite = await office.GetAsync(path + "/moi");
        Assert.Contains("chậm nhất hết ngày 17/08/2021", invite.Words("form.send"), StringComparison.Ordinal);
        Assert.Contains("Chưa có tài liệu", invite.Words("main"), StringComparison.Ordinal);
        var added = await invite.Form("form.add").Fill("post", (await stage.Office.PostOf("clerk")).ToString()).Fill("reason", "Theo dõi hồ sơ").SubmitAsync();
        Assert.Contains("Đã thêm.", added.Words(".flash"), StringComparison.Ordinal);
        var removed = await added.Form("form.explain").SubmitAsync($"form.explain button[name=remove][aria-label$='Phạm Văn Viên']");
        Assert.Contains("Đã bỏ khỏi danh sách mời.", removed.Words(".flash"), StringComparison.Ordinal);
        var sent = await removed.Form("form.send").SubmitAsync();
        Assert.Contains("Đã gửi giấy mời tới 4 người.", sent.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("thông báo trong phần mềm", sent.Words("main"), StringComparison.Ordinal);

        var waiting = await head.GetAsync("/cuoc-hop");
        Assert.Contains(path + "/tra-loi", waiting.All("main a").Select(a => a.GetAttribute("href")));
        var answered = await (await head.GetAsync(path + "/tra-loi")).Form("form.answer").Tick("answer", "accepted").Fill("note", "Đến đúng giờ").SubmitAsync();
        Assert.Contains("Đã ghi trả lời.", answered.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("Đến đúng giờ", (await office.GetAsync(path + "/moi")).Words("main"), StringComparison.Ordinal);

        await AbsenceAsync(stage, path, head, chair);
        await PapersAsync(stage, path, office, chair);
        Assert.All(await new IntegrityCheck().RunAsync(stage.App.Source, CancellationToken.None), finding => Assert.True(finding.Violations == 0, finding.Check));
    }

    [Fact]
    public async Task Paper_OnA4AndInTheFile_SaysTheSame()
    {
        await using var stage = await InvitationStage.BuildAsync(fixture);
        var office = await stage.Office.SignIn("office");
        var path = $"/cuoc-hop/{stage.Meeting}/moi";

        var state = await office.Client.GetByteArrayAsync(new Uri(path + "/giay-moi.docx", UriKind.Relative));
        Assert.Empty(DocxTests.Faults(state));
        var words = string.Join(' ', await OfficeProgram.LinesAsync(state));
        foreach (var text in new[] { words, (await office.GetAsync(path + "/in")).Words("body") })
        {
            foreach (var part in new[] { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "GIẤY MỜI", "Trần Văn Đầu, Trưởng phòng, Phòng Kinh tế", "Đại diện chủ đầu tư", "Thứ Sáu, 20/8/2021, 14:00–16:00", "Phòng họp 1", "Nội dung 1; Nội dung 2" })
            {
                Assert.Contains(part, text, StringComparison.Ordinal);
            }
        }

        Assert.Contains("ĐẢNG CỘNG SẢN VIỆT NAM", (await office.GetAsync(path + "/in?mau=dang")).Words("body"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await stage.Office.SignIn("head")).GetAsync(path + "/in")).Status);
    }

    [Fact]
    public async Task Api_Absence_IsReportedOnceUnderAKey()
    {
        await using var stage = await InvitationStage.BuildAsync(fixture);
        await stage.SendAsync();
        var api = stage.App.NewApi(await stage.Office.TokenOf("head"));
        var path = $"/api/v1/meetings/{stage.Meeting}/absences";

        var (refused, problem) = await api.PostAsync(path, new { reason = "" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "absences.reason"), (refused, problem.GetProperty("code").GetString()));
        Assert.Equal("absences.deputy.not-eligible", (await api.PostAsync(path, new { reason = "Bận", deputy = "focal" })).Code);
        Assert.Equal("meetingrequests.post.unknown", (await api.PostAsync(path, new { reason = "Bận", deputy = "khong-co" })).Code);
        Assert.Equal("absences.items", (await api.PostAsync(path, new { reason = "Bận", items = new[] { 9 } })).Code);
        var (status, body) = await api.PostAsync(path, new { reason = "Đi công tác", deputy = "deputy", items = new[] { 2 } });
        Assert.Equal((HttpStatusCode.Created, "reported"), (status, body.GetProperty("state").GetString()));
        Assert.Equal(1, await stage.CountAsync($"absences where items = array['{stage.Items[1]}'::uuid] and deputy_official is not null"));
        var (again, conflict) = await api.PostAsync(path, new { reason = "Đi công tác" });
        Assert.Equal((HttpStatusCode.Conflict, "absences.reported-before"), (again, conflict.GetProperty("code").GetString()));
        var stranger = stage.App.NewApi(await stage.Office.TokenOf("clerk"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync(path, new { reason = "Bận" })).Status);
    }

    private static async Task AbsenceAsync(InvitationStage stage, string path, TestBrowser head, TestBrowser chair)
    {
        var deputy = (await stage.Office.OfficialOf("deputy")).ToString();
        var reported = await (await head.GetAsync(path + "/vang")).Form("form.report").Fill("reason", "Đi công tác tỉnh").Fill("deputy", deputy).SubmitAsync();
        Assert.Contains("Đã báo chủ trì.", reported.Words(".flash"), StringComparison.Ordinal);
        Assert.Empty(reported.All("form.decide"));
        var decide = await chair.GetAsync(path + "/vang");
        Assert.Contains("Lê Thị Thay, Phó trưởng phòng (cấp phó)", decide.Words("form.decide"), StringComparison.Ordinal);
        var decided = await decide.Form("form.decide").SubmitAsync("form.decide button.agree");
        Assert.Contains("Đã ghi quyết định", decided.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("Có người dự thay", decided.Words(".absence"), StringComparison.Ordinal);
    }

    private static async Task PapersAsync(InvitationStage stage, string path, TestBrowser office, TestBrowser chair)
    {
        var send = await office.GetAsync(path + "/tai-lieu");
        var sent = await send.Form("form.send").Fill("title", "Tờ trình").Fill("item", stage.Items[0].ToString()).Attach("file", "to-trinh.txt", "text/plain", Encoding.UTF8.GetBytes("Một\nHai")).SubmitAsync();
        Assert.Contains("Đã gửi tài liệu, bản 1.", sent.Words(".flash"), StringComparison.Ordinal);
        await sent.Form("form.follow").Fill("changeNote", "Sửa dòng hai").Attach("file", "to-trinh.txt", "text/plain", Encoding.UTF8.GetBytes("Một\nHai sửa")).SubmitAsync();

        var deputy = await stage.Office.SignIn("deputy");
        var papers = await deputy.GetAsync(path + "/tai-lieu");
        Assert.Contains("Chưa mở", papers.Words(".paper"), StringComparison.Ordinal);
        Assert.Empty(papers.All(".readers"));
        Assert.Empty(papers.All("form.send"));
        var changes = await papers.Form("form.changes").SubmitAsync();
        Assert.Equal("Hai", changes.Words("del").Trim());
        var confirmed = await (await deputy.GetAsync(path + "/tai-lieu")).Form("form.confirm").SubmitAsync();
        Assert.Contains("Đã nghiên cứu", confirmed.Words(".paper .chip"), StringComparison.Ordinal);
        Assert.Contains("Đã nghiên cứu 1, đã mở 1, trong 3 người phải đọc", (await chair.GetAsync(path + "/tai-lieu")).Words(".readers"), StringComparison.Ordinal);

        // The package leads back to the page until its opening is noted.
        Assert.Equal(path + "/tai-lieu", (await chair.GetAsync(path + "/tai-lieu/goi-doc.zip")).Path);
        var package = await (await chair.GetAsync(path + "/tai-lieu")).Form("form.package").SubmitAsync();
        Assert.Equal(path + "/tai-lieu/goi-doc.zip", package.Path);
        await CheckPackageAsync(await chair.Client.GetByteArrayAsync(new Uri(package.Path, UriKind.Relative)));
        Assert.Equal(HttpStatusCode.NotFound, (await (await stage.Office.SignIn("clerk")).GetAsync(path + "/tai-lieu")).Status);
    }

    private static async Task CheckPackageAsync(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal(["manifest.json", "muc-luc.html", "tai-lieu/01-to-trinh.txt"], zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        async Task<byte[]> ReadAsync(string name)
        {
            using var buffer = new MemoryStream();
            await using var stream = await zip.GetEntry(name)!.OpenAsync();
            await stream.CopyToAsync(buffer);
            return buffer.ToArray();
        }

        var paper = await ReadAsync("tai-lieu/01-to-trinh.txt");
        Assert.Equal("Một\nHai sửa", Encoding.UTF8.GetString(paper));
        var listed = JsonDocument.Parse(await ReadAsync("manifest.json")).RootElement.GetProperty("papers")[0];
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(paper)), 2), (listed.GetProperty("sha256").GetString(), listed.GetProperty("version").GetInt32()));
        var page = Encoding.UTF8.GetString(await ReadAsync("muc-luc.html"));
        Assert.Contains("<a href=\"tai-lieu/01-to-trinh.txt\">Tờ trình</a>", page, StringComparison.Ordinal);
    }
}
