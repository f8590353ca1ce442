using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using GiaoBan.Modules.Data;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GiaoBan.Tests.Data;

/// <summary>ALL-6: the PostgreSQL that the program runs itself.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrivateClusterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task StartAsync_EmptyFolder_MakesADurableUtf8ClusterWithVietnameseOrder()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await StartAsync(folder.Below("data"));
        Assert.Equal("on", await AskAsync(cluster, "show fsync"));
        Assert.Equal("on", await AskAsync(cluster, "show synchronous_commit"));
        Assert.Equal("on", await AskAsync(cluster, "show full_page_writes"));
        Assert.Equal("on", await AskAsync(cluster, "show data_checksums"));
        Assert.Equal("UTF8", await AskAsync(cluster, "show server_encoding"));
        Assert.Equal("", await AskAsync(cluster, "show listen_addresses"));
        Assert.Equal("Bình,Đào,Em", await AskAsync(
            cluster, """select string_agg(x, ',' order by x collate "vi-x-icu") from unnest(array['Em', 'Đào', 'Bình']) x"""));
    }

    [Fact]
    public async Task StartAsync_SettingsFileTurnsDurabilityOff_ItStaysOn()
    {
        using var folder = new TemporaryFolder();
        await (await StartAsync(folder.Path)).DisposeAsync();
        await File.AppendAllTextAsync(folder.Below("pg", "postgresql.conf"), "\nfsync = off\nsynchronous_commit = off\n");
        await using var cluster = await StartAsync(folder.Path);
        Assert.Equal("on,on", await AskAsync(cluster, "select current_setting('fsync') || ',' || current_setting('synchronous_commit')"));
    }

    [Fact]
    public async Task StartAsync_Password_IsReadableByTheProgramOnly()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await StartAsync(folder.Path);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Below("pg.password")));
        var wrong = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Password = "sai", Pooling = false };
        await using var source = NpgsqlDataSource.Create(wrong);
        var refusal = await Assert.ThrowsAsync<PostgresException>(async () => await source.OpenConnectionAsync());
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task DisposeAsync_RunningCluster_StopsTheServerAndKeepsTheRows()
    {
        using var folder = new TemporaryFolder();
        var first = await StartAsync(folder.Path);
        await AskAsync(first, "create table kept (n int); insert into kept values (7); select 1");
        var process = first.ServerProcessId;
        await first.DisposeAsync();
        Assert.False(IsAlive(process));
        Assert.False(File.Exists(folder.Below("pg", "postmaster.pid")));

        await using var second = await StartAsync(folder.Path);
        Assert.Equal("7", await AskAsync(second, "select n::text from kept"));
    }

    [Fact]
    public async Task StartAsync_SecondCopyOnTheFolder_IsRefusedWithThePidOfTheFirst()
    {
        using var folder = new TemporaryFolder();
        await using var first = await StartAsync(folder.Path);
        var second = await PrivateCluster.StartAsync(folder.Path, NullLogger.Instance, CancellationToken.None);
        Assert.Equal("data.folder.in-use", second.Error.Code);
        Assert.Equal(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), second.Error.Args[1]);
        Assert.Equal("1", await AskAsync(first, "select '1'"));
    }

    [Fact]
    public async Task ServerKilled_WithCommittedRows_ComesBackByItselfWithAllOfThem()
    {
        using var folder = new TemporaryFolder();
        await using var cluster = await StartAsync(folder.Path);
        await AskAsync(cluster, "create table kept (n int); insert into kept select generate_series(1, 1000); select 1");
        var killed = cluster.ServerProcessId;
        Kill(killed);
        Assert.Equal("1000", await AskUntilAnsweredAsync(cluster, "select count(*)::text from kept"));
        Assert.NotEqual(killed, cluster.ServerProcessId);
    }

    [Fact]
    public async Task StartAsync_ServerLeftByAKilledProgram_IsTakenOverWithinSeconds()
    {
        using var folder = new TemporaryFolder();
        var first = await StartAsync(folder.Path);
        await AskAsync(first, "create table kept (n int); insert into kept values (7); select 1");
        await first.DisposeAsync();

        // What kill -9 of the program leaves: a server that runs, and nobody who holds the folder.
        var account = await ServerAccount.ForAsync(folder.Below("pg"), CancellationToken.None);
        var binaries = (await PostgresBinaries.FindAsync(PostgresBinaries.UsualFolders(), null, CancellationToken.None)).Value!;
        var orphan = (await ServerProcess.StartAsync(
            folder.Below("pg"), binaries, account, new ServerPlace(folder.Below("run"), 5432, false), CancellationToken.None)).Value!;

        var since = Stopwatch.GetTimestamp();
        await using var second = await StartAsync(folder.Path);
        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(10));
        Assert.False(IsAlive(orphan.Id));
        Assert.Equal("7", await AskAsync(second, "select n::text from kept"));
    }

    [Fact]
    public async Task StartAsync_PidFileNamesAStranger_StartsAndLeavesTheStrangerAlone()
    {
        using var folder = new TemporaryFolder();
        await (await StartAsync(folder.Path)).DisposeAsync();
        using var stranger = Process.Start("sleep", "60");
        await File.WriteAllTextAsync(folder.Below("pg", "postmaster.pid"), $"{stranger.Id}\n{folder.Below("pg")}\n");
        await File.WriteAllTextAsync(folder.Below("run", ".s.PGSQL.5432.lock"), $"{stranger.Id}\n{folder.Below("pg")}\n");
        await using (var cluster = await StartAsync(folder.Path))
        {
            Assert.Equal("1", await AskAsync(cluster, "select '1'"));
        }

        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public async Task StartAsync_InitdbWasKilled_StartsAfreshWithoutItsWaste()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Below("pg.new", "pg"));
        await File.WriteAllTextAsync(folder.Below("pg.new", "pg", "PG_VERSION"), "15\n");
        await using var cluster = await StartAsync(folder.Path);
        Assert.Equal("1", await AskAsync(cluster, "select '1'"));
        Assert.False(Directory.Exists(folder.Below("pg.new")));
    }

    [Fact]
    public async Task StartAsync_ProgramIsRoot_ServerIsNot()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root has to step down.");
        using var folder = new TemporaryFolder();
        await using var cluster = await StartAsync(folder.Path);
        var uids = (await File.ReadAllLinesAsync($"/proc/{cluster.ServerProcessId}/status")).Single(l => l.StartsWith("Uid:", StringComparison.Ordinal));
        Assert.DoesNotContain("0", uids.Split('\t').Skip(1));
    }

    [Fact]
    public async Task StartAsync_ProgramIsRootAndTheWayIsClosed_NamesTheFolderAndTouchesNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root has to step down.");
        using var folder = new TemporaryFolder();
        var closed = folder.Below("closed");
        Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var refused = await PrivateCluster.StartAsync(Path.Combine(closed, "data"), NullLogger.Instance, CancellationToken.None);
        Assert.Equal("data.folder.unreachable", refused.Error.Code);
        Assert.Equal(closed, refused.Error.Args[2]);
        Assert.False(Directory.Exists(Path.Combine(closed, "data", "pg")));
    }

    [Fact]
    public async Task StartAsync_NoPostgres_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var refused = await PrivateCluster.StartAsync(folder.Below("data"), [folder.Path], NullLogger.Instance, CancellationToken.None);
        Assert.Equal("data.postgres.not-found", refused.Error.Code);
    }

    [Theory]
    [InlineData("14.9", null, "data.postgres.too-old")]
    [InlineData("17.2", 15, "data.postgres.other-version")]
    public async Task FindAsync_WrongVersion_IsRefused(string version, int? cluster, string code)
    {
        using var folder = new TemporaryFolder();
        FakePostgres(folder.Path, version);
        var found = await PostgresBinaries.FindAsync([folder.Path], cluster, CancellationToken.None);
        Assert.Equal(code, found.Error.Code);
    }

    [Fact]
    public async Task FindAsync_SeveralVersions_TakesTheHighestByNumber()
    {
        using var older = new TemporaryFolder();
        using var newer = new TemporaryFolder();
        FakePostgres(older.Path, "15.2");
        FakePostgres(newer.Path, "16.0");
        var found = await PostgresBinaries.FindAsync([older.Path, newer.Path], null, CancellationToken.None);
        Assert.Equal(newer.Path, found.Value!.Folder);
        Assert.Equal(older.Path, (await PostgresBinaries.FindAsync([older.Path, newer.Path], 15, CancellationToken.None)).Value!.Folder);
    }

    [Fact]
    public async Task StartAsync_LongPath_PutsTheSocketElsewhereAndTidiesUp()
    {
        using var folder = new TemporaryFolder();
        var cluster = await StartAsync(folder.Below(new string('d', 60), new string('e', 60)));
        var socketFolder = new NpgsqlConnectionStringBuilder(cluster.ConnectionString).Host!;
        Assert.False(socketFolder.StartsWith(folder.Path, StringComparison.Ordinal));
        Assert.Equal("1", await AskAsync(cluster, "select '1'"));
        await cluster.DisposeAsync();
        Assert.False(Directory.Exists(socketFolder));
    }

    private static async Task<PrivateCluster> StartAsync(string folder)
    {
        var started = await PrivateCluster.StartAsync(folder, NullLogger.Instance, CancellationToken.None);
        Assert.True(started.IsOk, started.IsOk ? "" : $"{started.Error.Code} {string.Join(" | ", started.Error.Args)}");
        return started.Value;
    }

    private static async Task<string?> AskAsync(PrivateCluster cluster, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Pooling = false });
        await using var batch = source.CreateCommand(sql);
        await using var reader = await batch.ExecuteReaderAsync();
        string? last = null;
        do
        {
            while (await reader.ReadAsync())
            {
                last = reader.GetValue(0).ToString();
            }
        }
        while (await reader.NextResultAsync());
        return last;
    }

    private static async Task<string?> AskUntilAnsweredAsync(PrivateCluster cluster, string sql)
    {
        for (var since = Stopwatch.GetTimestamp(); ; await Task.Delay(50))
        {
            try
            {
                return await AskAsync(cluster, sql);
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(since) < Patience)
            {
                // Not back yet.
            }
        }
    }

    private static void FakePostgres(string folder, string version)
    {
        foreach (var name in new[] { "postgres", "initdb", "pg_ctl" })
        {
            var file = Path.Combine(folder, name);
            File.WriteAllText(file, $"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n");
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute);
        }
    }

    private static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
