using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.PartyCells;

/// <summary>
/// The sample office with three cells, units of their own: Hai, Ba and Tư fill for them. An follows all three, Bình the third only. A regime asks
/// each cell for its report before the 10th; the grading form 15 + 20 + 45 + 20 is in use. It is Monday, 02/08/2021.
/// </summary>
internal sealed class CellStage
{
    /// <summary>August.</summary>
    public static readonly LocalDate August = new(2021, 8, 1);

    private const string Pack =
        """
        code: chi-bo-10
        title: Báo cáo sinh hoạt chi bộ
        basis: { issuer: Đảng ủy xã Mẫu, symbol: 10-CV/ĐU, date: 2021-01-05, subject: Báo cáo sinh hoạt chi bộ }
        effectiveFrom: 2021-08-01
        clauses:
          - { code: muc-3, place: mục 3, quote: trước ngày 10 hàng tháng }
        requirements:
          - code: sinh-hoat
            name: Báo cáo sinh hoạt chi bộ
            kind: periodic
            clauses: [muc-3]
            recipient: Thường trực Đảng ủy
            owedBy: { kinds: [chi-bo] }
            schedule:
              cadence: { every: month, window: not-stated }
              deadlines: [{ tier: contributor, day: 10, bound: before, clause: muc-3 }]
        """;

    private CellStage(TestApp app, SampleOffice office) => (App, Office) = (app, office);

    public TestApp App { get; }

    public SampleOffice Office { get; }

    public Guid[] Cells { get; } = new Guid[3];

    public Guid An { get; private set; }

    public Guid Binh { get; private set; }

    public static async Task<CellStage> BuildAsync(TestApp app)
    {
        app.Clock.SetTo(2021, 8, 2, 8, 0);
        var stage = new CellStage(app, await SampleOffice.FoundAsync(app));
        await app.InTenantAsync(1, stage.PeopleAsync);
        await stage.CellsAsync();
        return stage;
    }

    /// <summary>Runs a use case.</summary>
    public Task<T> DoAsync<TUse, T>(Func<TUse, Task<T>> work)
        where TUse : notnull => App.InTenantAsync(1, services => work(services.GetRequiredService<TUse>()));

    public Task<Actor> ActorAsync(string user) => Office.ActorOf(user);

    /// <summary>Plans the regular meeting of a cell in a month, on the 3rd at 14:00 for two hours.</summary>
    public async Task<Guid> PlanAsync(int cell, LocalDate month, int day = 3, int hour = 14)
    {
        var actor = await ActorAsync("office");
        var planned = await DoAsync<PlanCellMeeting, Result<Guid>>(p => p.HandleAsync(
            actor, new PlanCellMeetingRequest(Cells[cell], null, "regular", null, month.PlusDays(day - 1), new LocalTime(hour, 0), 120, "Nhà văn hóa"), default));
        return planned.Value;
    }

    public async Task<Result<int>> MakeRotaAsync(LocalDate month, bool fresh = false)
    {
        var actor = await ActorAsync("office");
        return await DoAsync<MakeCellRota, Result<int>>(m => m.HandleAsync(actor, month, fresh, default));
    }

    /// <summary>A report that keeps every rule and is graded 92 by the form in use.</summary>
    public static CellReportInput Good(LocalDate heldOn, params Guid[] attended) => new(
        0, true, null, heldOn, 20, 18, 2, 0, 95, attended, "Bàn việc thu hoạch lúa hè thu.", "Chi ủy", [14, 18, 42, 18], 17, 1, null);

    public async Task<Result<int>> SendAsync(string user, Guid meeting, CellReportInput input)
    {
        var actor = await ActorAsync(user);
        return await DoAsync<SendCellReport, Result<int>>(s => s.HandleAsync(actor, meeting, input, default));
    }

    public async Task<MeetingLine> LineAsync(Guid meeting)
    {
        var actor = await ActorAsync("office");
        return (await DoAsync<GetCellMeetings, Result<(CellBook, MeetingLine Line, CellDue?)>>(g => g.FindAsync(actor, meeting, default))).Value.Line;
    }

    public Task<long> CountAsync(string rows) => App.ScalarAsync<long>($"select count(*) from {rows}");

    public Task<TestBrowser> SignInAsync(string user) => Office.SignIn(user);

    private async Task PeopleAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<GiaoBanDbContext>();
        var ids = services.GetRequiredService<IdSource>();
        var hash = services.GetRequiredService<PasswordVault>().Hash(SampleOffice.Password);
        foreach (var (user, unit, name) in new[] { ("hai", "chi-bo-1", "Hai"), ("ba", "chi-bo-2", "Ba"), ("tu", "chi-bo-3", "Tư"), ("an", "ban-dang", "An"), ("binh", "ban-dang-2", "Bình") })
        {
            var (unitId, post, official) = (ids.Next(), ids.Next(), ids.Next());
            db.Add(new Unit { TenantId = 1, UnitId = unitId, Code = unit, Name = $"Đơn vị {unit}", ShortName = unit, Kind = unit.StartsWith("chi", StringComparison.Ordinal) ? "chi-bo" : "ban-dang", Block = "dang", SortOrder = 9, ValidFrom = SampleOffice.Beginning });
            await db.SaveChangesAsync();
            db.Add(new Post { TenantId = 1, PostId = post, UnitId = unitId, Code = user, Title = $"Chức danh {user}", Roles = ["contributor"], Reports = true, ValidFrom = SampleOffice.Beginning });
            db.Add(new Official { TenantId = 1, OfficialId = official, FullName = name });
            await db.SaveChangesAsync();
            db.Add(new Assignment { TenantId = 1, AssignmentId = ids.Next(), PostId = post, OfficialId = official, ValidFrom = SampleOffice.Beginning });
            db.Add(new Account { TenantId = 1, AccountId = ids.Next(), OfficialId = official, UserName = user, PasswordHash = hash, SecurityStamp = ids.Next(), CreatedAt = App.Clock.GetCurrentInstant() });
            await db.SaveChangesAsync();
        }

        var imported = await services.GetRequiredService<ImportRegime>().HandleAsync(new ImportRegimeRequest(Pack, "chi-bo-10.yaml"), null, default);
        Assert.True(imported.IsOk, imported.IsOk ? "" : $"{imported.Error.Code} {string.Join(' ', imported.Error.Args)}");
        await services.GetRequiredService<MakeObligations>().HandleAsync(1, new LocalDate(2021, 8, 2), new LocalDate(2021, 12, 31), default);
    }

    private async Task CellsAsync()
    {
        var office = await ActorAsync("office");
        (An, Binh) = (await Office.OfficialOf("an"), await Office.OfficialOf("binh"));
        for (var i = 0; i < Cells.Length; i++)
        {
            var unit = await App.ScalarAsync<Guid>("select unit_id from units where code = $1", $"chi-bo-{i + 1}");
            Cells[i] = (await DoAsync<KeepCells, Result<Guid>>(k => k.AddAsync(office, new AddCellRequest($"Chi bộ thôn {i + 1}", unit, $"Bí thư {i + 1}", 20, SampleOffice.Beginning), default))).Value;
            await DoAsync<KeepFollowers, Result<Guid>>(k => k.FollowAsync(office, Cells[i], An, SampleOffice.Beginning, default));
        }

        await DoAsync<KeepFollowers, Result<Guid>>(k => k.FollowAsync(office, Cells[2], Binh, SampleOffice.Beginning, default));
        var form = GradingForms.BesideProgram().Single(f => f.Name == "phu-tho-100").Source;
        Assert.True((await DoAsync<AdoptGradingForm, Result<Domain.PartyCells.FormInUse>>(a => a.HandleAsync(office, form, August, default))).IsOk);
        Assert.True((await DoAsync<SetCellRules, Result<bool>>(s => s.HandleAsync(office, "chi-bo-10/sinh-hoat", 1, default))).IsOk);
    }
}
