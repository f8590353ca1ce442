using System.ComponentModel;
using System.Diagnostics;
using GiaoBan.Domain;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GiaoBan.Modules.Data;

/// <summary>A PostgreSQL of the program's own: made in its data folder, started with it, started again if it dies, stopped with it (ALL-6).</summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly DataFolder _data;
    private readonly PostgresBinaries _binaries;
    private readonly ServerAccount _account;
    private readonly ServerPlace _place;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stopping = new();
    private ServerProcess? _server;
    private Task _watch = Task.CompletedTask;

    private PrivateCluster(DataFolder data, PostgresBinaries binaries, ServerAccount account, ServerPlace place, ILogger log)
    {
        (_data, _binaries, _account, _place, _log) = (data, binaries, account, place, log);
        ConnectionString = ConnectionTo(place.Host, place.Port, File.ReadAllText(data.PasswordFile));
    }

    /// <summary>How to reach the program's database.</summary>
    public string ConnectionString { get; }

    /// <summary>The running server's process; 0 while there is none.</summary>
    public int ServerProcessId => _server is { HasExited: false } server ? server.Id : 0;

    /// <summary>Starts the cluster of a data folder, making it where there is none and clearing away what a killed program left.</summary>
    public static Task<Result<PrivateCluster>> StartAsync(string dataFolder, ILogger log, CancellationToken cancel) =>
        StartAsync(dataFolder, PostgresBinaries.UsualFolders(), log, cancel);

    /// <summary>As above, with PostgreSQL looked for in <paramref name="binaryFolders"/> only.</summary>
    internal static async Task<Result<PrivateCluster>> StartAsync(
        string dataFolder, IEnumerable<string> binaryFolders, ILogger log, CancellationToken cancel)
    {
        var held = DataFolder.Hold(dataFolder);
        if (!held.IsOk)
        {
            return held.Error;
        }

        var letGo = true;
        try
        {
            var started = await StartHeldAsync(held.Value, binaryFolders, log, cancel);
            letGo = !started.IsOk;
            return started;
        }
        finally
        {
            if (letGo)
            {
                held.Value.Dispose();
            }
        }
    }

    /// <summary>How to reach the cluster that another copy of the program runs on this folder now; null when none does.</summary>
    public static string? ConnectionOfRunning(string dataFolder)
    {
        var data = DataFolder.At(dataFolder);
        try
        {
            return PostmasterFile.Read(data.Cluster) is { IsReady: true } file && File.Exists(data.PasswordFile)
                ? ConnectionTo(file.SocketFolder.Length > 0 ? file.SocketFolder : "127.0.0.1", file.Port, File.ReadAllText(data.PasswordFile))
                : null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Stops the server in good order and lets go of the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watch;
        if (_server is { } server)
        {
            await LeftoverServer.PgCtlStopAsync(_data.Cluster, _binaries, _account, CancellationToken.None);
            await server.EndAsync();
        }

        _place.Leave();
        _data.Dispose();
        _stopping.Dispose();
    }

    private static async Task<Result<PrivateCluster>> StartHeldAsync(
        DataFolder data, IEnumerable<string> binaryFolders, ILogger log, CancellationToken cancel)
    {
        var account = await ServerAccount.ForAsync(data.Cluster, cancel);
        if (await account.FirstClosedFolderAsync(data.Root, cancel) is { } closed)
        {
            return Error.Conflict("data.folder.unreachable", data.Root, account.User, closed);
        }

        var binaries = await PostgresBinaries.FindAsync(binaryFolders, data.ClusterMajor, cancel);
        if (!binaries.IsOk)
        {
            return binaries.Error;
        }

        if (data.ClusterMajor is null)
        {
            var made = await ClusterBirth.MakeAsync(data, binaries.Value, account, cancel);
            if (!made.IsOk)
            {
                return made.Error;
            }
        }

        if (!File.Exists(data.PasswordFile))
        {
            return Error.Conflict("data.cluster.password-lost", data.PasswordFile);
        }

        await LeftoverServer.StopAsync(data.Cluster, binaries.Value, account, cancel);
        var place = await ServerPlace.ChooseAsync(data, account, cancel);
        var cluster = new PrivateCluster(data, binaries.Value, account, place, log);
        return await cluster.BeginAsync(cancel);
    }

    private async Task<Result<PrivateCluster>> BeginAsync(CancellationToken cancel)
    {
        var started = await ServerProcess.StartAsync(_data.Cluster, _binaries, _account, _place, cancel);
        if (!started.IsOk)
        {
            _place.Leave();
            return started.Error;
        }

        _server = started.Value;
        _watch = WatchAsync(_server);
        try
        {
            await MakeDatabaseAsync(cancel);
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private async Task MakeDatabaseAsync(CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString) { Database = "postgres", Pooling = false });
        await using var command = source.CreateCommand($"select 1 from pg_database where datname = '{ClusterBirth.User}'");
        if (await command.ExecuteScalarAsync(cancel) is null)
        {
            await using var create = source.CreateCommand($"create database {ClusterBirth.User}");
            await create.ExecuteNonQueryAsync(cancel);
        }
    }

    private async Task WatchAsync(ServerProcess server)
    {
        try
        {
            while (true)
            {
                await server.ExitedAsync(_stopping.Token);
                _log.LogWarning("PostgreSQL (process {Process}) ended by itself; starting it again", server.Id);
                server.Dispose();
                _server = server = await BringBackAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The program stops.
        }
    }

    private async Task<ServerProcess> BringBackAsync()
    {
        var since = Stopwatch.GetTimestamp();
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                await LeftoverServer.StopAsync(_data.Cluster, _binaries, _account, _stopping.Token);
                var again = await ServerProcess.StartAsync(_data.Cluster, _binaries, _account, _place, _stopping.Token);
                if (again.IsOk)
                {
                    _log.LogWarning("PostgreSQL is back as process {Process} after {Elapsed}", again.Value.Id, Stopwatch.GetElapsedTime(since));
                    return again.Value;
                }

                _log.LogError("PostgreSQL does not start ({Code}): {Reason}", again.Error.Code, again.Error.Args);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or Win32Exception)
            {
                // A full disk or too many processes may pass; giving up would need a person.
                _log.LogError(fault, "PostgreSQL could not be started");
            }

            await Task.Delay(wait, _stopping.Token);
        }
    }

    private static string ConnectionTo(string host, int port, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = host,
        Port = port,
        Username = ClusterBirth.User,
        Password = password.Trim(),
        Database = ClusterBirth.User,
    }.ConnectionString;
}
