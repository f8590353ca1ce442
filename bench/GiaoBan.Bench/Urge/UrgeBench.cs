using System.Diagnostics;
using System.Globalization;
using GiaoBan.Modules.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GiaoBan.Bench.Urge;

/// <summary>
/// Messages planned and queued when so many people owe reports that fall due at one hour: one each, and several each in one message.
/// None twice: counted in the store after a second look. Beside it, in the same run, the same rows copied raw into tables of the same shape.
/// </summary>
public sealed class UrgeBench(int people, Action<string> say)
{
    private const int Rounds = 3;
    private const int Several = 4;
    private static readonly string[] Tables = ["urged", "outbox_messages", "notices"];

    /// <summary>Runs the rounds in a folder of its own, which is removed.</summary>
    public async Task<BenchReport> RunAsync(CancellationToken cancellation)
    {
        using var place = new BenchFolder();
        var opened = await OpenDatabase.OpenAsync(new DatabaseOptions(Path.Combine(place.Path, "data"), null), NullLoggerFactory.Instance, cancellation);
        await using var database = opened.IsOk ? opened.Value : throw new InvalidOperationException($"No database: {opened.Error.Code}");
        var migrated = await new Migrator().MigrateAsync(database.Source, cancellation);
        if (!migrated.IsOk)
        {
            throw new InvalidOperationException($"Not migrated: {migrated.Error.Code}");
        }

        var tenant = new UrgeTenant(database.Source);
        await tenant.FoundAsync(people, cancellation);
        var (measured, compared) = (new List<Measured>(), new List<Compared>());
        foreach (var each in new[] { 1, Several })
        {
            var (ours, again, floor) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                await tenant.LayOutAsync(each, cancellation);
                ours.Add(await LookAsync(tenant, each, cancellation));
                again.Add(await AgainAsync(tenant, each, cancellation));
                floor.Add(await FloorAsync(database.Source, cancellation));
                say(string.Create(CultureInfo.InvariantCulture, $"{each} each, round {round + 1}: planned and queued {ours[^1]:0} ms, nothing new {again[^1]:0} ms, raw copy {floor[^1]:0} ms"));
            }

            var name = string.Create(CultureInfo.InvariantCulture, $"{each} owed each");
            Measured[] lines = [Of(name + ", one message", ours), Of(name + ", nothing new", again), Of(name + ", raw copy", floor)];
            measured.AddRange(lines);
            compared.Add(new Compared("milliseconds, " + name, lines[0].P50, lines[2].P50, Math.Round(lines[2].P50 / lines[0].P50, 2)));
        }

        say(string.Create(CultureInfo.InvariantCulture, $"peak memory of the program: {Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024)} MiB"));
        return new BenchReport(string.Create(CultureInfo.InvariantCulture, $"urge, {people} people"), Machine.Describe(), measured, compared);
    }

    private async Task<double> LookAsync(UrgeTenant tenant, int each, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var outcome = await tenant.LookAsync(cancellation);
        var taken = watch.Elapsed.TotalMilliseconds;
        return (outcome.Messages, outcome.Reports) == (people, people * each)
            ? taken
            : throw new InvalidOperationException($"{outcome.Messages} messages of {outcome.Reports} reports, not {people} of {people * each}.");
    }

    /// <summary>A second look, as if the mark of the first were lost: it must find everything taken.</summary>
    private async Task<double> AgainAsync(UrgeTenant tenant, int each, CancellationToken cancellation)
    {
        await tenant.ForgetLookAsync(cancellation);
        var watch = Stopwatch.StartNew();
        var outcome = await tenant.LookAsync(cancellation);
        var taken = watch.Elapsed.TotalMilliseconds;
        (string What, long Count, long Expected)[] counts =
        [
            ("messages of the second look", outcome.Messages, 0),
            ("messages", await tenant.CountAsync("outbox_messages", cancellation), people),
            ("people with a message", await tenant.CountAsync("(select distinct official_id from outbox_messages) m", cancellation), people),
            ("reports urged", await tenant.CountAsync("urged", cancellation), (long)people * each),
        ];
        return counts.FirstOrDefault(c => c.Count != c.Expected) is { What: { } what } wrong
            ? throw new InvalidOperationException($"{what}: {wrong.Count}, not {wrong.Expected}.")
            : taken;
    }

    private Measured Of(string what, List<double> milliseconds) =>
        Measured.Of(what, 1, TimeSpan.FromMilliseconds(milliseconds.Sum()), milliseconds) is var m
            ? m with { PerSecond = Math.Round(people / m.P50 * 1000, 0), Count = people }
            : throw new UnreachableException();

    private static async Task<double> FloorAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var taken = 0d;
        foreach (var table in Tables)
        {
            var rows = new MemoryStream();
            await using (var read = await connection.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)", cancellation))
            {
                await read.CopyToAsync(rows, cancellation);
            }

            await using var shape = new NpgsqlCommand($"drop table if exists bench_floor; create table bench_floor (like {table} including all)", connection);
            await shape.ExecuteNonQueryAsync(cancellation);
            var watch = Stopwatch.StartNew();
            await using (var copy = await connection.BeginRawBinaryCopyAsync("copy bench_floor from stdin (format binary)", cancellation))
            {
                await copy.WriteAsync(rows.GetBuffer().AsMemory(0, (int)rows.Length), cancellation);
            }

            taken += watch.Elapsed.TotalMilliseconds;
        }

        return taken;
    }
}
