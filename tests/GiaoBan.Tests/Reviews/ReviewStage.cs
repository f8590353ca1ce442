using System.Security.Cryptography;
using System.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Tests.Reviews;

/// <summary>
/// The small commune of <see cref="ReportStage"/> with a second regime of two reports. Minh (office) opens a campaign, Lan (land and
/// farming) reviews the second regime, Nga (women's union) the first one. It is Monday, 06/09/2021.
/// </summary>
internal sealed class ReviewStage
{
    /// <summary>The second regime.</summary>
    public const string Small = "rung-12";

    private const string SmallPack =
        """
        code: rung-12
        title: Báo cáo về rừng
        basis: { issuer: Hạt Kiểm lâm, symbol: 12/KH-KL, date: 2021-08-20, subject: Kế hoạch bảo vệ rừng }
        effectiveFrom: 2021-08-20
        clauses:
          - { code: muc-1, place: mục 1, quote: báo cáo hằng tháng trước ngày 20 }
        requirements:
          - code: thang
            name: Báo cáo tháng về rừng
            kind: periodic
            clauses: [muc-1]
            recipient: Hạt Kiểm lâm
            owedBy: { units: [dia-chinh-nn] }
            schedule:
              cadence: { every: month, window: not-stated }
              deadlines: [{ tier: unit, day: 20, bound: before, clause: muc-1 }]
          - code: nam
            name: Báo cáo năm về rừng
            kind: periodic
            clauses: [muc-1]
            recipient: Hạt Kiểm lâm
            owedBy: { units: [dia-chinh-nn] }
            schedule:
              cadence: { every: year, window: not-stated }
              deadlines: [{ tier: unit, day: 20, bound: before, clause: muc-1 }]
        """;

    private readonly ReportStage _stage;

    private ReviewStage(TestApp app, ReportStage stage) => (App, _stage) = (app, stage);

    public TestApp App { get; }

    /// <summary>How many reports the first regime asks for.</summary>
    public int First { get; private init; }

    public static async Task<ReviewStage> BuildAsync(TestApp app)
    {
        var stage = await ReportStage.BuildAsync(app);
        var first = await app.InTenantAsync(1, async services =>
        {
            var rows = services.GetRequiredService<GiaoBanDbContext>();
            rows.RegimeVersions.Add(new RegimeVersion
            {
                TenantId = 1,
                VersionId = services.GetRequiredService<IdSource>().Next(),
                Regime = Small,
                Number = 1,
                EffectiveFrom = new(2021, 8, 20),
                Source = SmallPack,
                Sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(SmallPack)),
                ImportedAt = app.Clock.GetCurrentInstant(),
            });
            await rows.SaveChangesAsync();
            var inForce = await services.GetRequiredService<RegimeLibrary>().InForceOnAsync(1, new(2021, 9, 6), default);
            return inForce.Single(r => r.Pack.Code != Small).Pack.Requirements.Count;
        });
        app.Clock.SetTo(2021, 9, 6, 8, 0);
        return new ReviewStage(app, stage) { First = first };
    }

    public Task<TestBrowser> SignInAsync(string user) => _stage.SignInAsync(user);

    public Task<Guid> PostAsync(string code) => App.ScalarAsync<Guid>("select post_id from posts where code = $1", code);

    public Task<Guid> ItemAsync(string regime) => App.ScalarAsync<Guid>("select item_id from review_items where regime = $1", regime);

    public Task<long> CountAsync(string rows) => App.ScalarAsync<long>($"select count(*) from {rows}");

    /// <summary>Fills the form that opens a campaign: due 30/09/2021, the second regime already on 15/09.</summary>
    public async Task<TestForm> OpeningAsync(TestBrowser office)
    {
        var page = await office.GetAsync("/ra-soat/mo");
        var form = page.Form().Fill("title", "Rà soát năm 2021").Fill("basisSymbol", "08/CT-UBND").Fill("basisDate", "2021-08-30").Fill("due", "2021-09-30");
        for (var i = 0; i < 2; i++)
        {
            var small = form[$"regimes[{i}].code"] == Small;
            form.Tick($"regimes[{i}].chosen").Fill($"regimes[{i}].post", (await PostAsync(small ? "cc-dia-chinh" : "ct-hoi-phu-nu")).ToString());
            form.Fill($"regimes[{i}].due", small ? "15/9/2021" : "");
        }

        return form;
    }

    /// <summary>Opens the campaign; its page as the office sees it.</summary>
    public async Task<TestPage> OpenAsync(TestBrowser office) => await (await OpeningAsync(office)).SubmitAsync();

    /// <summary>Gives a verdict through the form.</summary>
    public static async Task<TestPage> GiveAsync(TestBrowser reviewer, string sheet, string conclusion, params (string Field, string Value)[] more)
    {
        var form = (await reviewer.GetAsync(sheet)).Form(".review-form").Tick("conclusion", conclusion).Tick("basisValid", more.Any(m => m.Field == "basisReplaced") ? "no" : "yes");
        foreach (var (field, value) in more)
        {
            form.Fill(field, value);
        }

        return await form.SubmitAsync();
    }
}
