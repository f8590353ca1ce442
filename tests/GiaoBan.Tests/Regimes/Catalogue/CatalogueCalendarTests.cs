using System.Net;
using GiaoBan.Modules.Regimes;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Regimes.Catalogue;

/// <summary>A regime's year on a page and in calendar programs (DB-3 to DB-5).</summary>
public sealed class CatalogueCalendarTests(CatalogueStage stage) : IClassFixture<CatalogueStage>
{
    [Fact]
    public async Task Calendar_OfAYear_HasTwelveReportsAndTheMonthsWithinThem()
    {
        var page = await stage.App.NewBrowser().GetAsync("/che-do/dien-bien-353/lich?tu=2022-01-01");
        var rows = page.All("tbody tr[id^=ngay-], tbody tr:not(.group)").Where(r => r.QuerySelector("a[href*='#bao-cao-']") is not null).ToList();
        Assert.Equal(8, rows.Count(r => r.QuerySelector("a[href$='#bao-cao-thang']") is not null));
        var quarter = rows.Single(r => r.QuerySelector("a[href$='#bao-cao-quy-1']") is not null);
        Assert.Equal("ngay-2022-03-24", quarter.Id);
        Assert.Contains("Hết ngày 24/3", quarter.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tháng 03/2022: lồng ghép vào Báo cáo quý I", quarter.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendar_Picture_MarksDaysInWordsAndLeadsToTheirLine()
    {
        var page = await stage.App.NewBrowser().GetAsync("/che-do/dien-bien-353/lich?tu=2022-01-01&bao-cao=thang");
        Assert.Equal(12, page.All("table.month").Count);
        var day = page.One("a[href='#ngay-2022-01-27']");
        Assert.Equal("Báo cáo tháng", day.GetAttribute("title"));
        Assert.Equal("271 BC", day.TextContent);
        Assert.Equal(8, page.All("table.month a").Count);
        Assert.All(page.All("table.month a"), a => Assert.NotNull(page.One($"tr[id='{a.GetAttribute("href")![1..]}']")));
        Assert.Contains(page.All("td.holiday"), c => c.TextContent.Contains("lễ", StringComparison.Ordinal) && c.GetAttribute("title") == "Tết Dương lịch");
    }

    [Fact]
    public async Task Calendar_OfAReaderWhoFollowsTheVersions_GoesFromOneToTheNext()
    {
        await using var app = await stage.NewAppAsync();
        await SampleOffice.FoundAsync(app);
        var source = CatalogueStage.SourceOf("dien-bien-353");
        await CatalogueStage.ImportAsync(app, source);
        await CatalogueStage.ImportAsync(app, source.Replace("effectiveFrom: 2021-08-24", "effectiveFrom: 2022-05-01", StringComparison.Ordinal)
            .Replace("tier: unit, day: 28, bound: before", "tier: unit, day: 20, bound: within", StringComparison.Ordinal));
        var calendar = (await app.InTenantAsync(SampleOffice.TenantId, s => s.GetRequiredService<GetRegimeCalendar>()
            .HandleAsync("dien-bien-353", null, new LocalDate(2022, 4, 1), new LocalDate(2022, 5, 31), new LocalDate(2022, 4, 1), default))).Value!;
        Assert.Equal(
            [(1, new LocalDate(2022, 4, 27)), (2, new LocalDate(2022, 5, 20))],
            calendar.Deadlines.Where(d => d.Requirement.Code == "thang").Select(d => (d.Version, d.Row.Due.LastDay)));
        Assert.Equal(2, (await app.NewBrowser().GetAsync("/che-do/dien-bien-353")).All("#cac-ban ~ .region tbody tr").Count);
    }

    [Fact]
    public async Task File_ForCalendarPrograms_HasStableIdsWholeDaysAndHours()
    {
        var client = stage.App.NewClient();
        var answer = await client.GetAsync(new Uri("/che-do/dien-bien-353/lich.ics?tu=2022-01-01", UriKind.Relative));
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("UID:xa-mau-dien-bien-353-thang-2022-01-unit@giaoban", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20220127", text, StringComparison.Ordinal);
        var hours = await client.GetStringAsync(new Uri("/che-do/son-kim-2-62/lich.ics?tu=2021-08-19&bao-cao=tuan-chinh-quyen", UriKind.Relative));
        Assert.Contains("UID:xa-mau-son-kim-2-62-tuan-chinh-quyen-2021-W33-contributor@giaoban", hours, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20210819T130000Z", hours, StringComparison.Ordinal);
        Assert.DoesNotContain("tuan-ntm", hours, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
