using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GiaoBan.Tests.Reporting;

/// <summary>Months 3, 6, 9 and 12 are part of the report on the quarter, the half-year, nine months and the year (DB-4).</summary>
public sealed class AbsorbedPeriodTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string March = "requirement = 'thang' and period_key = '2022-03'";

    [Fact]
    public async Task MakeObligationsAhead_OfAnAbsorbedMonth_StandsUnderTheOtherReportsDeadline()
    {
        var (app, _) = await OpenAsync();
        await using var closing = app;
        Assert.Equal("Báo cáo quý I/2022", await app.ScalarAsync<string>($"select absorbed_into from obligations where {March}"));
        Assert.Equal(
            await app.ScalarAsync<DateTime>("select due_at from obligations where requirement = 'quy-1' and period_key = '2022-Q1' and tier = 'unit'"),
            await app.ScalarAsync<DateTime>($"select due_at from obligations where {March}"));
        Assert.Equal(4, await app.ScalarAsync<long>("select count(*) from obligations where absorbed_into is not null"));
        Assert.Equal(new ObligationsMade(0, 0), await AheadAsync(app));
        await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync($"update obligations set absorbed_into = null where {March}"));
    }

    [Fact]
    public async Task SubmitReport_OfAnAbsorbedMonth_NamesTheReportToSend()
    {
        var (app, office) = await OpenAsync();
        await using var _ = app;
        app.Clock.SetTo(2022, 3, 20, 8, 0);
        var id = await app.ScalarAsync<Guid>($"select obligation_id from obligations where {March}");
        var sent = await app.Services.GetRequiredService<SubmitReport>().HandleAsync(
            await office.ActorOf("contributor"), new SubmitReportRequest(id, ReportContent.Empty with { Nil = true }, "web"), CancellationToken.None);
        Assert.Equal("reporting.obligation.absorbed", sent.Error.Code);
        Assert.Equal("Báo cáo quý I/2022", Assert.Single(sent.Error.Args));

        var work = await app.Services.GetRequiredService<GetMyWork>().HandleAsync(await office.ActorOf("contributor"), CancellationToken.None);
        Assert.DoesNotContain(work.Open.Concat(work.Later), l => l.ObligationId == id);
        Assert.Equal("Báo cáo quý I/2022", Assert.Single(work.Excused).AbsorbedInto);
    }

    [Fact]
    public async Task Pages_OfAnAbsorbedMonth_SayWhereItGoes()
    {
        var (app, office) = await OpenAsync();
        await using var _ = app;
        app.Clock.SetTo(2022, 3, 20, 8, 0);
        var browser = await office.SignIn("contributor");
        var id = await app.ScalarAsync<Guid>($"select obligation_id from obligations where {March}");
        Assert.Contains("Lồng ghép vào Báo cáo quý I/2022", (await browser.GetAsync("/viec-cua-toi")).Words("main"), StringComparison.Ordinal);
        var page = await browser.GetAsync($"/bao-cao/{id}");
        Assert.Equal($"/so-theo-doi/bao-cao/{id}", page.Path);
        Assert.Contains("Lồng ghép vào Báo cáo quý I/2022", page.Words("main"), StringComparison.Ordinal);
        var own = await browser.GetAsync("/so-theo-doi/cua-toi?tu=2022-03-01&den=2022-03-31&xem=bao-cao");
        Assert.Contains("Lồng ghép vào Báo cáo quý I/2022", own.Words("main"), StringComparison.Ordinal);
        Assert.Equal("1", own.All(".counts div").Single(d => d.QuerySelector("dt")!.TextContent.Trim() == "Phải gửi").QuerySelector("dd")!.TextContent.Trim());
        Assert.Equal("Lồng ghép", own.All(".chip").Single(c => c.TextContent.Contains("Lồng", StringComparison.Ordinal)).TextContent.Trim());
    }

    private async Task<(TestApp App, SampleOffice Office)> OpenAsync()
    {
        var app = await fixture.NewAppAsync();
        app.Clock.SetTo(2021, 8, 25, 8, 0);
        var office = await SampleOffice.FoundAsync(app);
        await app.ExecuteAsync("update units set kind = 'van-phong-tinh-uy'");
        await app.InTenantAsync(SampleOffice.TenantId, async services =>
        {
            var unit = await services.GetRequiredService<AddUnit>()
                .Handle(new AddUnitRequest("so-y-te", "Sở Y tế", null, "so-ban-nganh", "chinh-quyen", 2, SampleOffice.Beginning), null, CancellationToken.None);
            var post = await services.GetRequiredService<AddPost>()
                .Handle(new AddPostRequest(unit.Value, "syt", "Chánh Văn phòng Sở", [Roles.Contributor], true, SampleOffice.Beginning), null, CancellationToken.None);
            await services.GetRequiredService<AssignPost>().Handle(
                new AssignPostRequest(post.Value, await app.ScalarAsync<Guid>("select official_id from accounts where user_name = 'contributor'"), SampleOffice.Beginning), null, CancellationToken.None);
            var source = await File.ReadAllTextAsync(Path.Combine(SharedFolder.Repository, "regimes", "dien-bien-353.yaml"));
            Assert.True((await services.GetRequiredService<ImportRegime>().HandleAsync(new ImportRegimeRequest(source, "dien-bien-353"), null, CancellationToken.None)).IsOk);
        });
        await AheadAsync(app);
        return (app, office);
    }

    private static Task<ObligationsMade> AheadAsync(TestApp app) =>
        app.InTenantAsync(SampleOffice.TenantId, s => s.GetRequiredService<MakeObligationsAhead>().HandleAsync(SampleOffice.TenantId, CancellationToken.None));
}
