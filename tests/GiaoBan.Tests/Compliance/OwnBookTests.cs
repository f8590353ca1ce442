using System.Net;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;

namespace GiaoBan.Tests.Compliance;

/// <summary>One's own lines of the book, and a report read from the book and from the focal post's table (SK-9).</summary>
public sealed class OwnBookTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData(false, "Sổ theo dõi của tôi")]
    [InlineData(true, "My lines of the compliance book")]
    public async Task OwnBook_FromMyWorkAndTheMenu_IsReached(bool english, string title)
    {
        await using var app = await fixture.NewAppAsync();
        var browser = await (await ReportStage.BuildAsync(app)).SignInAsync("nga");
        var work = await browser.GetAsync("/viec-cua-toi");
        work = english ? await work.Form("form[action='/ngon-ngu']").SubmitAsync() : work;

        foreach (var place in new[] { "main", ".menu-list" })
        {
            var link = work.One($"{place} a[href='/so-theo-doi/cua-toi']");
            Assert.Equal(title, link.TextContent);
            var book = await browser.FollowAsync(link);
            Assert.Equal(HttpStatusCode.OK, book.Status);
            Assert.Equal(title, book.Words("h1"));
        }
    }

    [Fact]
    public async Task Report_FromBookAndFocalTable_ReadsAsItsVersion()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var sender = await stage.SignInAsync("lan");
        var id = await stage.ObligationAsync();
        var check = await JourneyTests.Filled(await sender.GetAsync($"/bao-cao/{id}")).SubmitAsync(".work-bar button[value=check]");
        await check.Form().SubmitAsync();
        var sent = Said(await sender.GetAsync($"/bao-cao/{id}/ban/1"));
        Assert.Contains(sent, s => s.Contains("Đã thu hoạch 34 ha lúa hè thu", StringComparison.Ordinal));
        // 12,5 brought in, 0,5 done and 0,25 expected (SK-3, SK-5).
        Assert.Contains(sent, s => s.Contains("13,25", StringComparison.Ordinal));
        Assert.Contains(sent, s => s.Contains("Họp bàn thu hoạch lúa hè thu", StringComparison.Ordinal));

        var focal = await stage.SignInAsync("minh");
        var stream = await app.ScalarAsync<Guid>("select obligation_id from obligations where stream = 'khoi-chinh-quyen' and period_key = '2021-W33'");
        Assert.Equal(sent, Said(await focal.GetAsync($"/dau-moi/{stream}/nguon/{id}")));
        Assert.Equal(sent, Said(await sender.GetAsync($"/so-theo-doi/bao-cao/{id}"))[..sent.Count]);
    }

    /// <summary>What is filed for a stream is read with its own totals and no running totals: those hang on its sources.</summary>
    [Fact]
    public async Task Report_OfAStream_ShowsTheTotalsFiled()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Thu hoạch 34 ha lúa.", new Figure("dt-lua-he-thu", 34m, null));
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        var built = await week.BuildAsync(stream);
        var handed = await week.HandOverAsync(stream, built.Value!.Version);
        Assert.True(handed.IsOk);

        var read = await week.DoAsync<GetReportVersion, ReportVersion>(
            h => h.HandleAsync(week.Holder("vp-dau-moi-chinh-quyen"), stream, 1, CancellationToken.None));
        var line = Assert.Single(read.Value!.Sheets.SelectMany(s => s.Lines), l => l.Value is not null);
        Assert.Equal((34m, null, null), (line.Value, line.Cumulative, line.Percent));
    }

    /// <summary>The paragraphs and the lines of the tables, in their order.</summary>
    private static List<string> Said(TestPage page) =>
        [.. page.All("main .typed, main tbody tr").Select(e => string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
