using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Requests;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Requests;

/// <summary>
/// A small province under source 001: its office, four departments, one district, one department that no post answers for. Whoever holds a
/// post signs in under the post's code. It is Monday, 6/9/2021, 08:00.
/// </summary>
internal sealed class RequestStage : IAsyncDisposable
{
    public const int Tenant = 1;
    public const string Office = "vp-tong-hop";
    private const string Password = "mot hai ba bon nam";
    private static readonly LocalDate Since = new(2021, 1, 1);

    private static readonly (string Unit, string Kind, string Block)[] Units =
    [
        ("van-phong", "van-phong", "dang"), ("so-tai-chinh", "so-ban-nganh", "chinh-quyen"), ("so-xay-dung", "so-ban-nganh", "chinh-quyen"),
        ("so-y-te", "so-ban-nganh", "chinh-quyen"), ("so-noi-vu", "so-ban-nganh", "chinh-quyen"), ("huyen-a", "huyen-uy", "dang"), ("so-moi", "so-ban-nganh", "chinh-quyen"),
    ];

    private readonly Dictionary<string, ActingPost> _posts = [];
    private readonly Dictionary<string, Guid> _officials = [];

    private RequestStage(TestApp app) => App = app;

    public TestApp App { get; }

    public FakeClock Clock => App.Clock;

    public static async Task<RequestStage> OpenAsync(AppFixture fixture)
    {
        var stage = new RequestStage(await fixture.NewAppAsync());
        stage.Clock.SetTo(2021, 9, 6, 8, 0);
        await stage.App.InTenantAsync(Tenant, stage.FoundAsync);
        return stage;
    }

    /// <summary>Who holds a post; a unit's reporting post is <c>bc-UNIT</c>.</summary>
    public Actor Holder(string post) => new(Tenant, _officials[post], _officials[post], "Người giữ " + post, post, [_posts[post]]);

    /// <summary>Who answers for a unit.</summary>
    public Actor Of(string unit) => Holder("bc-" + unit);

    public Guid PostId(string post) => _posts[post].PostId;

    /// <summary>A browser of whoever holds a post.</summary>
    public async Task<TestBrowser> SignInAsync(string post)
    {
        var browser = App.NewBrowser();
        var page = await browser.GetAsync("/dang-nhap");
        page = await page.Form().Fill("userName", post).Fill("password", Password).SubmitAsync();
        Assert.Equal("/viec-cua-toi", page.Path);
        return browser;
    }

    /// <summary>A program of whoever holds a post.</summary>
    public async Task<TestApi> ApiAsync(string post) => App.NewApi(await App.InTenantAsync(Tenant, async services =>
    {
        var account = await App.ScalarAsync<Guid>("select account_id from accounts where user_name = $1", post);
        return (await services.GetRequiredService<IssueToken>().Handle(new IssueTokenRequest(account, [], null), default)).Value!.Token;
    }));

    /// <summary>Does something in the tenant, as a request does.</summary>
    public Task<Result<T>> DoAsync<THandler, T>(Func<THandler, Task<Result<T>>> act)
        where THandler : notnull =>
        App.InTenantAsync(Tenant, services => act(services.GetRequiredService<THandler>()));

    /// <summary>The request that tests make where it does not matter: document 760, until 20/9 ends, to the departments.</summary>
    public static MakeRequestRequest Paper(AskedUnits? units = null) => new(
        "760/VPTU-TH", new LocalDate(2021, 9, 6), "Hoàn thiện thể chế, chính sách đầu tư xây dựng kết cấu hạ tầng",
        new RequestDue(new LocalDate(2021, 9, 20), DueWord.Within), units ?? AskedUnits.Of("so-tai-chinh", "so-xay-dung", "so-y-te", "huyen-a"));

    public Task<Result<MadeRequest>> MakeAsync(MakeRequestRequest? request = null, string by = Office) =>
        DoAsync<MakeRequest, MadeRequest>(h => h.HandleAsync(Holder(by), request ?? Paper(), default));

    /// <summary>A made request's obligation of a unit.</summary>
    public static Guid PartOf(MadeRequest made, string unit) => made.Obligations.Single(o => o.Unit == unit).Id;

    /// <summary>A unit sends its answer.</summary>
    public async Task<int> SendAsync(string unit, Guid obligation, string words = "Đã rà soát 12 văn bản, kiến nghị sửa 3 văn bản.")
    {
        var content = ReportContent.Empty with { Sections = [new SectionText("muc-1", words)] };
        var sent = await App.Services.GetRequiredService<SubmitReport>().HandleAsync(Of(unit), new SubmitReportRequest(obligation, content, "web"), default);
        return sent.IsOk ? sent.Value.Version : throw new InvalidOperationException(string.Join(", ", sent.Errors.Select(e => $"{e.Code} {e.Field}")));
    }

    public async Task<long> CountAsync(string rows) => await App.ScalarAsync<long>($"select count(*) from {rows}");

    /// <summary>Kinds of the notices that a post has, oldest first.</summary>
    public async Task<string?> NoticesOf(string post) => await App.ScalarAsync<string>(
        "select string_agg(kind, ' ' order by made_at, notice_id) from notices where post_id = $1", PostId(post));

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task FoundAsync(IServiceProvider services)
    {
        var rows = services.GetRequiredService<GiaoBanDbContext>();
        var ids = services.GetRequiredService<IdSource>();
        var hash = services.GetRequiredService<PasswordVault>().Hash(Password);
        rows.Tenants.Add(new Tenant { TenantId = Tenant, Code = "tinh-thu", Name = "Tỉnh Thử", IsTraining = true, CreatedAt = Clock.GetCurrentInstant() });
        await rows.SaveChangesAsync();
        foreach (var (i, (code, kind, block)) in Units.Index())
        {
            var unit = new Unit { TenantId = Tenant, UnitId = ids.Next(), Code = code, Name = "Đơn vị " + code, ShortName = code, Kind = kind, Block = block, SortOrder = i, ValidFrom = Since };
            rows.Units.Add(unit);
            await rows.SaveChangesAsync();
            if (code == "van-phong")
            {
                await AddAsync(rows, ids, unit, Office, hash, false, Roles.Office);
                await AddAsync(rows, ids, unit, "lanh-dao", hash, false, Roles.Leader);
            }

            if (code != "so-moi")
            {
                await AddAsync(rows, ids, unit, "bc-" + code, hash, true, Roles.Contributor);
            }
        }

        var source = await File.ReadAllTextAsync(Path.Combine(SharedFolder.Repository, "regimes", "dien-bien-353.yaml"));
        var imported = await services.GetRequiredService<ImportRegime>().HandleAsync(new ImportRegimeRequest(source, "dien-bien-353.yaml"), null, default);
        Assert.True(imported.IsOk);
    }

    private async Task AddAsync(GiaoBanDbContext rows, IdSource ids, Unit unit, string code, string hash, bool reports, params string[] roles)
    {
        var post = new Post { TenantId = Tenant, PostId = ids.Next(), UnitId = unit.UnitId, Code = code, Title = "Chức danh " + code, Roles = roles, Reports = reports, ValidFrom = Since };
        var official = new Official { TenantId = Tenant, OfficialId = ids.Next(), FullName = "Người giữ " + code };
        rows.Posts.Add(post);
        rows.Officials.Add(official);
        await rows.SaveChangesAsync();
        rows.Assignments.Add(new Assignment { TenantId = Tenant, AssignmentId = ids.Next(), PostId = post.PostId, OfficialId = official.OfficialId, ValidFrom = Since });
        rows.Accounts.Add(new Account
        {
            TenantId = Tenant,
            AccountId = ids.Next(),
            OfficialId = official.OfficialId,
            UserName = code,
            PasswordHash = hash,
            SecurityStamp = ids.Next(),
            CreatedAt = Clock.GetCurrentInstant(),
        });
        await rows.SaveChangesAsync();
        _posts[code] = new ActingPost(post.PostId, code, post.Title, unit.UnitId, unit.Code, unit.Name, roles, null) { UnitKind = unit.Kind, UnitBlock = unit.Block };
        _officials[code] = official.OfficialId;
    }
}
