using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Regimes.Lint;

/// <summary>What an indicator is about, apart from how a form words it: by which two forms are seen to ask for one figure (LC-3).</summary>
public sealed class IndicatorLikeness
{
    /// <summary>From this share of common words on two names mean one thing.</summary>
    public const double SameWords = 0.75;

    // Words of the period, of counting and of numbering, which one form has and another leaves out.
    private static readonly HashSet<string> Empty = new(
        "trong tuan thang quy nam ky luy ke tong so ty le ti tieu chi da duoc den nay hien co cua tren dia ban xa phuong tinh".Split(' ').Select(Folding.Search), StringComparer.Ordinal);

    private readonly HashSet<string> _words;
    private readonly HashSet<string> _numbered;

    private IndicatorLikeness(IEnumerable<string> words)
    {
        _words = words.ToHashSet(StringComparer.Ordinal);
        _numbered = _words.Where(word => word.Any(char.IsDigit)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What an indicator is about.</summary>
    public static IndicatorLikeness Of(Indicator indicator) => Of(indicator.Name);

    /// <summary>What an indicator of a name is about.</summary>
    public static IndicatorLikeness Of(string name)
    {
        // "Tiêu chí 11: Hộ nghèo": the number is the criterion's place in a list, the name follows it.
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var own = colon >= 0 && name[..colon].Any(char.IsDigit) ? name[(colon + 1)..] : name;
        return new(Folding.Search(own).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Empty.Contains(word)));
    }

    /// <summary>Whether both mean one thing: nearly the same words, and the same numbers in them ("mũi 1" is not "mũi 2").</summary>
    public bool IsSameAs(IndicatorLikeness other)
    {
        if (_words.Count == 0 || other._words.Count == 0 || !_numbered.SetEquals(other._numbered))
        {
            return false;
        }

        var common = _words.Count(other._words.Contains);
        return common >= SameWords * (_words.Count + other._words.Count - common);
    }
}
