using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Reporting;

/// <summary>
/// A small commune under source 004: the land and farming unit (two people share its post), the office with a focal post, a women's
/// union. It is Thursday, 19/08/2021, 19:30, half an hour before the deadline of week 33 (SK-5).
/// </summary>
internal sealed class ReportStage
{
    private const int Tenant = 1;
    private const string Password = "mot hai ba bon nam";
    private static readonly LocalDate Since = new(2021, 1, 1);

    private readonly TestApp _app;

    private ReportStage(TestApp app) => _app = app;

    /// <summary>The clock.</summary>
    public FakeClock Clock => _app.Clock;

    /// <summary>Founds the commune in an empty program.</summary>
    public static async Task<ReportStage> BuildAsync(TestApp app)
    {
        var stage = new ReportStage(app);
        await app.ExecuteAsync("insert into tenants values (1, 'xa-thu', 'Xã Thử', true, '2021-01-01T00:00:00Z')");
        await app.InTenantAsync(Tenant, stage.FillAsync);
        return stage;
    }

    /// <summary>A browser that is signed in: <c>lan</c> and <c>hoa</c> (land and farming), <c>minh</c> (focal post), <c>nga</c> (women's union).</summary>
    public async Task<TestBrowser> SignInAsync(string user)
    {
        var browser = _app.NewBrowser();
        var page = await browser.GetAsync("/dang-nhap");
        page = await page.Form().Fill("userName", user).Fill("password", Password).SubmitAsync();
        Assert.Equal("/viec-cua-toi", page.Path);
        return browser;
    }

    /// <summary>The id of an obligation of the contributors' tier.</summary>
    public async Task<Guid> ObligationAsync(string requirement = "tuan-chinh-quyen", string period = "2021-W33", string unit = "dia-chinh-nn") =>
        await _app.ScalarAsync<Guid>(
            """
            select o.obligation_id from obligations o join units u using (tenant_id, unit_id)
            where o.requirement = $1 and o.period_key = $2 and u.code = $3 and o.tier = 'contributor'
            """,
            requirement, period, unit);

    /// <summary>How many rows a query counts.</summary>
    public async Task<long> CountAsync(string rows) => await _app.ScalarAsync<long>($"select count(*) from {rows}");

    private static async Task AddAsync<T>(GiaoBanDbContext rows, params T[] added)
        where T : class
    {
        // The model knows no foreign keys: each kind is stored before the next.
        rows.Set<T>().AddRange(added);
        await rows.SaveChangesAsync();
    }

    private async Task FillAsync(IServiceProvider services)
    {
        var rows = services.GetRequiredService<GiaoBanDbContext>();
        var ids = services.GetRequiredService<IdSource>();
        var hash = services.GetRequiredService<PasswordVault>().Hash(Password);
        await AddRegimeAsync(rows, ids);
        var units = new[]
        {
            UnitOf(ids, "dia-chinh-nn", "Địa chính – Nông nghiệp", "linh-vuc"), UnitOf(ids, "van-phong", "Văn phòng", "van-phong"),
            UnitOf(ids, "hoi-phu-nu", "Hội Liên hiệp Phụ nữ", "doan-the"),
        };
        await AddAsync(rows, units);
        var posts = new[]
        {
            PostOf(ids, units[0], "cc-dia-chinh", "Công chức Địa chính", true, Roles.Contributor),
            PostOf(ids, units[1], "vp-dau-moi-chinh-quyen", "Văn phòng – đầu mối khối chính quyền", true, Roles.Focal, Roles.Contributor, Roles.Office),
            PostOf(ids, units[2], "ct-hoi-phu-nu", "Chủ tịch Hội Phụ nữ", true, Roles.Contributor),
        };
        await AddAsync(rows, posts);
        foreach (var (user, name, post) in new[] { ("lan", "Trần Thị Lan", 0), ("hoa", "Lê Thị Hoa", 0), ("minh", "Phan Văn Minh", 1), ("nga", "Võ Thị Nga", 2) })
        {
            await AddHolderAsync(rows, ids, posts[post].PostId, user, name, hash);
        }

        await AddAsync(rows, new Target { TenantId = Tenant, Year = 2021, UnitId = units[0].UnitId, Indicator = "dt-che-trong-moi", Value = 20m, Opening = 12.5m, OpeningLast = 0.5m });
        await services.GetRequiredService<MakeObligations>().HandleAsync(Tenant, new LocalDate(2021, 8, 16), new LocalDate(2021, 10, 10), default);
    }

    private static async Task AddRegimeAsync(GiaoBanDbContext rows, IdSource ids)
    {
        var source = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "regimes", "son-kim-2-62.yaml"));
        await AddAsync(rows, new RegimeVersion
        {
            TenantId = Tenant,
            VersionId = ids.Next(),
            Regime = "son-kim-2-62",
            Number = 1,
            EffectiveFrom = new LocalDate(2021, 8, 14),
            Source = source,
            Sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(source)),
            ImportedAt = FakeClock.DemoStart,
        });
    }

    private static async Task AddHolderAsync(GiaoBanDbContext rows, IdSource ids, Guid post, string user, string name, string hash)
    {
        var official = new Official { TenantId = Tenant, OfficialId = ids.Next(), FullName = name };
        await AddAsync(rows, official);
        await AddAsync(rows, new Assignment { TenantId = Tenant, AssignmentId = ids.Next(), PostId = post, OfficialId = official.OfficialId, ValidFrom = Since });
        await AddAsync(rows, new Account
        {
            TenantId = Tenant,
            AccountId = ids.Next(),
            OfficialId = official.OfficialId,
            UserName = user,
            PasswordHash = hash,
            SecurityStamp = ids.Next(),
            CreatedAt = FakeClock.DemoStart,
        });
    }

    private static Unit UnitOf(IdSource ids, string code, string name, string kind) => new()
    {
        TenantId = Tenant,
        UnitId = ids.Next(),
        Code = code,
        Name = name,
        ShortName = name,
        Kind = kind,
        Block = "chinh-quyen",
        SortOrder = 0,
        ValidFrom = Since,
    };

    private static Post PostOf(IdSource ids, Unit unit, string code, string title, bool reports, params string[] roles) => new()
    {
        TenantId = Tenant,
        PostId = ids.Next(),
        UnitId = unit.UnitId,
        Code = code,
        Title = title,
        Roles = roles,
        Reports = reports,
        ValidFrom = Since,
    };
}
