using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GiaoBan.Modules.Data;

/// <summary>Where the private PostgreSQL listens: a unix socket, or the loopback address where sockets cannot be made.</summary>
/// <param name="SocketFolder">The folder of the socket; null = loopback.</param>
/// <param name="Port">The port; with a socket it is only part of its name.</param>
/// <param name="IsTemporary">Whether the folder was made for this run.</param>
internal sealed record ServerPlace(string? SocketFolder, int Port, bool IsTemporary)
{
    private const int SocketPort = 5432;

    // sockaddr_un holds 108 bytes on Linux, 104 elsewhere, with the closing zero.
    private const int LongestSocketPath = 103;

    /// <summary>What Npgsql takes as host.</summary>
    public string Host => SocketFolder ?? "127.0.0.1";

    /// <summary>Chooses the place: beside the data, else a private temporary folder, else loopback.</summary>
    public static async Task<ServerPlace> ChooseAsync(DataFolder data, ServerAccount account, CancellationToken cancel)
    {
        if (!OperatingSystem.IsWindows())
        {
            if (Fits(data.SocketFolder))
            {
                await account.MakeFolderAsync(data.SocketFolder, cancel);
                if (TakesSockets(data.SocketFolder))
                {
                    return new ServerPlace(data.SocketFolder, SocketPort, false);
                }
            }

            var temporary = Directory.CreateTempSubdirectory("giaoban-").FullName;
            if (Fits(temporary) && TakesSockets(temporary))
            {
                await account.MakeFolderAsync(temporary, cancel);
                return new ServerPlace(temporary, SocketPort, true);
            }

            Directory.Delete(temporary);
        }

        return new ServerPlace(null, FreePort(), false);
    }

    /// <summary>
    /// Removes the socket of a server that was killed, with its lock. The folder is ours and nothing runs on the cluster; but PostgreSQL would
    /// not start while the number in the lock belongs to any process: a stranger after a reboot, or a dead child that nobody has fetched yet.
    /// </summary>
    public void RemoveLeftSocket()
    {
        if (SocketFolder is not null)
        {
            File.Delete(Path.Combine(SocketFolder, $".s.PGSQL.{Port}"));
            File.Delete(Path.Combine(SocketFolder, $".s.PGSQL.{Port}.lock"));
        }
    }

    /// <summary>Removes the folder made for this run.</summary>
    public void Leave()
    {
        if (IsTemporary && SocketFolder is not null && Directory.Exists(SocketFolder))
        {
            Directory.Delete(SocketFolder, recursive: true);
        }
    }

    private static bool Fits(string folder) => Encoding.UTF8.GetByteCount($"{folder}/.s.PGSQL.{SocketPort}.lock") <= LongestSocketPath;

    private static bool TakesSockets(string folder)
    {
        // Shared and Windows-mounted folders take files but no sockets.
        var trial = Path.Combine(folder, ".trial");
        try
        {
            File.Delete(trial);
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Bind(new UnixDomainSocketEndPoint(trial));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        finally
        {
            File.Delete(trial);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
