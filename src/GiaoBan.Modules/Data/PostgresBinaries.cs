using System.Globalization;
using System.Text.RegularExpressions;
using GiaoBan.Domain;

namespace GiaoBan.Modules.Data;

/// <summary>A PostgreSQL found on this machine.</summary>
/// <param name="Folder">Where <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c> stand.</param>
/// <param name="Major">15, 16, ...</param>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest PostgreSQL that the schema works on.</summary>
    public const int OldestMajor = 15;

    /// <summary>The full path of one of its programs.</summary>
    public string Program(string name) => Path.Combine(Folder, FileName(name));

    /// <summary>The folders in which PostgreSQL may stand: the search path, then where the usual packages put it.</summary>
    public static IEnumerable<string> UsualFolders()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return path
            .Concat(Below("/usr/lib/postgresql", "*", "bin"))
            .Concat(Below("/usr", "pgsql-*", "bin"))
            .Concat(Below("/opt/homebrew/opt", "postgresql@*", "bin"))
            .Concat(Below(@"C:\Program Files\PostgreSQL", "*", "bin"));
    }

    /// <summary>The newest PostgreSQL in <paramref name="folders"/>, or that of <paramref name="clusterMajor"/> where a cluster exists: data of one major version is read by that version only.</summary>
    public static async Task<Result<PostgresBinaries>> FindAsync(IEnumerable<string> folders, int? clusterMajor, CancellationToken cancel)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in folders.Select(RealFolder).OfType<string>().Distinct())
        {
            var answer = await ChildProgram.RunAsync(ServerAccount.Own, Path.Combine(folder, FileName("postgres")), ["--version"], cancel);
            if (VersionLine().Match(answer.Output) is { Success: true } match)
            {
                found.Add(new PostgresBinaries(folder, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));
            }
        }

        if (found.Count == 0)
        {
            return Error.Conflict("data.postgres.not-found", OldestMajor);
        }

        var newest = found.MaxBy(b => b.Major)!;
        if (clusterMajor is { } wanted)
        {
            return found.FirstOrDefault(b => b.Major == wanted) is { } same
                ? same
                : Error.Conflict("data.postgres.other-version", wanted, newest.Major);
        }

        return newest.Major >= OldestMajor ? newest : Error.Conflict("data.postgres.too-old", newest.Major, OldestMajor);
    }

    private static string? RealFolder(string folder)
    {
        var initdb = new FileInfo(Path.Combine(folder, FileName("initdb")));
        if (!initdb.Exists)
        {
            return null;
        }

        // Debian's wrappers and hand-made links point at the real programs; the others stand beside those.
        var real = initdb.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? initdb.FullName;
        var home = Path.GetDirectoryName(real)!;
        return File.Exists(Path.Combine(home, FileName("postgres"))) && File.Exists(Path.Combine(home, FileName("pg_ctl"))) ? home : null;
    }

    private static IEnumerable<string> Below(string root, string pattern, string last) =>
        Directory.Exists(root) ? Directory.EnumerateDirectories(root, pattern).Select(d => Path.Combine(d, last)) : [];

    private static string FileName(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    [GeneratedRegex(@"^postgres \(PostgreSQL\) (\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex VersionLine();
}
