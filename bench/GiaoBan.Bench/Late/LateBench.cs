using System.Diagnostics;
using System.Globalization;
using GiaoBan.Modules.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GiaoBan.Bench.Late;

/// <summary>
/// Who is late, missing, extended, nil in one period of the whole country, and one unit's book of five years, over HTTP with sign-in, while millions
/// of obligations are stored; beside them, in the same run, the bare indexed queries that fetch the same rows.
/// </summary>
public sealed class LateBench(int units, TimeSpan phase, Action<string> say)
{
    private static readonly int[] Clients = [1, 4];

    /// <summary>Runs all phases in a folder of its own, which is removed.</summary>
    public async Task<BenchReport> RunAsync(CancellationToken cancellation)
    {
        using var place = new BenchFolder();
        var folder = System.IO.Path.Combine(place.Path, "data");
        var token = await SeedAsync(folder, cancellation);
        await using var program = await ProgramUnderTest.StartAsync(["serve", "--data", folder, "--urls", "http://127.0.0.1:0"], cancellation);
        await using var floor = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PrivateCluster.ConnectionOfRunning(folder)!) { MaxAutoPrepare = 10 }.ConnectionString);
        var measured = new List<Measured>();
        await AskAsync(program.Address, token, StandingOf, 2, "warm-up", TimeSpan.FromSeconds(3));
        await AskAsync(program.Address, token, BookOf, 2, "warm-up", TimeSpan.FromSeconds(3));
        foreach (var clients in Clients)
        {
            measured.Add(await AskAsync(program.Address, token, StandingOf, clients, "standing of a period, HTTP", phase));
            measured.Add(await AskAsync(program.Address, token, StatisticsOf, clients, "statistics of a period, HTTP", phase));
            measured.Add(await AskAsync(program.Address, token, BookOf, clients, "a unit's 5 years, HTTP", phase));
        }

        say(string.Create(CultureInfo.InvariantCulture, $"memory of the program: {program.WorkingSet / (1024 * 1024)} MiB"));
        foreach (var clients in Clients)
        {
            measured.Add(await FloorAsync(floor, PeriodFloor, clients, "bare query, a period", cancellation));
            measured.Add(await FloorAsync(floor, UnitFloor, clients, "bare query, a unit's 5 years", cancellation));
        }

        return new BenchReport(
            string.Create(CultureInfo.InvariantCulture, $"late, {units} units, {(long)units * LateTenant.EachOwesAYear * LateTenant.Years} obligations"),
            Machine.Describe(), measured, [.. Clients.SelectMany(c => Compare(measured, c))]);
    }

    private async Task<string> SeedAsync(string folder, CancellationToken cancellation)
    {
        var opened = await OpenDatabase.OpenAsync(new DatabaseOptions(folder, null), NullLoggerFactory.Instance, cancellation);
        await using var database = opened.IsOk ? opened.Value : throw new InvalidOperationException($"No database: {opened.Error.Code}");
        var migrated = await new Migrator().MigrateAsync(database.Source, cancellation);
        return migrated.IsOk
            ? await new LateTenant(database.Source).MakeAsync(units, say, cancellation)
            : throw new InvalidOperationException($"Not migrated: {migrated.Error.Code}");
    }

    // Another period, another unit at every turn: nothing is asked twice in a row.
    private static string StandingOf(int turn) => $"/api/v1/compliance/standing?requirement={LateTenant.Requirement}&period={LateTenant.Weeks[turn * 7 % LateTenant.Weeks.Count].Key}";

    private static string StatisticsOf(int turn) => $"/api/v1/compliance/statistics?requirement={LateTenant.Requirement}&period={LateTenant.Weeks[turn * 7 % LateTenant.Weeks.Count].Key}";

    private string BookOf(int turn) => $"/api/v1/compliance/book?from=2021-01-01&to=2025-12-31&unit=x{(turn * 13 % units) + 1}&limit=500";

    private async Task<Measured> AskAsync(Uri address, string token, Func<int, string> path, int clients, string what, TimeSpan span)
    {
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            using var connection = new LoadClient(address);
            var taken = new List<double>();
            for (var turn = client; watch.Elapsed < span; turn += clients)
            {
                var asked = path(turn);
                var start = Stopwatch.GetTimestamp();
                string? next = "";
                while (next is not null)
                {
                    var (status, answer) = await connection.SendAsync(LoadClient.Request("GET", next.Length > 0 ? asked + "&cursor=" + next : asked, address, token, null, []));
                    next = status == 200 ? NextOf(answer) : throw new InvalidOperationException($"{status}: {answer}");
                }

                taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return taken;
        })));
        var m = Measured.Of(what, clients, watch.Elapsed, times.SelectMany(t => t));
        say(string.Create(CultureInfo.InvariantCulture, $"{what}, {clients} clients: p50 {m.P50} ms, p95 {m.P95} ms, p99 {m.P99} ms"));
        return m;
    }

    // A book of five years comes in pages; what counts is all of it.
    private static string? NextOf(string answer)
    {
        var at = answer.LastIndexOf("\"next\":\"", StringComparison.Ordinal);
        return at < 0 ? null : answer[(at + 8)..answer.IndexOf('"', at + 8)];
    }

    private const string PeriodFloor = "select * from obligations where tenant_id = 1 and requirement = $1 and period_key = $2 and tier = 'contributor'";
    private const string UnitFloor = "select * from obligations where tenant_id = 1 and post_id = (select post_id from bench_units where n = $1) and due_at between $2 and $3 order by due_at";

    private async Task<Measured> FloorAsync(NpgsqlDataSource database, string sql, int clients, string what, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);
            var taken = new List<double>();
            for (var turn = client; watch.Elapsed < phase; turn += clients)
            {
                await using var command = new NpgsqlCommand(sql, connection);
                object[] values = sql == PeriodFloor
                    ? [LateTenant.Requirement, LateTenant.Weeks[turn * 7 % LateTenant.Weeks.Count].Key]
                    : [(long)(turn * 13 % units) + 1, new DateTime(2021, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)];
                foreach (var value in values)
                {
                    command.Parameters.Add(new NpgsqlParameter { Value = value });
                }

                var start = Stopwatch.GetTimestamp();
                await using var reader = await command.ExecuteReaderAsync(cancellation);
                while (await reader.ReadAsync(cancellation))
                {
                }

                taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return taken;
        }, cancellation)));
        return Measured.Of(what, clients, watch.Elapsed, times.SelectMany(t => t));
    }

    private static IEnumerable<Compared> Compare(List<Measured> measured, int clients)
    {
        Measured Find(string what) => measured.First(m => m.What == what && m.Clients == clients);
        foreach (var (ours, bare) in new[]
                 {
                     ("standing of a period, HTTP", "bare query, a period"), ("statistics of a period, HTTP", "bare query, a period"),
                     ("a unit's 5 years, HTTP", "bare query, a unit's 5 years"),
                 })
        {
            yield return new Compared($"p95 milliseconds, {ours}, {clients} clients", Find(ours).P95, Find(bare).P95, Math.Round(Find(bare).P95 / Find(ours).P95, 2));
        }
    }
}
