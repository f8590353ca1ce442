using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Modules.Meetings.Similar;

/// <summary>Commands with their values in order.</summary>
internal static class SimilarSql
{
    internal static NpgsqlCommand Command(NpgsqlConnection connection, string text, params object[] values)
    {
        var command = new NpgsqlCommand(text, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value is LocalDate day
                ? new NpgsqlParameter { Value = day.ToDateOnly(), NpgsqlDbType = NpgsqlDbType.Date }
                : new NpgsqlParameter { Value = value });
        }

        return command;
    }

    internal static async Task<List<T>> ListAsync<T>(NpgsqlConnection connection, Func<NpgsqlDataReader, T> read, string text, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(connection, text, values);

        // Kept with the pooled connection: to plan these anew takes longer than to run them.
        await command.PrepareAsync(cancellation);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    internal static async Task DoAsync(NpgsqlConnection connection, string text, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(connection, text, values);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
