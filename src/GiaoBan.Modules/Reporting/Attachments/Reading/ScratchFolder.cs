namespace GiaoBan.Modules.Reporting;

/// <summary>A folder for one reading, gone with everything in it when the reading is over.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("giaoban-doc-");

    /// <summary>Its path.</summary>
    public string Path => _folder.FullName;

    /// <summary>Writes a file under a name of ours: what the sender called it is never a name on this machine.</summary>
    public async Task<string> WriteAsync(string name, byte[] content, CancellationToken cancellation)
    {
        var path = System.IO.Path.Combine(Path, name);
        await File.WriteAllBytesAsync(path, content, cancellation);
        return path;
    }

    /// <summary>The files in it that fit a pattern, by name.</summary>
    public IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Path, pattern).Order(StringComparer.Ordinal);

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A program that was stopped may still be letting go of a file; the system clears its folder of such leavings.
        }
    }
}
