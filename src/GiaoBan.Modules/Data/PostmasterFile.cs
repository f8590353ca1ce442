using System.Globalization;

namespace GiaoBan.Modules.Data;

/// <summary>What a PostgreSQL writes about itself in <c>postmaster.pid</c> of its cluster folder.</summary>
/// <param name="ProcessId">The server's process.</param>
/// <param name="Port">The port, which also names the socket.</param>
/// <param name="SocketFolder">Where its unix socket is; empty = it has none.</param>
/// <param name="IsReady">Whether it takes connections.</param>
internal sealed record PostmasterFile(int ProcessId, int Port, string SocketFolder, bool IsReady)
{
    /// <summary>Reads the file; null where there is none or it is only half written.</summary>
    public static PostmasterFile? Read(string clusterFolder)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(PathIn(clusterFolder));
        }
        catch (IOException)
        {
            return null;
        }

        // Lines: pid, folder, start time, port, socket folder, listen address, shared memory key, status.
        if (lines.Length < 1 || !int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
        {
            return null;
        }

        var port = lines.Length > 3 && int.TryParse(lines[3], NumberStyles.None, CultureInfo.InvariantCulture, out var p) ? p : 0;
        return new PostmasterFile(pid, port, lines.ElementAtOrDefault(4) ?? "", lines.ElementAtOrDefault(7)?.Trim() == "ready");
    }

    /// <summary>Where the file stands.</summary>
    public static string PathIn(string clusterFolder) => Path.Combine(clusterFolder, "postmaster.pid");
}
