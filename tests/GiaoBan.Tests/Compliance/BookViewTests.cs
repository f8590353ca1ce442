using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Compliance;

/// <summary>The book of many units and of many years: summarised first, opened step by step, light at every step (SK-9, ux.md).</summary>
public sealed class BookViewTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Span = "tu=2021-08-16&den=2021-10-01";
    private const int PageBytes = 14 * 1024;

    [Fact]
    public async Task Book_OfManyUnits_BeginsWithBlocksAndEveryStepIsLight()
    {
        await using var app = await fixture.NewAppAsync();
        var (_, office) = await BookStage.BuildAsync(app);
        await BookStage.AddUnitsAsync(app, 120);
        var page = await office.GetAsync($"/so-theo-doi?{Span}");
        Assert.Equal("Theo khối", page.Words(".tabs [aria-current]"));
        Assert.InRange(page.All(".heat tbody tr").Count, 4, 6);

        // A block's figures are those of its units, and its row opens them.
        var row = Assert.Single(page.All(".heat tbody tr"), r => r.TextContent.Contains("Khối Đảng", StringComparison.Ordinal));
        var units = await office.FollowAsync(row.QuerySelector("th a")!);
        Assert.Equal("Theo đơn vị", units.Words(".tabs [aria-current]"));
        Assert.Equal(row.QuerySelectorAll("td.n")[2].TextContent, units.All(".heat tfoot td.n")[^1].TextContent);
        Assert.Contains("Bỏ lọc: Khối Đảng", units.Body, StringComparison.Ordinal);
        foreach (var address in new[] { $"/so-theo-doi?{Span}", units.Path, $"/so-theo-doi?{Span}&xem=don-vi", $"/so-theo-doi?{Span}&xem=nguoi", $"/so-theo-doi/thong-ke?{Span}", "/tong-hop-quy/2021-Q3", "/tong-hop-quy" })
        {
            var bytes = await WeightAsync(office, address);
            TestContext.Current.TestOutputHelper?.WriteLine($"{address} {bytes}");
            Assert.True(bytes <= PageBytes, $"{address} weighs {bytes} bytes");
        }
    }

    [Fact]
    public async Task Book_OfManyPeriods_HasMonthsAsColumnsAndEachCellOpensItsReports()
    {
        await using var app = await fixture.NewAppAsync();
        var (_, office) = await BookStage.BuildAsync(app);
        var page = await office.GetAsync($"/so-theo-doi?tu=2021-08-16&den=2021-10-10&xem=don-vi");
        Assert.True(page.All(".heat thead abbr").Count <= 16);
        var wide = await office.GetAsync("/so-theo-doi?tu=2021-01-01&den=2021-12-31");
        if (wide.All(".heat thead abbr").Any(h => h.GetAttribute("title")!.StartsWith("Hạn trong tháng", StringComparison.Ordinal)))
        {
            page = wide;
        }

        var several = page.All(".heat td.c a").Where(a => a.QuerySelector("small") is not null).ToList();
        foreach (var cell in several)
        {
            var owed = int.Parse(cell.QuerySelector("small")!.TextContent.Split('/')[1], CultureInfo.InvariantCulture);
            var list = await office.FollowAsync(cell);
            Assert.True(list.All("main tbody tr").Count >= owed, cell.OuterHtml);
        }

        // A cell of one report is that report.
        var one = page.All(".heat td.c a").FirstOrDefault(a => a.QuerySelector("small") is null);
        if (one is not null)
        {
            Assert.StartsWith("/so-theo-doi/bao-cao/", (await office.FollowAsync(one)).Path, StringComparison.Ordinal);
        }

        Assert.NotEmpty(page.All(".heat td.c a"));
    }

    [Fact]
    public async Task Search_ForAUnitOrAPerson_LeadsToIt()
    {
        await using var app = await fixture.NewAppAsync();
        var (_, office) = await BookStage.BuildAsync(app);
        var unit = await office.GetAsync($"/so-theo-doi?{Span}&tim=phu+nu");
        Assert.Contains("donvi=hoi-phu-nu", unit.Path, StringComparison.Ordinal);
        Assert.Contains("5 năm", unit.Words(".presets"), StringComparison.Ordinal);
        Assert.Contains("nguoi=", (await office.GetAsync($"/so-theo-doi?{Span}&tim=vo+thi+nga")).Path, StringComparison.Ordinal);
        Assert.Contains("Không có đơn vị", (await office.GetAsync($"/so-theo-doi?{Span}&tim=khong+co+ai")).Body, StringComparison.Ordinal);
        await BookStage.AddUnitsAsync(app, 15);
        var many = await office.GetAsync($"/so-theo-doi?{Span}&tim=hoi+so");
        Assert.True(many.All("section li").Count > 10);
    }

    [Fact]
    public async Task Lines_ByState_SayWhyAndTheReportTellsItsHistory()
    {
        await using var app = await fixture.NewAppAsync();
        var (_, office) = await BookStage.BuildAsync(app);
        var late = await office.GetAsync($"/so-theo-doi?{Span}&nhom=late");
        var row = Assert.Single(late.All("main tbody tr"));
        Assert.Contains("lý do: Mất điện, có lại mới gửi được", row.TextContent, StringComparison.Ordinal);
        var report = await office.FollowAsync(row.QuerySelector("a")!);
        Assert.Contains("Gửi bản 1", report.Words(".line-of-time"), StringComparison.Ordinal);
        Assert.Contains("không đầy đủ", (await office.GetAsync($"/so-theo-doi?{Span}&nhom=incomplete")).Words("main tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistics_OfAPeriod_SaysItInTheWordsOfTheSource()
    {
        await using var app = await fixture.NewAppAsync();
        var (_, office) = await BookStage.BuildAsync(app);
        await BookStage.AddUnitsAsync(app, 35);
        var page = await office.GetAsync("/so-theo-doi/thong-ke?tu=2021-08-19&den=2021-08-19");
        var row = Assert.Single(page.All("main tbody tr"), r => r.TextContent.Contains("01/01 đơn vị gửi chậm", StringComparison.Ordinal));
        Assert.Contains("có 01/36 đơn vị gửi báo cáo, trong đó 01/01 đơn vị gửi chậm; còn 35 đơn vị chưa gửi", row.TextContent, StringComparison.Ordinal);
        foreach (var figure in row.QuerySelectorAll("td.n a"))
        {
            var list = await office.FollowAsync(figure);
            Assert.Equal(figure.TextContent, list.All("main tbody tr").Count.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Print_OfTheBook_HasFiguresLinesAndWhoPrintedIt()
    {
        await using var app = await fixture.NewAppAsync();
        var (_, office) = await BookStage.BuildAsync(app);
        var page = await office.GetAsync($"/so-theo-doi/in?{Span}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("SỔ THEO DÕI CHẤP HÀNH BÁO CÁO", page.Words("h1"), StringComparison.Ordinal);
        Assert.Contains("Phan Văn Minh", page.Words(".printed"), StringComparison.Ordinal);
        Assert.Contains("c gửi chậm", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Mất điện, có lại mới gửi được", page.Words("main"), StringComparison.Ordinal);
    }

    private static async Task<long> WeightAsync(TestBrowser browser, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var answer = await browser.Client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode}");
        return (await answer.Content.ReadAsByteArrayAsync()).LongLength;
    }
}
