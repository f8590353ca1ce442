namespace GiaoBan.Modules.Data;

/// <summary>The system account that the private PostgreSQL runs under: ours, or an unprivileged one where the program is root (PostgreSQL refuses root).</summary>
/// <param name="User">Name or number of the account; null = the program's own.</param>
/// <param name="Group">Name or number of its group; null = the program's own.</param>
internal sealed record ServerAccount(string? User, string? Group)
{
    /// <summary>The program's own account.</summary>
    public static readonly ServerAccount Own = new(null, null);

    /// <summary>Whether PostgreSQL runs under an account that is not the program's.</summary>
    public bool IsAnother => User is not null;

    /// <summary>What stands before a command so that it runs under this account; setpriv replaces itself, so the process id stays.</summary>
    public IEnumerable<string> Prefix =>
        IsAnother ? ["setpriv", $"--reuid={User}", $"--regid={Group}", "--clear-groups", "--"] : [];

    /// <summary>The account for a cluster folder: the owner where it exists already, else <c>postgres</c>, else <c>nobody</c>.</summary>
    public static async Task<ServerAccount> ForAsync(string clusterFolder, CancellationToken cancel)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return Own;
        }

        if (Directory.Exists(clusterFolder))
        {
            var owner = await ChildProgram.RunAsync(Own, "stat", ["-c", "%u %g", clusterFolder], cancel);
            var parts = owner.Output.Split(' ', StringSplitOptions.TrimEntries);
            if (owner.ExitCode == 0 && parts is [not "0", _])
            {
                return new ServerAccount(parts[0], parts[1]);
            }
        }

        var accounts = File.ReadLines("/etc/passwd").Select(l => l.Split(':')).Where(f => f.Length > 3).ToLookup(f => f[0]);
        var chosen = accounts["postgres"].Concat(accounts["nobody"]).First();
        return new ServerAccount(chosen[0], chosen[3]);
    }

    /// <summary>Makes a folder that only this account (and root) may enter.</summary>
    public async Task MakeFolderAsync(string path, CancellationToken cancel)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        const UnixFileMode onlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(path, onlyOwner);
        File.SetUnixFileMode(path, onlyOwner);
        await TakeAsync(path, cancel);
    }

    /// <summary>Gives a file or an empty folder to this account.</summary>
    public async Task TakeAsync(string path, CancellationToken cancel)
    {
        if (IsAnother)
        {
            var answer = await ChildProgram.RunAsync(Own, "chown", [$"{User}:{Group}", path], cancel);
            if (answer.ExitCode != 0)
            {
                throw new IOException(answer.LastLine);
            }
        }
    }

    /// <summary>The first folder on the way to <paramref name="path"/> that this account may not enter; null when the way is free.</summary>
    public async Task<string?> FirstClosedFolderAsync(string path, CancellationToken cancel)
    {
        if (!IsAnother || await MayEnterAsync(path, cancel))
        {
            return null;
        }

        var way = new Stack<string>();
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            way.Push(folder.FullName);
        }

        foreach (var folder in way)
        {
            if (!await MayEnterAsync(folder, cancel))
            {
                return folder;
            }
        }

        return path;
    }

    private async Task<bool> MayEnterAsync(string folder, CancellationToken cancel) =>
        (await ChildProgram.RunAsync(this, "test", ["-x", folder], cancel)).ExitCode == 0;
}
