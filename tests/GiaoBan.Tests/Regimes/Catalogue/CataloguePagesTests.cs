using System.Net;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Tests.Regimes.Catalogue;

/// <summary>The public list of regimes and the page of one (LC-1).</summary>
public sealed class CataloguePagesTests(CatalogueStage stage) : IClassFixture<CatalogueStage>
{
    [Fact]
    public async Task List_ForAStranger_SaysWhoReportsWhatToWhomByWhen()
    {
        var page = await stage.App.NewBrowser().GetAsync("/che-do");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["son-kim-2-62", "lai-chau-08"], page.All("main h2[id]").Select(h => h.Id).Where(id => id is "son-kim-2-62" or "lai-chau-08"));
        var monthly = page.All("main tr").Single(r => r.QuerySelector("a")?.GetAttribute("href") == "/che-do/son-kim-2-62#bao-cao-thang").TextContent;
        Assert.Contains("Báo cáo tháng", monthly, StringComparison.Ordinal);
        Assert.Contains("Lĩnh vực chuyên môn, Trạm Y tế", monthly, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("trước ngày 20", monthly, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Văn phòng xã và đầu mối nông thôn mới", monthly, StringComparison.Ordinal);
        Assert.Contains("62-CV/ĐU ngày 19/08/2021, Đảng ủy xã Sơn Kim 2", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OnAnotherDay_ShowsWhatWasInForceThen()
    {
        var browser = stage.App.NewBrowser();
        var before = await browser.GetAsync("/che-do?ngay=2021-08-23");
        Assert.Equal("/che-do/dien-bien-353", before.One("#khac ~ ul a[href*=dien-bien]").GetAttribute("href"));
        Assert.Contains("có hiệu lực từ 24/08/2021", before.One("#khac ~ ul").TextContent, StringComparison.Ordinal);
        var after = await browser.GetAsync("/che-do?ngay=2021-08-24");
        Assert.NotNull(after.One("h2#dien-bien-353"));
    }

    [Fact]
    public async Task List_FilteredByKinds_LeavesTheReportsOfThoseUnits()
    {
        var page = await stage.App.NewBrowser().GetAsync("/che-do?ngay=2021-09-01&don-vi=luc-luong-vu-trang&loai=dinh-ky");
        Assert.Equal(["dien-bien-353"], page.All("main h2[id]").Select(h => h.Id!).Where(id => id != "khac"));
        Assert.Equal(6, page.All("main tbody tr").Count);
    }

    [Fact]
    public async Task Regime_OfTheDispatch_LinksClausesAndRulesBothWays()
    {
        var page = await stage.App.NewBrowser().GetAsync("/che-do/son-kim-2-62");
        var report = page.One("#bao-cao-tuan-chinh-quyen");
        Assert.All(page.All("main a[href^='#']"), a => Assert.Single(page.All($"[id='{a.GetAttribute("href")![1..]}']")));
        Assert.NotNull(report.QuerySelector("a[href='#can-cu-1-han-dau-moi']"));
        Assert.NotNull(page.One("#can-cu-1-han-dau-moi").QuerySelector("a[href='#bao-cao-tuan-chinh-quyen']"));
    }

    /// <summary>SK-5: what the text says, what it was read as, and the hours of the next period by both.</summary>
    [Fact]
    public async Task Regime_OfTheImpossibleHour_SaysItAsWrittenAndAsRead()
    {
        var page = await stage.App.NewBrowser().GetAsync("/che-do/son-kim-2-62");
        var words = string.Join(' ', page.One("#bao-cao-tuan-chinh-quyen .reading").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Thứ Năm, 19/8/2021, 14:00", words, StringComparison.Ordinal);
        Assert.Contains("Thường trực Đảng ủy, 19/08/2021", words, StringComparison.Ordinal);
        Assert.Contains("Thứ Sáu, 20/8/2021, 14:00", page.One("#bao-cao-tuan-chinh-quyen").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regime_OfTheFootnote_SaysTheStatistics()
    {
        var page = await stage.App.NewBrowser().GetAsync("/che-do/lai-chau-08");
        Assert.Contains("11/36 đã gửi, 9/11 chậm, 25 chưa gửi", page.One("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Regime_WithAbsorption_NamesTheMonths() =>
        Assert.Contains("Tháng 3 lồng ghép vào Báo cáo quý I", (await stage.App.NewBrowser().GetAsync("/che-do/dien-bien-353")).One("#bao-cao-thang").TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Regime_OfAnUnknownCodeOrVersion_IsNotFound()
    {
        var browser = stage.App.NewBrowser();
        foreach (var path in new[] { "/che-do/khong-co", "/che-do/son-kim-2-62?ban=9", "/che-do/khong-co/lich", "/che-do/khong-co/lich.ics" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).Status);
        }
    }

    [Fact]
    public async Task Findings_AreForThoseSignedIn()
    {
        var stranger = await stage.App.NewBrowser().GetAsync("/che-do/son-kim-2-62");
        Assert.Empty(stranger.All("#phat-hien"));
        var office = await stage.Office.SignIn(Roles.Contributor);
        Assert.NotNull((await office.GetAsync("/che-do/son-kim-2-62")).One("#phat-hien"));
        var findings = await office.GetAsync("/che-do/son-kim-2-62/phat-hien");
        Assert.Contains("đầu mối phải xong", findings.One("main").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(findings.All("main a[href='/che-do/son-kim-2-62#can-cu-1-han-dau-moi']"));
    }

    [Fact]
    public async Task List_OfAnInstallationOfSeveralTenants_AsksForTheCodeAndKeepsIt()
    {
        await using var own = await new OfficeStageOfTwo(stage).StartAsync();
        var browser = own.App.NewBrowser();
        var asked = await browser.GetAsync("/che-do");
        Assert.Empty(asked.All("main table"));
        var listed = await asked.Form().Fill("co-quan", "xa-mau").SubmitAsync();
        Assert.Contains("co-quan=xa-mau", listed.Path, StringComparison.Ordinal);
        var regime = await browser.FollowAsync(listed.One("h2 a"));
        Assert.Equal("/che-do/son-kim-2-62?co-quan=xa-mau", regime.Path);
        Assert.Equal("/che-do", (await browser.GetAsync("/che-do/son-kim-2-62")).Path);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/che-do/son-kim-2-62?co-quan=xa-khac")).Status);
        Assert.Empty((await browser.GetAsync("/che-do?co-quan=xa-khac")).All("main table"));
    }

    /// <summary>Light enough for a 2G line (ux.md).</summary>
    [Theory]
    [InlineData("/che-do", "gzip")]
    [InlineData("/che-do", "br")]
    [InlineData("/che-do/son-kim-2-62", "gzip")]
    [InlineData("/che-do/son-kim-2-62", "br")]
    [InlineData("/che-do/dien-bien-353", "gzip")]
    [InlineData("/che-do/son-kim-2-62/lich", "gzip")]
    [InlineData("/che-do/son-kim-2-62/lich", "br")]
    public async Task Pages_OpenToEverybody_AreLight(string path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var answer = await stage.App.NewClient().SendAsync(request);
        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        var bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
        Assert.True(bytes <= 14 * 1024, $"{path} weighs {bytes} bytes ({encoding})");
    }

    [Fact]
    public async Task Compare_OfTwoVersions_SaysWhatMovesInWordsAndInTheCalendar()
    {
        await using var app = await stage.NewAppAsync();
        await SampleOffice.FoundAsync(app);
        var source = CatalogueStage.SourceOf("dien-bien-353");
        await CatalogueStage.ImportAsync(app, source);
        await CatalogueStage.ImportAsync(app, source.Replace("tier: unit, day: 28, bound: before", "tier: unit, day: 25, bound: before", StringComparison.Ordinal));
        var page = await app.NewBrowser().GetAsync("/che-do/dien-bien-353/so-sanh?cu=1&moi=2");
        Assert.Equal("Báo cáo tháng Đổi", page.Words("article.card h3"));
        Assert.Equal(("28", "25"), (page.One("article.card del").TextContent.Trim(), page.One("article.card ins").TextContent.Trim()));
        Assert.Contains("từ hết ngày 27/8/2021 thành hết ngày 24/8/2021", page.Words("article.card dl"), StringComparison.Ordinal);
        Assert.Contains("8 báo cáo giữ nguyên", page.Words("details.more summary"), StringComparison.Ordinal);
        Assert.NotEmpty((await app.NewBrowser().GetAsync("/che-do/dien-bien-353/so-sanh?cu=2&moi=2")).All(".empty"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.NewBrowser().GetAsync("/che-do/dien-bien-353/so-sanh?cu=1&moi=3")).Status);
    }

    private sealed class OfficeStageOfTwo(CatalogueStage stage) : IAsyncDisposable
    {
        public TestApp App { get; private set; } = null!;

        public async Task<OfficeStageOfTwo> StartAsync()
        {
            App = await stage.NewAppAsync();
            await SampleOffice.FoundAsync(App);
            await CatalogueStage.ImportAsync(App, CatalogueStage.SourceOf("son-kim-2-62"));
            await App.InTenantAsync(2, async s =>
            {
                var db = s.GetRequiredService<GiaoBanDbContext>();
                db.Add(new Tenant { TenantId = 2, Code = "xa-khac", Name = "Xã Khác", IsTraining = true, CreatedAt = App.Clock.GetCurrentInstant() });
                await db.SaveChangesAsync();
            });
            return this;
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
