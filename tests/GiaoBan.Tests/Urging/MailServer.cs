using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Urging;

/// <summary>Debian's aiosmtpd: a mail server that is not ours; what it takes lies in a folder, a file a mail.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private Process? _program;

    public MailServer()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Port = ((IPEndPoint)free.LocalEndpoint).Port;
    }

    /// <summary>The port, also while nobody listens there.</summary>
    public int Port { get; }

    /// <summary>The mails it has taken, as they came.</summary>
    public IReadOnlyList<string> Taken => Directory.Exists(_folder.Below("box/new")) ? [.. Directory.GetFiles(_folder.Below("box/new")).Select(File.ReadAllText)] : [];

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardError = true };
        string[] arguments =
            ["-m", "aiosmtpd", "-n", "-l", "127.0.0.1:" + Port.ToString(CultureInfo.InvariantCulture), "-c", "aiosmtpd.handlers.Mailbox", _folder.Below("box")];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _program = Process.Start(start)!;
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (tries < 200 && !_program.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    public void Dispose()
    {
        if (_program is not null)
        {
            _program.Kill();
            _program.WaitForExit();
            _program.Dispose();
        }

        _folder.Dispose();
    }
}
