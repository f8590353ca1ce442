using System.Net;
using GiaoBan.Domain.Organisation;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Regimes.Catalogue;

/// <summary>The burden on a page and as a workbook (LC-1, LC-3).</summary>
public sealed class BurdenPagesTests(CatalogueStage stage) : IClassFixture<CatalogueStage>
{
    [Fact]
    public async Task Burden_ForTheOffice_CountsWhatTheOnlyUnitOwes()
    {
        stage.App.Clock.SetTo(2021, 8, 19, 19, 30);
        var office = await stage.Office.SignIn(Roles.Office);
        var page = await office.GetAsync("/ganh-nang");
        Assert.Equal(HttpStatusCode.OK, page.Status);

        // One office of kind van-phong: the weekly report and the plan (53 Thursdays from a Thursday on), the monthly one (12).
        var row = page.One("section:has(> #tung-don-vi) tbody tr");
        Assert.StartsWith("Văn phòng", row.QuerySelector("th")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("118", row.QuerySelectorAll("td")[0].TextContent);
        Assert.Equal(53, page.All("table.heat tbody td").Count);
        Assert.Equal(118, page.All("table.heat tbody td").Sum(c => int.TryParse(c.TextContent, out var n) ? n : 0));
        Assert.NotEmpty((await office.GetAsync("/che-do")).All("a[href='/ganh-nang']"));
    }

    [Fact]
    public async Task Burden_AsAWorkbook_OpensInTheOfficeProgram()
    {
        var office = await stage.Office.SignIn(Roles.Office);
        using var answer = await office.Client.GetAsync(new Uri("/ganh-nang.xlsx", UriKind.Relative));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType?.MediaType);
        var sheets = await OfficeProgram.SheetsAsync(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(3, sheets.Count);
        Assert.Contains(sheets["Từng đơn vị"], r => r[0] == "Văn phòng" && r[2] == "118");
    }
}
