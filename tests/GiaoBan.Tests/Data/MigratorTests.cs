using GiaoBan.Modules.Data;
using GiaoBan.Tests.Infrastructure;
using Npgsql;

namespace GiaoBan.Tests.Data;

public sealed class MigratorTests(PostgresFixture postgres)
{
    private static readonly SchemaScript First = new(1, "0001_first", "create table a (n int); insert into a values (1);");
    private static readonly SchemaScript Second = new(2, "0002_second", "select pg_sleep(0.2); alter table a add m int not null default 5;");

    [Fact]
    public async Task MigrateAsync_EmptyDatabase_AppliesInOrderAndOnce()
    {
        await using var source = await postgres.NewEmptyDatabaseAsync();
        var migrator = new Migrator([First, Second]);
        Assert.Equal(["0001_first", "0002_second"], (await migrator.MigrateAsync(source, CancellationToken.None)).Value!.Applied);
        var again = (await migrator.MigrateAsync(source, CancellationToken.None)).Value!;
        Assert.Empty(again.Applied);
        Assert.Equal(2, again.Version);
        Assert.True(await migrator.IsCurrentAsync(source, CancellationToken.None));
    }

    [Fact]
    public async Task MigrateAsync_FourCopiesAtOnce_EachScriptIsAppliedByOneOfThem()
    {
        await using var source = await postgres.NewEmptyDatabaseAsync();
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new Migrator([First, Second]).MigrateAsync(source, CancellationToken.None))));
        Assert.All(runs, run => Assert.Equal(2, run.Value!.Version));
        Assert.Equal(["0001_first", "0002_second"], runs.SelectMany(run => run.Value!.Applied).Order());
    }

    [Fact]
    public async Task MigrateAsync_AppliedScriptWasAnotherOne_IsRefused()
    {
        await using var source = await postgres.NewEmptyDatabaseAsync();
        await new Migrator([First]).MigrateAsync(source, CancellationToken.None);
        var refused = await new Migrator([First with { Sql = First.Sql + " " }, Second]).MigrateAsync(source, CancellationToken.None);
        Assert.Equal("data.schema.changed-script", refused.Error.Code);
        Assert.Equal("1", await ScalarAsync(source, "select count(*)::text from schema_migrations"));
    }

    [Fact]
    public async Task MigrateAsync_SameScriptWithOtherLineEnds_IsTheSameScript()
    {
        await using var source = await postgres.NewEmptyDatabaseAsync();
        await new Migrator([new SchemaScript(1, "0001_x", "create table x\n(n int)")]).MigrateAsync(source, CancellationToken.None);
        Assert.True((await new Migrator([new SchemaScript(1, "0001_x", "create table x\r\n(n int)")]).MigrateAsync(source, CancellationToken.None)).IsOk);
    }

    [Fact]
    public async Task MigrateAsync_DatabaseIsNewer_IsRefused()
    {
        await using var source = await postgres.NewEmptyDatabaseAsync();
        await new Migrator([First, Second]).MigrateAsync(source, CancellationToken.None);
        var refused = await new Migrator([First]).MigrateAsync(source, CancellationToken.None);
        Assert.Equal("data.schema.newer", refused.Error.Code);
        Assert.False(await new Migrator([First]).IsCurrentAsync(source, CancellationToken.None));
    }

    [Fact]
    public async Task MigrateAsync_ScriptFailsHalfway_LeavesNothingOfIt()
    {
        await using var source = await postgres.NewEmptyDatabaseAsync();
        var broken = new SchemaScript(2, "0002_broken", "create table b (n int); select 1 / 0;");
        await Assert.ThrowsAsync<PostgresException>(() => new Migrator([First, broken]).MigrateAsync(source, CancellationToken.None));
        Assert.Equal("1", await ScalarAsync(source, "select count(*)::text from schema_migrations"));
        Assert.Null(await ScalarAsync(source, "select to_regclass('b')::text"));
        Assert.Equal(2, (await new Migrator([First, Second]).MigrateAsync(source, CancellationToken.None)).Value!.Version);
    }

    [Fact]
    public async Task MigrateAsync_RealScripts_BringAnEmptyDatabaseToTheProgramsVersion()
    {
        await using var source = await postgres.NewEmptyDatabaseAsync();
        var migrator = new Migrator();
        Assert.Equal(migrator.ProgramVersion, (await migrator.MigrateAsync(source, CancellationToken.None)).Value!.Applied.Count);
        Assert.NotNull(await ScalarAsync(source, "select to_regclass('tenants')::text"));
    }

    private static async Task<string?> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as string;
    }
}
