using System.Diagnostics;
using System.Globalization;
using GiaoBan.Modules.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GiaoBan.Bench.Obligations;

/// <summary>
/// A country's year of obligations made, made again with nothing to do, and made anew after a rule changed; beside it, in the same run,
/// the same rows copied raw into a table of the same shape with the same indexes.
/// </summary>
public sealed class ObligationsBench(int units, Action<string> say)
{
    private const int Rounds = 3;

    /// <summary>Runs the rounds in a folder of its own, which is removed.</summary>
    public async Task<BenchReport> RunAsync(CancellationToken cancellation)
    {
        using var place = new BenchFolder();
        var opened = await OpenDatabase.OpenAsync(new DatabaseOptions(System.IO.Path.Combine(place.Path, "data"), null), NullLoggerFactory.Instance, cancellation);
        await using var database = opened.IsOk ? opened.Value : throw new InvalidOperationException($"No database: {opened.Error.Code}");
        var migrated = await new Migrator().MigrateAsync(database.Source, cancellation);
        if (!migrated.IsOk)
        {
            throw new InvalidOperationException($"Not migrated: {migrated.Error.Code}");
        }

        var nation = new NationTenant(database.Source);
        await nation.FoundAsync(units, cancellation);
        var rows = units * NationTenant.EachOwes;
        var (first, again, preview, changed, floor) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await nation.ForgetAsync(cancellation);
            first.Add(await TimeAsync(nation, made: rows, withdrawn: 0, cancellation));
            again.Add(await TimeAsync(nation, 0, 0, cancellation));
            preview.Add(await PreviewAsync(nation, cancellation));
            await nation.ChangeARuleAsync(cancellation);
            changed.Add(await TimeAsync(nation, rows, rows, cancellation));
            say(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: first {first[^1]:0} ms, again {again[^1]:0} ms, preview {preview[^1]:0} ms, rule changed {changed[^1]:0} ms"));
        }

        say(string.Create(CultureInfo.InvariantCulture, $"peak memory of the program: {Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024)} MiB"));
        var copied = await ReadAllAsync(database.Source, cancellation);
        for (var round = 0; round < Rounds; round++)
        {
            floor.Add(await CopyAsync(database.Source, copied, cancellation));
        }

        var measured = new[] { Of("first run", first, rows), Of("again, nothing new", again, rows), Of("preview of a changed rule", preview, rows), Of("after a rule changed", changed, rows), Of("raw copy of the rows", floor, rows) };
        return new BenchReport(
            string.Create(CultureInfo.InvariantCulture, $"obligations, {units} units x {NationTenant.EachOwes} = {rows} rows"), Machine.Describe(), measured,
            [.. measured[..4].Select(m => new Compared("milliseconds, " + m.What, m.P50, measured[4].P50, Math.Round(measured[4].P50 / m.P50, 2)))]);
    }

    private static async Task<double> TimeAsync(NationTenant nation, int made, int withdrawn, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var done = await nation.MakeAsync(cancellation);
        var taken = watch.Elapsed.TotalMilliseconds;
        return (done.Made, done.Withdrawn) == (made, withdrawn)
            ? taken
            : throw new InvalidOperationException($"{done.Made} made and {done.Withdrawn} withdrawn, not {made} and {withdrawn}.");
    }

    private async Task<double> PreviewAsync(NationTenant nation, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var moved = await nation.PreviewAsync(cancellation);
        var taken = watch.Elapsed.TotalMilliseconds;
        return moved == units * NationTenant.Months ? taken : throw new InvalidOperationException($"{moved} would move, not {units * NationTenant.Months}.");
    }

    // Count = rows; the rate is rows a second at the median.
    private static Measured Of(string what, List<double> milliseconds, int rows) =>
        Measured.Of(what, 1, TimeSpan.FromMilliseconds(milliseconds.Sum()), milliseconds) is var m
            ? m with { PerSecond = Math.Round(rows / m.P50 * 1000, 0), Count = rows }
            : throw new UnreachableException();

    private static async Task<byte[]> ReadAllAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var copy = await connection.BeginRawBinaryCopyAsync("copy obligations to stdout (format binary)", cancellation);
        using var bytes = new MemoryStream();
        await copy.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }

    private static async Task<double> CopyAsync(NpgsqlDataSource database, byte[] rows, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var shape = new NpgsqlCommand("drop table if exists bench_floor; create table bench_floor (like obligations including all) with (fillfactor = 85)", connection);
        await shape.ExecuteNonQueryAsync(cancellation);
        var watch = Stopwatch.StartNew();
        await using (var copy = await connection.BeginRawBinaryCopyAsync("copy bench_floor from stdin (format binary)", cancellation))
        {
            await copy.WriteAsync(rows, cancellation);
        }

        return watch.Elapsed.TotalMilliseconds;
    }
}
