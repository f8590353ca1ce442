using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;

namespace GiaoBan.Tests.Compliance;

/// <summary>The compliance book: one statistic on the page, over the API and in the spreadsheet, which LibreOffice opens (SK-9, LC-2).</summary>
public sealed class BookTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Span = "tu=2021-08-16&den=2021-08-20";

    [Fact]
    public async Task Book_OnPageAndInLibreOffice_CountsTheSame()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var office = await OneOnTimeOneLateAsync(app, stage);
        var page = await office.GetAsync($"/so-theo-doi?{Span}");
        var counts = page.All(".counts div").ToDictionary(d => d.QuerySelector("dt")!.TextContent.Trim(), d => d.QuerySelector("dd")!.TextContent.Trim());

        // Lan's report with its plan on time, Nga's with hers late; the office has sent neither.
        Assert.Equal("2", counts["Đúng hạn"]);
        Assert.Equal("1", counts["Chậm"]);
        Assert.NotEqual("0", counts["Quá hạn, chưa gửi"]);

        var sheets = await OfficeProgram.SheetsAsync(await office.Client.GetByteArrayAsync(new Uri($"/so-theo-doi.xlsx?{Span}", UriKind.Relative)));
        Assert.Equal(3, sheets.Count);
        var units = Assert.Single(sheets, s => s.Key.Contains("đơn vị", StringComparison.OrdinalIgnoreCase)).Value;
        var head = Assert.Single(units, row => row.Contains("Phải gửi"));
        var totals = Assert.Single(units, row => row[0] == "Cộng");
        foreach (var (name, count) in counts.Where(c => head.Contains(c.Key)))
        {
            Assert.Equal(count, totals[Array.IndexOf(head, name)]);
        }

        var late = Assert.Single(Assert.Single(sheets, s => s.Key.Contains("báo cáo", StringComparison.OrdinalIgnoreCase)).Value, row => row.Contains("Gửi chậm"));
        Assert.Contains("26", late);
        Assert.Contains("Mất điện, có lại mới gửi được", late);
        Assert.Contains("Võ Thị Nga", late);
    }

    [Fact]
    public async Task Book_ByPerson_NamesWhoHeldThePostWhenItWasDue()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var office = await OneOnTimeOneLateAsync(app, stage);
        await app.ExecuteAsync(
            """
            update assignments set valid_to = '2021-08-31' where official_id = (select official_id from officials where full_name = 'Võ Thị Nga');
            """);
        app.Clock.SetTo(2021, 9, 10, 8, 0);
        var row = Assert.Single((await office.GetAsync($"/so-theo-doi?{Span}&xem=nguoi")).All(".heat tbody tr"), r => r.TextContent.Contains("Võ Thị Nga", StringComparison.Ordinal));
        Assert.Contains(row.QuerySelectorAll("td.c a"), a => a.GetAttribute("title")!.Contains("chậm", StringComparison.Ordinal));
    }

    private static async Task<TestBrowser> OneOnTimeOneLateAsync(TestApp app, ReportStage stage)
    {
        var lan = await stage.SignInAsync("lan");
        var check = await JourneyTests.Filled(await lan.GetAsync($"/bao-cao/{await stage.ObligationAsync()}")).SubmitAsync(JourneyTests.Check);
        Assert.StartsWith("/bien-nhan/", (await check.Form().SubmitAsync()).Path, StringComparison.Ordinal);

        app.Clock.SetTo(2021, 8, 19, 20, 25, 30);
        var nga = await stage.SignInAsync("nga");
        var form = await nga.GetAsync($"/bao-cao/{await stage.ObligationAsync("tuan-dang-doan-the", unit: "hoi-phu-nu")}");
        check = await form.Form("main form").Fill("sections[0].text", "Vận động 12 hội viên tham gia tiêm phòng.\nThăm 03 gia đình chính sách.").SubmitAsync(JourneyTests.Check);
        Assert.StartsWith("/bien-nhan/", (await check.Form().Fill("reason", "Mất điện, có lại mới gửi được").SubmitAsync()).Path, StringComparison.Ordinal);
        app.Clock.SetTo(2021, 8, 20, 8, 0);
        return await stage.SignInAsync("minh");
    }
}
