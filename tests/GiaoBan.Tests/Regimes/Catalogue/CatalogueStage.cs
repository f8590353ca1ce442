using GiaoBan.Modules.Regimes;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Tests.Regimes.Catalogue;

/// <summary>The sample office with the packs of the program; its clock stands on 19 August 2021, 19:30.</summary>
public sealed class CatalogueStage(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly OfficeFixture _office = new(postgres);

    public TestApp App => _office.App;

    public SampleOffice Office => _office.Office;

    /// <summary>A program of its own on an empty database.</summary>
    public Task<TestApp> NewAppAsync() => _office.Program.NewAppAsync();

    public async ValueTask InitializeAsync()
    {
        await _office.InitializeAsync();
        foreach (var code in new[] { "son-kim-2-62", "dien-bien-353", "lai-chau-08", "nguyen-nghiem-307" })
        {
            await ImportAsync(App, SourceOf(code));
        }
    }

    /// <summary>The YAML of a pack of the program.</summary>
    public static string SourceOf(string code) => PackCatalog.BesideProgram.Source(code).Value!.Yaml;

    /// <summary>Takes a pack into the office as the next version.</summary>
    public static async Task ImportAsync(TestApp app, string source)
    {
        var imported = await app.InTenantAsync(SampleOffice.TenantId, s => s.GetRequiredService<ImportRegime>().HandleAsync(new(source, "goi.yaml"), null, default));
        Assert.True(imported.IsOk, imported.IsOk ? "" : string.Join('\n', imported.Errors));
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();
}
