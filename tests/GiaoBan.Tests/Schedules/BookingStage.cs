using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Schedules;

/// <summary>The sample office with rooms A and B, a hall joined of both, and a vehicle. It is Monday, 16/08/2021, 8:00.</summary>
internal sealed class BookingStage
{
    private BookingStage(TestApp app, SampleOffice office) => (App, Office) = (app, office);

    public TestApp App { get; }

    public SampleOffice Office { get; }

    public Guid RoomA { get; private set; }

    public Guid RoomB { get; private set; }

    public Guid Hall { get; private set; }

    public static async Task<BookingStage> BuildAsync(TestApp app)
    {
        app.Clock.SetTo(2021, 8, 16, 8, 0);
        var stage = new BookingStage(app, await SampleOffice.FoundAsync(app));
        await app.InTenantAsync(SampleOffice.TenantId, stage.RoomsAsync);
        return stage;
    }

    public static Instant At(int day, int hour, int minute = 0) =>
        new LocalDateTime(2021, 8, day, hour, minute).InZoneStrictly(Domain.Calendars.Deadline.Zone).ToInstant();

    /// <summary>A booking of the office's post on Tuesday the 17th, firm unless it is told otherwise.</summary>
    public async Task<NewBooking> BookingAsync(string title, int from, int to, params (Guid Resource, string Strength)[] wanted) => new(
        Guid.CreateVersion7(), Booking.Meeting, title, "/cuoc-hop/x", At(17, from), At(17, to), await Office.PostOf(Roles.Office),
        [.. wanted.Select(w => new WantedResource(w.Resource, w.Strength))])
    {
        Firm = true,
    };

    public async Task<Result<PlacedBooking>> PlaceAsync(NewBooking booking)
    {
        var by = await Office.OfficialOf(Roles.Office);
        return await InActAsync((desk, _) => desk.PlaceAsync(booking, by, default));
    }

    /// <summary>Runs something at the desk in a transaction of its own.</summary>
    public Task<T> InActAsync<T>(Func<BookingDesk, IServiceProvider, Task<T>> work) => App.InTenantAsync(SampleOffice.TenantId, async services =>
    {
        var rows = services.GetRequiredService<GiaoBanDbContext>();
        await using var transaction = await JoinedTransaction.BeginAsync(rows, default);
        var done = await work(services.GetRequiredService<BookingDesk>(), services);
        await transaction.CommitAsync(default);
        return done;
    });

    public async Task<Guid> PersonAsync(string role)
    {
        var official = await Office.OfficialOf(role);
        return await InActAsync(async (_, services) => (await services.GetRequiredService<ResourceBook>().PeopleAsync([official], default))[official]);
    }

    public Task<IReadOnlyList<ClashLine>> OpenAsync() =>
        App.InTenantAsync(SampleOffice.TenantId, services => services.GetRequiredService<ClashBook>().OpenAsync(null, default));

    public static (Guid, string) Hard(Guid resource) => (resource, Strengths.Hard);

    public static (Guid, string) Soft(Guid resource) => (resource, Strengths.Soft);

    private async Task RoomsAsync(IServiceProvider services)
    {
        var (rows, ids) = (services.GetRequiredService<GiaoBanDbContext>(), services.GetRequiredService<IdSource>());
        Resource Room(string name, int seats) => new()
        {
            TenantId = SampleOffice.TenantId,
            ResourceId = ids.Next(),
            Kind = ResourceKinds.Room,
            Name = name,
            Seats = seats,
            ValidFrom = SampleOffice.Beginning,
        };
        Resource[] rooms = [Room("Phòng A", 20), Room("Phòng B", 30), Room("Hội trường", 60)];
        (RoomA, RoomB, Hall) = (rooms[0].ResourceId, rooms[1].ResourceId, rooms[2].ResourceId);
        rows.Resources.AddRange(rooms);
        await rows.SaveChangesAsync();
        rows.ResourceParts.AddRange(new[] { RoomA, RoomB }.Select(part => new ResourcePart { TenantId = SampleOffice.TenantId, WholeId = Hall, PartId = part }));
        await rows.SaveChangesAsync();
    }
}
