using System.Net;
using GiaoBan.App.Commands;
using GiaoBan.Domain.Organisation;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Regimes.Catalogue;

namespace GiaoBan.Tests.Api;

/// <summary><c>/regimes</c>: the catalogue for programs, entry by entry as the command line prints it.</summary>
public sealed class RegimesApiTests(CatalogueStage stage) : IClassFixture<CatalogueStage>
{
    [Fact]
    public async Task Regimes_OfTheOffice_AreListedPageByPage()
    {
        var api = await ApiAsync();
        var first = (await api.GetAsync("/api/v1/regimes?limit=2")).Body;
        var second = (await api.GetAsync($"/api/v1/regimes?limit=2&cursor={first.GetProperty("next").GetString()}")).Body;
        var codes = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray())
            .Select(r => (r.GetProperty("code").GetString(), r.GetProperty("standing").GetString())).ToList();
        Assert.Equal(4, codes.Distinct().Count());
        Assert.Contains(("son-kim-2-62", "in-force"), codes);
        Assert.Contains(("dien-bien-353", "not-yet"), codes);
        Assert.Null(second.GetProperty("next").GetString());
    }

    [Fact]
    public async Task Regime_OfACode_HasItsReportsAndThePackByteForByte()
    {
        var regime = (await (await ApiAsync()).GetAsync("/api/v1/regimes/dien-bien-353")).Body;
        var monthly = regime.GetProperty("requirements").EnumerateArray().Single(r => r.GetProperty("code").GetString() == "thang");
        Assert.Equal("trước ngày 28 hằng tháng", monthly.GetProperty("deadlines")[0].GetProperty("due").GetString());
        Assert.Equal(CatalogueStage.SourceOf("dien-bien-353"), regime.GetProperty("pack").GetString());
        Assert.Equal(1, regime.GetProperty("versions").GetArrayLength());
    }

    [Fact]
    public async Task Calendar_OfAYear_IsWhatTheCommandLinePrints()
    {
        var api = await ApiAsync();
        var printed = await PrintedAsync("calendar", "dien-bien-353", "--from", "2026-01-01", "--to", "2026-12-31", "--json");
        var answered = (await api.GetAsync("/api/v1/regimes/dien-bien-353/calendar?from=2026-01-01&to=2026-12-31")).Body;
        Assert.Equal(Plain(printed.GetRawText()), Plain(answered.GetRawText()));
    }

    [Fact]
    public async Task Findings_AreWhatTheCommandLinePrints()
    {
        var printed = await PrintedAsync("lint", "son-kim-2-62", "--json");
        var found = (await (await ApiAsync()).GetAsync("/api/v1/regimes/son-kim-2-62/findings", "vi")).Body;
        Assert.Equal(
            printed.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString() + f.GetProperty("requirement").GetString()),
            found.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString() + f.GetProperty("requirement").GetString()));
        Assert.Equal(Plain(printed.GetProperty("findings")[0].GetRawText()), Plain(found.GetProperty("findings")[0].GetRawText()));
    }

    [Theory]
    [InlineData("/api/v1/regimes/khong-co", 404, "regimes.regime.not-found")]
    [InlineData("/api/v1/regimes/khong-co/calendar", 404, "regimes.regime.not-found")]
    [InlineData("/api/v1/regimes/son-kim-2-62?version=7", 404, "regimes.version.not-found")]
    [InlineData("/api/v1/regimes?limit=501", 422, "reporting.list.limit")]
    [InlineData("/api/v1/regimes?cursor=x", 422, "reporting.list.cursor")]
    [InlineData("/api/v1/regimes?day=2021-13-01", 422, "reporting.list.date")]
    [InlineData("/api/v1/regimes/son-kim-2-62/calendar?from=2021-02-01&to=2021-01-01", 422, "regimes.calendar.range")]
    [InlineData("/api/v1/regimes/son-kim-2-62/calendar?from=2021-01-01&to=2031-01-01", 422, "regimes.calendar.range")]
    public async Task Regimes_AskedWrongly_SayWhatIsWrong(string path, int status, string code)
    {
        var answer = await (await ApiAsync()).GetAsync(path);
        Assert.Equal(((HttpStatusCode)status, code), (answer.Status, answer.Code));
    }

    private async Task<TestApi> ApiAsync() => stage.App.NewApi(await stage.Office.TokenOf(Roles.Contributor));

    // Letters may be written as escapes; the value is the same.
    private static string Plain(string json) => System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonDocument.Parse(json).RootElement);

    private async Task<System.Text.Json.JsonElement> PrintedAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var command = arguments[0] == "lint" ? LintCommand.Create(stage.App.Clock) : CalendarCommand.Create();
        var code = await command.Parse(arguments[1..]).InvokeAsync(new() { Output = output });
        Assert.Equal(0, code);
        return System.Text.Json.JsonDocument.Parse(output.ToString()).RootElement;
    }
}
