using System.Net;
using GiaoBan.Domain.Reporting;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Api;

/// <summary><c>/compliance</c>: "x/y gửi, z chậm, n chưa gửi", and the lines behind it (SK-9, LC-2).</summary>
public sealed class ComplianceApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Of33 = "/api/v1/compliance/statistics?requirement=tuan-chinh-quyen&period=2021-W33";

    [Fact]
    public async Task Statistics_OfAWeek_CountWhatTheLinesSay()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        await week.Week.SendAsync("dia-chinh-nn", "Đã thu hoạch 34 ha lúa hè thu.");
        await week.Week.SendAsync("tai-chinh-kt", ReportContent.Empty with { Nil = true });
        week.App.Clock.SetTo(2021, 8, 19, 20, 1);
        await week.Week.SendAsync("van-hoa-xh", "Thăm 05 gia đình chính sách.");
        var office = await week.ApiAsync(ApiWeek.Focal);
        var body = (await office.GetAsync(Of33)).Body;
        Assert.Equal("obligated sent onTime late missing nil exempt extended returned byUnit withinExtension overdue absorbed incomplete inaccurate", ApiWeek.Names(body));
        int[] counts = [.. new[] { "obligated", "sent", "onTime", "late", "missing", "nil" }.Select(n => body.GetProperty(n).GetInt32())];
        Assert.Equal([6, 3, 2, 1, 3, 1], counts);
        Assert.Equal(6, body.GetProperty("byUnit").GetArrayLength());
        Assert.Equal(
            "unit obligated sent onTime late missing nil exempt extended returned withinExtension", ApiWeek.Names(body.GetProperty("byUnit")[0]));

        var book = (await office.GetAsync("/api/v1/compliance/book?from=2021-08-19&to=2021-08-19&requirement=tuan-chinh-quyen")).Body.GetProperty("items");
        Assert.Equal(body.GetProperty("obligated").GetInt32(), book.GetArrayLength());
        Assert.Equal(body.GetProperty("late").GetInt32(), book.EnumerateArray().Count(l => l.GetProperty("verdict").GetString() == "late"));
        Assert.Equal(body.GetProperty("missing").GetInt32(), book.EnumerateArray().Count(l => l.GetProperty("verdict").GetString() == "missing"));
        Assert.Equal(
            "id regime requirement unit post person period tier stream due state verdict lateMinutes lateReason receivedAt version nil returned",
            ApiWeek.Names(book[0]));
    }

    [Fact]
    public async Task Book_PageByPage_IsEachLineOnceInTheOrderOfDeadlines()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var office = await week.ApiAsync(ApiWeek.Focal);
        const string book = "/api/v1/compliance/book?from=2021-08-19&to=2021-09-10";
        var whole = (await office.GetAsync($"{book}&limit=500")).Body.GetProperty("items").EnumerateArray().Select(l => l.ToString()).ToList();
        var lines = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await office.GetAsync($"{book}&limit=7{(cursor.Length > 0 ? "&cursor=" + cursor : "")}")).Body;
            lines.AddRange(page.GetProperty("items").EnumerateArray().Select(l => l.ToString()));
            cursor = page.GetProperty("next").GetString();
        }

        Assert.InRange(whole.Count, 15, 499);
        Assert.Equal(whole, lines);
    }

    [Theory]
    [InlineData("statistics", HttpStatusCode.UnprocessableEntity, "compliance.statistics.requirement-missing")]
    [InlineData("statistics?requirement=khong-co", HttpStatusCode.NotFound, "compliance.requirement.not-found")]
    [InlineData("book", HttpStatusCode.UnprocessableEntity, "compliance.book.date")]
    [InlineData("book?from=2021-08-19&to=2021-08-01", HttpStatusCode.UnprocessableEntity, "compliance.book.backwards")]
    public async Task Compliance_AskedWrongly_SaysWhy(string path, HttpStatusCode status, string code)
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var answer = await (await week.ApiAsync(ApiWeek.Focal)).GetAsync($"/api/v1/compliance/{path}");
        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Compliance_OfAContributor_IsForbidden()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var answer = await (await week.ApiAsync(ApiWeek.Farming)).GetAsync(Of33);
        Assert.Equal((HttpStatusCode.Forbidden, "identity.forbidden"), (answer.Status, answer.Code));
    }
}
