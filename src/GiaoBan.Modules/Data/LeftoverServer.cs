using System.Diagnostics;
using System.Globalization;

namespace GiaoBan.Modules.Data;

/// <summary>Clears away the PostgreSQL of a program that was killed, so that the next one starts on a cluster that nobody touches.</summary>
internal static class LeftoverServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Stops whatever server still runs on the cluster. The caller holds the data folder.</summary>
    public static async Task StopAsync(string cluster, PostgresBinaries binaries, ServerAccount account, CancellationToken cancel)
    {
        if (PostmasterFile.Read(cluster) is { } file)
        {
            if (RunsOn(cluster, file.ProcessId))
            {
                await PgCtlStopAsync(cluster, binaries, account, cancel);
            }
            else if (IsAlive(file.ProcessId))
            {
                // After a reboot the number may belong to a stranger, and PostgreSQL would take it for itself and refuse to start.
                File.Delete(PostmasterFile.PathIn(cluster));
            }
        }

        await ClearBackendsAsync(cluster, cancel);
    }

    /// <summary>Asks the server to stop at once, rolling back what is open; then, if it does not, as in a crash.</summary>
    public static async Task PgCtlStopAsync(string cluster, PostgresBinaries binaries, ServerAccount account, CancellationToken cancel)
    {
        foreach (var mode in new[] { "fast", "immediate" })
        {
            var seconds = Patience.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            var answer = await ChildProgram.RunAsync(
                account, binaries.Program("pg_ctl"), ["stop", "-D", cluster, "-m", mode, "-w", "-t", seconds, "-s"], cancel);
            if (answer.ExitCode == 0)
            {
                return;
            }
        }
    }

    private static async Task ClearBackendsAsync(string cluster, CancellationToken cancel)
    {
        // Children of a killed server end by themselves when they notice; until then their shared memory keeps a new one out.
        var since = Stopwatch.GetTimestamp();
        while (ProcessesOn(cluster).ToList() is { Count: > 0 } left)
        {
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                left.ForEach(Kill);
            }

            await Task.Delay(50, cancel);
        }
    }

    private static void Kill(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It ended meanwhile.
        }
    }

    private static IEnumerable<int> ProcessesOn(string cluster) =>
        !OperatingSystem.IsLinux()
            ? []
            : Directory.EnumerateDirectories("/proc")
                .Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0)
                .Where(pid => pid > 0 && RunsOn(cluster, pid));

    /// <summary>Whether a process is a PostgreSQL at work in this cluster: it stands in the folder from its first moment to its last.</summary>
    private static bool RunsOn(string cluster, int processId)
    {
        if (!OperatingSystem.IsLinux())
        {
            return IsAlive(processId);
        }

        try
        {
            return File.ReadAllText($"/proc/{processId}/comm").Trim() == "postgres"
                && Directory.ResolveLinkTarget($"/proc/{processId}/cwd", returnFinalTarget: false)?.FullName == RealPath(cluster);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string RealPath(string folder)
    {
        // The kernel names folders without links; the last name is never one, its parents may be.
        var real = "/";
        foreach (var name in folder.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, name);
            real = Directory.ResolveLinkTarget(next, returnFinalTarget: true)?.FullName ?? next;
        }

        return real;
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
