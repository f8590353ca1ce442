using System.Text;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Scores;
using GiaoBan.Modules.Scores.Sheets;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Scores;

/// <summary>
/// The small commune of <see cref="ReportStage"/> after the third quarter of 2021: Lan sent week 33 on time, Nga 25 minutes late, nobody
/// sent anything after. Minh is the office, Tuấn the chairman, who approves. It is Tuesday, 05/10/2021.
/// </summary>
internal sealed class ScoreStage
{
    public const int Tenant = 1;
    public const string Sheet = "chap-hanh-bao-cao";

    private readonly ReportStage _stage;

    private ScoreStage(TestApp app, ReportStage stage) => (App, _stage) = (app, stage);

    public TestApp App { get; }

    /// <param name="app">An empty program.</param>
    /// <param name="sheet">The rules; null is the sheet that comes with the program.</param>
    public static async Task<ScoreStage> BuildAsync(TestApp app, string? sheet = null)
    {
        var stage = new ScoreStage(app, await ReportStage.BuildAsync(app));
        await app.InTenantAsync(Tenant, services => stage.AddAsync(services, "ct-ubnd", "Chủ tịch UBND xã", "tuan", "Đinh Văn Tuấn", Roles.Leader));
        await stage.SendAsync();
        await stage.ImportAsync(sheet ?? SheetCatalog.BesideProgram.OfCode(Sheet).Value!);
        app.Clock.SetTo(2021, 10, 5, 8, 0);
        return stage;
    }

    public Task<TestBrowser> SignInAsync(string user) => _stage.SignInAsync(user);

    public Task<long> CountAsync(string rows) => _stage.CountAsync(rows);

    public Task<Guid> LineAsync(string unit, string requirement, string period = "2021-W33") => _stage.ObligationAsync(requirement, period, unit);

    public Task<ImportedSheet> ImportAsync(string yaml) => App.InTenantAsync(
        Tenant, async services => (await services.GetRequiredService<ImportScoreSheet>().HandleAsync(yaml, "bang.yaml", null, CancellationToken.None)).Value!);

    /// <summary>Who an account is today.</summary>
    public async Task<Actor> ActorAsync(string user)
    {
        var resolver = App.Services.GetRequiredService<ActorResolver>();
        var account = await App.ScalarAsync<Guid>("select account_id from accounts where user_name = $1", user);
        resolver.Forget(Tenant, account);
        return (await resolver.Find(Tenant, account))!.Actor;
    }

    /// <summary>Does something in the tenant, as a request does.</summary>
    public Task<T> DoAsync<THandler, T>(Func<THandler, Task<T>> act)
        where THandler : notnull => App.InTenantAsync(Tenant, services => act(services.GetRequiredService<THandler>()));

    /// <summary>Minh computes the quarter.</summary>
    public async Task<Guid> ComputeAsync(string? replaceReason = null)
    {
        var minh = await ActorAsync("minh");
        var made = await DoAsync<ComputeRun, Domain.Result<Guid>>(h => h.HandleAsync(
            minh, new ComputeRunRequest(Sheet, new ScoreQuarter(2021, 3), null, replaceReason), CancellationToken.None));
        return made.IsOk ? made.Value : throw new InvalidOperationException(made.Error.Code);
    }

    /// <summary>Minh proposes the day after the last day to appeal, Tuấn approves an hour later.</summary>
    public async Task FreezeAsync(Guid run)
    {
        var until = await App.ScalarAsync<DateOnly>("select appeals_until from score_runs where run_id = $1", run);
        var day = LocalDate.FromDateOnly(until).PlusDays(1);
        App.Clock.SetTo(day.Year, day.Month, day.Day, 8, 0);
        var (minh, tuan) = (await ActorAsync("minh"), await ActorAsync("tuan"));
        Assert.True((await DoAsync<ProposeRun, Domain.Result<Guid>>(h => h.HandleAsync(minh, run, CancellationToken.None))).IsOk);
        App.Clock.SetTo(day.Year, day.Month, day.Day, 9, 0);
        Assert.True((await DoAsync<ApproveRun, Domain.Result<byte[]>>(h => h.HandleAsync(tuan, run, CancellationToken.None))).IsOk);
    }

    /// <summary>The run as an account sees it.</summary>
    public async Task<RunView> ViewAsync(Guid run, string user = "minh")
    {
        var actor = await ActorAsync(user);
        return (await DoAsync<RunReader, RunView?>(r => r.FindAsync(actor, run, CancellationToken.None)))!;
    }

    /// <summary>Another post of the office's unit, and who holds it with an account.</summary>
    public async Task AddAsync(IServiceProvider services, string code, string title, string user, string name, params string[] roles)
    {
        var rows = services.GetRequiredService<GiaoBanDbContext>();
        var ids = services.GetRequiredService<IdSource>();
        var unit = rows.Units.Single(u => u.Code == "van-phong").UnitId;
        var post = new Post { TenantId = Tenant, PostId = ids.Next(), UnitId = unit, Code = code, Title = title, Roles = roles, Reports = false, ValidFrom = new LocalDate(2021, 1, 1) };
        var known = rows.Accounts.Where(a => a.UserName == user).Select(a => (Guid?)a.OfficialId).FirstOrDefault();
        rows.Posts.Add(post);
        var official = known ?? ids.Next();
        if (known is null)
        {
            rows.Officials.Add(new Official { TenantId = Tenant, OfficialId = official, FullName = name });
        }

        await rows.SaveChangesAsync();
        rows.Assignments.Add(new Assignment { TenantId = Tenant, AssignmentId = ids.Next(), PostId = post.PostId, OfficialId = official, ValidFrom = new LocalDate(2021, 1, 1) });
        if (known is null)
        {
            rows.Accounts.Add(new Account
            {
                TenantId = Tenant,
                AccountId = ids.Next(),
                OfficialId = official,
                UserName = user,
                PasswordHash = services.GetRequiredService<PasswordVault>().Hash("mot hai ba bon nam"),
                SecurityStamp = ids.Next(),
                CreatedAt = FakeClock.DemoStart,
            });
        }

        await rows.SaveChangesAsync();
    }

    /// <summary>The sheet that comes with the program, changed.</summary>
    public static string Changed(params (string From, string To)[] changes)
    {
        var text = new StringBuilder(SheetCatalog.BesideProgram.OfCode(Sheet).Value!);
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, text.ToString(), StringComparison.Ordinal);
            text.Replace(from, to);
        }

        return text.ToString();
    }

    private async Task SendAsync()
    {
        var lan = await SignInAsync("lan");
        var check = await JourneyTests.Filled(await lan.GetAsync($"/bao-cao/{await _stage.ObligationAsync()}")).SubmitAsync(JourneyTests.Check);
        Assert.StartsWith("/bien-nhan/", (await check.Form().SubmitAsync()).Path, StringComparison.Ordinal);
        App.Clock.SetTo(2021, 8, 19, 20, 25, 30);
        var nga = await SignInAsync("nga");
        var form = await nga.GetAsync($"/bao-cao/{await _stage.ObligationAsync("tuan-dang-doan-the", unit: "hoi-phu-nu")}");
        check = await form.Form("main form").Fill("sections[0].text", "Vận động 12 hội viên tham gia tiêm phòng.\nThăm 03 gia đình chính sách.").SubmitAsync(JourneyTests.Check);
        Assert.StartsWith("/bien-nhan/", (await check.Form().Fill("reason", "Mất điện, có lại mới gửi được").SubmitAsync()).Path, StringComparison.Ordinal);
    }
}
