using System.Collections.Concurrent;
using GiaoBan.Modules.Data;
using GiaoBan.Tests.Infrastructure;
using NodaTime;

namespace GiaoBan.Tests.Data;

public sealed class IdSourceTests
{
    [Fact]
    public void Next_ClockStandsStillOrGoesBack_SortsAsMade()
    {
        var clock = new FakeClock(FakeClock.DemoStart);
        var source = new IdSource(clock);
        var made = Enumerable.Range(0, 5_000).Select(_ => source.Next()).ToList();
        clock.Advance(Duration.FromHours(-1));
        made.Add(source.Next());
        clock.Advance(Duration.FromHours(2));
        made.Add(source.Next());
        Assert.Equal(made.Order(), made);
        Assert.All(made, id => Assert.Equal(7, id.Version));
        Assert.Equal(clock.GetCurrentInstant().ToUnixTimeMilliseconds(), Convert.ToInt64(made[^1].ToString("N")[..12], 16));
    }

    [Fact]
    public void Next_FromManyThreads_NeverTwice()
    {
        var source = new IdSource(new FakeClock(FakeClock.DemoStart));
        var made = new ConcurrentBag<string>();
        Parallel.For(0, 20_000, _ => made.Add(source.Next().ToString("N")[..16]));
        Assert.Equal(20_000, made.Distinct().Count());
    }
}
