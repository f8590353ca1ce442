using System.ComponentModel;
using System.Diagnostics;

namespace GiaoBan.Modules.Reporting;

/// <summary>Runs a reader of files that is not ours: in a folder that is thrown away, for a limited time, with what it says limited too.</summary>
internal static class OutsideProgram
{
    private const int MostSaid = 64 * 1024 * 1024;

    /// <summary>What it wrote to its standard output; null where it is absent, failed, said too much or was not done in time.</summary>
    public static async Task<byte[]?> RunAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // One thread, so that one upload leaves the other processors alone; no way out, whatever a document asks to be loaded.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        start.Environment["HOME"] = folder;
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var proxy in new[] { "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY" })
        {
            start.Environment[proxy] = "http://127.0.0.1:9";
        }

        Process? process = null;
        try
        {
            process = Process.Start(start);
            return process is null ? null : await HearAsync(process, cancellation);
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            process?.Dispose();
        }
    }

    private static async Task<byte[]?> HearAsync(Process process, CancellationToken cancellation)
    {
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellation);
            var said = await LimitedAsync(process.StandardOutput.BaseStream, cancellation);
            if (said is null)
            {
                return null;
            }

            await errors;
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? said : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task<byte[]?> LimitedAsync(Stream output, CancellationToken cancellation)
    {
        using var said = new MemoryStream();
        var piece = new byte[81920];
        for (var read = await output.ReadAsync(piece, cancellation); read > 0; read = await output.ReadAsync(piece, cancellation))
        {
            if (said.Length + read > MostSaid)
            {
                return null;
            }

            said.Write(piece, 0, read);
        }

        return said.ToArray();
    }
}
