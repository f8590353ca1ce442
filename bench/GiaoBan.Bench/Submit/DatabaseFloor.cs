using System.Diagnostics;
using Npgsql;

namespace GiaoBan.Bench.Submit;

/// <summary>The floor: the same PostgreSQL, with the same durability, storing the same bytes as one row a commit, nothing else.</summary>
internal sealed class DatabaseFloor : IAsyncDisposable
{
    public const string Name = "bare database";
    private readonly NpgsqlDataSource _database;

    private DatabaseFloor(NpgsqlDataSource database) => _database = database;

    public static async Task<DatabaseFloor> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 40, MaxAutoPrepare = 10 }.ConnectionString);
        await using var command = database.CreateCommand("create table if not exists bench_floor (id uuid primary key, body bytea not null)");
        await command.ExecuteNonQueryAsync(cancellation);
        return new DatabaseFloor(database);
    }

    /// <summary>Waits until nothing else works in the database: the program makes obligations as it starts.</summary>
    public async Task WaitUntilQuietAsync(CancellationToken cancellation)
    {
        await using var others = _database.CreateCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'");
        for (var quiet = 0; quiet < 10; quiet = await others.ExecuteScalarAsync(cancellation) is 0L ? quiet + 1 : 0)
        {
            await Task.Delay(100, cancellation);
        }
    }

    public async Task<Measured> MeasureAsync(int clients, TimeSpan span, byte[] body, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            await using var connection = await _database.OpenConnectionAsync(cancellation);
            await using var insert = new NpgsqlCommand("insert into bench_floor values ($1, $2)", connection);
            var id = insert.Parameters.Add(new NpgsqlParameter<Guid>());
            insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = body });
            await insert.PrepareAsync(cancellation);
            var taken = new List<double>();
            while (watch.Elapsed < span)
            {
                ((NpgsqlParameter<Guid>)id).TypedValue = Guid.CreateVersion7();
                var start = Stopwatch.GetTimestamp();
                await insert.ExecuteNonQueryAsync(cancellation);
                taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return taken;
        }, cancellation)));
        return Measured.Of(Name, clients, watch.Elapsed, times.SelectMany(t => t));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
