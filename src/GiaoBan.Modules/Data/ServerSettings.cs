namespace GiaoBan.Modules.Data;

/// <summary>The settings of the private PostgreSQL.</summary>
internal static class ServerSettings
{
    /// <summary>Given on the command line, so that no file in the cluster can undo them: a receipt stands on them (ALL-4).</summary>
    public static readonly IReadOnlyDictionary<string, string> Durable = new Dictionary<string, string>
    {
        ["fsync"] = "on",
        ["synchronous_commit"] = "on",
        ["full_page_writes"] = "on",
    };

    /// <summary>Written once into <c>postgresql.conf</c>, for a PC of 4 GB; the owner of a larger one may change them there.</summary>
    public const string Starting = """

        # GiaoBan: for a small machine. Change them here; fsync, synchronous_commit and full_page_writes are held on by the program.
        shared_buffers = 128MB
        effective_cache_size = 1GB
        work_mem = 8MB
        maintenance_work_mem = 64MB
        max_connections = 100
        jit = off
        wal_compression = on
        max_wal_size = 1GB
        random_page_cost = 1.5
        idle_in_transaction_session_timeout = 60s
        timezone = 'UTC'
        log_timezone = 'Asia/Ho_Chi_Minh'
        logging_collector = on
        log_directory = 'log'
        log_filename = 'postgresql-%a.log'
        log_rotation_age = 1d
        log_rotation_size = 0
        log_truncate_on_rotation = on
        log_min_duration_statement = 2s
        """;

    /// <summary>The whole command line of the server.</summary>
    public static IEnumerable<string> Arguments(string clusterFolder, ServerPlace place)
    {
        yield return "-D";
        yield return clusterFolder;
        var all = Durable
            .Append(new("listen_addresses", place.SocketFolder is null ? "127.0.0.1" : ""))
            .Append(new("unix_socket_directories", place.SocketFolder is { } folder ? $"\"{folder}\"" : ""))
            .Append(new("unix_socket_permissions", "0700"))
            .Append(new("port", place.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        foreach (var (name, value) in all)
        {
            yield return "-c";
            yield return $"{name}={value}";
        }
    }
}
