namespace GiaoBan.Tests.Shared;

/// <summary>The folder beside the repository that holds the sources, the specification and the oracles.</summary>
public static class SharedFolder
{
    /// <summary>The path of a file in it.</summary>
    /// <param name="parts">Folder and file: <c>"oracles", "son-kim-2-62.json"</c>.</param>
    /// <exception cref="FileNotFoundException">It is not there: a test that needs it fails, it is never passed over.</exception>
    public static string File(params string[] parts)
    {
        var path = Path.Combine([Repository, "..", "shared", .. parts]);
        return System.IO.File.Exists(path) ? path : throw new FileNotFoundException($"../shared/{string.Join('/', parts)} must stand beside the repository.");
    }

    /// <summary>The repository's root: the folder above the tests that holds GiaoBan.slnx.</summary>
    public static string Repository { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "GiaoBan.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds GiaoBan.slnx.");
    }
}
