using System.Text.RegularExpressions;

namespace GiaoBan.Domain.Text;

/// <summary>A report's text as paragraphs, and which paragraphs of two reports say the same (DB-11).</summary>
public static partial class Paragraphs
{
    // Dice over runs of three words: three quarters alike is a reordered word or two, not another matter.
    private const double NearEqual = 0.75;

    /// <summary>The paragraphs of a text, one a line, empty lines left out; the words stay as they are.</summary>
    public static IReadOnlyList<string> Of(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>
    /// Whether two units tell of the same thing in nearly the same words, so that one paragraph may stand for both. Two paragraphs with
    /// different numbers never do: they count different work.
    /// </summary>
    public static bool SayTheSame(string one, string other) =>
        Numbers(one).SequenceEqual(Numbers(other), StringComparer.Ordinal) && Prose.Similarity(one, other) >= NearEqual;

    /// <summary>The numbers of a text in one word, equal for texts that <see cref="SayTheSame"/> may join.</summary>
    public static string NumbersOf(string text) => string.Join(' ', Numbers(text));

    private static IEnumerable<string> Numbers(string text) =>
        Number().Matches(Folding.Normal(text)).Select(m => m.Value.TrimStart('0')).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"[0-9]+([.,/][0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
