using System.Text.Json;
using GiaoBan.App.Commands;
using GiaoBan.Tests.Shared;

namespace GiaoBan.Tests.Regimes;

/// <summary><c>giaoban calendar</c> against calendars that were worked out by other means.</summary>
public sealed class CalendarOracleTests
{
    /// <summary>SK-1, SK-5, SK-7, SK-8, SK-10; DB-2 to DB-5; LAW-1: every row, in order, and no row more for the requirements that the oracle names.</summary>
    [Theory]
    [InlineData("son-kim-2-62")]
    [InlineData("nghi-dinh-09")]
    [InlineData("dien-bien-353")]
    public async Task Calendar_WholeOracle_IsEqualRowForRow(string name)
    {
        using var oracle = JsonDocument.Parse(await File.ReadAllTextAsync(SharedFolder.File("oracles", name + ".json"), TestContext.Current.CancellationToken));
        var expected = Rows(oracle);
        var (exit, output, error) = await Run(
            "calendar", name, "--from", Text(oracle, "from"), "--to", Text(oracle, "to"), "--json");

        Assert.Equal(("", CommandLine.Done), (error, exit));
        using var calendar = JsonDocument.Parse(output);
        Assert.Equal(name, Text(calendar, "regime"));
        var named = expected.Select(Requirement).ToHashSet();
        Assert.Equal(expected.Select(Line), Rows(calendar).Where(row => named.Contains(Requirement(row))).Select(Line));
        Assert.NotEmpty(expected);
    }

    [Fact]
    public async Task Calendar_OneRequirement_HasItsRowsAlone()
    {
        var (exit, output, _) = await Run("calendar", "son-kim-2-62", "--requirement", "thang", "--from", "2021-08-01", "--to", "2021-10-31", "--json");
        Assert.Equal(CommandLine.Done, exit);
        Assert.Equal(
            """{"regime":"son-kim-2-62","rows":[{"requirement":"thang","period":{"label":"Tháng 08/2021","from":null,"to":null},"tier":"contributor","due":{"at":"2021-08-20T00:00:00+07:00","inclusive":false}},{"requirement":"thang","period":{"label":"Tháng 09/2021","from":null,"to":null},"tier":"contributor","due":{"at":"2021-09-20T00:00:00+07:00","inclusive":false}},{"requirement":"thang","period":{"label":"Tháng 10/2021","from":null,"to":null},"tier":"contributor","due":{"at":"2021-10-20T00:00:00+07:00","inclusive":false}}]}""",
            output.Trim());
    }

    /// <summary>An exclusive midnight reads as the day before, the way people say it (ux.md).</summary>
    [Fact]
    public async Task Calendar_WithoutJson_IsATableInVietnamese()
    {
        var (exit, output, _) = await Run("calendar", "son-kim-2-62", "--from", "2021-08-20", "--to", "2021-08-20");
        Assert.Equal(CommandLine.Done, exit);
        Assert.Contains("hết ngày 19/8/2021", output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Báo cáo tuần khối chính quyền", output, StringComparison.Ordinal);
        Assert.Contains("Tuần 33/2021", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("regimes.catalog.unknown", "khong-co", "2021-08-01", "2021-08-31")]
    [InlineData("regimes.requirement.unknown", "son-kim-2-62", "2021-08-01", "2021-08-31", "--requirement", "khong-co")]
    public async Task Calendar_UnknownName_IsRefusedWithItsCode(string code, string regime, string from, string to, params string[] more)
    {
        var (exit, output, error) = await Run(["calendar", regime, "--from", from, "--to", to, .. more]);
        Assert.Equal((CommandLine.Refused, ""), (exit, output));
        Assert.StartsWith(code + ": ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--from", "2021-02-30", "--to", "2021-03-01")]
    [InlineData("--from", "1/8/2021", "--to", "2021-08-31")]
    [InlineData("--from", "1899-12-31", "--to", "2021-08-31")]
    [InlineData("--from", "2021-09-01", "--to", "2021-08-31")]
    [InlineData("--from", "2021-09-01")]
    public async Task Calendar_BadRange_IsWrongUsage(params string[] range) =>
        Assert.Equal(CommandLine.WrongUsage, (await Run(["calendar", "son-kim-2-62", .. range])).Exit);

    private static async Task<(int Exit, string Output, string Error)> Run(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(args, output, error);
        return (exit, output.ToString(), error.ToString());
    }

    private static List<JsonElement> Rows(JsonDocument calendar) => [.. calendar.RootElement.GetProperty("rows").EnumerateArray()];

    private static string Text(JsonDocument document, string name) => document.RootElement.GetProperty(name).GetString()!;

    private static string Requirement(JsonElement row) => row.GetProperty("requirement").GetString()!;

    // The same JSON, whatever its spaces and the order of its letters' escapes.
    private static string Line(JsonElement row) => JsonSerializer.Serialize(row);
}
