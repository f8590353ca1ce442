using System.Net;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Meetings.Opinions;

/// <summary>From a question to a proposed option through the pages, without script, by the people concerned (NN-4, NN-7).</summary>
public sealed class OpinionPagesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Opinions_AskedGivenAndGathered_ThroughThePages()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        var root = $"/cuoc-hop/{stage.Meeting}";
        var (host, unit) = (await stage.Office.SignIn("dat"), await stage.Office.SignIn("phap"));

        // The host asks; the unit finds the question where it gives its opinion.
        var asked = await (await host.GetAsync(root + "/y-kien")).Form("form.ask").Fill("item", stage.Items[0].ToString()).Fill("text", "Căn cứ nào để thu hồi đất?")
            .Tick("units", stage.Units["phap"].ToString()).SubmitAsync();
        Assert.Contains("Đã gửi gợi ý.", asked.Words(".flash"), StringComparison.Ordinal);
        var form = await unit.GetAsync($"{root}/y-kien/{stage.Items[0]}");
        Assert.Contains("Căn cứ nào để thu hồi đất?", form.Words(".note"), StringComparison.Ordinal);

        // Without a solution it is refused at the field; what was typed stays.
        var refused = await form.Form("form.opinion").Tick("stance", "disagree").Fill("ground", "Chưa có quyết định thu hồi").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("ghi giải pháp đề xuất", refused.Words(".summary"), StringComparison.Ordinal);
        Assert.Equal("Chưa có quyết định thu hồi", refused.Form("form.opinion")["ground"]);
        var given = await refused.Form("form.opinion").Fill("solution", "Làm thủ tục trước, thi công sau").SubmitAsync();
        Assert.Contains("Đã gửi ý kiến.", given.Words(".flash"), StringComparison.Ordinal);
        Assert.Contains("Làm thủ tục trước", given.Words("main"), StringComparison.Ordinal);

        // Another who has not given theirs reads only that somebody has.
        var other = await (await stage.Office.SignIn("dan")).GetAsync(root + "/y-kien");
        Assert.DoesNotContain("Làm thủ tục trước", other.Words("main"), StringComparison.Ordinal);
        Assert.Contains("1 đơn vị đã có ý kiến", other.Words("main"), StringComparison.Ordinal);

        await OptionsAsync(host, stage, root);
        var chair = await (await stage.Office.SignIn("leader")).GetAsync(root + "/phuong-an");
        Assert.Contains("Đề xuất", chair.Words("main"), StringComparison.Ordinal);
        var print = await host.GetAsync(root + "/y-kien/in");
        foreach (var words in new[] { "TỔNG HỢP Ý KIẾN VÀ PHƯƠNG ÁN", "Tư pháp", "Không đồng ý", "Phương án 2: Làm cả tuyến (Đề xuất)", "Điều 4 quy chế" })
        {
            Assert.Contains(words, print.Words("main"), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await stage.Office.SignIn("contributor")).GetAsync(root + "/y-kien")).Status);
    }

    [Fact]
    public async Task Deadline_SetInAForm_IsShownAndTold()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        var host = await stage.Office.SignIn("dat");
        var page = await host.GetAsync($"/cuoc-hop/{stage.Meeting}/y-kien");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Form("form.due-set").Fill("due", "2024-06-09T10:00").SubmitAsync()).Status);
        var set = await page.Form("form.due-set").Fill("due", "2024-06-05T16:00").SubmitAsync();
        Assert.Contains("16:00, 5/6/2024", set.Words(".facts"), StringComparison.Ordinal);
        Assert.Contains("hạn 16:00 5/6/2024", (await (await stage.Office.SignIn("phap")).GetAsync("/viec-cua-toi")).Words("main"), StringComparison.Ordinal);
    }

    private static async Task OptionsAsync(TestBrowser host, OpinionStage stage, string root)
    {
        var page = await host.GetAsync(root + "/phuong-an");
        Assert.Contains("cần ít nhất hai phương án", page.Words("main"), StringComparison.Ordinal);
        var issue = await page.Form("form.issue").Fill("item", stage.Items[0].ToString()).Fill("issue", "Trình tự thu hồi").Tick("units", stage.Units["phap"].ToString()).SubmitAsync();
        Assert.Contains("Trình tự thu hồi", issue.Words("main"), StringComparison.Ordinal);
        var second = (await AddAsync(host, stage, root, "Làm từng đoạn")).Path;
        Assert.StartsWith(root + "/phuong-an/", second, StringComparison.Ordinal);
        var first = await AddAsync(host, stage, root, "Làm cả tuyến", number: 2);
        var law = await first.Form("form.law").Fill("basis", "Điều 4 quy chế").Tick("verdict", "ask").SubmitAsync();
        Assert.Contains("Cần hỏi", law.Words("main"), StringComparison.Ordinal);
        var proposed = await law.Form("form.propose").SubmitAsync("form.propose button");
        Assert.Contains("Đã đề xuất phương án này", proposed.Words(".flash"), StringComparison.Ordinal);
        var edited = await proposed.Form("form.option").Fill("pros", "Nhanh, gọn").SubmitAsync();
        Assert.Contains("Đã lưu phương án.", edited.Words(".flash"), StringComparison.Ordinal);
    }

    private static async Task<TestPage> AddAsync(TestBrowser host, OpinionStage stage, string root, string title, int number = 1)
    {
        var added = await (await host.GetAsync($"{root}/phuong-an/moi?muc={stage.Items[0]}")).Form("form.option")
            .Fill("title", title).Fill("content", "Thi công từ đầu thôn").Fill("pros", "Nhanh").Fill("cons", "Tốn tiền").SubmitAsync();
        Assert.Contains($"Phương án {number}: {title}", added.Words("h1"), StringComparison.Ordinal);
        return added;
    }
}
