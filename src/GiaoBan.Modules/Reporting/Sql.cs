using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Makes commands with their values in order.</summary>
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
}
