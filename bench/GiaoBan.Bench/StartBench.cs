using System.Diagnostics;

namespace GiaoBan.Bench;

/// <summary>From the start of the program to its first page, with an existing cluster; beside it a bare endpoint from its start to its first answer.</summary>
public sealed class StartBench(Action<string> say)
{
    private const int Rounds = 5;

    /// <summary>Runs the rounds in a folder of its own, which is removed.</summary>
    public async Task<BenchReport> RunAsync(CancellationToken cancellation)
    {
        using var place = new BenchFolder();
        var folder = System.IO.Path.Combine(place.Path, "data");
        string[] serve = ["serve", "--data", folder, "--urls", "http://127.0.0.1:0"];
        var first = await FirstPageAsync(serve, "/dang-nhap", cancellation);
        say(FormattableString.Invariant($"new cluster: {first:0} ms"));
        var (ours, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await FirstPageAsync(serve, "/dang-nhap", cancellation));
            bare.Add(await FirstPageAsync(["bench", "bare-endpoint"], "/", cancellation));
        }

        var measured = new[] { Of("giaoban, existing cluster", ours), Of("bare endpoint", bare) };
        return new BenchReport(
            "start", Machine.Describe(), [Of("giaoban, new cluster", [first]), .. measured],
            [new Compared("milliseconds to the first page", measured[0].P50, measured[1].P50, Math.Round(measured[1].P50 / measured[0].P50, 2))]);
    }

    private static Measured Of(string what, List<double> milliseconds) =>
        Measured.Of(what, 1, TimeSpan.FromMilliseconds(milliseconds.Sum()), milliseconds);

    private static async Task<double> FirstPageAsync(string[] arguments, string path, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var program = await ProgramUnderTest.StartAsync(arguments, cancellation);
        using var client = new HttpClient();
        using var page = await client.GetAsync(new Uri(program.Address, path), cancellation);
        page.EnsureSuccessStatusCode();
        await page.Content.ReadAsByteArrayAsync(cancellation);
        return watch.Elapsed.TotalMilliseconds;
    }
}
