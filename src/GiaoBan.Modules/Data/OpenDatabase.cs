using System.Net.Sockets;
using GiaoBan.Domain;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GiaoBan.Modules.Data;

/// <summary>A database at hand: the owner's server, a private cluster that we run, or one that another copy of the program runs.</summary>
public sealed class OpenDatabase : IAsyncDisposable
{
    private OpenDatabase(NpgsqlDataSource source, PrivateCluster? cluster) => (Source, Cluster) = (source, cluster);

    /// <summary>The pool of connections.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>The cluster that we run; null where somebody else runs the server.</summary>
    public PrivateCluster? Cluster { get; }

    /// <summary>Opens for <c>serve</c>: the data folder must be ours alone.</summary>
    public static async Task<Result<OpenDatabase>> OpenAsync(DatabaseOptions options, ILoggerFactory logs, CancellationToken cancel)
    {
        if (options.ConnectionString is { } given)
        {
            return await ReachAsync(PoolOf(given, logs), cancel);
        }

        var cluster = await PrivateCluster.StartAsync(options.DataFolder, logs.CreateLogger<PrivateCluster>(), cancel);
        return cluster.IsOk ? new OpenDatabase(PoolOf(cluster.Value.ConnectionString, logs, prepares: true), cluster.Value) : cluster.Error;
    }

    /// <summary>Opens for a short command: where <c>serve</c> runs on the folder already, its server is joined and left running.</summary>
    public static async Task<Result<OpenDatabase>> JoinAsync(DatabaseOptions options, ILoggerFactory logs, CancellationToken cancel)
    {
        var opened = await OpenAsync(options, logs, cancel);
        return !opened.IsOk && opened.Error.Code == "data.folder.in-use" && PrivateCluster.ConnectionOfRunning(options.DataFolder) is { } running
            ? await ReachAsync(PoolOf(running, logs), cancel)
            : opened;
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (Cluster is not null)
        {
            await Cluster.DisposeAsync();
        }
    }

    private static async Task<Result<OpenDatabase>> ReachAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            return new OpenDatabase(source, null);
        }
        catch (Exception fault) when (fault is NpgsqlException or SocketException or TimeoutException)
        {
            await source.DisposeAsync();
            return Error.Conflict("data.server.unreachable", fault.Message);
        }
    }

    private static NpgsqlDataSource PoolOf(string connectionString, ILoggerFactory logs, bool prepares = false)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        SetUnlessGiven(settings, "Maximum Pool Size", 50);
        SetUnlessGiven(settings, "Application Name", "giaoban");
        if (prepares)
        {
            // Only on our own server: a pooler between may not carry prepared statements.
            settings.MaxAutoPrepare = 100;
            // Nothing here leaves anything in a session: locks and settings end with their transaction.
            settings.NoResetOnClose = true;
        }

        return new NpgsqlDataSourceBuilder(settings.ConnectionString).UseLoggerFactory(logs).Build();
    }

    private static void SetUnlessGiven(NpgsqlConnectionStringBuilder settings, string name, object value)
    {
        if (!settings.ShouldSerialize(name))
        {
            settings[name] = value;
        }
    }
}
