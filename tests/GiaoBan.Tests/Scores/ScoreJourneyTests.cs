using System.Net;
using System.Security.Cryptography;
using System.Text;
using GiaoBan.Modules.Scores;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Writers;

namespace GiaoBan.Tests.Scores;

/// <summary>A quarter through the pages, by the people concerned, without script (LC-5, LC-9).</summary>
public sealed class ScoreJourneyTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Quarter_ComputedAppealedMarkedProposedApproved_IsFrozenAndChecks()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ScoreStage.BuildAsync(app);
        var office = await stage.SignInAsync("minh");
        var run = await (await office.GetAsync("/thi-dua/lap")).Form("main form").Fill("quarter", "2021-Q3").SubmitAsync();
        Assert.StartsWith("/thi-dua/", run.Path, StringComparison.Ordinal);
        Assert.Contains("Đang lấy ý kiến", run.Words("main"), StringComparison.Ordinal);
        Assert.Equal(3, run.All("table.data tbody tr").Count);

        await AppealAsync(stage, run.Path);
        await DecideAsync(office, run.Path);
        await MarkAsync(office, run.Path);

        // The units keep their time; then another person in another post approves.
        var early = await (await office.GetAsync(run.Path + "/trinh")).Form("main form").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        Assert.Contains("Trình từ ngày sau", early.Words(".summary"), StringComparison.Ordinal);
        app.Clock.SetTo(2021, 10, 11, 8, 0);
        office = await stage.SignInAsync("minh");
        Assert.Contains("Đã trình duyệt", (await (await office.GetAsync(run.Path + "/trinh")).Form("main form").SubmitAsync()).Words(".flash"), StringComparison.Ordinal);
        var leader = await stage.SignInAsync("tuan");
        Assert.Contains("quý III/2021 chờ duyệt", (await leader.GetAsync("/viec-cua-toi")).Words("main"), StringComparison.Ordinal);
        var frozen = await (await leader.GetAsync(run.Path + "/duyet")).Form("main form:has(a.btn)").SubmitAsync();
        Assert.Contains("Đã chốt", frozen.Words(".flash"), StringComparison.Ordinal);
        Assert.Equal(64, frozen.Words("code.hash").Length);
        await FilesSayTheSameAsync(office, run.Path, frozen.Words("code.hash"));
        await ChecksAsync(app, office, run.Path);
        Assert.Equal(
            (1, 1, 1, 1, 1, 1),
            (await EventsAsync(stage, "scores.computed"), await EventsAsync(stage, "scores.appeal-made"), await EventsAsync(stage, "scores.appeal-decided"),
                await EventsAsync(stage, "scores.mark-given"), await EventsAsync(stage, "scores.proposed"), await EventsAsync(stage, "scores.frozen")));
    }

    private static Task<long> EventsAsync(ScoreStage stage, string kind) => stage.CountAsync($"audit_events where kind = '{kind}'");

    /// <summary>Nga comes by the notice, sees her unit's sheet and no other, and appeals about the late week.</summary>
    private static async Task AppealAsync(ScoreStage stage, string path)
    {
        var nga = await stage.SignInAsync("nga");
        var work = await nga.GetAsync("/viec-cua-toi");
        Assert.Contains("bản chấm điểm thi đua quý III/2021. Xem và nêu ý kiến đến hết 10/10/2021", work.Words("main"), StringComparison.Ordinal);
        var own = await nga.GetAsync(path);
        Assert.Equal("Hội Liên hiệp Phụ nữ", Assert.Single(own.All("table.data tbody th a")).TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await nga.GetAsync(path + "/phieu?loai=don-vi&ma=dia-chinh-nn")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await nga.GetAsync(path + "/danh-sach.xlsx")).Status);

        var sheet = await nga.FollowAsync(own.One("table.data tbody th a"));
        var line = await stage.LineAsync("hoi-phu-nu", "tuan-dang-doan-the");
        var row = Assert.Single(sheet.All("tr"), r => r.Id == "b-" + line);
        Assert.Contains("Gửi chậm 26 phút", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(sheet.All("section table a"), a => a.GetAttribute("href") == "#b-" + line);
        Assert.Equal("/so-theo-doi/bao-cao/" + line, row.QuerySelector("th a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.OK, (await nga.FollowAsync(row.QuerySelector("th a")!)).Status);

        var form = await nga.FollowAsync(row.QuerySelector("td a.btn")!);
        var refused = await form.Form("main form").Tick("sort", "appeal").SubmitAsync();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#reason"), (refused.Status, Assert.Single(refused.All(".summary a")).GetAttribute("href")));
        refused = await refused.Form("main form").Tick("sort", "appeal").Fill("reason", "TỐI MẬT\nNội dung").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var sent = await refused.Form("main form").Tick("sort", "appeal").Fill("reason", "Mất điện cả xã từ 19 giờ, có xác nhận của điện lực").SubmitAsync();
        Assert.Contains("Chờ quyết định", sent.Words("#b-" + line), StringComparison.Ordinal);
        Assert.Equal(1, await stage.CountAsync("score_appeals"));
    }

    private static async Task DecideAsync(TestBrowser office, string path)
    {
        var list = await office.GetAsync(path + "/y-kien");
        var decide = await office.FollowAsync(list.One("table a.btn"));
        var refused = await decide.Form("main form").Fill("reason", "Có xác nhận").SubmitAsync();
        Assert.Contains("Chọn một quyết định", refused.Words(".summary"), StringComparison.Ordinal);
        Assert.Equal("Có xác nhận", refused.Words("textarea[name=reason]"));
        await decide.Form("main form").Tick("decision", "extended").Fill("reason", "Điện lực xác nhận mất điện, tính là trong gia hạn").SubmitAsync();
        var sheet = await office.GetAsync(path + "/phieu?loai=don-vi&ma=hoi-phu-nu");
        Assert.Contains("tính là: Trong hạn được gia hạn", sheet.Words("main"), StringComparison.Ordinal);

        // The book itself never moves.
        Assert.Contains("chậm", (await office.GetAsync("/so-theo-doi?tu=2021-08-16&den=2021-08-20&xem=bao-cao")).Words("main"), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task MarkAsync(TestBrowser office, string path)
    {
        var form = await office.GetAsync(path + "/cham?loai=don-vi&ma=hoi-phu-nu&tieuchi=phoi-hop");
        var refused = await form.Form("main form").Fill("points", "11").Fill("reason", "Quá").SubmitAsync();
        Assert.Contains("từ 0 đến 10", refused.Words(".summary"), StringComparison.Ordinal);
        var marked = await form.Form("main form").Fill("points", "8,5").Fill("reason", "Trả lời đôn đốc chậm một lần").SubmitAsync();
        Assert.Contains("8,5 / 10 điểm", marked.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Trả lời đôn đốc chậm một lần", marked.Words("main"), StringComparison.Ordinal);
    }

    private static async Task FilesSayTheSameAsync(TestBrowser office, string path, string hash)
    {
        var page = await office.GetAsync(path);
        var rows = page.All("table.data tbody tr").Select(r => (Name: r.QuerySelector("th a")!.TextContent, Total: r.QuerySelector("b")!.TextContent)).ToList();
        var sheets = await OfficeProgram.SheetsAsync(await office.Client.GetByteArrayAsync(new Uri(path + "/danh-sach.xlsx", UriKind.Relative)));
        Assert.Equal(4, sheets.Count);
        Assert.All(rows, r => Assert.Contains(r.Total.Replace(',', '.'), Assert.Single(sheets["Đơn vị"], line => line.Contains(r.Name))));
        var bytes = await office.Client.GetByteArrayAsync(new Uri(path + "/danh-sach.docx", UriKind.Relative));
        Assert.Empty(DocxTests.Faults(bytes));
        var words = string.Join(' ', await OfficeProgram.LinesAsync(bytes));
        var print = string.Join(' ', (await office.GetAsync(path + "/in")).All("main :is(h1, p, td)").Select(e => string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        foreach (var whole in new[] { words, print })
        {
            Assert.Contains("KẾT QUẢ CHẤM ĐIỂM CHẤP HÀNH CHẾ ĐỘ BÁO CÁO", whole, StringComparison.Ordinal);
            Assert.Contains(hash, whole, StringComparison.Ordinal);
            Assert.All(rows, r => Assert.Contains($"{r.Name} {r.Total}", whole, StringComparison.Ordinal));
        }
    }

    /// <summary>Anybody who has the file can check it.</summary>
    private static async Task ChecksAsync(TestApp app, TestBrowser office, string path)
    {
        var document = await office.Client.GetByteArrayAsync(new Uri(path + "/ket-qua.json", UriKind.Relative));
        var signature = await office.Client.GetByteArrayAsync(new Uri(path + "/chu-ky.json", UriKind.Relative));
        var stranger = await app.NewBrowser().GetAsync("/thi-dua/kiem-tra");
        async Task<string> CheckAsync(byte[] file, byte[]? signed)
        {
            var form = stranger.Form("main form").Attach("document", "a.json", "application/json", file);
            return (await (signed is null ? form : form.Attach("signature", "b.json", "application/json", signed)).SubmitAsync()).Words(".note");
        }

        // Without this program: what openssl does with the files and a trusted copy of the key.
        var beside = ResultFile.Read(Encoding.UTF8.GetString(signature))!;
        using var key = ECDsa.Create();
        key.ImportFromPem(beside.PublicKey);
        Assert.True(key.VerifyData(document, Convert.FromBase64String(beside.Signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(document)), beside.Sha256);

        Assert.StartsWith("Đúng. Quý 2021-Q3, bản số 1", await CheckAsync(document, signature), StringComparison.Ordinal);
        Assert.StartsWith("Đúng.", await CheckAsync(document, null), StringComparison.Ordinal);
        var changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(document).Replace("\"points\":8.5", "\"points\":9.5", StringComparison.Ordinal));
        Assert.NotEqual(document, changed);
        Assert.StartsWith("Không đúng. Nội dung đã bị sửa", await CheckAsync(changed, signature), StringComparison.Ordinal);
        Assert.StartsWith("Không đúng. Máy chủ giữ bản này với nội dung khác", await CheckAsync(changed, null), StringComparison.Ordinal);
        Assert.StartsWith("Không đúng. Tệp không phải", await CheckAsync("{}"u8.ToArray(), null), StringComparison.Ordinal);
    }
}
