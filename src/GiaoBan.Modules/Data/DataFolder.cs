using System.Globalization;
using GiaoBan.Domain;

namespace GiaoBan.Modules.Data;

/// <summary>The program's data folder: held by one program at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private FileStream? _lock;

    private DataFolder(string path) => Root = path;

    /// <summary>Its full path.</summary>
    public string Root { get; }

    /// <summary>The PostgreSQL cluster.</summary>
    public string Cluster => Path.Combine(Root, "pg");

    /// <summary>Where a new cluster grows before it takes its name; whatever stands here after a kill is waste.</summary>
    public string Nursery => Path.Combine(Root, "pg.new");

    /// <summary>The database password, readable by the program's account only.</summary>
    public string PasswordFile => Path.Combine(Root, "pg.password");

    /// <summary>The preferred place of the unix socket.</summary>
    public string SocketFolder => Path.Combine(Root, "run");

    /// <summary>The major version that made the cluster; null where there is none.</summary>
    public int? ClusterMajor =>
        File.Exists(Path.Combine(Cluster, "PG_VERSION"))
            ? int.Parse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture)
            : null;

    private string PidFile => Path.Combine(Root, "giaoban.pid");

    /// <summary>Names the folder without holding it: to join the program that does.</summary>
    public static DataFolder At(string path) => new(Path.GetFullPath(path));

    /// <summary>Makes the folder where there is none, and holds it until disposed or killed.</summary>
    public static Result<DataFolder> Hold(string path)
    {
        var folder = At(path);
        try
        {
            Make(folder.Root);

            // FileShare.None is flock(LOCK_EX) on Unix: the kernel lets go of it however the holder dies.
            folder._lock = new FileStream(Path.Combine(folder.Root, "giaoban.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(folder.PidFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return folder;
        }
        catch (UnauthorizedAccessException)
        {
            folder.Dispose();
            return Error.Conflict("data.folder.not-writable", folder.Root);
        }
        catch (IOException fault) when (File.Exists(folder.PidFile) && folder._lock is null && fault is not DirectoryNotFoundException)
        {
            return Error.Conflict("data.folder.in-use", folder.Root, File.ReadAllText(folder.PidFile).Trim());
        }
        catch (IOException fault)
        {
            folder.Dispose();
            return Error.Conflict("data.folder.unusable", folder.Root, fault.Message);
        }
    }

    public void Dispose()
    {
        if (_lock is not null)
        {
            File.Delete(PidFile);
            _lock.Dispose();
            _lock = null;
        }
    }

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            // The server's account passes through, and lists nothing.
            Directory.CreateDirectory(
                path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }
}
