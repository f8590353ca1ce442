using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Opinions;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Meetings.Opinions;

/// <summary>
/// The sample office and three units more: Đất (host), Pháp and Dân, each with a head and a deputy of the same letter. A meeting is invited for Thursday,
/// 06/06/2024 14:00: leader chairs, office writes, the heads are asked; it has two points. It is Monday, 03/06/2024, 8:00.
/// </summary>
internal sealed class OpinionStage
{
    private OpinionStage(TestApp app, SampleOffice office) => (App, Office) = (app, office);

    public TestApp App { get; }

    public SampleOffice Office { get; }

    public Guid Meeting { get; private set; }

    public Guid[] Items { get; } = new Guid[2];

    public Dictionary<string, Guid> Units { get; } = [];

    public static async Task<OpinionStage> BuildAsync(TestApp app)
    {
        app.Clock.SetTo(2024, 6, 3, 8, 0);
        var stage = new OpinionStage(app, await SampleOffice.FoundAsync(app));
        await app.InTenantAsync(1, stage.PeopleAsync);
        await app.InTenantAsync(1, stage.MeetingAsync);
        return stage;
    }

    /// <summary>Runs a use case as somebody.</summary>
    public async Task<T> AsAsync<TUse, T>(string user, Func<TUse, Actor, Task<T>> work)
        where TUse : notnull
    {
        var actor = await Office.ActorOf(user);
        return await App.InTenantAsync(1, services => work(services.GetRequiredService<TUse>(), actor));
    }

    public Task<Result<int>> GiveAsync(string user, string stance, int basedOn = 0, int item = 0, string ground = "Quy định của tỉnh", string solution = "Làm từng đoạn") =>
        AsAsync<GiveOpinion, Result<int>>(user, (g, a) => g.HandleAsync(a, new GiveOpinionRequest(Meeting, Items[item], basedOn, stance, ground, solution), default));

    public async Task<OpinionBoard> BoardAsync(string user) => (await AsAsync<GetOpinions, Result<OpinionBoard>>(user, (g, a) => g.HandleAsync(a, Meeting, default))).Value!;

    public Task<Result<Guid>> OptionAsync(string user, string title = "Làm cả tuyến", int item = 0) => AsAsync<KeepOptions, Result<Guid>>(
        user, (k, a) => k.AddAsync(a, Meeting, new TypedOption(Items[item], title, "Nội dung", "Nhanh", "Tốn tiền"), default));

    public Task<Result<bool>> CheckAsync(Guid option, int basedOn, string verdict) => AsAsync<KeepOptions, Result<bool>>(
        "dat", (k, a) => k.CheckLawAsync(a, Meeting, option, basedOn, verdict, "Điều 4 quy chế", default));

    public Task<Result<bool>> ProposeAsync(Guid option, int basedOn) => AsAsync<KeepOptions, Result<bool>>("dat", (k, a) => k.ProposeAsync(a, Meeting, option, basedOn, default));

    /// <summary>The chair concludes a point.</summary>
    public async Task FreezeAsync(int item = 0)
    {
        var actor = await Office.ActorOf("leader");
        await App.InTenantAsync(1, async services =>
        {
            var book = services.GetRequiredService<OptionBook>();
            await book.FreezeAsync(actor, Meeting, Items[item], default);
            await book.FreezeAsync(actor, Meeting, Items[item], default);
            await services.GetRequiredService<GiaoBanDbContext>().SaveChangesAsync();
        });
    }

    /// <summary>The meeting goes on to a state, at the clock's time.</summary>
    public Task GoAsync(string state) => App.ExecuteAsync(
        $"update meetings set state = '{state}'{(state == MeetingStates.InProgress ? ", began_at = starts_at" : "")} where meeting_id = '{Meeting}'");

    /// <summary>A unit's deputy comes in the head's place, for a point or for all.</summary>
    public async Task DeputeAsync(string unit, int? item = null)
    {
        var (post, official) = (await Office.PostOf(unit + "2"), await Office.OfficialOf(unit + "2"));
        var head = await App.ScalarAsync<Guid>($"select participant_id from meeting_participants where post_id = '{await Office.PostOf(unit)}'");
        var items = item is { } i ? $"array['{Items[i]}']::uuid[]" : "null";
        await App.ExecuteAsync(
            $"insert into meeting_participants (tenant_id, meeting_id, participant_id, post_id, official_id, capacity, deputy_for, items) "
            + $"values (1, '{Meeting}', gen_random_uuid(), '{post}', '{official}', 'required', '{head}', {items})");
    }

    private async Task PeopleAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<GiaoBanDbContext>();
        var ids = services.GetRequiredService<IdSource>();
        var hash = services.GetRequiredService<PasswordVault>().Hash(SampleOffice.Password);
        foreach (var (code, name) in new[] { ("dat", "Địa chính"), ("phap", "Tư pháp"), ("dan", "Mặt trận") })
        {
            var unit = Units[code] = ids.Next();
            db.Add(new Unit { TenantId = 1, UnitId = unit, Code = code, Name = name, ShortName = name, Kind = "linh-vuc", Block = "chinh-quyen", SortOrder = 9, ValidFrom = SampleOffice.Beginning });
            await db.SaveChangesAsync();
            foreach (var user in new[] { code, code + "2" })
            {
                var (post, official) = (ids.Next(), ids.Next());
                db.Add(new Post { TenantId = 1, PostId = post, UnitId = unit, Code = user, Title = $"Chức danh {user}", Roles = ["contributor"], Reports = user == code, ValidFrom = SampleOffice.Beginning });
                db.Add(new Official { TenantId = 1, OfficialId = official, FullName = $"Người {user}" });
                await db.SaveChangesAsync();
                db.Add(new Assignment { TenantId = 1, AssignmentId = ids.Next(), PostId = post, OfficialId = official, ValidFrom = SampleOffice.Beginning });
                db.Add(new Account { TenantId = 1, AccountId = ids.Next(), OfficialId = official, UserName = user, PasswordHash = hash, SecurityStamp = ids.Next(), CreatedAt = App.Clock.GetCurrentInstant() });
                await db.SaveChangesAsync();
            }
        }
    }

    private async Task MeetingAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<GiaoBanDbContext>();
        var ids = services.GetRequiredService<IdSource>();
        var now = App.Clock.GetCurrentInstant();
        var start = Instant.FromUtc(2024, 6, 6, 7, 0);
        Meeting = ids.Next();
        db.Add(new Meeting
        {
            TenantId = 1,
            MeetingId = Meeting,
            Kind = "giai-quyet-cong-viec",
            Title = "Họp mở rộng đường trục",
            State = MeetingStates.Invited,
            HostUnit = Units["dat"],
            ChairPost = await Office.PostOf("leader"),
            ChairOfficial = await Office.OfficialOf("leader"),
            SecretaryPost = await Office.PostOf("office"),
            SecretaryOfficial = await Office.OfficialOf("office"),
            StartsAt = start,
            EndsAt = start + Duration.FromHours(2),
            MadeBy = await Office.OfficialOf("dat"),
            MadePost = await Office.PostOf("dat"),
            MadeAt = now,
            ChangedAt = now,
        });
        await db.SaveChangesAsync();
        for (var i = 0; i < Items.Length; i++)
        {
            Items[i] = ids.Next();
            db.Add(new AgendaItem { TenantId = 1, MeetingId = Meeting, ItemId = Items[i], Position = i + 1, Title = $"Nội dung {i + 1}", Kind = AgendaKinds.Decide, PlannedMinutes = 30, UnitId = Units["dat"] });
        }

        foreach (var (user, capacity) in new[] { ("leader", Capacities.Chair), ("office", Capacities.Secretary), ("dat", Capacities.Required), ("phap", Capacities.Required), ("dan", Capacities.Required) })
        {
            db.Add(new MeetingParticipant
            {
                TenantId = 1,
                MeetingId = Meeting,
                ParticipantId = ids.Next(),
                PostId = await Office.PostOf(user),
                OfficialId = await Office.OfficialOf(user),
                Capacity = capacity,
                InviteReason = "Liên quan trực tiếp",
            });
        }

        await db.SaveChangesAsync();
    }
}
