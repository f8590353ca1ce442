namespace GiaoBan.Bench;

/// <summary>One measured line: a rate or a time at so many clients.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Clients">How many asked at once.</param>
/// <param name="PerSecond">Done per second.</param>
/// <param name="P50">Median, milliseconds.</param>
/// <param name="P95">95th percentile, milliseconds.</param>
/// <param name="P99">99th percentile, milliseconds.</param>
/// <param name="Count">How many were measured.</param>
public sealed record Measured(string What, int Clients, double PerSecond, double P50, double P95, double P99, int Count)
{
    /// <summary>From single times in milliseconds.</summary>
    public static Measured Of(string what, int clients, TimeSpan span, IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return new(what, clients, Math.Round(sorted.Length / span.TotalSeconds, 1), At(sorted, 0.50), At(sorted, 0.95), At(sorted, 0.99), sorted.Length);
    }

    private static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))], 3);
}

/// <summary>Our figure beside the floor of the same run.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Ours">Our figure.</param>
/// <param name="Floor">The floor's.</param>
/// <param name="Share">Ours over the floor for a rate, the floor over ours for a time: 1 = as good as the floor.</param>
public sealed record Compared(string Name, double Ours, double Floor, double Share);

/// <summary>What a benchmark answers.</summary>
public sealed record BenchReport(string Bench, string Machine, IReadOnlyList<Measured> Measured, IReadOnlyList<Compared> Compared)
{
    /// <summary>The report as a table.</summary>
    public IEnumerable<string> Lines()
    {
        yield return FormattableString.Invariant($"{Bench} on {Machine}");
        yield return FormattableString.Invariant($"{"",-34}{"clients",8}{"per s",10}{"p50 ms",10}{"p95 ms",10}{"p99 ms",10}{"count",9}");
        foreach (var m in Measured)
        {
            yield return FormattableString.Invariant($"{m.What,-34}{m.Clients,8}{m.PerSecond,10:0.0}{m.P50,10:0.00}{m.P95,10:0.00}{m.P99,10:0.00}{m.Count,9}");
        }

        foreach (var c in Compared)
        {
            yield return FormattableString.Invariant($"{c.Name}: {c.Ours:0.##} against {c.Floor:0.##}, ratio {c.Share:0.00}");
        }
    }
}
