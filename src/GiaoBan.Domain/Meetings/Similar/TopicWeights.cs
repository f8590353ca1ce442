namespace GiaoBan.Domain.Meetings.Similar;

/// <summary>
/// What tokens weigh: much where few of the organisation's own meetings have them, next to nothing where most do. An organisation without
/// meetings has the shares of <see cref="OfficeWords"/>, which count as <see cref="Prior"/> meetings and fade as its own become many.
/// </summary>
/// <param name="meetings">Token -> in how many meetings it stands.</param>
/// <param name="total">How many meetings there are.</param>
/// <param name="office">The shares to begin with.</param>
public sealed class TopicWeights(IReadOnlyDictionary<string, int> meetings, int total, OfficeWords office)
{
    /// <summary>So many meetings the shares to begin with are worth.</summary>
    public const int Prior = 200;

    // One meeting more or less with a rare word changes nothing: the two that are compared have it themselves.
    private const double Smoothing = 2;

    // A syllable alone may mean anything, two together are a word; a year stands in half of the titles.
    private const double Single = 0.45;
    private const double Number = 0.7;
    private const double Count = 1.5;
    private const double Name = 0.8;
    private const double Month = 0.5;
    private const double Year = 0.4;
    private const double Paper = 2.5;
    private const double Day = 0.7;
    private const double Office = 0.5;

    private readonly double _all = Math.Log((total + Prior) / Smoothing);

    // Of one look: the same tokens come again with every candidate.
    private readonly Dictionary<string, double> _known = new(StringComparer.Ordinal);

    /// <summary>The weight of a token, 0 to 2.5. An instance serves one thread.</summary>
    public double Of(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return _known.TryGetValue(token, out var weight) ? weight : _known[token] = Weigh(token);
    }

    private double Weigh(string token)
    {
        var expected = meetings.GetValueOrDefault(token) + (office.ShareOf(token) * Prior);
        var rarity = Math.Clamp(Math.Log((total + Prior) / (expected + Smoothing)) / _all, 0, 1);
        return rarity * rarity * KindOf(token);
    }

    private static double KindOf(string token) => token[0] switch
    {
        '#' => Paper,
        '*' => Count,
        '^' => Name,
        '@' => Day,
        '~' => Office,
        '=' when token.StartsWith("=nam:", StringComparison.Ordinal) => Year,
        '=' when token.StartsWith("=thang:", StringComparison.Ordinal) || token.StartsWith("=qui:", StringComparison.Ordinal) => Month,
        '=' => Number,
        _ => token.Contains(' ', StringComparison.Ordinal) ? 1 : Single,
    };
}
