using System.Globalization;
using System.Text;

namespace GiaoBan.Domain.Regimes;

/// <summary>A code made from a name: people name things, the program needs a word that never changes.</summary>
public static class CodeProposal
{
    /// <summary>Longest code, characters.</summary>
    public const int Longest = 64;

    /// <summary>Lower-case words of the name without marks, joined by hyphens, with a number behind where another thing has that code.</summary>
    /// <param name="name">The name as people write it.</param>
    /// <param name="taken">Codes that are in use.</param>
    public static string Of(string name, IEnumerable<string> taken)
    {
        var stem = Stem(name);
        var used = taken.ToHashSet(StringComparer.Ordinal);
        var code = stem;
        for (var number = 2; used.Contains(code); number++)
        {
            var ending = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            code = stem[..Math.Min(stem.Length, Longest - ending.Length)].TrimEnd('-') + ending;
        }

        return code;
    }

    private static string Stem(string name)
    {
        var stem = new StringBuilder(name.Length);
        foreach (var c in Text.Folding.Normal(name).ToLowerInvariant().Replace('đ', 'd').Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                stem.Append(c);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && stem.Length > 0 && stem[^1] != '-')
            {
                stem.Append('-');
            }
        }

        var code = stem.ToString()[..Math.Min(stem.Length, Longest)].Trim('-');
        return code.Length > 0 ? code : "muc";
    }
}
