using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Meetings.Requests;
using GiaoBan.Modules.Meetings.Rules;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Meetings.Requests;

/// <summary>
/// The sample office with a land division: head, deputy, clerk, each signing in by that name; two rooms. Approver and leader decide on requests.
/// It is Monday, 16/08/2021, 8:00.
/// </summary>
internal sealed class RequestingStage : IAsyncDisposable
{
    private RequestingStage(TestApp app, SampleOffice office) => (App, Office) = (app, office);

    public TestApp App { get; }

    public SampleOffice Office { get; }

    public Guid Unit { get; private set; }

    public Guid Hall { get; private set; }

    public Guid Small { get; private set; }

    public static async Task<RequestingStage> BuildAsync(AppFixture fixture)
    {
        var app = await fixture.NewAppAsync();
        app.Clock.SetTo(2021, 8, 16, 8, 0);
        var stage = new RequestingStage(app, await SampleOffice.FoundAsync(app));
        await app.InTenantAsync(1, stage.PeopleAsync);
        return stage;
    }

    public Task<Guid> PostAsync(string user) => Office.PostOf(user);

    public async Task<T> DoAsync<TUse, T>(string user, Func<TUse, Actor, Task<T>> work)
        where TUse : notnull
    {
        var actor = await Office.ActorOf(user);
        return await App.InTenantAsync(1, services => work(services.GetRequiredService<TUse>(), actor));
    }

    /// <summary>A draft that lacks nothing: Friday, 20/08/2021, in the hall, the approver presides, head and clerk come.</summary>
    public async Task<MeetingDraft> WholeAsync(string title = "Giải phóng mặt bằng đường liên thôn", int day = 20, int from = 14, int to = 16) => new("giai-quyet-cong-viec", title)
    {
        Purpose = "Thống nhất phương án bồi thường",
        Content = "Ba hộ chưa nhận tiền",
        NeedGround = "lien-don-vi",
        OwnerPost = await PostAsync("head"),
        ChairPost = await PostAsync("approver"),
        SecretaryPost = await PostAsync("office"),
        Day = new LocalDate(2021, 8, day),
        From = new LocalTime(from, 0),
        To = new LocalTime(to, 0),
        RoomId = Hall,
        Invitees = [new(await PostAsync("head"), Capacities.Required, "Phụ trách bồi thường"), new(await PostAsync("clerk"), Capacities.Optional, "Giữ hồ sơ các hộ")],
        Answers = [.. MeetingRuleBook.Shipped.Cases.Select(c => new AnswerDraft(c.Code, false, null))],
    };

    public Task<Result<Guid>> SaveAsync(MeetingDraft draft, Guid? id = null, string by = "head") =>
        DoAsync<SaveMeetingDraft, Result<Guid>>(by, (s, actor) => s.HandleAsync(actor, id, draft, default));

    public Task<Result<RequestedMeeting>> SendAsync(Guid id, string by = "head") =>
        DoAsync<RequestMeeting, Result<RequestedMeeting>>(by, (r, actor) => r.HandleAsync(actor, id, default));

    /// <summary>A request that was sent.</summary>
    public async Task<Guid> AskedAsync(MeetingDraft draft, string by = "head")
    {
        var saved = await SaveAsync(draft, by: by);
        Assert.True(saved.IsOk, saved.IsOk ? "" : string.Join(' ', saved.Errors.Select(e => e.Code)));
        Assert.True((await SendAsync(saved.Value, by)).IsOk);
        return saved.Value;
    }

    public Task<Result<DecidedRequest>> DecideAsync(Guid id, string outcome, string by = "approver", Guid? into = null, LocalDate? until = null, string? reason = "Đồng ý") =>
        DoAsync<DecideRequest, Result<DecidedRequest>>(by, (d, actor) => d.HandleAsync(actor, new DecideRequestRequest(id, outcome, reason) { MergeInto = into, WrittenUntil = until }, default));

    /// <summary>A request that was sent and approved.</summary>
    public async Task<Guid> ApprovedAsync(MeetingDraft draft)
    {
        var id = await AskedAsync(draft);
        var decided = await DecideAsync(id, Outcomes.Approve);
        Assert.True(decided.IsOk, decided.IsOk ? "" : string.Join(' ', decided.Errors.Select(e => e.Code)));
        return id;
    }

    public Task<RequestView?> ViewAsync(Guid id, string by = "head") => DoAsync<GetMeetingRequest, RequestView?>(by, (g, actor) => g.FindAsync(actor, id, default));

    public Task<long> CountAsync(string rows) => App.ScalarAsync<long>($"select count(*) from {rows}");

    /// <summary>Kinds of the notices that a post has, oldest first.</summary>
    public async Task<string?> NoticesOf(string user) => await App.ScalarAsync<string>(
        "select string_agg(kind, ' ' order by made_at, notice_id) from notices where post_id = $1", await PostAsync(user));

    public async Task<TestApi> ApiAsync(string user) => App.NewApi(await Office.TokenOf(user));

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task PeopleAsync(IServiceProvider services)
    {
        var (db, ids) = (services.GetRequiredService<GiaoBanDbContext>(), services.GetRequiredService<IdSource>());
        var hash = services.GetRequiredService<PasswordVault>().Hash(SampleOffice.Password);
        (Unit, Hall, Small) = (ids.Next(), ids.Next(), ids.Next());
        db.Add(new Unit { TenantId = 1, UnitId = Unit, Code = "dia-chinh", Name = "Phòng Địa chính", ShortName = "ĐC", Kind = "phong", Block = "chinh-quyen", SortOrder = 2, ValidFrom = SampleOffice.Beginning });
        db.Add(new Resource { TenantId = 1, ResourceId = Hall, Kind = ResourceKinds.Room, Name = "Hội trường", Seats = 80, ValidFrom = SampleOffice.Beginning });
        db.Add(new Resource { TenantId = 1, ResourceId = Small, Kind = ResourceKinds.Room, Name = "Phòng họp nhỏ", Seats = 12, ValidFrom = SampleOffice.Beginning });
        await db.SaveChangesAsync();
        foreach (var (user, title, name) in new[] { ("head", "Trưởng phòng", "Trần Văn Đầu"), ("deputy", "Phó trưởng phòng", "Lê Thị Thay"), ("clerk", "Chuyên viên", "Phạm Văn Việc") })
        {
            var (post, official) = (ids.Next(), ids.Next());
            db.Add(new Post { TenantId = 1, PostId = post, UnitId = Unit, Code = user, Title = title, Roles = ["contributor"], Reports = user == "head", ValidFrom = SampleOffice.Beginning });
            db.Add(new Official { TenantId = 1, OfficialId = official, FullName = name });
            await db.SaveChangesAsync();
            db.Add(new Assignment { TenantId = 1, AssignmentId = ids.Next(), PostId = post, OfficialId = official, ValidFrom = SampleOffice.Beginning });
            db.Add(new Account { TenantId = 1, AccountId = ids.Next(), OfficialId = official, UserName = user, PasswordHash = hash, SecurityStamp = ids.Next(), CreatedAt = App.Clock.GetCurrentInstant() });
            await db.SaveChangesAsync();
        }
    }
}
