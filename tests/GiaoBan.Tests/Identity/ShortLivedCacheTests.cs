using GiaoBan.Modules.Identity;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Identity;

public sealed class ShortLivedCacheTests
{
    private readonly LeapingTime _time = new();
    private int _loads;

    [Fact]
    public async Task Get_ManyAtOnce_LoadsOnce()
    {
        var cache = new ShortLivedCache<int, int>(TimeSpan.FromMinutes(1), 10, _time);
        var gate = new TaskCompletionSource();
        var gets = Enumerable.Range(0, 20).Select(_ => Task.Run(() => cache.Get(1, async _ =>
        {
            Interlocked.Increment(ref _loads);
            await gate.Task;
            return 7;
        }))).ToArray();
        gate.SetResult();
        Assert.All(await Task.WhenAll(gets), value => Assert.Equal(7, value));
        Assert.Equal(1, _loads);
    }

    [Fact]
    public async Task Get_TimeToLiveOver_LoadsAgainAndCountsFromTheLoadsStart()
    {
        var cache = new ShortLivedCache<int, int>(TimeSpan.FromMinutes(2), 10, _time);
        await cache.Get(1, _ =>
        {
            _time.Leap(TimeSpan.FromMinutes(1));
            return Load(1);
        });
        await cache.Get(1, Load);
        Assert.Equal(1, _loads);
        _time.Leap(TimeSpan.FromMinutes(1));
        await cache.Get(1, Load);
        Assert.Equal(2, _loads);
    }

    [Fact]
    public async Task Get_MoreKeysThanItKeeps_StaysWithinAndStillAnswers()
    {
        var cache = new ShortLivedCache<int, int>(TimeSpan.FromMinutes(1), 10, _time);
        for (var key = 0; key < 1000; key++)
        {
            Assert.Equal(key, await cache.Get(key, Load));
        }

        Assert.InRange(cache.Count, 1, 10);
    }

    private Task<int> Load(int key)
    {
        Interlocked.Increment(ref _loads);
        return Task.FromResult(key);
    }
}
