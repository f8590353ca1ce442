using System.Text.Json;
using GiaoBan.App.Commands;
using GiaoBan.Tests.Shared;

namespace GiaoBan.Tests.Regimes;

/// <summary><c>giaoban lint</c>: what it must find by itself in the sources, and what it must not say (LC-1, LAW-1).</summary>
public sealed class LintCommandTests
{
    /// <summary>SK-5: "14h cùng ngày" precedes the sources' 20:00; the reading settles it, so it stays as a note.</summary>
    [Fact]
    public async Task Lint_SonKim_FindsTheImpossibleHourAndTheFigureAskedTwice()
    {
        var findings = await LintAsync("son-kim-2-62");
        var orders = findings.Where(f => Text(f, "code") == "impossible-order").ToList();
        Assert.Equal(5, orders.Count);
        Assert.All(orders, order =>
        {
            Assert.Equal("note", Text(order, "severity"));
            Assert.Contains("14h cùng ngày", Text(order, "message"), StringComparison.Ordinal);
            Assert.NotEmpty(Dates(order));
        });
        Assert.Contains(findings, f => Text(f, "code") == "same-indicator-twice" && Text(f, "severity") == "warning");
        Assert.Contains(findings, f => Text(f, "code") == "reading-needed" && Text(f, "message")!.Contains("16h-7h30", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, f => Text(f, "severity") == "error");
    }

    /// <summary>DB-4, DB-5: the four reports due before their windows end, the days of month 12 that are only estimated, the months without a working day.</summary>
    [Fact]
    public async Task Lint_DienBien_FindsEarlyDeadlinesGapsAndCloseCutOffs()
    {
        var findings = await LintAsync("dien-bien-353");
        var early = findings.Where(f => Text(f, "code") == "deadline-before-window-end").Select(f => Text(f, "requirement"));
        Assert.Equal(["6-thang", "9-thang", "nam", "quy-1"], early.Order(StringComparer.Ordinal));

        var gap = findings.Single(f => Text(f, "code") == "uncovered-days" && Text(f, "requirement") == "nam");
        var days = Dates(gap).Where(d => d.Month is 11 or 12).ToList();
        Assert.Equal(Dates(gap), days);
        Assert.Contains(days, d => (d.Month, d.Day) == (11, 26));
        Assert.Contains(days, d => (d.Month, d.Day) == (12, 25));
        Assert.DoesNotContain(days, d => (d.Month, d.Day) is (11, 25) or (12, 26));

        var close = findings.Single(f => Text(f, "code") == "no-working-day-between");
        Assert.Equal(("thang", "warning"), (Text(close, "requirement"), Text(close, "severity")));
        Assert.All(Dates(close), d => Assert.Equal(25, d.Day));
        Assert.Contains(Dates(close), d => d.DayOfWeek == DayOfWeek.Friday);
    }

    /// <summary>NN: dated 11/5/2024, it carries out a directive of 14/5/2024.</summary>
    [Fact]
    public async Task Lint_NguyenNghiem_FindsTheDirectiveDatedAfterIt()
    {
        var finding = (await LintAsync("nguyen-nghiem-307")).Single(f => Text(f, "code") == "cited-later-than-citing");
        Assert.Equal([new DateOnly(2024, 5, 14)], Dates(finding));
    }

    /// <summary>LAW-1: the decree's own windows and deadlines leave nothing to say.</summary>
    [Fact]
    public async Task Lint_Decree_HasNoFalseAlarm() => Assert.Empty(await LintAsync("nghi-dinh-09"));

    [Fact]
    public async Task Lint_NameThatNothingDefines_IsAFindingWithItsPlace()
    {
        using var folder = new Infrastructure.TemporaryFolder();
        var file = Path.Combine(folder.Path, "sai.yaml");
        var source = await File.ReadAllTextAsync(Path.Combine(SharedFolder.Repository, "regimes", "nghi-dinh-09.yaml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, source.Replace("clause: 13-1-han-gui", "clause: khong-co", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var findings = await LintAsync(file);
        Assert.NotEmpty(findings);
        Assert.All(findings, f => Assert.Equal(("unknown-reference", "error"), (Text(f, "code"), Text(f, "severity"))));
        Assert.Contains("dòng", Text(findings[0], "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_FileThatIsNoPack_IsRefused()
    {
        var (exit, output, error) = await RunAsync("lint", "khong-co", "--json");
        Assert.Equal((CommandLine.Refused, ""), (exit, output));
        Assert.StartsWith("regimes.catalog.unknown: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_WithoutJson_NamesDatesAndTheMend()
    {
        var (exit, output, _) = await RunAsync("lint", "dien-bien-353");
        Assert.Equal(CommandLine.Done, exit);
        Assert.Contains("[Cần xem lại] no-working-day-between: Báo cáo tháng", output, StringComparison.Ordinal);
        Assert.Contains("→ Lùi hạn gửi", output, StringComparison.Ordinal);
    }

    private static async Task<List<JsonElement>> LintAsync(string regime)
    {
        var (exit, output, error) = await RunAsync("lint", regime, "--json");
        Assert.Equal(("", CommandLine.Done), (error, exit));
        return [.. JsonDocument.Parse(output).RootElement.GetProperty("findings").EnumerateArray()];
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var exit = await CommandLine.RunAsync(args, output, error);
        return (exit, output.ToString(), error.ToString());
    }

    private static string? Text(JsonElement finding, string name) => finding.GetProperty(name).GetString();

    private static List<DateOnly> Dates(JsonElement finding) =>
        [.. finding.GetProperty("dates").EnumerateArray().Select(d => DateOnly.ParseExact(d.GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))];
}
