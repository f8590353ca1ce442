namespace GiaoBan.Domain.Meetings.Similar;

/// <summary>A syllable of a title, as it is compared and as it is shown.</summary>
/// <param name="Shown">The word as it was written; a short form stands whole in each of its syllables.</param>
/// <param name="Folded">Without accents.</param>
/// <param name="Word">The number of the written word; syllables of one short form have one number.</param>
/// <param name="InMatter">Whether it is part of the matter: no word of every office.</param>
/// <param name="Joined">Whether nothing stands between it and the syllable before.</param>
public sealed record TopicSyllable(string Shown, string Folded, int Word, bool InMatter, bool Joined);

/// <summary>
/// What a meeting is about, as tokens: a syllable, two syllables that stand together, <c>~</c> a phrase of every office, <c>=</c> a number by the
/// word before it (<c>=thon:3</c>, <c>=qui:3</c>), <c>*</c> a count (<c>*9 ho</c>), <c>^</c> a name, <c>#</c> the symbol of a document, <c>@</c> a date.
/// </summary>
public sealed class Topic
{
    /// <summary>Before a phrase of every office.</summary>
    public const string OfficeMark = "~";

    /// <summary>Before a number with its word.</summary>
    public const string NumberMark = "=";

    /// <summary>Before a count with what is counted.</summary>
    public const string CountMark = "*";

    /// <summary>Before a name: words written with a capital in the midst of others.</summary>
    public const string NameMark = "^";

    /// <summary>Before the symbol of a document.</summary>
    public const string PaperMark = "#";

    /// <summary>Before a date, month first.</summary>
    public const string DayMark = "@";

    /// <summary>What a token counts that stands in the content only: the title names the matter, the content also what is around it.</summary>
    public const double InContent = 0.8;

    private const char StoredInContent = '+';

    private readonly Dictionary<string, double> _tokens;

    internal Topic(Dictionary<string, double> tokens, IReadOnlyList<TopicSyllable> syllables) => (_tokens, Syllables) = (tokens, syllables);

    /// <summary>Token -> what it counts by where it stands: 1 in the title, <see cref="InContent"/> in the content only.</summary>
    public IReadOnlyDictionary<string, double> Tokens => _tokens;

    /// <summary>The title's syllables in their order; empty where the topic comes from the store.</summary>
    public IReadOnlyList<TopicSyllable> Syllables { get; }

    /// <summary>The tokens as they are stored, sorted.</summary>
    public IReadOnlyList<string> Stored() =>
        [.. _tokens.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value < 1 ? StoredInContent + t.Key : t.Key)];

    /// <summary>The topic of stored tokens.</summary>
    public static Topic Of(IEnumerable<string> stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return new(stored.ToDictionary(t => t[0] == StoredInContent ? t[1..] : t, t => t[0] == StoredInContent ? InContent : 1, StringComparer.Ordinal), []);
    }
}
