using System.Net;
using System.Text;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Regimes.Editor;

/// <summary>Every part of a draft through its page, and the draft as a file (LC-1).</summary>
public sealed class EditorPartsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("can-cu")]
    [InlineData("loi-van?ma=1-han-dau-moi")]
    [InlineData("bao-cao?ma=tuan-chinh-quyen")]
    [InlineData("ky-han?ma=thang")]
    [InlineData("de-cuong?ma=tuan-chinh-quyen")]
    [InlineData("bieu?ma=ktxh-qpan")]
    [InlineData("luong?ma=khoi-chinh-quyen")]
    [InlineData("viec-khac")]
    public async Task Part_KeptAsItStands_ChangesNothing(string part)
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var page = await browser.GetAsync($"{EditorOffice.Home}/{part}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var kept = await page.Form("main form:has(.work-bar)").SubmitAsync("main .work-bar button");
        Assert.Equal(HttpStatusCode.OK, kept.Status);
        Assert.Equal(1, await office.EventsAsync("regimes.draft-saved"));
        Assert.Empty((await browser.GetAsync(EditorOffice.Home)).All(".edit-changes li"));
    }

    [Fact]
    public async Task Outline_RowAddedAndMovedUp_IsKeptInThatOrderWithACodeOfItsName()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var page = await browser.GetAsync($"{EditorOffice.Home}/de-cuong?ma=tuan-chinh-quyen");
        var last = page.All("fieldset.edit-row").Count;
        page = await page.Form("main form:has(.work-bar)").SubmitAsync("button[value=add]");
        Assert.Equal(last + 1, page.All("fieldset.edit-row").Count);
        page = await page.Form("main form:has(.work-bar)").Fill($"rows[{last}].Title", "Đánh giá của Đảng ủy").SubmitAsync($"button[value='up:{last}']");
        Assert.Equal("Đánh giá của Đảng ủy", page.Form("main form:has(.work-bar)")[$"rows[{last - 1}].Title"]);
        Assert.Equal(0, await office.EventsAsync("regimes.draft-saved"));
        await page.Form("main form:has(.work-bar)").SubmitAsync("main .work-bar button");
        Assert.Contains("code: danh-gia-cua-dang-uy", await SourceAsync(office), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clause_ReadingWithoutWhoDecided_IsRefusedAtItsField()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var refused = await (await browser.GetAsync($"{EditorOffice.Home}/loi-van")).Form()
            .Fill("place", "mục 7").Fill("quote", "Gửi đúng hạn").Fill("reading", "Đúng hạn là hết ngày").SubmitAsync("main .work-bar button");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("true", refused.One("#decidedBy").GetAttribute("aria-invalid"));
        Assert.Equal("Đúng hạn là hết ngày", refused.Form()["reading"]);
    }

    [Fact]
    public async Task Clause_StillNamedByAReport_CannotGo()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var page = await browser.GetAsync($"{EditorOffice.Home}/loi-van?ma=1-han-linh-vuc");
        var refused = await page.Form("details.more form").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Báo cáo tuần khối chính quyền", refused.Words(".summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requirement_New_TakesPeriodsInWordsAndUnitsByTicks()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var kept = await (await browser.GetAsync($"{EditorOffice.Home}/bao-cao")).Form("form[data-dates]")
            .Fill("input.Name", "Báo cáo quý về chuyển đổi số").Fill("input.Recipient", "Văn phòng xã").Tick("input.OwedBy.Kinds", "van-phong").Tick("input.Clauses", "4-thang")
            .Fill("cadence.Every", "quarter").Fill("deadlines[2].Words", "trước ngày 20 tháng cuối quý").Fill("deadlines[2].Clause", "4-thang")
            .SubmitAsync("main .work-bar button");
        Assert.Equal((HttpStatusCode.OK, $"{EditorOffice.Home}/muc/bao-cao"), (kept.Status, kept.Path));
        Assert.Contains("code: bao-cao-quy-ve-chuyen-doi-so", await SourceAsync(office), StringComparison.Ordinal);
        var listed = (await browser.GetAsync($"{EditorOffice.Home}/ky-han?ma=bao-cao-quy-ve-chuyen-doi-so")).Words("#dates");
        Assert.Contains("hết ngày 19/9", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requirement_MadeThematic_IsOwedByRequestAndThenInTerms()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        await (await browser.GetAsync($"{EditorOffice.Home}/bao-cao?ma=sinh-hoat-chi-bo")).Form("main form:has(.work-bar)").Fill("input.Kind", "Thematic").SubmitAsync("main .work-bar button");
        var page = await browser.GetAsync($"{EditorOffice.Home}/su-kien?ma=sinh-hoat-chi-bo");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var kept = await page.Form().Fill("rows[0].Due", "term").Fill("rows[0].Amount", "5").SubmitAsync("main .work-bar button");
        Assert.Equal(HttpStatusCode.OK, kept.Status);
        Assert.Contains("amount: 5, unit: working-days", await SourceAsync(office), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_TakenAndBrought_ReplacesTheDraft()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var yaml = (await browser.GetAsync($"{EditorOffice.Home}/tep?handler=Download")).Body;
        var brought = await BringAsync(browser, Encoding.UTF8.GetBytes(yaml.Replace("time: \"20:00\"", "time: \"19:00\"", StringComparison.Ordinal)));
        Assert.Equal((HttpStatusCode.OK, EditorOffice.Home), (brought.Status, brought.Path));
        Assert.NotEmpty(brought.All(".edit-changes li"));
    }

    [Theory]
    [InlineData("code: son-kim-2-62\ntitle: Chế độ\nbasis: [\n", "dòng 4, cột 1")]
    [InlineData("code: son-kim-2-62\nlich: 1\n", "dòng 2, cột 1")]
    public async Task File_ThatDoesNotRead_IsRefusedWithLineAndColumn(string yaml, string place)
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var refused = await BringAsync(browser, Encoding.UTF8.GetBytes(yaml));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(place, refused.Words(".summary"), StringComparison.Ordinal);
        Assert.Equal((0L, 1L), (await office.EventsAsync("regimes.draft-saved"), await office.CountAsync("regime_versions")));
    }

    [Fact]
    public async Task File_OfTenMegabytes_IsRefusedWithItsSize()
    {
        await using var office = await EditorOffice.OpenAsync(fixture, onKestrel: true);
        var refused = await BringAsync(await office.BeginAsync(), new byte[10 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("10.240 KB", refused.Words(".summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_OfAnotherRegime_IsRefused()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var yaml = (await browser.GetAsync($"{EditorOffice.Home}/tep?handler=Download")).Body;
        var refused = await BringAsync(browser, Encoding.UTF8.GetBytes(yaml.Replace("code: son-kim-2-62", "code: xa-khac", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    [Fact]
    public async Task New_FromAPack_OpensItsDraftOnce()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var page = await browser.GetAsync("/che-do/them");
        var opened = await page.Form("#tu-goi").Fill("pack", "dien-bien-353").SubmitAsync();
        Assert.Equal("/che-do/dien-bien-353/soan", opened.Path);
        var again = await page.Form("#tu-goi").Fill("pack", "dien-bien-353").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
    }

    [Fact]
    public async Task New_FromTheBeginning_IsInForceFromADayThatIsPast()
    {
        await using var office = await EditorOffice.OpenAsync(fixture);
        var browser = await office.BeginAsync();
        var opened = await (await browser.GetAsync("/che-do/them")).Form("#tu-dau")
            .Fill("input.Title", "Chế độ báo cáo tháng").Fill("input.Issuer", "Ủy ban nhân dân xã").Fill("input.Symbol", "12/UBND-VP").Fill("input.Date", "2021-08-02")
            .Fill("input.Subject", "Về báo cáo tháng").Fill("input.Place", "mục 1").Fill("input.Quote", "Báo cáo gửi trước ngày 28 hằng tháng")
            .Fill("input.Report", "Báo cáo tháng").Fill("input.Recipient", "Văn phòng").Tick("owedBy.Kinds", "van-phong")
            .Fill("words", "trước ngày 28 hằng tháng").Fill("cadence.Every", "month").SubmitAsync();
        Assert.Equal("/che-do/12-ubnd-vp/soan", opened.Path);
        var force = await browser.GetAsync("/che-do/12-ubnd-vp/soan/ap-dung");
        var form = force.Form("form:has([name=reason])").Fill("from", "2021-08-02").Fill("reason", "Chế độ mới");
        await (force.All("[name=accepted]").Count > 0 ? form.Tick("accepted") : form).SubmitAsync("#ap-dung");
        Assert.Equal(1, await office.App.ScalarAsync<long>("select count(*) from obligations where regime = '12-ubnd-vp' and period_key = '2021-08'"));
    }

    private static Task<string?> SourceAsync(EditorOffice office) => office.App.ScalarAsync<string>("select source from regime_drafts where regime = $1", EditorOffice.Regime);

    private static async Task<TestPage> BringAsync(TestBrowser browser, byte[] content) =>
        await (await browser.GetAsync($"{EditorOffice.Home}/tep")).Form().Attach("file", "goi.yaml", "application/yaml", content).SubmitAsync();
}
