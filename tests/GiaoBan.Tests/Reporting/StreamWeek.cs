using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Reporting;

/// <summary>A small commune under source 004: a few units, the focal posts, the approvers, weeks 33 and 34 and the months due until 19/9/2021.</summary>
internal sealed class StreamWeek : IAsyncDisposable
{
    public const int Tenant = 1;
    public const string Week = "tuan-chinh-quyen";

    private static readonly LocalDate Start = new(2021, 1, 1);

    // Unit, kind, reporting post; the order is that of the board.
    private static readonly (string Unit, string Kind, string Post)[] Units =
    [
        ("dia-chinh-nn", "linh-vuc", "dc-nn"), ("tai-chinh-kt", "linh-vuc", "tc-kt"), ("van-hoa-xh", "linh-vuc", "vh-xh"),
        ("khuyen-nong", "linh-vuc", "kn"), ("tram-y-te", "tram-y-te", "tyt"), ("hoi-nong-dan", "doan-the", "ct-nd"),
        ("lanh-dao-ubnd", "lanh-dao", "chu-tich-ubnd"), ("thuong-truc-dang-uy", "lanh-dao", "thuong-truc-dang-uy"), ("bcd-covid", "ban-chi-dao", "thu-ky-bcd-covid"),
    ];

    private static readonly (string Unit, string Post, string[] Roles)[] OtherPosts =
    [
        ("lanh-dao-ubnd", "phe-duyet-covid", [Roles.Approver]),
        ("lanh-dao-ubnd", "vp-dau-moi-chinh-quyen", [Roles.Focal, Roles.Office]),
        ("lanh-dao-ubnd", "vp-dau-moi-dang-doan-the", [Roles.Focal, Roles.Office]),
        ("dia-chinh-nn", "dc-nn-ntm", [Roles.Focal]),
    ];

    private readonly Dictionary<string, ActingPost> _posts = [];
    private readonly Dictionary<string, Guid> _officials = [];
    private string? _pack;

    private StreamWeek(TestApp app) => App = app;

    public TestApp App { get; }

    public FakeClock Clock => App.Clock;

    /// <param name="fixture">The program.</param>
    /// <param name="pack">The regime; without it the one of source 004 as it is.</param>
    /// <param name="adjust">What to put in another's place.</param>
    public static async Task<StreamWeek> OpenAsync(AppFixture fixture, string? pack = null, Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? adjust = null)
    {
        var week = new StreamWeek(await fixture.NewAppAsync(adjust: adjust)) { _pack = pack };
        await week.App.InTenantAsync(Tenant, week.FoundAsync);
        return week;
    }

    /// <summary>Who holds a post.</summary>
    public Actor Holder(string post) => new(Tenant, _officials[post], _officials[post], "Người giữ " + post, post, [_posts[post]]);

    public Guid PostId(string post) => _posts[post].PostId;

    /// <summary>The focal obligation of a stream in a period: "2021-W33".</summary>
    public async Task<Guid> StreamAsync(string stream, string period = "%33%") =>
        await App.ScalarAsync<Guid>("select obligation_id from obligations where stream = $1 and period_label like $2 order by period_key limit 1", stream, period);

    /// <summary>A unit's obligation.</summary>
    public async Task<Guid> SourceAsync(string unit, string requirement = Week, string period = "%33%") => await App.ScalarAsync<Guid>(
        """
        select o.obligation_id from obligations o join units u using (tenant_id, unit_id)
        where u.code = $1 and o.requirement = $2 and o.stream = '' and o.period_label like $3 order by o.period_key limit 1
        """,
        unit, requirement, period);

    /// <summary>A unit sends; the words go into the first section of the outline.</summary>
    public async Task<int> SendAsync(string unit, string words, params Figure[] figures) =>
        await SendAsync(unit, ReportContent.Empty with { Sections = [new SectionText("ket-qua-chi-tieu", words)], Figures = figures });

    public async Task<int> SendAsync(string unit, ReportContent content, string requirement = Week, string period = "%33%")
    {
        var post = Units.Single(u => u.Unit == unit).Post;
        var sent = await App.Services.GetRequiredService<SubmitReport>()
            .HandleAsync(Holder(post), new SubmitReportRequest(await SourceAsync(unit, requirement, period), content, "web"), CancellationToken.None);
        return sent.IsOk ? sent.Value.Version : throw new InvalidOperationException(string.Join(", ", sent.Errors.Select(e => $"{e.Code} {e.Field}")));
    }

    /// <summary>Does something in the tenant, as a request does.</summary>
    public Task<Result<T>> DoAsync<THandler, T>(Func<THandler, Task<Result<T>>> act)
        where THandler : notnull =>
        App.InTenantAsync(Tenant, services => act(services.GetRequiredService<THandler>()));

    public Task<Result<BuiltConsolidation>> BuildAsync(Guid stream, string by = "vp-dau-moi-chinh-quyen") =>
        DoAsync<BuildConsolidation, BuiltConsolidation>(h => h.HandleAsync(Holder(by), stream, CancellationToken.None));

    public Task<Result<int>> EditAsync(Guid stream, int basedOn, BlockEdit edit, string by = "vp-dau-moi-chinh-quyen") =>
        DoAsync<EditConsolidation, int>(h => h.HandleAsync(Holder(by), stream, basedOn, edit, CancellationToken.None));

    public Task<Result<HandedOver>> HandOverAsync(Guid stream, int version, string by = "vp-dau-moi-chinh-quyen") =>
        DoAsync<HandOver, HandedOver>(h => h.HandleAsync(Holder(by), stream, version, null, CancellationToken.None));

    public Task<Result<int>> ReturnAsync(Guid source, int version, string? reason = "Thiếu số liệu mục 1", string by = "vp-dau-moi-chinh-quyen", params string[] defects) =>
        DoAsync<ReturnSubmission, int>(h => h.HandleAsync(Holder(by), source, version, reason, defects, CancellationToken.None));

    public async Task<ConsolidationView> DraftAsync(Guid stream, string by = "vp-dau-moi-chinh-quyen") =>
        (await DoAsync<GetConsolidation, ConsolidationView>(h => h.DraftAsync(Holder(by), stream, CancellationToken.None))).Value!;

    public async Task<long> EventsAsync(string kind) => await App.ScalarAsync<long>("select count(*) from audit_events where kind = $1", kind);

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task FoundAsync(IServiceProvider services)
    {
        var rows = services.GetRequiredService<GiaoBanDbContext>();
        var ids = services.GetRequiredService<IdSource>();
        var source = _pack ?? await File.ReadAllTextAsync(Path.Combine(SharedFolder.Repository, "regimes", "son-kim-2-62.yaml"));
        rows.Tenants.Add(new Tenant { TenantId = Tenant, Code = "xa-tap-huan", Name = "Xã tập huấn", IsTraining = true, CreatedAt = Clock.GetCurrentInstant() });
        await rows.SaveChangesAsync();
        rows.RegimeVersions.Add(new RegimeVersion
        {
            TenantId = Tenant,
            VersionId = ids.Next(),
            Regime = "son-kim-2-62",
            Number = 1,
            EffectiveFrom = new LocalDate(2021, 8, 19),
            Source = source,
            Sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(source)),
            ImportedAt = Clock.GetCurrentInstant(),
        });
        var units = Units.Select((u, i) => new Unit
        {
            TenantId = Tenant,
            UnitId = ids.Next(),
            Code = u.Unit,
            Name = "Đơn vị " + u.Unit,
            ShortName = u.Unit,
            Kind = u.Kind,
            Block = "chinh-quyen",
            SortOrder = i,
            ValidFrom = Start,
        }).ToDictionary(u => u.Code);
        rows.Units.AddRange(units.Values);
        await rows.SaveChangesAsync();
        foreach (var (unit, _, post) in Units)
        {
            string[] roles = post is "chu-tich-ubnd" or "thuong-truc-dang-uy" ? [Roles.Contributor, Roles.Approver]
                : post == "thu-ky-bcd-covid" ? [Roles.Contributor, Roles.Focal] : [Roles.Contributor];
            Add(rows, ids, units[unit], post, roles, reports: true);
        }

        foreach (var (unit, post, roles) in OtherPosts)
        {
            Add(rows, ids, units[unit], post, roles, reports: false);
        }

        await rows.SaveChangesAsync();
        rows.Assignments.AddRange(_posts.Select(p => new Assignment
        {
            TenantId = Tenant,
            AssignmentId = ids.Next(),
            PostId = p.Value.PostId,
            OfficialId = _officials[p.Key],
            ValidFrom = Start,
        }));
        await rows.SaveChangesAsync();
        await services.GetRequiredService<MakeObligations>().HandleAsync(Tenant, new LocalDate(2021, 8, 19), new LocalDate(2021, 9, 20), CancellationToken.None);
    }

    private void Add(GiaoBanDbContext rows, IdSource ids, Unit unit, string code, string[] roles, bool reports)
    {
        var post = new Post { TenantId = Tenant, PostId = ids.Next(), UnitId = unit.UnitId, Code = code, Title = "Chức danh " + code, Roles = roles, Reports = reports, ValidFrom = Start };
        var official = new Official { TenantId = Tenant, OfficialId = ids.Next(), FullName = "Người giữ " + code };
        rows.Posts.Add(post);
        rows.Officials.Add(official);
        _posts[code] = new ActingPost(post.PostId, code, post.Title, unit.UnitId, unit.Code, unit.Name, roles, null) { UnitKind = unit.Kind, UnitBlock = unit.Block };
        _officials[code] = official.OfficialId;
    }
}
