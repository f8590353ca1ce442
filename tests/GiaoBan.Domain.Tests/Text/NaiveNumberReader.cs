using System.Text.RegularExpressions;

namespace GiaoBan.Domain.Tests.Text;

/// <summary>The rules of the number reader told a second time, as patterns: it lists every meaning a text can have and counts them.</summary>
internal static partial class NaiveNumberReader
{
    /// <summary>"empty", "=1234.5", "?8.5|85" or "!".</summary>
    internal static string Read(string text, int? maxDecimals)
    {
        if (text.Length > 40)
        {
            return "!";
        }

        var bare = text.Trim();
        if (bare.Length == 0)
        {
            return "empty";
        }

        var minus = Regex.IsMatch(bare, "^[-−]");
        bare = Regex.Replace(bare, "^[-−+]", "");
        var max = maxDecimals ?? 6;
        List<string?> meanings = [];
        var vietnamese = VietnameseForm().IsMatch(bare);
        var tidy = Regex.Replace(bare, "[ \u00A0\u202F\u2009\u2007.]", "").Replace(',', '.');
        var english = EnglishThousands().IsMatch(bare);
        if (vietnamese)
        {
            meanings.Add(Fitting(tidy, english ? 6 : max));
        }

        if (OneDot().IsMatch(bare) && max > 0)
        {
            var dotted = Fitting(bare, 6);
            meanings.Add(dotted);
            if (!vietnamese && dotted is not null && bare[0] != '0')
            {
                meanings.Add(Fitting(bare.Replace(".", "", StringComparison.Ordinal), 0));
            }
        }

        if (english)
        {
            meanings.Add(bare.Replace(",", "", StringComparison.Ordinal));
        }

        var possible = meanings.Where(m => m is not null).Select(m => minus && m != "0" ? "-" + m : m).ToList();
        var asks = possible.Count > 1 || (possible.Count == 1 && !vietnamese);
        return possible.Count == 0 ? "!" : asks ? "?" + string.Join('|', possible) : "=" + possible[0];
    }

    private static string? Fitting(string dotDecimal, int max)
    {
        var (whole, fraction) = dotDecimal.Split('.') is [var w, var f] ? (w, f.TrimEnd('0')) : (dotDecimal, "");
        if (whole.Length > 15 || fraction.Length > max)
        {
            return null;
        }

        return fraction.Length == 0 ? whole : $"{whole}.{fraction}";
    }

    [GeneratedRegex("^(0|[1-9][0-9]*|[1-9][0-9]{0,2}(\\.[0-9]{3})+|[1-9][0-9]{0,2}([ \u00A0\u202F\u2009\u2007][0-9]{3})+)(,[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex VietnameseForm();

    [GeneratedRegex("^(0|[1-9][0-9]*)\\.[0-9]+$")]
    private static partial Regex OneDot();

    [GeneratedRegex("^[1-9][0-9]{0,2},[0-9]{3}$")]
    private static partial Regex EnglishThousands();
}
