using System.Text.RegularExpressions;
using GiaoBan.Tests.Shared;

namespace GiaoBan.Tests.Architecture;

/// <summary>What no source may hold, whatever it does.</summary>
internal static partial class SourceRules
{
    /// <summary>Most lines of a source; a migration is one piece however long.</summary>
    public const int MostLines = 300;

    private static readonly HashSet<string> NotOurs = ["obj", "bin", "node_modules", ".git", ".vs", "TestResults"];

    /// <summary>The repository's own files of some endings, by their path from its root.</summary>
    public static IEnumerable<string> Files(params string[] endings) =>
        Walk(new DirectoryInfo(SharedFolder.Repository))
            .Where(f => endings.Length == 0 || endings.Contains(f.Extension))
            .Select(f => Path.GetRelativePath(SharedFolder.Repository, f.FullName).Replace('\\', '/'));

    /// <summary>A file's text.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(SharedFolder.Repository, path));

    /// <summary>Whether a file is too long to be read in one go.</summary>
    public static bool IsTooLong(string text) => text.AsSpan().TrimEnd().Count('\n') + 1 > MostLines;

    /// <summary>Whether a name says nothing about what stands behind it.</summary>
    public static bool IsEmptyName(string name) => EmptyWord().IsMatch(name);

    /// <summary>Addresses of other hosts; the names of XML vocabularies are none.</summary>
    public static IEnumerable<string> ForeignHosts(string text) =>
        Address().Matches(text).Select(m => m.Value).Where(a => !a.Contains("://www.w3.org/", StringComparison.Ordinal));

    /// <summary>Paths of one machine, and registries.</summary>
    public static IEnumerable<string> MachinePaths(string text) => Machine().Matches(text).Select(m => m.Value);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(d => !NotOurs.Contains(d.Name)).SelectMany(Walk));

    [GeneratedRegex(@"Manager|Helper|Util(?:s|ity|ities)?(?![a-z])|Common|Base(?![a-z])|Misc(?![a-z])|Extensions\.cs$")]
    private static partial Regex EmptyWord();

    // Anything with a scheme, and "//host" where a page or a style loads something.
    [GeneratedRegex(@"\b(?:https?|wss?):(?:\\?/){2}[^\s""'`)<>]+|(?:src|href|action|url|import|from)\s*[=(]?\s*[""'(]?//[a-z0-9.-]+\.[a-z]{2,}", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![\w./~$}:-])/(?:work|home|root|Users|mnt|media)/[\w.-]+|\b[A-Z]:\\\\?Users|registry\.npmjs\.org|registry\.yarnpkg\.com|api\.nuget\.org")]
    private static partial Regex Machine();
}
