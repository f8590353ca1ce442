using System.Diagnostics;
using System.Globalization;
using GiaoBan.Modules.Data;

namespace GiaoBan.Tests.Infrastructure;

/// <summary><c>giaoban serve</c> as a process of its own, for tests that kill it or its PostgreSQL.</summary>
internal sealed class ServedProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _dataFolder;
    private readonly Task<string> _errors;

    private ServedProgram(Process process, string dataFolder)
    {
        (_process, _dataFolder) = (process, dataFolder);
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Its process.</summary>
    public int Id => _process.Id;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>What it printed before its address, such as the accounts of a demo.</summary>
    public List<string> Greeting { get; } = [];

    /// <summary>The process of its PostgreSQL.</summary>
    public int ServerProcessId => PostmasterFile.Read(Path.Combine(_dataFolder, "pg"))?.ProcessId ?? 0;

    /// <summary>Starts it and waits for its address; null where it refused.</summary>
    public static async Task<ServedProgram> StartAsync(string dataFolder, params string[] more)
    {
        var program = new ServedProgram(Start(["serve", "--urls", "http://127.0.0.1:0", "--data", dataFolder, .. more]), dataFolder);
        for (string? line; (line = await program._process.StandardOutput.ReadLineAsync().WaitAsync(Patience)) is not null;)
        {
            if (line.StartsWith("GiaoBan: ", StringComparison.Ordinal))
            {
                program.Address = new Uri(line["GiaoBan: ".Length..]);
                return program;
            }

            program.Greeting.Add(line);
        }

        await program._process.WaitForExitAsync();
        throw new InvalidOperationException($"serve ended with {program._process.ExitCode}: {await program._errors}");
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as the system does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var signal = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await signal.WaitForExitAsync();
        }

        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>kill -9 of whatever still runs, and its PostgreSQL with it.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        var server = ServerProcessId;
        if (server > 0 && Directory.Exists($"/proc/{server}"))
        {
            using var left = Process.GetProcessById(server);
            left.Kill();
        }
    }

    private static Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "giaoban.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("GIAOBAN_CONNECTION");
        start.Environment.Remove("GIAOBAN_DATA");
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }
}
