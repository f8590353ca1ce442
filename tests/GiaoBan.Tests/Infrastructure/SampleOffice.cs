using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Infrastructure;

/// <summary>Tenant 1 with one unit and, for each role, a post of that role's name, its holder and their account, all with one password.</summary>
public sealed class SampleOffice
{
    public const int TenantId = 1;
    public const string Password = "mot mat khau dai";

    private readonly TestApp _app;

    private SampleOffice(TestApp app) => _app = app;

    /// <summary>The first day of everything.</summary>
    public static LocalDate Beginning { get; } = new(2021, 1, 1);

    public Guid UnitId { get; private set; }

    /// <summary>Founds the office in a program's empty database.</summary>
    public static async Task<SampleOffice> FoundAsync(TestApp app)
    {
        var office = new SampleOffice(app);
        await app.InTenantAsync(TenantId, office.FoundAsync);
        return office;
    }

    /// <summary>The id of a role's post.</summary>
    public Task<Guid> PostOf(string role) => _app.ScalarAsync<Guid>("select post_id from posts where code = $1", role);

    /// <summary>The id of a role's official.</summary>
    public Task<Guid> OfficialOf(string role) => _app.ScalarAsync<Guid>("select official_id from accounts where user_name = $1", role);

    /// <summary>Who the holder of a role's post is to the program, today.</summary>
    public async Task<Actor> ActorOf(string role)
    {
        var resolver = _app.Services.GetRequiredService<ActorResolver>();
        var account = await _app.ScalarAsync<Guid>("select account_id from accounts where user_name = $1", role);
        resolver.Forget(TenantId, account);
        return (await resolver.Find(TenantId, account))!.Actor;
    }

    /// <summary>A browser in which the holder of a role's post is signed in.</summary>
    public async Task<TestBrowser> SignIn(string userName, string password = Password)
    {
        var browser = _app.NewBrowser();
        var page = await (await browser.GetAsync("/dang-nhap?ve=/tai-khoan")).Form().Fill("userName", userName).Fill("password", password).SubmitAsync();
        Assert.Equal("/tai-khoan", page.Path);
        return browser;
    }

    /// <summary>A token of the holder of a role's post.</summary>
    public async Task<string> TokenOf(string userName, params string[] scopes)
    {
        var account = await _app.ScalarAsync<Guid>("select account_id from accounts where user_name = $1", userName);
        var issued = await _app.InTenantAsync(TenantId, s => s.GetRequiredService<IssueToken>().Handle(new IssueTokenRequest(account, scopes, null), default));
        return issued.Value!.Token;
    }

    private async Task FoundAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<GiaoBanDbContext>();
        var ids = services.GetRequiredService<IdSource>();
        var now = _app.Clock.GetCurrentInstant();
        var hash = services.GetRequiredService<PasswordVault>().Hash(Password);
        UnitId = ids.Next();
        db.Add(new Tenant { TenantId = TenantId, Code = "xa-mau", Name = "Xã Mẫu", IsTraining = true, CreatedAt = now });
        await db.SaveChangesAsync();
        db.Add(new Unit { TenantId = TenantId, UnitId = UnitId, Code = "van-phong", Name = "Văn phòng", ShortName = "VP", Kind = "van-phong", Block = "chinh-quyen", SortOrder = 1, ValidFrom = Beginning });
        await db.SaveChangesAsync();
        foreach (var role in Roles.All)
        {
            var (post, official) = (ids.Next(), ids.Next());
            db.Add(new Post { TenantId = TenantId, PostId = post, UnitId = UnitId, Code = role, Title = $"Chức danh {role}", Roles = [role], Reports = role == Roles.Contributor, ValidFrom = Beginning });
            db.Add(new Official { TenantId = TenantId, OfficialId = official, FullName = $"Người giữ {role}" });
            await db.SaveChangesAsync();
            db.Add(new Assignment { TenantId = TenantId, AssignmentId = ids.Next(), PostId = post, OfficialId = official, ValidFrom = Beginning });
            db.Add(new Account { TenantId = TenantId, AccountId = ids.Next(), OfficialId = official, UserName = role, PasswordHash = hash, SecurityStamp = ids.Next(), CreatedAt = now });
            await db.SaveChangesAsync();
        }
    }
}

/// <summary>The whole program with a <see cref="SampleOffice"/>, one for the tests of a class.</summary>
public sealed class OfficeFixture(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly AppFixture _program = new(postgres);

    public TestApp App => _program.App;

    public AppFixture Program => _program;

    public SampleOffice Office { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _program.InitializeAsync();
        Office = await SampleOffice.FoundAsync(App);
    }

    public ValueTask DisposeAsync() => _program.DisposeAsync();
}
