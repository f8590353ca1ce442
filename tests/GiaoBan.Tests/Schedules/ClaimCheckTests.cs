using GiaoBan.Modules.Data;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Schedules;

/// <summary><c>db check</c> finds claims that are not what bookings and meetings say (SK-10).</summary>
public sealed class ClaimCheckTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("select 1", "")]
    [InlineData("update claims set ends_at = ends_at + interval '1 minute'", "claims")]
    [InlineData("update bookings set state = 'released'", "claims")]
    [InlineData("alter table claims drop constraint claims_hard_never_overlap; insert into claims select tenant_id, gen_random_uuid(), (select booking_id from bookings where title = 'Một'), resource_id, starts_at, ends_at, strength from claims where booking_id = (select booking_id from bookings where title = 'Hai')", "claims")]
    public async Task Check_PlantedFault_IsFoundByItsRule(string fault, string rule)
    {
        var stage = await BookingStage.BuildAsync(await fixture.NewAppAsync());
        await stage.PlaceAsync(await stage.BookingAsync("Một", 8, 9, BookingStage.Hard(stage.RoomA)));
        await stage.PlaceAsync(await stage.BookingAsync("Hai", 8, 9, BookingStage.Hard(stage.RoomB)));

        await stage.App.ExecuteAsync(fault);

        Assert.Equal(rule.Length == 0 ? [] : [rule], await FoundAsync(stage));
    }

    private static async Task<IEnumerable<string>> FoundAsync(BookingStage stage) =>
        (await new IntegrityCheck().RunAsync(stage.App.Source, default)).Where(f => f.Violations > 0).Select(f => f.Check);
}
