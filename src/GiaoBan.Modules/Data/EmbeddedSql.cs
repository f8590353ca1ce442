namespace GiaoBan.Modules.Data;

/// <summary>The SQL files that are carried inside this assembly.</summary>
internal static class EmbeddedSql
{
    /// <summary>Name (without folder and ending) and text of every file under a prefix, in the order of names.</summary>
    public static IEnumerable<(string Name, string Sql)> All(string prefix) =>
        typeof(EmbeddedSql).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && n.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => (n[prefix.Length..^".sql".Length], Read(n)));

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(EmbeddedSql).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
