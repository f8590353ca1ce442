using System.Net;
using GiaoBan.Domain.Organisation;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Regimes.Holidays;

/// <summary>The year's calendar as everybody reads it and as the office keeps it, without script (ALL-2).</summary>
public sealed class HolidayPagesTests(OfficeFixture fixture) : IClassFixture<OfficeFixture>
{
    [Fact]
    public async Task Year_2026_ShowsEachDayWithItsNameBasisAndLunarDate()
    {
        var page = await (await fixture.Office.SignIn(Roles.Contributor)).GetAsync("/ngay-nghi?nam=2026");
        Assert.Equal("Ngày nghỉ, ngày làm bù năm 2026", page.Document.QuerySelector("h1")!.TextContent);
        var row = Assert.Single(page.Document.QuerySelectorAll("tbody tr"), r => r.QuerySelector("th")?.TextContent == "Thứ Hai, 27/04/2026");
        Assert.Contains("Nghỉ bù", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Giỗ Tổ Hùng Vương (10/3 âm lịch): nghỉ bù cho Chủ nhật, 26/04/2026", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bộ luật Lao động 2019, Điều 111 khoản 3", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("11/3", row.TextContent, StringComparison.Ordinal);
        var tet = Assert.Single(page.Document.QuerySelectorAll("tbody tr"), r => r.QuerySelector("th")?.TextContent == "Thứ Hai, 16/02/2026 – Thứ Sáu, 20/02/2026");
        Assert.Equal("29/12 – 4/1", tet.QuerySelectorAll("td")[0].TextContent);
        Assert.Empty(page.Document.QuerySelectorAll(".note.warn"));
        Assert.Null(page.Document.QuerySelector("a[href='/ngay-nghi/nhap']"));
    }

    [Fact]
    public async Task Year_2026_HasTwelveMonthsWithEveryDayOnce()
    {
        var page = await (await fixture.Office.SignIn(Roles.Contributor)).GetAsync("/ngay-nghi?nam=2026");
        var months = page.Document.QuerySelectorAll("table.month");
        Assert.Equal(12, months.Length);
        Assert.Equal(365, months.Sum(m => m.QuerySelectorAll("tbody td").Count(c => c.TextContent.Length > 0)));
        Assert.All(months.SelectMany(m => m.QuerySelectorAll("tbody tr")), week => Assert.Equal(7, week.ChildElementCount));
        var november = months[10];
        Assert.Equal("24 lễ", Assert.Single(november.QuerySelectorAll("td.holiday")).TextContent.Trim());
        Assert.Equal("22 làm", Assert.Single(months[7].QuerySelectorAll("td.make-up")).TextContent.Trim());
    }

    // A 2G line (ux.md): a year of days is still a light page.
    [Fact]
    public async Task Year_OnTheWire_IsLight()
    {
        var browser = await fixture.Office.SignIn(Roles.Office);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/ngay-nghi?nam=2026", UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var answer = await browser.Client.SendAsync(request);
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 1, 14 * 1024);
    }

    [Fact]
    public async Task Year_NotDecidedYet_SaysThatTetIsProvisional()
    {
        var page = await (await fixture.Office.SignIn(Roles.Contributor)).GetAsync("/ngay-nghi?nam=2028");
        Assert.Contains("Năm 2028 chưa có quyết định của Thủ tướng về ngày nghỉ Tết Âm lịch, Quốc khánh", page.Document.QuerySelector(".note.warn")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nam=hai")]
    [InlineData("nam=1999")]
    [InlineData("nam=-1")]
    [InlineData("nam=99999999999")]
    public async Task Year_ThatIsNone_IsNotFound(string query) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await fixture.Office.SignIn(Roles.Contributor)).GetAsync("/ngay-nghi?" + query)).Status);

    [Fact]
    public async Task Year_WithoutAYear_IsThisYear() =>
        Assert.Contains("2021", (await (await fixture.Office.SignIn(Roles.Contributor)).GetAsync("/ngay-nghi")).Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Enter_AndRevoke_AreShownWithBasisAndReason()
    {
        var browser = await fixture.Office.SignIn(Roles.Office);
        var page = await browser.GetAsync("/ngay-nghi/nhap");
        page = await page.Form().Fill("day", "10/6/2022").Fill("kind", "off").Fill("name", "Nghỉ ngày truyền thống").Fill("basis", "Thông báo 7-TB/ĐU ngày 01/6/2022").SubmitAsync();
        Assert.Equal("/ngay-nghi?nam=2022", page.Path);
        Assert.Contains("Đã ghi ngày 10/06/2022.", page.Document.Body!.TextContent, StringComparison.Ordinal);
        var row = Assert.Single(page.Document.QuerySelectorAll("tbody tr"), r => r.QuerySelector("th")?.TextContent == "Thứ Sáu, 10/06/2022");
        Assert.Contains("Thông báo 7-TB/ĐU ngày 01/6/2022", row.TextContent, StringComparison.Ordinal);

        page = await browser.GetAsync(row.QuerySelector("a")!.GetAttribute("href")!);
        var address = page.Path;
        page = await page.Form().SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Document.QuerySelector("#reason-error"));
        page = await page.Form().Fill("reason", "Hoãn sang quý sau").SubmitAsync();
        Assert.Equal("/ngay-nghi?nam=2022", page.Path);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("table.data")[0].QuerySelectorAll("tbody th"), h => h.TextContent.Contains("10/06/2022", StringComparison.Ordinal));
        var revoked = page.Document.QuerySelectorAll("table.data")[1].TextContent;
        Assert.Contains("Hoãn sang quý sau", revoked, StringComparison.Ordinal);
        Assert.Contains("Người giữ office", revoked, StringComparison.Ordinal);
        Assert.Contains("Đã thu hồi lúc", (await browser.GetAsync(address)).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_ARefusedDay_KeepsWhatWasTyped()
    {
        var page = await (await fixture.Office.SignIn(Roles.Office)).GetAsync("/ngay-nghi/nhap");
        page = await page.Form().Fill("day", "2022-09-02").Fill("kind", "off").Fill("name", "Quốc khánh").Fill("basis", "Thông báo").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("02/09/2022 đã là ngày nghỉ: Quốc khánh.", page.Document.QuerySelector("#day-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Quốc khánh", page.Document.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal("Thông báo", page.Document.QuerySelector("#basis")!.TextContent);
    }
}
