using System.Globalization;
using System.Net;
using System.Text.Json;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Text;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;

namespace GiaoBan.Tests.Api;

/// <summary><c>/figures</c>: live, and the same figure as everywhere else (SK-3, DB-11).</summary>
public sealed class FiguresApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Tasks = "thang-nhiem-vu-hoan-thanh";

    [Fact]
    public async Task Figures_OfAPeriod_AreTheConsolidationsTotalsAndTheBoards()
    {
        await using var week = await MonthsAsync();
        var focal = await week.ApiAsync(ApiWeek.Focal);
        var stream = await week.Week.StreamAsync("thang-van-phong", "%9%");
        var total = (await focal.PostAsync($"/api/v1/consolidations/{stream}/build")).Body.GetProperty("figures").EnumerateArray()
            .Single(f => f.GetProperty("indicator").GetString() == Tasks);
        var period = total.GetProperty("period").GetProperty("key").GetString();
        var row = Assert.Single((await focal.GetAsync($"/api/v1/figures?indicator={Tasks}&period={period}")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal(
            "regime requirement indicator name unitOfMeasure unit period value estimate cumulative estimatedPart target percent units", ApiWeek.Names(row));
        foreach (var part in new[] { "value", "estimate", "cumulative", "estimatedPart", "target", "percent" })
        {
            Assert.Equal(total.GetProperty(part).GetString(), row.GetProperty(part).GetString());
        }

        Assert.Equal(("11", "1", "22"), (Part(row, "value"), Part(row, "estimate"), Part(row, "cumulative")));
        Assert.Equal(Number(total, "cumulative"), total.GetProperty("sources").EnumerateArray().Sum(s => Number(s, "cumulative")));
        Assert.Equal(Number(total, "value"), total.GetProperty("sources").EnumerateArray().Sum(s => Number(s, "value")));

        // The book of the paper, as the focal post's board prints it.
        var board = await week.Week.DraftAsync(stream);
        var shown = board.Report.Forms.SelectMany(f => f.Totals).Single(t => t.Total.Indicator.Code == Tasks).Total.Cumulative;
        Assert.Equal(Part(row, "cumulative"), shown!.Value.ToString("0.######", CultureInfo.InvariantCulture));
        Assert.Equal("22", VietnameseNumber.Format(shown.Value));
    }

    [Fact]
    public async Task Figures_ByUnit_AddUpToTheTotalAndMoveWithTheNextReport()
    {
        await using var week = await MonthsAsync();
        var focal = await week.ApiAsync(ApiWeek.Focal);
        var units = (await focal.GetAsync($"/api/v1/figures?indicator={Tasks}&group=unit")).Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            [("dia-chinh-nn", "12"), ("tai-chinh-kt", "7"), ("van-hoa-xh", "3")],
            units.Select(u => (u.GetProperty("unit").GetProperty("code").GetString()!, Part(u, "cumulative")!)));
        Assert.Equal(22, units.Sum(u => Number(u, "cumulative")));

        // August and September together: work adds up.
        var span = Assert.Single((await focal.GetAsync($"/api/v1/figures?indicator={Tasks}")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal(("19", "3", "22"), (Part(span, "value"), Part(span, "estimate"), Part(span, "cumulative")));
        var months = (await focal.GetAsync($"/api/v1/figures?indicator={Tasks}&group=period")).Body.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["10", "22"], months.Select(m => Part(m, "cumulative")));

        await week.Week.SendAsync("van-hoa-xh", Month(1, null), "thang", "%9%");
        var after = Assert.Single((await focal.GetAsync($"/api/v1/figures?indicator={Tasks}")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal("23", Part(after, "cumulative"));
    }

    [Fact]
    public async Task Figures_OfAReturnedReport_AreNotCounted()
    {
        await using var week = await MonthsAsync();
        var focal = await week.ApiAsync(ApiWeek.Focal);
        var id = await week.Week.SourceAsync("tai-chinh-kt", "thang", "%9%");
        Assert.Equal(HttpStatusCode.OK, (await focal.PostAsync($"/api/v1/submissions/{id}/return", new { reason = "Sai số" })).Status);
        var stream = await week.Week.StreamAsync("thang-van-phong", "%9%");
        var total = (await focal.GetAsync($"/api/v1/consolidations/{stream}")).Body.GetProperty("figures").EnumerateArray()
            .Single(f => f.GetProperty("indicator").GetString() == Tasks);
        var row = Assert.Single((await focal.GetAsync($"/api/v1/figures?indicator={Tasks}")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal(("15", "15"), (Part(total, "cumulative"), Part(row, "cumulative")));
    }

    [Fact]
    public async Task Figures_OfAContributor_AreItsOwnUnitsAndNothingElse()
    {
        await using var week = await MonthsAsync();
        var own = await week.ApiAsync("tc-kt");
        var row = Assert.Single((await own.GetAsync("/api/v1/figures?group=indicator")).Body.GetProperty("items").EnumerateArray());
        Assert.Equal(("tai-chinh-kt", "7"), (row.GetProperty("unit").GetProperty("code").GetString(), Part(row, "cumulative")));
        var foreign = await own.GetAsync("/api/v1/figures?unit=dia-chinh-nn");
        Assert.Equal((HttpStatusCode.NotFound, "figures.unit.not-found"), (foreign.Status, foreign.Code));

        // A focal post without the right to the whole tenant's sees its streams' and not others'.
        await week.Week.SendAsync("dia-chinh-nn", "Đã thu hoạch 34 ha lúa hè thu.", new Figure("dt-lua-he-thu", 34m, null));
        var rural = await week.ApiAsync("dc-nn-ntm");
        Assert.Equal(HttpStatusCode.OK, (await rural.GetAsync($"/api/v1/figures?indicator={Tasks}")).Status);
        Assert.Equal("figures.indicator.not-found", (await rural.GetAsync("/api/v1/figures?indicator=dt-lua-he-thu")).Code);
        var chairman = await week.ApiAsync(ApiWeek.Chairman);
        Assert.Single((await chairman.GetAsync("/api/v1/figures?indicator=dt-lua-he-thu")).Body.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("indicator=khong-co", HttpStatusCode.NotFound, "figures.indicator.not-found")]
    [InlineData("unit=khong-co", HttpStatusCode.NotFound, "figures.unit.not-found")]
    [InlineData("period=2021-W99", HttpStatusCode.NotFound, "figures.period.not-found")]
    [InlineData("group=year", HttpStatusCode.UnprocessableEntity, "figures.group")]
    [InlineData("limit=0", HttpStatusCode.UnprocessableEntity, "reporting.list.limit")]
    [InlineData("cursor=!", HttpStatusCode.UnprocessableEntity, "reporting.list.cursor")]
    [InlineData("cursor=YQ", HttpStatusCode.UnprocessableEntity, "reporting.list.cursor")]
    [InlineData("from=2021-09-01&to=2021-08-01", HttpStatusCode.UnprocessableEntity, "compliance.book.backwards")]
    [InlineData("from=2020-01-01&to=2021-08-01", HttpStatusCode.UnprocessableEntity, "compliance.book.too-wide")]
    [InlineData("from=2021-08-01&period=2021-W33", HttpStatusCode.UnprocessableEntity, "figures.period-or-days")]
    public async Task Figures_AskedWrongly_SaysWhy(string query, HttpStatusCode status, string code)
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var answer = await (await week.ApiAsync(ApiWeek.Focal)).GetAsync("/api/v1/figures?" + query);
        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Figures_PageByPage_AreEachRowOnce()
    {
        await using var week = await MonthsAsync();
        var focal = await week.ApiAsync(ApiWeek.Focal);
        var whole = (await focal.GetAsync("/api/v1/figures?group=unit&limit=500")).Body;
        Assert.Equal(JsonValueKind.Null, whole.GetProperty("next").ValueKind);
        var rows = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await focal.GetAsync($"/api/v1/figures?group=unit&limit=1{(cursor.Length > 0 ? "&cursor=" + cursor : "")}")).Body;
            rows.Add(Assert.Single(page.GetProperty("items").EnumerateArray()).ToString());
            cursor = page.GetProperty("next").GetString();
        }

        Assert.Equal(whole.GetProperty("items").EnumerateArray().Select(r => r.ToString()), rows);
        Assert.Equal(3, rows.Count);
    }

    private static ReportContent Month(decimal done, decimal? estimate) => ReportContent.Empty with
    {
        Sections = [new SectionText("ket-qua-thang", "Hoàn thành 03 nhiệm vụ được giao trong tháng.")],
        Figures = [new Figure(Tasks, done, estimate)],
    };

    /// <summary>The sums of <see cref="ConsolidationTests"/>, worked out by hand there.</summary>
    private async Task<ApiWeek> MonthsAsync()
    {
        var week = await ApiWeek.OpenAsync(fixture);
        await week.Week.SendAsync("dia-chinh-nn", Month(5, 2), "thang", "%8%");
        await week.Week.SendAsync("van-hoa-xh", Month(3, null), "thang", "%8%");
        await week.Week.SendAsync("dia-chinh-nn", Month(4, 1), "thang", "%9%");
        await week.Week.SendAsync("tai-chinh-kt", Month(6, null), "thang", "%9%");
        await week.Week.SendAsync("tai-chinh-kt", Month(7, null), "thang", "%9%");
        return week;
    }

    private static string? Part(JsonElement row, string part) => row.GetProperty(part).GetString();

    private static decimal Number(JsonElement row, string part) => Part(row, part) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : 0;
}
