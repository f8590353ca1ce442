namespace GiaoBan.Bench;

/// <summary>A data folder for one run, removed at its end. Others may pass through it: PostgreSQL runs under an account of its own.</summary>
internal sealed class BenchFolder : IDisposable
{
    public BenchFolder()
    {
        var parent = Directory.CreateTempSubdirectory("giaoban-bench-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(parent, (UnixFileMode)0b111_101_101);
        }

        Path = parent;
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
