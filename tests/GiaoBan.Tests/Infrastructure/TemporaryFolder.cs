namespace GiaoBan.Tests.Infrastructure;

/// <summary>A folder that goes away with the test. Other accounts may pass through it, as PostgreSQL must when the tests run as root.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("giaoban-test-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.OtherExecute);
        }
    }

    public string Path { get; }

    public string Below(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
