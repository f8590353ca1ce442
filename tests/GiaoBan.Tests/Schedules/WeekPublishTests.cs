using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Schedules;
using GiaoBan.Modules.Schedules.Clashes;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Schedules.Feed;
using GiaoBan.Modules.Schedules.Resources;
using GiaoBan.Modules.Schedules.Week;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Schedules;

/// <summary>A week is approved, published and changed (SK-10): rooms and who leads are taken once, changes are told to whom they touch and nobody else.</summary>
public sealed class WeekPublishTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly ScheduleWeek Week = ScheduleWeek.Find("2021-W33")!;

    [Fact]
    public async Task Approve_OverlappingRooms_IsRefusedWithEachOfThemAndTakesNothing()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await BookingStage.BuildAsync(app);
        await AddAsync(stage, "Tập huấn", 8, 10, room: stage.RoomA, lead: Roles.Leader);
        await AddAsync(stage, "Họp chi hội", 9, 11, room: stage.RoomA);
        await AddAsync(stage, "Đối thoại", 9, 10, room: stage.RoomB, lead: Roles.Leader);
        await ProposeAsync(stage);

        var refused = await ApproveAsync(stage);
        Assert.Equal(2, refused.Errors.Count(e => e.Code == BookingDesk.Overlaps));
        Assert.Contains(refused.Errors, e => (string?)e.Args[0] == "Phòng A" && (string?)e.Args[1] == "Tập huấn");
        Assert.Equal(2, refused.Errors.Count(e => e.Code == "schedules.week.clash-open"));
        Assert.Equal(0, await app.ScalarAsync<long>("select count(*) from bookings where state = 'firm'"));
        Assert.Equal("proposed", await app.ScalarAsync<string>("select state from week_schedules"));
    }

    [Fact]
    public async Task Approve_WithPeopleAskedTwice_WaitsUntilTheClashIsResolved()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await BookingStage.BuildAsync(app);
        await AddAsync(stage, "Tập huấn", 8, 10, with: Roles.Focal);
        await AddAsync(stage, "Tiếp dân", 9, 11, with: Roles.Focal);
        await ProposeAsync(stage);
        Assert.Equal("schedules.week.clash-open", Assert.Single((await ApproveAsync(stage)).Errors).Code);

        var clash = Assert.Single(await stage.OpenAsync());
        var office = await stage.Office.ActorOf(Roles.Office);
        var view = (await DoAsync<GetClash, Result<ClashView>>(stage, g => g.FindAsync(office, clash.Clash.ClashId, default))).Value!;
        Assert.Equal((3, 3), (view.First.Count, view.Second.Count));
        Assert.All(view.First.Concat(view.Second), s => Assert.Empty(s.Lost));
        Assert.True((await DoAsync<ResolveClash, Result<ClashLine>>(stage, r => r.HandleAsync(
            office, new ResolveClashRequest(clash.Clash.ClashId, Resolutions.Accept, "Dự nửa buổi", null), default))).IsOk);
        Assert.True((await ApproveAsync(stage)).IsOk);
        var list = await DoAsync<GetClash, ClashList>(stage, g => g.ListAsync(office, default));
        Assert.Equal(("Dự nửa buổi", "Người giữ office"), (Assert.Single(list.Resolved).Clash.Reason, list.Names.Values.Single()));
    }

    [Fact]
    public async Task Publish_Twice_FreezesBothVersionsAndTellsWhomTheChangesTouch()
    {
        await using var app = await fixture.NewAppAsync(adjust: b => b.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Channels:Site"] = "https://giaoban.example.vn",
            ["Channels:Mail:Host"] = "127.0.0.1",
            ["Channels:Mail:From"] = "vanphong@giaoban.example.vn",
        }));
        var stage = await BookingStage.BuildAsync(app);
        await app.ExecuteAsync("update officials set email = 'leader@giaoban.example.vn' where full_name = 'Người giữ leader'");
        var moved = await AddAsync(stage, "Tập huấn phòng cháy", 8, 10, room: stage.RoomA, lead: Roles.Leader);
        await AddAsync(stage, "Tiếp dân", 14, 16, lead: Roles.Approver);
        await ProposeAsync(stage);
        Assert.True((await ApproveAsync(stage)).IsOk);
        Assert.Equal(1, (await PublishAsync(stage)).Value);
        var first = await PublishedAsync(stage);
        Assert.Equal(2, first.Lines.Count);
        Assert.Equal(LineJson.HashOf(first.Version!.Lines), first.Version.Sha256);
        Assert.Equal(1, await NoticesAsync(app, Roles.Leader, WeekActs.Published));
        Assert.Equal(1, await NoticesAsync(app, Roles.Approver, WeekActs.Published));
        Assert.Equal(0, await NoticesAsync(app, Roles.Contributor, WeekActs.Published));

        // The office moves one entry after publishing: the room is taken at the new hour at once, the published week stays as it was.
        var entry = await EntryAsync(stage, moved);
        Assert.True((await EditAsync(stage, entry, 15, 16)).IsOk);
        Assert.Equal("firm", await app.ScalarAsync<string>("select state from bookings where booking_id = $1", moved));
        Assert.Equal(new LocalTime(8, 0), (await PublishedAsync(stage)).Lines.Single(l => l.Id == moved).From);
        Assert.Equal("schedules.week.state.draft", (await PublishAsync(stage)).Error.Code);
        await ProposeAsync(stage);
        Assert.True((await ApproveAsync(stage)).IsOk);
        Assert.Equal(2, (await PublishAsync(stage)).Value);

        var second = await PublishedAsync(stage);
        var change = Assert.Single(second.Changes);
        Assert.Equal((LineChangeKind.Changed, moved), (change.Kind, change.Line.Id));
        Assert.Equal([LineField.When], change.Fields);
        Assert.Equal(1, await NoticesAsync(app, Roles.Leader, WeekActs.Changed));
        Assert.Equal(0, await NoticesAsync(app, Roles.Approver, WeekActs.Changed));
        var mail = await app.ScalarAsync<string>("select address || ' ' || subject || ' ' || body from outbox_messages");
        Assert.Contains("leader@giaoban.example.vn", mail, StringComparison.Ordinal);
        Assert.Contains("trước là 08:00–10:00, Thứ Ba, 17/8/2021, nay là 15:00–16:00", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Tập huấn", mail, StringComparison.Ordinal);
        Assert.Equal(await stage.Office.PostOf(Roles.Leader), Assert.Single((await app.ScalarAsync<Guid[]>("select told_posts from schedule_changes"))!));
        Assert.Equal([2, 1], second.Versions.Select(v => v.Number));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => app.ExecuteAsync("update schedule_versions set lines = '[]'"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => app.ExecuteAsync("delete from schedule_changes"));
    }

    [Fact]
    public async Task Publish_WithADecidedMeeting_StandsAsALineWithItsHallAndChair()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await BookingStage.BuildAsync(app);
        var (chair, member) = (await stage.PersonAsync(Roles.Leader), await stage.PersonAsync(Roles.Contributor));
        var meeting = await stage.BookingAsync("Giao ban tuần", 14, 16, BookingStage.Hard(stage.Hall), BookingStage.Hard(chair), BookingStage.Soft(member));
        Assert.True((await stage.PlaceAsync(meeting)).IsOk);
        await AddAsync(stage, "Tiếp dân", 8, 10);
        await ProposeAsync(stage);
        await ApproveAsync(stage);
        await PublishAsync(stage);

        var line = (await PublishedAsync(stage)).Lines.Single(l => l.IsMeeting);
        Assert.Equal(("Giao ban tuần", "Chức danh leader", "Chức danh contributor", "Hội trường"), (line.Text, line.Lead, line.People, line.Place));
        Assert.Equal(stage.Hall, line.RoomId);
        Assert.Equal(0, await NoticesAsync(app, Roles.Contributor, WeekActs.Published));
        var dates = await DoAsync<GetCalendarFeed, IReadOnlyList<CalendarDate>>(stage, async f => await f.HandleAsync(await stage.Office.ActorOf(Roles.Contributor), default));
        Assert.Equal(("Giao ban tuần", meeting.BookingId), (Assert.Single(dates).Title, dates[0].Id));
    }

    [Fact]
    public async Task Approve_OfWhatWasChangedSince_IsRefused()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await BookingStage.BuildAsync(app);
        await AddAsync(stage, "Tiếp dân", 8, 10);
        var seen = await ProposeAsync(stage);
        var approver = await stage.Office.ActorOf(Roles.Leader);
        var returned = await DoAsync<ApproveWeek, Result<int>>(stage, a => a.ReturnAsync(approver, Week, seen, "Thiếu giao ban", default));
        Assert.True(returned.IsOk);
        Assert.Equal("schedules.week.state.draft", (await DoAsync<ApproveWeek, Result<int>>(stage, a => a.ApproveAsync(approver, Week, seen, default))).Error.Code);
        await AddAsync(stage, "Giao ban", 14, 16);
        await ProposeAsync(stage);
        Assert.Equal("schedules.week.stale", (await DoAsync<ApproveWeek, Result<int>>(stage, a => a.ApproveAsync(approver, Week, seen, default))).Error.Code);
        Assert.Equal(ErrorKind.NotFound, (await DoAsync<ApproveWeek, Result<int>>(stage, async a => await a.ApproveAsync(await stage.Office.ActorOf(Roles.Office), Week, seen + 1, default))).Error.Kind);
        Assert.Equal(1, await NoticesAsync(app, Roles.Office, WeekActs.Returned));
    }

    [Fact]
    public async Task Resources_JoinedAndEnded_KeepWhatIsTaken()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await BookingStage.BuildAsync(app);
        var office = await stage.Office.ActorOf(Roles.Office);
        Task<Result<T>> KeepAsync<T>(Func<KeepResources, Task<Result<T>>> act) => DoAsync(stage, act);
        var small = (await KeepAsync(k => k.AddAsync(office, ResourceKinds.Room, new ResourceInput("Phòng nhỏ", 12, null), new LocalDate(2021, 1, 1), default))).Value;
        Assert.Equal("schedules.resource.name-taken", (await KeepAsync(k => k.AddAsync(office, ResourceKinds.Room, new ResourceInput("phòng nhỏ", null, null), new LocalDate(2021, 1, 1), default))).Error.Code);
        Assert.Equal("schedules.resource.parts", (await KeepAsync(k => k.JoinAsync(office, stage.RoomA, [stage.Hall], default))).Error.Code);
        Assert.True((await KeepAsync(k => k.JoinAsync(office, stage.Hall, [stage.RoomA, stage.RoomB, small], default))).IsOk);
        await AddAsync(stage, "Mít tinh", 8, 10, room: stage.Hall);
        Assert.Equal("schedules.resource.hall-taken", (await KeepAsync(k => k.JoinAsync(office, stage.Hall, [], default))).Error.Code);
        Assert.Equal("schedules.resource.taken-later", (await KeepAsync(k => k.EndAsync(office, small, new LocalDate(2021, 8, 16), default))).Error.Code);
        Assert.True((await KeepAsync(k => k.EndAsync(office, small, new LocalDate(2021, 8, 17), default))).IsOk);
        var uses = await DoAsync<GetResources, ResourceWeek?>(stage, g => g.FindAsync(small, Week, default));
        Assert.Equal("Mít tinh", Assert.Single(uses!.Uses).Booking.Title);
        Assert.Equal(ErrorKind.NotFound, (await KeepAsync(async k => await k.EndAsync(await stage.Office.ActorOf(Roles.Contributor), stage.RoomA, new LocalDate(2021, 9, 1), default))).Error.Kind);
    }

    private static Task<T> DoAsync<TUse, T>(BookingStage stage, Func<TUse, Task<T>> work)
        where TUse : notnull => stage.App.InTenantAsync(SampleOffice.TenantId, s => work(s.GetRequiredService<TUse>()));

    private static async Task<Guid> AddAsync(BookingStage stage, string text, int from, int to, Guid? room = null, string? lead = null, string? with = null)
    {
        var actor = await stage.Office.ActorOf(Roles.Office);
        Guid[] posts = with is null ? [] : [await stage.Office.PostOf(with)];
        var input = new EntryInput(
            new LocalDate(2021, 8, 17), new(from, 0), new(to, 0), text, lead is null ? "" : $"Chức danh {lead}", null, with is null ? "" : $"Chức danh {with}", posts, [], "", room, null);
        return (await DoAsync<KeepEntries, Result<Guid>>(stage, k => k.AddAsync(actor, Week, input, default))).Value;
    }

    private static async Task<Result<Guid>> EditAsync(BookingStage stage, ScheduleEntry entry, int from, int to)
    {
        var actor = await stage.Office.ActorOf(Roles.Office);
        var input = new EntryInput(entry.Day, new(from, 0), new(to, 0), entry.Text, entry.Lead, entry.LeadPost, entry.People, entry.Posts, entry.Units, entry.Place, entry.RoomId, entry.VehicleId);
        return await DoAsync<KeepEntries, Result<Guid>>(stage, k => k.EditAsync(actor, entry.EntryId, entry.ChangedAt, input, "Trùng lịch tỉnh", default));
    }

    private static async Task<ScheduleEntry> EntryAsync(BookingStage stage, Guid id)
    {
        var actor = await stage.Office.ActorOf(Roles.Office);
        return (await DoAsync<FindEntry, FoundEntry?>(stage, f => f.HandleAsync(actor, id, default)))!.Entry;
    }

    private static async Task<int> ProposeAsync(BookingStage stage)
    {
        var actor = await stage.Office.ActorOf(Roles.Office);
        var revision = await stage.App.ScalarAsync<int>("select revision from week_schedules");
        return (await DoAsync<ApproveWeek, Result<int>>(stage, a => a.ProposeAsync(actor, Week, revision, default))).Value;
    }

    private static async Task<Result<int>> ApproveAsync(BookingStage stage)
    {
        var actor = await stage.Office.ActorOf(Roles.Approver);
        var revision = await stage.App.ScalarAsync<int>("select revision from week_schedules");
        return await DoAsync<ApproveWeek, Result<int>>(stage, a => a.ApproveAsync(actor, Week, revision, default));
    }

    private static async Task<Result<int>> PublishAsync(BookingStage stage)
    {
        var actor = await stage.Office.ActorOf(Roles.Office);
        var revision = await stage.App.ScalarAsync<int>("select revision from week_schedules");
        return await DoAsync<PublishWeek, Result<int>>(stage, p => p.HandleAsync(actor, Week, revision, default));
    }

    private static Task<PublishedWeek> PublishedAsync(BookingStage stage) => DoAsync<GetPublishedWeek, PublishedWeek>(stage, g => g.HandleAsync(Week, null, default));

    private static Task<long> NoticesAsync(TestApp app, string role, string kind) =>
        app.ScalarAsync<long>("select count(*) from notices join posts using (tenant_id, post_id) where code = $1 and kind = $2", role, kind);
}
