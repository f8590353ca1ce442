namespace GiaoBan.Domain.Scores;

/// <summary>How the words of scoring are named in sheets, in the store, in addresses and in keys of texts: <c>all-on-time</c>. Permanent.</summary>
public static class ScoreCodes
{
    /// <summary>The code of a word.</summary>
    public static string Of<T>(T word)
        where T : struct, Enum =>
        string.Concat(word.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>The word of a code, or null.</summary>
    public static T? Read<T>(string? code)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(w => Of(w) == code).Select(w => (T?)w).FirstOrDefault();

    /// <summary>Every code of a kind of word.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];
}
