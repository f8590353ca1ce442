using System.Globalization;
using Npgsql;

namespace GiaoBan.Modules.Data;

/// <summary>What one check found.</summary>
/// <param name="Check">Its name: that of its file in <c>Sql/check/</c>.</param>
/// <param name="Violations">How many rows break the rule.</param>
/// <param name="Examples">The first of them, column by column.</param>
public sealed record CheckFinding(string Check, long Violations, IReadOnlyList<IReadOnlyDictionary<string, string?>> Examples);

/// <summary>Runs every query of <c>Sql/check/</c>: each returns the rows that break a rule which must always hold.</summary>
public sealed class IntegrityCheck
{
    private const int MostExamples = 20;

    private readonly IReadOnlyList<(string Name, string Sql)> _checks;

    /// <summary>The checks in this assembly.</summary>
    public IntegrityCheck()
        : this([.. EmbeddedSql.All("check/")])
    {
    }

    internal IntegrityCheck(IReadOnlyList<(string Name, string Sql)> checks) => _checks = checks;

    /// <summary>Runs them all on one snapshot, so that a submission in between shows up in every check or in none.</summary>
    public async Task<IReadOnlyList<CheckFinding>> RunAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var findings = new List<CheckFinding>();
        foreach (var (name, sql) in _checks)
        {
            findings.Add(await RunAsync(name, new NpgsqlCommand(sql, connection, snapshot) { CommandTimeout = 0 }, cancel));
        }

        return findings;
    }

    private static async Task<CheckFinding> RunAsync(string name, NpgsqlCommand command, CancellationToken cancel)
    {
        await using var used = command;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var examples = new List<IReadOnlyDictionary<string, string?>>();
        var violations = 0L;
        while (await reader.ReadAsync(cancel))
        {
            if (++violations <= MostExamples)
            {
                examples.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                    reader.GetName,
                    i => reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)));
            }
        }

        return new CheckFinding(name, violations, examples);
    }
}
