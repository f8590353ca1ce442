using System.Diagnostics;
using System.Text.Json;
using GiaoBan.Modules.Data;
using GiaoBan.Tests.Infrastructure;
using Npgsql;

namespace GiaoBan.Tests.Hosting;

/// <summary>ALL-6: the program and its PostgreSQL, each killed under the other.</summary>
public sealed class ServeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.Below("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_ProgramKilled_NextStartTakesOverWithinSecondsAndKeepsTheRows()
    {
        int left;
        using (var first = await ServedProgram.StartAsync(Data))
        {
            await ExecuteAsync("create table kept (n int); insert into kept values (7)");
            left = first.ServerProcessId;
            await first.KillAsync();
            Assert.True(Runs(left), "The killed program's PostgreSQL should still run: else this test shows nothing.");

            var since = Stopwatch.GetTimestamp();
            using var second = await ServedProgram.StartAsync(Data);
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(20));
            Assert.NotEqual(left, second.ServerProcessId);
            Assert.Equal(7, await ScalarAsync("select n from kept"));
            Assert.Equal(0, await second.StopAsync());
        }

        Assert.False(Runs(left));
        Assert.False(File.Exists(Path.Combine(Data, "pg", "postmaster.pid")));
    }

    [Fact]
    public async Task Serve_PostgresKilled_IsReadyAgainByItself()
    {
        using var program = await ServedProgram.StartAsync(Data);
        using var client = new HttpClient { BaseAddress = program.Address };
        var killed = program.ServerProcessId;
        using (var server = Process.GetProcessById(killed))
        {
            server.Kill();
        }

        var since = Stopwatch.GetTimestamp();
        while (program.ServerProcessId == killed || !(await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(30));
            await Task.Delay(50);
        }

        Assert.Equal(0, await program.StopAsync());
    }

    [Fact]
    public async Task Serve_SecondCopyOnTheFolder_IsRefusedWhileOtherCommandsJoin()
    {
        using var program = await ServedProgram.StartAsync(Data);
        var (exitCode, output, errors) = await ServedProgram.RunAsync("serve", "--data", Data);
        Assert.Equal(1, exitCode);
        Assert.Equal("", output);
        Assert.StartsWith("data.folder.in-use: ", errors, StringComparison.Ordinal);
        Assert.Contains("--data", errors, StringComparison.Ordinal);

        var check = await ServedProgram.RunAsync("db", "check", "--data", Data, "--json");
        Assert.Equal(0, check.ExitCode);
        Assert.True(JsonSerializer.Deserialize<JsonElement>(check.Output).GetProperty("ok").GetBoolean());
        using var client = new HttpClient { BaseAddress = program.Address };
        Assert.True((await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode, "A joined command must leave the server running.");
    }

    [Fact]
    public async Task Serve_NewerDatabase_IsRefusedAndStopsItsServer()
    {
        using (var program = await ServedProgram.StartAsync(Data))
        {
            await ExecuteAsync("insert into schema_migrations values (9999, '9999_later', 'x', now())");
            await program.StopAsync();
        }

        var (exitCode, _, errors) = await ServedProgram.RunAsync("serve", "--data", Data);
        Assert.Equal(1, exitCode);
        Assert.StartsWith("data.schema.newer: ", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Data, "pg", "postmaster.pid")));
    }

    [Theory]
    [InlineData("serve", "--demo-clock", "2021-08-19T19:30+07:00")]
    [InlineData("serve", "--demo", "son-kim-2-62", "--demo-clock", "hom-nay")]
    [InlineData("serve", "--nhanh")]
    public async Task Serve_WrongUsage_EndsWith2AndMakesNothing(params string[] arguments)
    {
        var (exitCode, _, _) = await ServedProgram.RunAsync([.. arguments, "--data", Data]);
        Assert.Equal(2, exitCode);
        Assert.False(Directory.Exists(Data));
    }

    /// <summary>Whether a process works; one that ended and that nobody has asked about yet (a zombie) does not.</summary>
    private static bool Runs(int processId) =>
        File.Exists($"/proc/{processId}/status") && !File.ReadAllText($"/proc/{processId}/status").Contains("State:\tZ", StringComparison.Ordinal);

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(PrivateCluster.ConnectionOfRunning(Data)!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<int> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(PrivateCluster.ConnectionOfRunning(Data)!);
        await using var command = source.CreateCommand(sql);
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
