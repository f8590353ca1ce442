using System.Diagnostics;
using System.Text;

namespace GiaoBan.Modules.Data;

/// <summary>What a short-lived program answered.</summary>
internal sealed record ProgramAnswer(int ExitCode, string Output)
{
    /// <summary>The last line that says something: what a refusal quotes.</summary>
    public string LastLine => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";
}

/// <summary>Starts the programs of PostgreSQL and of the system.</summary>
internal static class ChildProgram
{
    /// <summary>How a program is to be started, its streams held by us and nothing of the caller's PostgreSQL settings passed on.</summary>
    public static ProcessStartInfo Describe(ServerAccount account, string file, IEnumerable<string> arguments)
    {
        var command = account.Prefix.Append(file).Concat(arguments).ToList();
        var start = new ProcessStartInfo(command[0])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        if (account.IsAnother)
        {
            // The other account may not enter the folder that we stand in.
            start.WorkingDirectory = "/";
        }

        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        return start;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<ProgramAnswer> RunAsync(ServerAccount account, string file, IEnumerable<string> arguments, CancellationToken cancel)
    {
        using var process = Process.Start(Describe(account, file, arguments)) ?? throw new InvalidOperationException($"{file} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return new ProgramAnswer(process.ExitCode, await output + await errors);
    }
}
