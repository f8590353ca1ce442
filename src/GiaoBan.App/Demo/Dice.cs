namespace GiaoBan.App.Demo;

/// <summary>Made-up choices that come out the same every time: the same words give the same numbers on every machine.</summary>
internal sealed class Dice
{
    private ulong _state;

    /// <summary>Dice for one matter, such as a unit and a week.</summary>
    public Dice(params ReadOnlySpan<string> matter)
    {
        // FNV-1a: string.GetHashCode differs from run to run.
        _state = 14695981039346656037;
        foreach (var part in matter)
        {
            foreach (var letter in part)
            {
                _state = (_state ^ letter) * 1099511628211;
            }

            _state = (_state ^ 0xFFFF) * 1099511628211;
        }
    }

    /// <summary>A number from 0 up to but not 1.</summary>
    public decimal Fraction() => (Next() >> 11) / 9007199254740992m;

    /// <summary>A whole number, both ends possible.</summary>
    public int Between(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    /// <summary>A number between two others.</summary>
    public decimal Between(decimal least, decimal most) => least + ((most - least) * Fraction());

    /// <summary>True so many times in a hundred.</summary>
    public bool Chance(int percent) => Between(1, 100) <= percent;

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> from) => from[Between(0, from.Count - 1)];

    /// <summary>Some of several, each once, in their order.</summary>
    public IReadOnlyList<T> PickSome<T>(IReadOnlyList<T> from, int count)
    {
        var chosen = Enumerable.Range(0, from.Count).OrderBy(_ => Next()).Take(count).Order();
        return [.. chosen.Select(i => from[i])];
    }

    // SplitMix64.
    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
