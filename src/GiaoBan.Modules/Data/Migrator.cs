using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using Npgsql;

namespace GiaoBan.Modules.Data;

/// <summary>A numbered step of the schema.</summary>
/// <param name="Number">Its place in the order, from 1, without gaps.</param>
/// <param name="Name">Its file name without the ending: <c>0001_foundation</c>.</param>
/// <param name="Sql">The statements.</param>
internal sealed record SchemaScript(int Number, string Name, string Sql)
{
    /// <summary>What is recorded when it is applied; line ends do not count, a checkout may change them.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}

/// <summary>What a run of the migrator found and did.</summary>
/// <param name="Version">Number of the last script that stands in the database.</param>
/// <param name="Applied">Names of the scripts applied by this run.</param>
public sealed record MigrationReport(int Version, IReadOnlyList<string> Applied);

/// <summary>Brings a database to this program's schema. Any number of copies may start at once: one works, the others wait and find nothing to do.</summary>
public sealed class Migrator
{
    // Any fixed number: it only has to be ours ("GiaoBan" in ASCII).
    private const long LockKey = 0x47_69_61_6F_42_61_6E;

    private readonly IReadOnlyList<SchemaScript> _scripts;

    /// <summary>The migrator of the scripts in this assembly.</summary>
    public Migrator()
        : this(Embedded())
    {
    }

    internal Migrator(IReadOnlyList<SchemaScript> scripts) => _scripts = scripts;

    /// <summary>The schema that this program works on.</summary>
    public int ProgramVersion => _scripts.Count;

    /// <summary>Applies what is missing. Refuses a database that is newer than the program, or where an applied script was another one.</summary>
    public async Task<Result<MigrationReport>> MigrateAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (connection.PostgreSqlVersion.Major < PostgresBinaries.OldestMajor)
        {
            return Error.Conflict("data.postgres.too-old", connection.PostgreSqlVersion.Major, PostgresBinaries.OldestMajor);
        }

        await RunAsync(connection, null, $"select pg_advisory_lock({LockKey.ToString(CultureInfo.InvariantCulture)})", cancel);
        try
        {
            return await MigrateLockedAsync(connection, cancel);
        }
        finally
        {
            if (connection.State == ConnectionState.Open)
            {
                await RunAsync(connection, null, $"select pg_advisory_unlock({LockKey.ToString(CultureInfo.InvariantCulture)})", CancellationToken.None);
            }
        }
    }

    /// <summary>Whether the database stands exactly at this program's schema.</summary>
    public async Task<bool> IsCurrentAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("select coalesce(max(number), 0) from schema_migrations");
        return (int)(await command.ExecuteScalarAsync(cancel))! == ProgramVersion;
    }

    private async Task<Result<MigrationReport>> MigrateLockedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await RunAsync(
            connection,
            null,
            """
            set client_min_messages = warning;
            create table if not exists schema_migrations (
                number     int primary key,
                name       text not null,
                sha256     text not null,
                applied_at timestamptz not null
            )
            """,
            cancel);
        var applied = await AppliedAsync(connection, cancel);
        foreach (var (number, name, hash) in applied)
        {
            if (number > _scripts.Count)
            {
                return Error.Conflict("data.schema.newer", name, _scripts[^1].Name);
            }

            if (_scripts[number - 1].Hash != hash)
            {
                return Error.Conflict("data.schema.changed-script", name);
            }
        }

        var done = new List<string>();
        foreach (var script in _scripts.Skip(applied.Count))
        {
            await ApplyAsync(connection, script, cancel);
            done.Add(script.Name);
        }

        return new MigrationReport(_scripts.Count, done);
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, SchemaScript script, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RunAsync(connection, transaction, script.Sql, cancel);
        await using var record = new NpgsqlCommand(
            "insert into schema_migrations (number, name, sha256, applied_at) values ($1, $2, $3, clock_timestamp())", connection, transaction);
        record.Parameters.AddWithValue(script.Number);
        record.Parameters.AddWithValue(script.Name);
        record.Parameters.AddWithValue(script.Hash);
        await record.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<List<(int Number, string Name, string Hash)>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select number, name, sha256 from schema_migrations order by number", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<(int, string, string)>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add((reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        }

        return rows;
    }

    private static async Task RunAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, string sql, CancellationToken cancel)
    {
        // A script, and waiting for another copy's scripts, may take longer than a request ever should.
        await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static List<SchemaScript> Embedded()
    {
        var scripts = EmbeddedSql.All("sql/")
            .Select(s => new SchemaScript(int.Parse(s.Name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), s.Name, s.Sql))
            .OrderBy(s => s.Number)
            .ToList();
        for (var i = 0; i < scripts.Count; i++)
        {
            if (scripts[i].Number != i + 1)
            {
                throw new InvalidOperationException($"Schema script {i + 1} is missing or doubled near {scripts[i].Name}.");
            }
        }

        return scripts;
    }
}
