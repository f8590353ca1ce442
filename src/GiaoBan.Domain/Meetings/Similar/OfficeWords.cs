using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Meetings.Similar;

/// <summary>Words of one share.</summary>
/// <param name="Share">In what part of all titles such a word stands, 0 to 1, before the organisation's own meetings are counted.</param>
/// <param name="Words">Words and phrases.</param>
/// <param name="Topics">Whether they are matters after all, only frequent ones: they are kept whole, and only weigh less.</param>
public sealed record OfficeWordGroup(double Share, IReadOnlyList<string> Words, bool Topics = false);

/// <summary>What a phrase is to a title.</summary>
public enum PhraseKind
{
    /// <summary>Nothing known of it.</summary>
    None,

    /// <summary>Of every office: no part of the matter.</summary>
    Office,

    /// <summary>A frequent matter, kept whole.</summary>
    Topic,
}

/// <summary>The words of every office (họp, triển khai, trên địa bàn): they say nothing of the matter, and drive every naive likeness.</summary>
public sealed class OfficeWords
{
    private readonly Dictionary<string, double> _shares = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PhraseKind> _phrases = new(StringComparer.Ordinal);

    // A syllable without its accents is half a dozen words (từ, tư, tự): alone it must be met as it is written.
    private readonly Dictionary<string, PhraseKind> _syllables = new(StringComparer.Ordinal);

    /// <summary>Words with their shares; of two shares of a word the later one counts.</summary>
    public OfficeWords(IEnumerable<OfficeWordGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        foreach (var group in groups)
        {
            foreach (var word in group.Words.Where(w => Folding.Search(w).Length > 0))
            {
                Add(word, group);
            }
        }
    }

    /// <summary>How many syllables the longest phrase has.</summary>
    public int Longest { get; private set; }

    /// <summary>What syllables are.</summary>
    /// <param name="folded">As <see cref="Folding.Search"/> has them, one space between.</param>
    /// <param name="written">In small letters with their accents, where there is one only; else null.</param>
    public PhraseKind KindOf(string folded, string? written) =>
        written is null || written == folded
            ? _phrases.GetValueOrDefault(folded)
            : _syllables.GetValueOrDefault(written);

    /// <summary>In what part of titles a token (<see cref="Topic"/>) is believed to stand; 0 where nothing is known.</summary>
    public double ShareOf(string token) => _shares.GetValueOrDefault(token);

    private void Add(string word, OfficeWordGroup group)
    {
        var folded = Folding.Search(word);
        var syllables = folded.Split(' ');
        var kind = group.Topics ? PhraseKind.Topic : PhraseKind.Office;
        _phrases[folded] = kind;
        Longest = Math.Max(Longest, syllables.Length);
        if (syllables.Length == 1)
        {
            _syllables[Folding.Normal(word).ToLowerInvariant()] = kind;
        }

        if (!group.Topics)
        {
            _shares[Topic.OfficeMark + folded] = group.Share;
            return;
        }

        for (var i = 0; i < syllables.Length; i++)
        {
            _shares[syllables[i]] = group.Share;
            if (i > 0)
            {
                _shares[$"{syllables[i - 1]} {syllables[i]}"] = group.Share;
            }
        }
    }
}
