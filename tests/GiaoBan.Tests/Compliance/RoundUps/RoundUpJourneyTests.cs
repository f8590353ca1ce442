using System.Net;
using System.Security.Cryptography;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using static GiaoBan.Tests.Compliance.RoundUps.RoundUpStage;

namespace GiaoBan.Tests.Compliance.RoundUps;

/// <summary>The quarterly round-up: the book's figures, each with its list; the office's own words; issued, it stands byte for byte (LC-8).</summary>
public sealed class RoundUpJourneyTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Own = "1. Gửi chậm: Hội Liên hiệp Phụ nữ gửi chậm một lần do mất điện, đã giải trình.";

    [Fact]
    public async Task RoundUp_OfTheQuarter_CountsAsTheBookAndEveryFigureOpensItsList()
    {
        await using var app = await fixture.NewAppAsync();
        var office = await BuildAsync(app, await ReportStage.BuildAsync(app));
        var page = await office.GetAsync(Address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var book = Counts(await office.GetAsync("/so-theo-doi?tu=2021-07-01&den=2021-09-30"));
        var ours = Counts(page);
        foreach (var name in new[] { "Phải gửi", "Đã gửi", "Chậm", "Quá hạn, chưa gửi" })
        {
            Assert.Equal(book[name], ours[name]);
        }

        Assert.Equal(("1", "1"), (ours["Gửi chậm"], ours["Không đầy đủ"]));
        Assert.Equal("–", ours["Lặp lại so với quý trước"]);
        var opened = 0;
        foreach (var figure in page.All(".counts dd a, .data td.n a").Where(a => a.TextContent.Trim() is not "–" && !a.TextContent.Contains('%', StringComparison.Ordinal) && !a.TextContent.Contains(',', StringComparison.Ordinal)).DistinctBy(a => a.GetAttribute("href")))
        {
            var list = await office.FollowAsync(figure);
            Assert.Equal(HttpStatusCode.OK, list.Status);
            Assert.Equal(figure.TextContent.Trim(), Listed(list));
            opened++;
        }

        Assert.True(opened > 20, $"{opened} figures");
        var words = page.Words(".round-up");
        Assert.Contains("1. Gửi chậm: có 01/03 đơn vị gửi chậm, tổng số 01 báo cáo, gồm: Hội Liên hiệp Phụ nữ (01 báo cáo, chậm nhất 26 phút).", words, StringComparison.Ordinal);
        Assert.Contains("So với cùng kỳ năm trước (quý III năm 2020): không có số liệu để so sánh.", words, StringComparison.Ordinal);
        Assert.Contains("2021-Q3", (await office.GetAsync("/tong-hop-quy")).One("main tbody a[href$='2021-Q3']").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RoundUp_WrittenAndIssued_StandsByteForByte()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var office = await BuildAsync(app, stage);
        var form = await BeginAsync(office);
        var late = Enumerable.Range(0, 40).First(i => form.Form()[$"paragraphs[{i}].place"] == "cham");
        var saved = await form.Form().Fill($"paragraphs[{late}].text", Own).Fill("place", "Xã Thử").Fill("symbol", "12/BC-VP").Fill("leastOnTime", "95,5").SubmitAsync();
        Assert.Contains("Đã lưu", saved.Body, StringComparison.Ordinal);
        Assert.Equal("1 paragraph", $"{saved.All("details.more").Count} paragraph");
        Assert.Contains("01 báo cáo, chậm nhất 26 phút", saved.Words("details.more p"), StringComparison.Ordinal);
        Assert.Equal(1, await app.ScalarAsync<long>("select count(*) from round_up_edits"));

        var issued = await IssueAsync(office);
        Assert.Equal(Address, issued.Path.Split('?')[0]);
        Assert.Contains(Own, issued.Words(".round-up"), StringComparison.Ordinal);
        Assert.Contains("ít nhất 95,5% đúng hạn", issued.Words(".round-up"), StringComparison.Ordinal);
        var before = await FilesAsync(office, "?lan=1");
        var hash = await app.ScalarAsync<byte[]>("select content_hash from round_ups");
        Assert.Equal(hash, SHA256.HashData(before["json"]));
        Assert.Contains(Convert.ToHexStringLower(hash!), issued.Words(".hash"), StringComparison.Ordinal);

        // Another late report afterwards: today's figures move, what was issued does not.
        await SendLateAsync(stage, "2021-W34");
        app.Clock.SetTo(2021, 10, 2, 8, 0);
        office = await stage.SignInAsync("minh");
        Assert.Equal("2", Counts(await office.GetAsync(Address))["Chậm"]);
        var again = await office.GetAsync(Address + "?lan=1");
        Assert.Equal("1", Counts(again)["Chậm"]);
        Assert.Equal("1", Listed(await office.FollowAsync(again.All("a[href*='nhom=late']:not([href*='loai']):not([href*='khoi'])")[0])));
        Assert.Equal(before, await FilesAsync(office, "?lan=1"));
        Assert.Contains("+1", (await office.GetAsync(Address + "?so-voi=1")).Words("main"), StringComparison.Ordinal);

        // A correction is the next one, with its reason.
        var begin = await office.GetAsync(Address + "/soan");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await begin.Form().SubmitAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await begin.Form().Fill("reason", "Bổ sung một báo cáo gửi chậm").SubmitAsync()).Status);
        Assert.Contains("Bổ sung một báo cáo gửi chậm", (await IssueAsync(office)).Words(".note.ok:not(.flash)"), StringComparison.Ordinal);
        Assert.Equal(before, await FilesAsync(office, "?lan=1"));
        Assert.Equal(
            ["compliance.round-up-begun", "compliance.round-up-edited", "compliance.round-up-issued", "compliance.round-up-begun", "compliance.round-up-issued"],
            (await app.ScalarAsync<string[]>("select array_agg(kind order by event_id) from audit_events where kind like 'compliance.round-up%'"))!);
    }

    [Fact]
    public async Task Files_OfARoundUp_OpenInAnOfficeProgram()
    {
        await using var app = await fixture.NewAppAsync();
        var office = await BuildAsync(app, await ReportStage.BuildAsync(app));
        await BeginAsync(office);
        var files = await FilesAsync(office, "");
        var lines = await OfficeProgram.LinesAsync(files["docx"]);
        foreach (var line in new[]
        {
            "BÁO CÁO", "Tình hình thực hiện chế độ thông tin, báo cáo quý III năm 2021", "I. Kết quả chung", "II. Đơn vị thực hiện tốt", "III. Hạn chế", "IV. So sánh", "V. Kiến nghị",
            "ĐẢNG CỘNG SẢN VIỆT NAM", "Phụ lục 1", "Kết quả theo đơn vị, quý III năm 2021", "Báo cáo gửi chậm, quý III năm 2021",
        })
        {
            Assert.Contains(line, lines);
        }

        Assert.Contains(lines, l => l.StartsWith("Kính gửi: ", StringComparison.Ordinal));
        Assert.Contains("2. Không đầy đủ: có 01/03 đơn vị gửi báo cáo không đầy đủ, tổng số 01 báo cáo, gồm: Địa chính – Nông nghiệp (01 báo cáo).", lines);

        var sheets = await OfficeProgram.SheetsAsync(files["xlsx"]);
        var counts = Counts(await office.GetAsync(Address));
        var units = sheets["Theo đơn vị"];
        var head = Assert.Single(units, r => r.Contains("Phải gửi"));
        var totals = Assert.Single(units, r => r[0] == "Cộng");
        Assert.All(new[] { "Phải gửi", "Đã gửi", "Đúng hạn", "Chậm", "Quá hạn, chưa gửi" }, name => Assert.Equal(counts[name], totals[Array.IndexOf(head, name)].Replace(".", "", StringComparison.Ordinal)));
        Assert.Contains(sheets["Gửi chậm"], r => r.Contains("Mất điện, có lại mới gửi được"));
        Assert.Contains("Tổng hợp", sheets.Keys);
    }

    [Fact]
    public async Task Issue_FiguresMovedSinceTheyWereSeen_IsShownAgainFirst()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var office = await BuildAsync(app, stage);
        await BeginAsync(office);
        var seen = await office.GetAsync(Address + "/ban-hanh");
        app.Clock.SetTo(2021, 10, 1, 8, 20);
        Assert.Equal(Address + "?lan=1", (await seen.Form("main form").SubmitAsync()).Path);

        await (await office.GetAsync(Address + "/soan")).Form().Fill("reason", "Lập lại").SubmitAsync();
        seen = await office.GetAsync(Address + "/ban-hanh");
        await SendLateAsync(stage, "2021-W34");
        var refused = await seen.Form("main form").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Số liệu hoặc lời văn vừa thay đổi", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_RefusedOrOlderOrSecret_StoresNothing()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var office = await BuildAsync(app, stage);
        var form = await BeginAsync(office);
        var first = Enumerable.Range(0, 40).First(i => form.Form()[$"paragraphs[{i}].place"] == "nguyen-nhan");
        foreach (var (field, value) in new[] { ("leastOnTime", "101"), ("leastOnTime", "99,55"), ("leastDue", "0"), ("recipient", ""), ($"paragraphs[{first}].text", "Tài liệu TUYỆT MẬT"), ($"paragraphs[{first}].text", new string('x', 9000)) })
        {
            var refused = await form.Form().Fill(field, value).SubmitAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Equal(value, refused.Form()[field] ?? "");
        }

        Assert.Equal(0, await app.ScalarAsync<long>("select count(*) from round_up_edits"));
        await form.Form().Fill($"paragraphs[{first}].text", "Do mất điện.").SubmitAsync();
        var older = await form.Form().Fill($"paragraphs[{first}].text", "Do quên.").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, older.Status);
        Assert.Equal("Do quên.", older.Form()[$"paragraphs[{first}].text"]);
        Assert.Equal("Do mất điện.", await app.ScalarAsync<string>("select text from round_up_edits"));

        // The drafted words back again: a row more, nothing lost.
        var now = await office.GetAsync(Address + "/soan");
        await now.Form().Fill($"paragraphs[{first}].text", "").SubmitAsync();
        Assert.Equal(2, await app.ScalarAsync<long>("select count(*) from round_up_edits"));
    }

    private static async Task<Dictionary<string, byte[]>> FilesAsync(TestBrowser office, string query)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var kind in query.Length > 0 ? new[] { "docx", "xlsx", "json" } : ["docx", "xlsx"])
        {
            files[kind] = await office.Client.GetByteArrayAsync(new Uri($"{Address}/tai/{kind}{query}", UriKind.Relative));
        }

        return files;
    }

    private static Dictionary<string, string> Counts(TestPage page) =>
        page.All(".counts div").GroupBy(d => d.QuerySelector("dt")!.TextContent.Trim()).ToDictionary(g => g.Key, g => g.First().QuerySelector("dd")!.TextContent.Trim());

    private static string Listed(TestPage list) => list.All("main tbody tr").Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
