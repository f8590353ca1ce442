using System.Net;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Tests.Regimes.Editor;

/// <summary>An office on Saturday 21/8/2021 that works by source 004 in its first version, and who keeps its regimes.</summary>
internal sealed class EditorOffice : IAsyncDisposable
{
    public const string Regime = "son-kim-2-62";
    public const string Home = $"/che-do/{Regime}/soan";
    public const string Weekly = $"{Home}/ky-han?ma=tuan-chinh-quyen";

    private EditorOffice(TestApp app, SampleOffice office) => (App, Office) = (app, office);

    public TestApp App { get; }

    public SampleOffice Office { get; }

    public static async Task<EditorOffice> OpenAsync(AppFixture fixture, bool onKestrel = false)
    {
        var app = await fixture.NewAppAsync(onKestrel);
        app.Clock.SetTo(2021, 8, 19, 8, 0);
        var office = await SampleOffice.FoundAsync(app);
        await app.InTenantAsync(SampleOffice.TenantId, async services =>
        {
            var source = PackCatalog.BesideProgram.Source(Regime).Value!;
            await services.GetRequiredService<ImportRegime>().HandleAsync(new ImportRegimeRequest(source.Yaml, source.Name), null, default);
            await services.GetRequiredService<MakeObligationsAhead>().HandleAsync(SampleOffice.TenantId, default);
        });
        app.Clock.SetTo(2021, 8, 21, 8, 0);
        return new EditorOffice(app, office);
    }

    /// <summary>A browser of who keeps regimes, with the draft begun.</summary>
    public async Task<TestBrowser> BeginAsync()
    {
        var browser = await Office.SignIn(Roles.Office);
        var page = await browser.GetAsync(Home);
        var begun = await page.Form("main form[action*='handler=Start']").SubmitAsync();
        Assert.Equal((HttpStatusCode.OK, Home), (begun.Status, begun.Path));
        return browser;
    }

    public Task<long> CountAsync(string table) => App.ScalarAsync<long>($"select count(*) from {table}")!;

    /// <summary>How many events of a kind there are.</summary>
    public Task<long> EventsAsync(string kind) => App.ScalarAsync<long>("select count(*) from audit_events where kind = $1", kind);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
