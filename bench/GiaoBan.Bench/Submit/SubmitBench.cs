using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using GiaoBan.Modules.Data;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace GiaoBan.Bench.Submit;

/// <summary>
/// Durable submissions over HTTP, with sign-in, validation, audit and receipt, at 1, 8 and 32 clients; beside them, in the same run,
/// the bare database storing the same bytes as one row, and a bare endpoint.
/// </summary>
public sealed class SubmitBench(IClock clock, TimeSpan phase, Action<string> say)
{
    private static readonly int[] Clients = [1, 8, 32];

    // Enough that no phase runs dry on a machine five times as fast.
    private const int MostPerSecond = 10_000;

    /// <summary>Runs all phases in a folder of its own, which is removed.</summary>
    public async Task<BenchReport> RunAsync(CancellationToken cancellation)
    {
        using var place = new BenchFolder();
        var folder = System.IO.Path.Combine(place.Path, "data");
        var officials = await SeedAsync(folder, cancellation);
        var body = Encoding.UTF8.GetBytes(ReportText.Json(BenchTenant.Figures));
        var measured = new List<Measured>();
        await using var program = await ProgramUnderTest.StartAsync(["serve", "--data", folder, "--urls", "http://127.0.0.1:0"], cancellation);
        await using var floor = await DatabaseFloor.OpenAsync(PrivateCluster.ConnectionOfRunning(folder)!, cancellation);
        await floor.WaitUntilQuietAsync(cancellation);
        var queues = officials.Select(o => (o.Token, Queue: new ConcurrentQueue<Guid>(o.Obligations))).ToList();
        await SubmitAsync(program.Address, queues, 8, TimeSpan.FromSeconds(3), body, "warm-up");
        foreach (var clients in Clients)
        {
            measured.Add(await SubmitAsync(program.Address, queues, clients, phase, body, "giaoban"));
            say($"giaoban, {clients} clients: {measured[^1].PerSecond.ToString(CultureInfo.InvariantCulture)}/s");
        }

        say($"memory of the program: {program.WorkingSet / (1024 * 1024)} MiB");
        foreach (var clients in Clients)
        {
            measured.Add(await floor.MeasureAsync(clients, phase, body, cancellation));
        }

        foreach (var clients in Clients)
        {
            measured.Add(await EndpointAsync(clients, body, cancellation));
        }

        return new BenchReport("submit", Machine.Describe(), measured, Compare(measured));
    }

    private async Task<IReadOnlyList<BenchOfficial>> SeedAsync(string folder, CancellationToken cancellation)
    {
        var opened = await OpenDatabase.OpenAsync(new DatabaseOptions(folder, null), NullLoggerFactory.Instance, cancellation);
        await using var database = opened.IsOk ? opened.Value : throw new InvalidOperationException($"No database: {opened.Error.Code}");
        var migrated = await new Migrator().MigrateAsync(database.Source, cancellation);
        if (!migrated.IsOk)
        {
            throw new InvalidOperationException($"Not migrated: {migrated.Error.Code}");
        }

        var needed = (int)(Clients.Length * phase.TotalSeconds * MostPerSecond / 2);
        var (units, weeks) = (1600, Math.Max(4, needed / 1600));
        say($"making {units} units x {weeks} weeks");
        return await new BenchTenant(database.Source, clock).MakeAsync(units, weeks, cancellation);
    }

    private static async Task<Measured> SubmitAsync(
        Uri address, List<(string Token, ConcurrentQueue<Guid> Queue)> officials, int clients, TimeSpan span, byte[] body, string what)
    {
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            using var connection = new LoadClient(address);
            var taken = new List<double>();
            for (var turn = client; watch.Elapsed < span; turn++)
            {
                var (token, queue) = officials[turn % officials.Count];
                if (!queue.TryDequeue(out var obligation))
                {
                    throw new InvalidOperationException("The bench tenant has no more reports to send: make it larger.");
                }

                var request = LoadClient.Request("POST", $"/api/v1/obligations/{obligation}/submissions", address, token, obligation.ToString(), body);
                var start = Stopwatch.GetTimestamp();
                var (status, answer) = await connection.SendAsync(request);
                if (status != 201)
                {
                    throw new InvalidOperationException($"{status}: {answer}");
                }

                taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return taken;
        })));
        return Measured.Of(what, clients, watch.Elapsed, times.SelectMany(t => t));
    }

    private async Task<Measured> EndpointAsync(int clients, byte[] body, CancellationToken cancellation)
    {
        await using var bare = await ProgramUnderTest.StartAsync(["bench", "bare-endpoint"], cancellation);
        var request = LoadClient.Request("POST", "/", bare.Address, null, null, body);
        async Task<List<double>> AskAsync(Stopwatch watch, TimeSpan span)
        {
            using var connection = new LoadClient(bare.Address);
            var taken = new List<double>();
            while (watch.Elapsed < span)
            {
                var start = Stopwatch.GetTimestamp();
                await connection.SendAsync(request);
                taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return taken;
        }

        await AskAsync(Stopwatch.StartNew(), TimeSpan.FromSeconds(1));
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => AskAsync(watch, phase / 2))));
        return Measured.Of("bare endpoint", clients, watch.Elapsed, times.SelectMany(t => t));
    }

    private static List<Compared> Compare(List<Measured> measured)
    {
        Measured Find(string what, int clients) => measured.First(m => m.What == what && m.Clients == clients);
        return [.. Clients.SelectMany(clients => new[] { DatabaseFloor.Name, "bare endpoint" }.Select(floor =>
        {
            var (ours, bare) = (Find("giaoban", clients).PerSecond, Find(floor, clients).PerSecond);
            return new Compared($"submissions per second, {clients} clients, {floor}", ours, bare, Math.Round(ours / bare, 2));
        }))];
    }
}
