using System.Text;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes;
using GiaoBan.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace GiaoBan.Tests.Regimes;

public sealed class ImportRegimeTests(PostgresFixture postgres)
{
    private static readonly string Pack = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "regimes", "son-kim-2-62.yaml"));

    [Fact]
    public async Task HandleAsync_SameBytesAgain_MakesNoVersion()
    {
        await using var tenant = await TenantAsync();
        var first = (await tenant.Import(Pack)).Value!;
        var again = (await tenant.Import(Pack)).Value!;
        Assert.True(first.IsNew);
        Assert.Equal(first with { IsNew = false }, again);
        Assert.Equal(1, await tenant.Count("audit_events where kind = 'regimes.version-imported'"));
    }

    [Fact]
    public async Task HandleAsync_ChangedPack_FollowsAsTheNextNumberAndLeavesTheFirst()
    {
        await using var tenant = await TenantAsync();
        await tenant.Import(Pack);
        var next = (await tenant.Import(Pack + "# sửa\n")).Value!;
        Assert.Equal(2, next.Number);
        Assert.Equal(Pack, (await tenant.Export(1)).Value!.Source);
        Assert.Equal(Pack + "# sửa\n", (await tenant.Export(null)).Value!.Source);
        Assert.Equal("regimes.version.not-found", (await tenant.Export(3)).Error.Code);
    }

    [Fact]
    public async Task HandleAsync_ByteOrderMark_IsKeptAndDoesNotHinderReading()
    {
        await using var tenant = await TenantAsync();
        Assert.True((await tenant.Import('\uFEFF' + Pack)).IsOk);
        Assert.Equal([0xEF, 0xBB, 0xBF], Encoding.UTF8.GetBytes((await tenant.Export(null)).Value!.Source)[..3]);
    }

    /// <summary>Every pack that comes with the program: exported, it is the same bytes; imported once more, no other version.</summary>
    [Fact]
    public async Task HandleAsync_EveryPackOfTheProgram_ComesOutByteForByte()
    {
        await using var tenant = await TenantAsync();
        foreach (var code in PackCatalog.BesideProgram.Codes())
        {
            var source = PackCatalog.BesideProgram.Source(code).Value!.Yaml;
            Assert.Equal(code, (await tenant.Import(source)).Value!.Regime);
            var exported = (await tenant.Export(null, code)).Value!.Source;
            Assert.Equal(source, exported);
            Assert.False((await tenant.Import(exported)).Value!.IsNew);
        }

        Assert.Equal(5, await tenant.Count("regime_versions"));
    }

    [Fact]
    public async Task HandleAsync_InvalidPack_IsRefusedAndChangesNothing()
    {
        await using var tenant = await TenantAsync();
        var refused = await tenant.Import(Pack.Replace("outline: tuan-ntm", "outline: khong-co", StringComparison.Ordinal));
        Assert.StartsWith("regimes.pack.", refused.Error.Code, StringComparison.Ordinal);
        Assert.Equal(0, await tenant.Count("regime_versions"));
        Assert.Equal(0, await tenant.Count("audit_events"));
    }

    [Fact]
    public async Task HandleAsync_IndicatorOfOneUnit_SetsItsTargetUnlessOneStands()
    {
        await using var tenant = await TenantAsync();
        await tenant.Run("insert into units values (1, '00000000-0000-0000-0000-000000000001', 'dia-chinh-nn', 'x', 'x', 'linh-vuc', 'x', 0, '2020-01-01', null)");
        await tenant.Run("insert into targets values (1, 2021, '00000000-0000-0000-0000-000000000001', 'dat-cap-gcn', 77, null, null)");
        await tenant.Import(Pack);
        Assert.Equal(1, await tenant.Count("targets where indicator = 'dt-lua-he-thu' and year = 2021 and target = 185.5"));
        Assert.Equal(1, await tenant.Count("targets where indicator = 'dat-cap-gcn' and target = 77"));
        Assert.Equal(0, await tenant.Count("targets where indicator = 'thang-ntm-kinh-phi'"));
    }

    [Fact]
    public async Task HandleAsync_FourAtOnce_MakeOneVersion()
    {
        await using var tenant = await TenantAsync();
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => tenant.Import(Pack))));
        Assert.Equal(1, done.Count(d => d.Value!.IsNew));
        Assert.Equal(1, await tenant.Count("regime_versions"));
    }

    private async Task<Bench> TenantAsync()
    {
        var bench = new Bench(await postgres.NewEmptyDatabaseAsync());
        await new Migrator().MigrateAsync(bench.Source, CancellationToken.None);
        await bench.Run("insert into tenants values (1, 'xa', 'Xã', false, now())");
        return bench;
    }

    private sealed class Bench(NpgsqlDataSource source) : IAsyncDisposable
    {
        private readonly ServiceProvider _services = new ServiceCollection()
            .AddSingleton<IClock>(new FakeClock(Instant.FromUtc(2021, 8, 19, 1, 0)))
            .AddSingleton<IdSource>()
            .AddSingleton<AuditTrail>()
            .AddScoped<TenantScope>()
            .AddDbContext<GiaoBanDbContext>(o => o.UseNpgsql(source))
            .AddRegimes()
            .BuildServiceProvider();

        public NpgsqlDataSource Source => source;

        public Task<Domain.Result<ImportedRegime>> Import(string yaml) =>
            In(s => s.GetRequiredService<ImportRegime>().HandleAsync(new ImportRegimeRequest(yaml, "x.yaml"), null, CancellationToken.None));

        public Task<Domain.Result<ExportedRegime>> Export(int? number, string regime = "son-kim-2-62") =>
            In(s => s.GetRequiredService<ExportRegime>().HandleAsync(regime, number, CancellationToken.None));

        public async Task<long> Count(string from)
        {
            await using var command = source.CreateCommand("select count(*) from " + from);
            return (long)(await command.ExecuteScalarAsync())!;
        }

        public async Task Run(string sql)
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _services.DisposeAsync();
            await source.DisposeAsync();
        }

        private async Task<T> In<T>(Func<IServiceProvider, Task<T>> use)
        {
            await using var scope = _services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(1);
            return await use(scope.ServiceProvider);
        }
    }
}
