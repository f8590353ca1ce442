using System.Net;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Identity;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Writers;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Tests.Reviews;

/// <summary>A review campaign through the pages, by the people concerned (LC-1).</summary>
public sealed class ReviewJourneyTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Campaign_OpenedReviewedByTwoPostsAndClosed_SaysTheSameEverywhere()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReviewStage.BuildAsync(app);
        var office = await stage.SignInAsync("minh");
        var campaign = await stage.OpenAsync(office);
        Assert.StartsWith("/ra-soat/", campaign.Path, StringComparison.Ordinal);
        Assert.Equal($"Đã rà soát 0/{stage.First + 2} loại báo cáo.", campaign.Words(".lead"));

        // Lan comes by the notice; one report first, then another verdict on it: both are kept, the later counts.
        var lan = await stage.SignInAsync("lan");
        var work = await lan.GetAsync("/viec-cua-toi");
        Assert.Contains("bạn được giao rà soát 1 chế độ báo cáo, hạn 15/9/2021", work.Words(".note"), StringComparison.Ordinal);
        Assert.Equal(campaign.Path, work.One(".note a").GetAttribute("href"));
        var sheet = $"{campaign.Path}/che-do/{await stage.ItemAsync(ReviewStage.Small)}";
        var given = await ReviewStage.GiveAsync(lan, sheet + "?loai=thang", "keep");
        Assert.Contains("Còn 1 loại báo cáo chưa rà soát", given.Words(".flash"), StringComparison.Ordinal);
        Assert.EndsWith("?loai=nam", given.Path, StringComparison.Ordinal);
        app.Clock.SetTo(2021, 9, 18, 9, 0);
        await ReviewStage.GiveAsync(lan, sheet + "?loai=nam", "merge", ("reason", "Trùng báo cáo tuần"), ("mergeInto", "son-kim-2-62/tuan-chinh-quyen"), ("basisReplaced", "15/KH-KL"));
        given = await ReviewStage.GiveAsync(lan, sheet + "?loai=thang", "amend", ("reason", "Quá dày"), ("change", "Sáu tháng một lần"));
        Assert.Contains("đã rà soát xong", given.Words(".flash"), StringComparison.Ordinal);
        Assert.Equal(3, given.All(".line-of-time li").Count);

        // Nga says one word for the whole regime.
        var nga = await stage.SignInAsync("nga");
        await ReviewStage.GiveAsync(nga, $"{campaign.Path}/che-do/{await stage.ItemAsync("son-kim-2-62")}", "keep");

        campaign = await office.GetAsync(campaign.Path);
        var counts = Counts(campaign);
        var all = VietnameseNumber.Format(stage.First + 2);
        Assert.Equal(
            [all, all, "0", "0", VietnameseNumber.Format(stage.First), "1", "1", "0", "1"],
            new[] { "Phải rà soát", "Đã rà soát", "Chưa rà soát", "Quá hạn", "Giữ nguyên", "Sửa đổi", "Gộp", "Bãi bỏ", "Căn cứ hết hiệu lực" }.Select(n => counts[n]));
        var closed = await (await office.GetAsync(campaign.Path + "/dong")).Form().SubmitAsync();
        Assert.Contains("Đã đóng đợt rà soát", closed.Words(".flash"), StringComparison.Ordinal);
        await SaysTheSameAsync(office, closed, counts);

        // Nothing changes any more: no form, and a form that stood open is refused.
        Assert.Empty((await lan.GetAsync(sheet)).All(".review-form"));
        var late = await given.Form(".review-form").Tick("conclusion", "abolish").Fill("reason", "Muộn").Tick("basisValid", "yes").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("đã đóng", late.Words(".summary"), StringComparison.Ordinal);
        Assert.Equal(4, await stage.CountAsync("review_verdicts"));
        Assert.Equal((1, 4, 1), (await stage.CountAsync("audit_events where kind = 'reviews.campaign-opened'"), await stage.CountAsync("audit_events where kind = 'reviews.verdict-given'"),
            await stage.CountAsync("audit_events where kind = 'reviews.campaign-closed'")));
        Assert.Equal(0, await stage.CountAsync("notices where link is not null and read_at is null"));
    }

    private static async Task SaysTheSameAsync(TestBrowser office, TestPage page, Dictionary<string, string> counts)
    {
        var path = page.Path;
        var rows = page.All("table.data tbody tr:not(.group)").Select(r => r.QuerySelectorAll("th, td").Select(d => Single(d.TextContent)).ToArray()).ToList();
        var year = Assert.Single(rows, r => r[0].EndsWith(". Báo cáo năm về rừng", StringComparison.Ordinal));
        Assert.Equal("Gộp", year[1]);
        Assert.StartsWith("Trùng báo cáo tuần Gộp vào: ", year[2], StringComparison.Ordinal);
        Assert.EndsWith("Căn cứ hết hiệu lực; văn bản thay thế: 15/KH-KL", year[2], StringComparison.Ordinal);
        Assert.Equal("15/9/2021 chậm 3 ngày", year[3]);
        Assert.Equal("15/9/2021", Assert.Single(rows, r => r[0].EndsWith(". Báo cáo tháng về rừng", StringComparison.Ordinal))[3]);

        var sheets = await OfficeProgram.SheetsAsync(await office.Client.GetByteArrayAsync(new Uri(path + "/ket-qua.xlsx", UriKind.Relative)));
        var figures = sheets["Tổng hợp"];
        Assert.All(counts, c => Assert.Equal(c.Value, Assert.Single(figures, row => row[0] == c.Key)[1]));

        // Number, regime, report, basis, reviewer, verdict, reason, due: what the page says, in the spreadsheet's cells.
        var lines = sheets["Kết quả rà soát"].SkipWhile(row => !row.Contains("Kết luận")).Skip(1).ToList();
        Assert.Equal(rows.Select(r => r[0]), lines.Select(l => $"{l[0]}. {l[2]}"));
        Assert.Equal(rows.Select(r => (r[1], r[3])), lines.Select(l => (l[5], Single(l[7]))));
        Assert.All(rows.Zip(lines), p => Assert.StartsWith(Single(p.Second[6]), p.First[2], StringComparison.Ordinal));

        var bytes = await office.Client.GetByteArrayAsync(new Uri(path + "/ket-qua.docx", UriKind.Relative));
        Assert.Empty(DocxTests.Faults(bytes));
        var words = string.Join(' ', await OfficeProgram.LinesAsync(bytes));
        var print = Single((await office.GetAsync(path + "/in")).One("main").TextContent);
        foreach (var whole in new[] { words, print })
        {
            Assert.Contains("KẾT QUẢ RÀ SOÁT CHẾ ĐỘ BÁO CÁO", whole, StringComparison.Ordinal);
            Assert.Contains("Căn cứ 08/CT-UBND ngày 30/8/2021.", whole, StringComparison.Ordinal);
            Assert.Contains("STT Chế độ, loại báo cáo Căn cứ Đơn vị rà soát Kết luận Lý do, đề xuất Hạn", whole, StringComparison.Ordinal);
            Assert.All(lines, line => Assert.Contains(string.Join(' ', line.Where((cell, i) => i != 1 && cell.Length > 0).Select(Single)), whole, StringComparison.Ordinal));
            Assert.All(counts, c => Assert.Contains($"{c.Key} {c.Value}", whole, StringComparison.Ordinal));
            Assert.Contains("VĂN PHÒNG – ĐẦU MỐI KHỐI CHÍNH QUYỀN", whole, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Verdicts_Wanting_AreRefusedWithWhatWasTyped()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReviewStage.BuildAsync(app);
        var campaign = await stage.OpenAsync(await stage.SignInAsync("minh"));
        var lan = await stage.SignInAsync("lan");
        var sheet = $"{campaign.Path}/che-do/{await stage.ItemAsync(ReviewStage.Small)}?loai=thang";
        var refused = await (await lan.GetAsync(sheet)).Form(".review-form").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(2, refused.All(".summary li").Count);
        refused = await ReviewStage.GiveAsync(lan, sheet, "amend", ("reason", "Vì dày quá"));
        Assert.Equal("#change", Assert.Single(refused.All(".summary a")).GetAttribute("href"));
        Assert.Equal("Vì dày quá", refused.Words("textarea[name=reason]"));
        Assert.NotNull(refused.One("input[name=conclusion][value=amend]").GetAttribute("checked"));
        Assert.Equal(HttpStatusCode.NotFound, (await lan.GetAsync(sheet.Replace("thang", "khong-co", StringComparison.Ordinal))).Status);
        Assert.Equal(0, await stage.CountAsync("review_verdicts"));

        // The same form sent twice is one verdict; another one built on what is old is shown what came between.
        var form = (await lan.GetAsync(sheet)).Form(".review-form").Tick("conclusion", "keep").Tick("basisValid", "yes");
        await form.SubmitAsync();
        await form.SubmitAsync();
        Assert.Equal(1, await stage.CountAsync("review_verdicts"));
        var newer = await form.Tick("conclusion", "abolish").Fill("reason", "Thừa").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, newer.Status);
        Assert.Equal("Thừa", newer.Words("textarea[name=reason]"));
        await newer.Form(".review-form").SubmitAsync();
        Assert.Equal(2, await stage.CountAsync("review_verdicts"));
    }

    [Fact]
    public async Task Opening_Wanting_IsRefusedAtItsFields()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReviewStage.BuildAsync(app);
        var office = await stage.SignInAsync("minh");
        var page = await office.GetAsync("/ra-soat/mo");
        Assert.Equal("Rà soát chế độ báo cáo năm 2021", page.One("input[name=title]").GetAttribute("value"));
        page = await page.Form().Fill("title", " ").Fill("due", "2021-09-01").Fill("basisDate", "30/8/2021").SubmitAsync();
        Assert.Equal(["#basisSymbol", "#due", "#regimes", "#title"], page.All(".summary a").Select(a => a.GetAttribute("href")).Order(StringComparer.Ordinal));
        page = await page.Form().Fill("title", "Rà soát").Fill("basisSymbol", "1/KH").Fill("due", "2021-09-30").Tick("regimes[1].chosen").Fill("regimes[1].due", "2021-10-01").SubmitAsync();
        Assert.Equal(["#regimes_1__due", "#regimes_1__post"], page.All(".summary a").Select(a => a.GetAttribute("href")).Order(StringComparer.Ordinal));
        var forged = await page.Form().Forge("regimes[1].code", "khong-co").SubmitAsync();
        Assert.Contains("khong-co", forged.Words(".summary"), StringComparison.Ordinal);
        Assert.Equal((0, 0), (await stage.CountAsync("review_campaigns"), await stage.CountAsync("notices")));
    }

    [Fact]
    public async Task Campaign_ForWhoHasNoPartInIt_IsNotThere()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReviewStage.BuildAsync(app);
        var campaign = await stage.OpenAsync(await stage.SignInAsync("minh"));
        var (lan, nga) = (await stage.SignInAsync("lan"), await stage.SignInAsync("nga"));
        var (ofLan, ofNga) = (await stage.ItemAsync(ReviewStage.Small), await stage.ItemAsync("son-kim-2-62"));

        // A reviewer sees their own regimes, neither another's nor the result.
        Assert.Equal(2, (await lan.GetAsync(campaign.Path)).All("table.data tbody tr:not(.group)").Count);
        Assert.Equal(HttpStatusCode.NotFound, (await lan.GetAsync($"{campaign.Path}/che-do/{ofNga}")).Status);
        foreach (var result in new[] { "/in", "/ket-qua.xlsx", "/ket-qua.docx" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await lan.GetAsync(campaign.Path + result)).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await lan.GetAsync(campaign.Path + "/dong")).Status);
        var stolen = (await lan.GetAsync($"{campaign.Path}/che-do/{ofLan}")).Form(".review-form").Tick("conclusion", "keep").Tick("basisValid", "yes").Request();
        stolen.RequestUri = new Uri(stolen.RequestUri!, $"{campaign.Path}/che-do/{ofNga}");
        Assert.Equal(HttpStatusCode.NotFound, (await lan.Client.SendAsync(stolen)).StatusCode);

        // Who has the post no longer has no part in it, the next holder has.
        await app.ExecuteAsync("update assignments set valid_to = '2021-09-06' where official_id = (select official_id from accounts where user_name = 'nga')");
        app.Clock.SetTo(2021, 9, 7, 8, 0);
        app.Services.GetRequiredService<ActorResolver>().Forget(1, await app.ScalarAsync<Guid>("select account_id from accounts where user_name = 'nga'"));
        Assert.Equal(HttpStatusCode.NotFound, (await nga.GetAsync(campaign.Path)).Status);
        Assert.Contains("Không có chế độ nào chờ bạn", (await nga.GetAsync("/ra-soat")).Words("main"), StringComparison.Ordinal);
        Assert.Equal(0, await stage.CountAsync("review_verdicts"));
    }

    [Fact]
    public async Task Reminder_ToWhoIsNotDone_GoesToThemAloneAndNotTwiceAtOnce()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReviewStage.BuildAsync(app);
        var office = await stage.SignInAsync("minh");
        var campaign = await stage.OpenAsync(office);
        await ReviewStage.GiveAsync(await stage.SignInAsync("nga"), $"{campaign.Path}/che-do/{await stage.ItemAsync("son-kim-2-62")}", "keep");
        app.Clock.SetTo(2021, 9, 20, 8, 0);
        var page = await office.GetAsync(campaign.Path + "/don-doc");
        Assert.Contains("Quá hạn 5 ngày", page.Words("table.data tbody"), StringComparison.Ordinal);
        page = await page.Form().SubmitAsync();
        Assert.Contains("Công chức Địa chính", page.Words(".flash"), StringComparison.Ordinal);
        var told = (await (await stage.SignInAsync("lan")).GetAsync("/viec-cua-toi")).All(".note span").Select(n => n.TextContent).ToList();
        Assert.Contains(told, t => t.Contains("còn 2 loại báo cáo chưa rà soát, hạn 15/9/2021", StringComparison.Ordinal));
        page = await (await office.GetAsync(campaign.Path + "/don-doc")).Form().SubmitAsync();
        Assert.Contains("Vừa đôn đốc", page.Words(".flash"), StringComparison.Ordinal);
        Assert.Equal(1, await stage.CountAsync("notices where kind = 'reviews.notice.reminder'"));

        // Closed before all is done, it must say why.
        page = await (await office.GetAsync(campaign.Path + "/dong")).Form().SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await page.Form().Fill("note", "Chuyển sang quý IV").SubmitAsync();
        Assert.Contains("Chuyển sang quý IV", page.Words(".note:not(.flash)"), StringComparison.Ordinal);
        app.Clock.SetTo(2021, 10, 20, 8, 0);
        Assert.Contains("quá hạn 5 ngày", (await office.GetAsync(campaign.Path)).Words("table.data"), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Counts(TestPage page) =>
        page.All(".counts div").ToDictionary(d => d.QuerySelector("dt")!.TextContent.Trim(), d => d.QuerySelector("dd")!.TextContent.Trim());

    private static string Single(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
