using System.Security.Cryptography;
using GiaoBan.Domain;

namespace GiaoBan.Modules.Data;

/// <summary>Makes a cluster that is either whole or not there.</summary>
internal static class ClusterBirth
{
    /// <summary>The database account of the program in its own cluster.</summary>
    public const string User = "giaoban";

    /// <summary>Runs initdb beside the final place; the renaming at the end is the birth.</summary>
    public static async Task<Result<bool>> MakeAsync(DataFolder data, PostgresBinaries binaries, ServerAccount account, CancellationToken cancel)
    {
        if (Directory.Exists(data.Nursery))
        {
            Directory.Delete(data.Nursery, recursive: true);
        }

        await account.MakeFolderAsync(data.Nursery, cancel);
        var password = RandomNumberGenerator.GetHexString(40, lowercase: true);
        var handed = Path.Combine(data.Nursery, "password");
        WritePrivately(handed, password);
        await account.TakeAsync(handed, cancel);

        var young = Path.Combine(data.Nursery, "pg");
        string[] arguments =
        [
            "-D", young, "-U", User, $"--pwfile={handed}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C",
            "--data-checksums", "--no-instructions",
        ];
        var answer = await ChildProgram.RunAsync(account, binaries.Program("initdb"), arguments, cancel);
        if (answer.ExitCode != 0)
        {
            return Error.Conflict("data.cluster.init-failed", data.Root, answer.LastLine);
        }

        await File.AppendAllTextAsync(Path.Combine(young, "postgresql.conf"), ServerSettings.Starting + "\n", cancel);

        // The password first: a cluster without its password would be lost, a password without its cluster is overwritten.
        WritePrivately(data.PasswordFile, password);
        Directory.Move(young, data.Cluster);
        Directory.Delete(data.Nursery, recursive: true);
        return true;
    }

    private static void WritePrivately(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(path, options);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }
}
