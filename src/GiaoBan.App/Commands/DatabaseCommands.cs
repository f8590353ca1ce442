using System.CommandLine;
using GiaoBan.App.Hosting;
using GiaoBan.Domain;
using GiaoBan.Modules.Data;

namespace GiaoBan.App.Commands;

/// <summary><c>giaoban db migrate|check</c>: the schema, and whether every invariant holds.</summary>
public static class DatabaseCommands
{
    /// <summary>The commands.</summary>
    public static Command Create() => new("db", "Cơ sở dữ liệu") { Migrate(), Check() };

    /// <summary><c>--data DIR</c>, as every command that needs the database has it.</summary>
    internal static Option<string?> DataOption() => new("--data") { Description = "Thư mục dữ liệu (mặc định GIAOBAN_DATA hoặc ./data)" };

    /// <summary>Runs a use case of a command on a database at this program's schema; where <c>serve</c> runs on the folder, its server is joined.</summary>
    /// <returns>The exit code: of <paramref name="use"/>, or of the refusal to open.</returns>
    internal static async Task<int> WithDatabaseAsync(
        this ParseResult result, Option<string?> data, Func<OpenDatabase, MigrationReport, Task<int>> use, CancellationToken cancel)
    {
        using var logs = WebHost.StartLog();
        var opened = await OpenDatabase.JoinAsync(DatabaseOptions.From(result.GetValue(data)), logs, cancel);
        if (!opened.IsOk)
        {
            return result.Refuse(opened.Errors);
        }

        await using var database = opened.Value;
        var migrated = await new Migrator().MigrateAsync(database.Source, cancel);
        return migrated.IsOk ? await use(database, migrated.Value) : result.Refuse(migrated.Errors);
    }

    private static Command Migrate()
    {
        var data = DataOption();
        var json = CommandOutput.JsonOption();
        var command = new Command("migrate", "Đưa cơ sở dữ liệu lên bản của chương trình") { data, json };
        command.SetAction((result, cancel) => result.WithDatabaseAsync(
            data,
            async (_, report) =>
            {
                if (result.GetValue(json))
                {
                    result.WriteJson(report);
                }
                else
                {
                    await result.InvocationConfiguration.Output.WriteLineAsync($"schema {report.Version} (+{report.Applied.Count})");
                }

                return CommandLine.Done;
            },
            cancel));
        return command;
    }

    private static Command Check()
    {
        var data = DataOption();
        var json = CommandOutput.JsonOption();
        var command = new Command("check", "Kiểm tra mọi điều phải luôn đúng trong cơ sở dữ liệu") { data, json };
        command.SetAction((result, cancel) => result.WithDatabaseAsync(
            data,
            async (database, _) =>
            {
                var findings = await new IntegrityCheck().RunAsync(database.Source, cancel);
                if (result.GetValue(json))
                {
                    result.WriteJson(new { ok = findings.All(f => f.Violations == 0), checks = findings });
                }
                else
                {
                    foreach (var finding in findings)
                    {
                        await result.InvocationConfiguration.Output.WriteLineAsync($"{(finding.Violations == 0 ? "ok" : "!!")}  {finding.Check}  {finding.Violations}");
                    }
                }

                return findings.Where(f => f.Violations > 0).Select(f => Error.Conflict("data.check.violated", f.Check, f.Violations)).ToList() is { Count: > 0 } refused
                    ? result.Refuse(refused)
                    : CommandLine.Done;
            },
            cancel));
        return command;
    }
}
