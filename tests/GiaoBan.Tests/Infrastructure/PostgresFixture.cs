using System.Globalization;
using GiaoBan.Modules.Data;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace GiaoBan.Tests.Infrastructure;

/// <summary>
/// One PostgreSQL for the whole run, with one migrated database that every other is copied from.
/// A test class that needs only a database takes this in its constructor and calls <see cref="NewDatabaseAsync()"/>;
/// one that needs the program takes <see cref="AppFixture"/>.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Template = "giaoban_template";

    private readonly TemporaryFolder _folder = new();
    private PrivateCluster? _cluster;
    private int _databases;

    public async ValueTask InitializeAsync()
    {
        var started = await PrivateCluster.StartAsync(_folder.Path, NullLogger.Instance, CancellationToken.None);
        _cluster = started.IsOk ? started.Value : throw new InvalidOperationException($"{started.Error.Code}: {string.Join(", ", started.Error.Args)}");
        await ExecuteAsync($"create database {Template}");
        await using var source = NpgsqlDataSource.Create(ConnectionTo(Template, pooled: false));
        var migrated = await new Migrator().MigrateAsync(source, CancellationToken.None);
        Assert.True(migrated.IsOk);
    }

    /// <summary>A fresh database at the program's schema, with no rows. Dispose the source; the database goes with the run.</summary>
    public Task<NpgsqlDataSource> NewDatabaseAsync() => NewDatabaseAsync($"template {Template}");

    /// <summary>A fresh database with nothing in it, not even the schema.</summary>
    public Task<NpgsqlDataSource> NewEmptyDatabaseAsync() => NewDatabaseAsync("");

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task<NpgsqlDataSource> NewDatabaseAsync(string options)
    {
        var name = "t" + Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);
        await ExecuteAsync($"create database {name} {options}");
        return NpgsqlDataSource.Create(ConnectionTo(name, pooled: true));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var admin = NpgsqlDataSource.Create(ConnectionTo("postgres", pooled: false));
        await using var command = admin.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlConnectionStringBuilder ConnectionTo(string database, bool pooled) =>
        new(_cluster!.ConnectionString) { Database = database, Pooling = pooled, MaxPoolSize = 12, IncludeErrorDetail = true };
}
