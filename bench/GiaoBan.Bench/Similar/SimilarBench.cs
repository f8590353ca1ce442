using System.Diagnostics;
using System.Globalization;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Similar;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace GiaoBan.Bench.Similar;

/// <summary>
/// How long it takes to lay meetings out, and one look of somebody who prepares a meeting: what is near it among all of a year, why, what is open.
/// Beside it, in the same run, the bare indexed query of its candidates.
/// </summary>
/// <param name="clock">The machine's clock.</param>
/// <param name="meetings">How many lie there.</param>
/// <param name="span">How long each is measured.</param>
/// <param name="say">Tells how far it is.</param>
public sealed class SimilarBench(IClock clock, int meetings, TimeSpan span, Action<string> say)
{
    private const int Warm = 30;
    private const int Looked = 97;

    /// <summary>Runs it in a folder of its own, which is removed.</summary>
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

        var tenant = new SimilarTenant(database.Source, clock);
        await tenant.MakeAsync(meetings, say, cancellation);
        var laidOut = await LayOutAsync(tenant, cancellation);
        await tenant.SettleAsync(cancellation);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var floor = new SimilarFloor(connection);
        var asked = new List<object[]>();
        for (var n = 0; n < Looked; n++)
        {
            asked.Add(await floor.ValuesAsync(SimilarTenant.Meeting(Number(n)), cancellation));
        }

        var found = 0;
        var ours = await TimeAsync("look for similar meetings", async n => found += await LookAsync(tenant, n, cancellation));
        var bare = await TimeAsync("bare candidate query", n => floor.FindAsync(asked[n % Looked], cancellation));
        say(string.Create(CultureInfo.InvariantCulture, $"{found} near meetings were named in {ours.Count} looks"));
        return new BenchReport(
            string.Create(CultureInfo.InvariantCulture, $"similar, {meetings} meetings"), Machine.Describe(), [laidOut, ours, bare],
            [
                new Compared("milliseconds p50, look", ours.P50, bare.P50, Math.Round(bare.P50 / ours.P50, 2)),
                new Compared("milliseconds p95, look", ours.P95, bare.P95, Math.Round(bare.P95 / ours.P95, 2)),
            ]);
    }

    // Spread over the last quarter of the year and what is still to come: what people look at.
    private int Number(int n) => meetings - 1 - (int)((long)n * 7919 % Math.Max(1, meetings / 4));

    private static async Task<Measured> LayOutAsync(SimilarTenant tenant, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var done = await tenant.InScopeAsync(s => s.GetRequiredService<SimilarIndex>().RefreshAsync(1, cancellation));
        return new Measured("laid out", 1, Math.Round(done / watch.Elapsed.TotalSeconds, 1), 0, 0, 0, done);
    }

    private Task<int> LookAsync(SimilarTenant tenant, int n, CancellationToken cancellation) => tenant.InScopeAsync(async s =>
        (await s.GetRequiredService<SimilarMeetings>().FindAsync(SimilarTenant.Office, SimilarTenant.Meeting(Number(n % Looked)), cancellation))?.Near.Count
        ?? throw new InvalidOperationException("The meeting is not there."));

    private async Task<Measured> TimeAsync(string what, Func<int, Task> work)
    {
        for (var n = 0; n < Warm; n++)
        {
            await work(n);
        }

        var (times, watch) = (new List<double>(), Stopwatch.StartNew());
        for (var n = Warm; watch.Elapsed < span; n++)
        {
            var begun = Stopwatch.GetTimestamp();
            await work(n);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return Measured.Of(what, 1, watch.Elapsed, times);
    }
}
