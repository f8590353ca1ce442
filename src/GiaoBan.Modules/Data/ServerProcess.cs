using System.Diagnostics;
using System.Text;
using GiaoBan.Domain;

namespace GiaoBan.Modules.Data;

/// <summary>The PostgreSQL server as a child of ours.</summary>
internal sealed class ServerProcess : IDisposable
{
    // Recovery after a power cut reads at most max_wal_size; ten minutes is a slow disk, not a fault.
    private static readonly TimeSpan LongestRecovery = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process)
    {
        _process = process;
        Id = process.Id;
        process.Exited += (_, _) => _exited.TrySetResult();
        process.EnableRaisingEvents = true;
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        process.StandardInput.Close();
    }

    /// <summary>Its process id.</summary>
    public int Id { get; }

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts the server and waits until it takes connections. The caller has made sure that none runs on the cluster.</summary>
    public static async Task<Result<ServerProcess>> StartAsync(
        string cluster, PostgresBinaries binaries, ServerAccount account, ServerPlace place, CancellationToken cancel)
    {
        place.RemoveLeftSocket();
        var start = ChildProgram.Describe(account, binaries.Program("postgres"), ServerSettings.Arguments(cluster, place));
        if (File.Exists("/usr/bin/setsid"))
        {
            // A session of its own: Ctrl+C in the terminal must reach the program, which then stops the server last.
            start.ArgumentList.Insert(0, start.FileName);
            start.FileName = "/usr/bin/setsid";
        }

        var server = new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException("PostgreSQL did not start."));
        var since = Stopwatch.GetTimestamp();
        try
        {
            while (!(PostmasterFile.Read(cluster) is { IsReady: true } file && file.ProcessId == server.Id))
            {
                if (server.HasExited || Stopwatch.GetElapsedTime(since) > LongestRecovery)
                {
                    await server.EndAsync();
                    return Error.Conflict("data.cluster.start-failed", cluster, server.LastWords());
                }

                await Task.Delay(10, cancel);
            }
        }
        catch (OperationCanceledException)
        {
            await server.EndAsync();
            throw;
        }

        return server;
    }

    /// <summary>Ends when the server does, whoever of its children still holds its output.</summary>
    public Task ExitedAsync(CancellationToken cancel) => _exited.Task.WaitAsync(cancel);

    /// <summary>Makes sure that it is gone.</summary>
    public async Task EndAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _exited.Task;
        Dispose();
    }

    public void Dispose() => _process.Dispose();

    private void Hear(string? line)
    {
        lock (_said)
        {
            if (!string.IsNullOrWhiteSpace(line) && _said.Length < 4_000)
            {
                _said.AppendLine(line);
            }
        }
    }

    private string LastWords()
    {
        lock (_said)
        {
            var lines = _said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines.LastOrDefault(l => l.Contains("FATAL", StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? "";
        }
    }
}
