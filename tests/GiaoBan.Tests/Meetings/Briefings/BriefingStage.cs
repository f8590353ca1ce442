using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Briefings;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Meetings.Briefings;

/// <summary>The small commune of source 004 with its three briefings set up by the regime, in a hall. It is Thursday, 19/8/2021, 08:00.</summary>
internal sealed class BriefingStage(StreamWeek week) : IAsyncDisposable
{
    public const string Office = "vp-dau-moi-chinh-quyen";
    public const string Week33 = "2021-W33";

    public StreamWeek Week => week;

    public Guid Hall { get; private set; }

    public static async Task<BriefingStage> OpenAsync(AppFixture fixture, bool setUp = true)
    {
        var stage = new BriefingStage(await StreamWeek.OpenAsync(fixture));
        stage.Week.Clock.SetTo(2021, 8, 19, 8, 0);
        stage.Hall = await stage.RoomAsync("Hội trường");
        var room = await stage.RoomAsync("Phòng họp 2");
        if (setUp)
        {
            foreach (var suggestion in await stage.SuggestionsAsync())
            {
                Assert.True((await stage.AddAsync(suggestion, suggestion.Rule.EndsWith("khoi-chinh-quyen", StringComparison.Ordinal) ? room : stage.Hall)).IsOk);
            }
        }

        return stage;
    }

    public Task<IReadOnlyList<BriefingSuggestion>> SuggestionsAsync() =>
        InAsync(s => s.GetRequiredService<BriefingWeeks>().SuggestAsync(new LocalDate(2021, 8, 19), default));

    public Task<Result<Guid>> AddAsync(BriefingSuggestion by, Guid room) => Week.DoAsync<KeepBriefings, Guid>(h => h.AddAsync(
        Week.Holder(Office),
        new NewBriefing(
            by.Title, "giao-ban", (int)by.Weekday, by.From, by.To, new LocalDate(2021, 8, 19), false, KeepBriefings.Next, by.Chair ?? Week.PostId("thuong-truc-dang-uy"),
            Week.PostId(by.Rule.EndsWith("khoi-dang-doan-the", StringComparison.Ordinal) ? "vp-dau-moi-dang-doan-the" : Office), room, null,
            by.Members, by.Key, null),
        default));

    public Task<MadeBriefings> MakeAsync() => InAsync(s => s.GetRequiredService<MakeBriefings>().HandleAsync(default));

    public Task<Result<MovedBriefings>> MoveAsync(string by = Office, string? reason = "Họp đột xuất phòng, chống dịch") =>
        Week.DoAsync<MoveBriefings, MovedBriefings>(h => h.HandleAsync(Week.Holder(by), new MoveBriefingsRequest(Week33, [], null, null, reason), default));

    public Task<T> InAsync<T>(Func<IServiceProvider, Task<T>> work) => Week.App.InTenantAsync(StreamWeek.Tenant, work);

    /// <summary>The hours of the week's briefings: title, start, end, week.</summary>
    public async Task<string?> HoursAsync() => await Week.App.ScalarAsync<string>(
        """
        select string_agg(to_char(starts_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM HH24:MI') || '–' || to_char(ends_at at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI'), '; ' order by starts_at, title)
        from meetings where period_key = $1
        """,
        Week33);

    /// <summary>Takes something hard or soft on Monday, 23/8/2021.</summary>
    public Task TakeAsync(Guid resource, string strength, int from, int to) => InAsync(async services =>
    {
        var rows = services.GetRequiredService<GiaoBanDbContext>();
        await using var transaction = await JoinedTransaction.BeginAsync(rows, default);
        Instant At(int hour) => new LocalDateTime(2021, 8, 23, hour, 0).InZoneStrictly(Domain.Calendars.Deadline.Zone).ToInstant();
        var placed = await services.GetRequiredService<BookingDesk>().PlaceAsync(
            new NewBooking(services.GetRequiredService<IdSource>().Next(), Booking.Entry, "Hội nghị tập huấn", "/lich-cong-tac", At(from), At(to), Week.PostId(Office), [new WantedResource(resource, strength)]) { Firm = true },
            Week.Holder(Office).OfficialId, default);
        Assert.True(placed.IsOk);
        await transaction.CommitAsync(default);
        return 0;
    });

    public Task<Guid> PersonAsync(string post) => InAsync(async services =>
        (await services.GetRequiredService<ResourceBook>().PeopleAsync([Week.Holder(post).OfficialId], default))[Week.Holder(post).OfficialId]);

    public ValueTask DisposeAsync() => Week.DisposeAsync();

    private Task<Guid> RoomAsync(string name) => InAsync(async services =>
    {
        var (rows, id) = (services.GetRequiredService<GiaoBanDbContext>(), services.GetRequiredService<IdSource>().Next());
        rows.Resources.Add(new Resource { TenantId = StreamWeek.Tenant, ResourceId = id, Kind = ResourceKinds.Room, Name = name, Seats = 60, ValidFrom = new LocalDate(2021, 1, 1) });
        await rows.SaveChangesAsync();
        return id;
    });
}
