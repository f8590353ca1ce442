using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Makes commands with their values in order, and reads their results one after the other.</summary>
internal static class Sql
{
    internal static NpgsqlBatchCommand Command(string text, params object[] values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    /// <summary>All rows of a result; the reader then stands at the next one.</summary>
    internal static async Task<List<T>> ListAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(reader));
        }

        await reader.NextResultAsync(cancellation);
        return rows;
    }
}
