using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Schedules;

/// <summary>Many who want the same hours of one room at once (SK-10): exactly one gets each, and nobody waits for ever.</summary>
public sealed class BookingRaceTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const int Clients = 16;
    private const int Hours = 12;

    [Fact]
    public async Task Place_SixteenAtOnce_EachHourIsGivenOnce()
    {
        var stage = await BookingStage.BuildAsync(await fixture.NewAppAsync());
        var won = new int[Hours];

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            var random = new Random(client);
            foreach (var hour in Enumerable.Range(0, Hours).OrderBy(_ => random.Next()))
            {
                // Hall and its parts in turn: locks of several rows, taken by all in one order.
                var room = (client % 3) switch { 0 => stage.Hall, 1 => stage.RoomA, _ => stage.Hall };
                var placed = await stage.PlaceAsync(await stage.BookingAsync($"Họp {client}", 7 + hour, 8 + hour, BookingStage.Hard(room)));
                if (placed.IsOk)
                {
                    Interlocked.Increment(ref won[hour]);
                }
            }
        }));

        Assert.All(won, count => Assert.Equal(1, count));
        Assert.Equal(0, await stage.App.ScalarAsync<long>(
            """
            select count(*) from claims a join claims b on a.tenant_id = b.tenant_id and a.resource_id = b.resource_id and a.claim_id < b.claim_id
             and a.starts_at < b.ends_at and b.starts_at < a.ends_at where a.strength = 'hard' and b.strength = 'hard'
            """));
    }
}
