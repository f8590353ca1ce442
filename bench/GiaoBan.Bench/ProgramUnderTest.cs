using System.Diagnostics;

namespace GiaoBan.Bench;

/// <summary>The program itself as a child process, so that what is measured is what an office runs.</summary>
public sealed class ProgramUnderTest : IAsyncDisposable
{
    private readonly Process _process;

    private ProgramUnderTest(Process process, Uri address, TimeSpan toAddress) => (_process, Address, ToAddress) = (process, address, toAddress);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>From the start of the process until it had said its address.</summary>
    public TimeSpan ToAddress { get; }

    /// <summary>Starts this very program with arguments and waits until it has printed its address.</summary>
    public static async Task<ProgramUnderTest> StartAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(System.Reflection.Assembly.GetEntryAssembly()!.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal)) is { } url)
            {
                // The rest of its output is read away, so that it never waits for us.
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new ProgramUnderTest(process, new Uri(url.TrimEnd('.', ',')), watch.Elapsed);
            }
        }

        await process.WaitForExitAsync(cancellation);
        throw new InvalidOperationException($"The program under test ended with {process.ExitCode} before it listened.");
    }

    /// <summary>Bytes of memory it holds now.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])?.Dispose();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
