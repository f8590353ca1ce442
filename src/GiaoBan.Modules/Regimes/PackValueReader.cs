using System.Globalization;
using System.Text.RegularExpressions;
using GiaoBan.Domain.Calendars;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Regimes;

/// <summary>Reads single values of a pack, noting what is misshapen; what is not there is null and no mistake.</summary>
internal sealed partial class PackValueReader(PackIssues issues)
{
    /// <summary>Longest text of a pack: a quoted paragraph of a dispatch fits several times.</summary>
    public const int LongestText = 4000;

    private const int LongestCode = 64;

    /// <summary>A text that says something.</summary>
    public string? Text(PackNode? node)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not PackScalar scalar || string.IsNullOrWhiteSpace(scalar.Text))
        {
            issues.Add("not-a-text", node.Mark);
            return null;
        }

        var text = scalar.Text.Trim();
        if (text.Length > LongestText)
        {
            issues.Add("text-too-long", node.Mark, text.Length, LongestText);
        }

        return text;
    }

    /// <summary>A code: lower-case words with hyphens.</summary>
    public string? Code(PackNode? node)
    {
        if (node is null)
        {
            return null;
        }

        if (node is PackScalar { Text.Length: <= LongestCode } scalar && CodePattern().IsMatch(scalar.Text))
        {
            return scalar.Text;
        }

        issues.Add("bad-code", node.Mark, Shown(node));
        return null;
    }

    /// <summary>A date of the years that calendars are made for.</summary>
    public LocalDate? Date(PackNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var read = LocalDatePattern.Iso.Parse((node as PackScalar)?.Text ?? "");
        if (read.TryGetValue(default, out var date) && date >= RegimeCalendar.FirstDay && date <= RegimeCalendar.LastDay)
        {
            return date;
        }

        issues.Add("bad-date", node.Mark, Shown(node), PackIssues.Number(RegimeCalendar.FirstDay.Year), PackIssues.Number(RegimeCalendar.LastDay.Year));
        return null;
    }

    /// <summary>A time of day.</summary>
    public LocalTime Time(PackNode node)
    {
        var read = LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse((node as PackScalar)?.Text ?? "");
        if (!read.TryGetValue(default, out var time))
        {
            issues.Add("bad-time", node.Mark, Shown(node));
        }

        return time;
    }

    /// <summary>A whole number in a range.</summary>
    public int? Whole(PackNode node, int least, int most)
    {
        if (node is PackScalar scalar
            && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        issues.Add("bad-number", node.Mark, Shown(node), least, most);
        return null;
    }

    /// <summary>A figure with a decimal point.</summary>
    public decimal? Figure(PackNode node)
    {
        if (node is PackScalar scalar
            && decimal.TryParse(scalar.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure))
        {
            return figure;
        }

        issues.Add("bad-figure", node.Mark, Shown(node));
        return null;
    }

    /// <summary>One of some words; null, and noted, where it is none of them.</summary>
    public string? Choice(PackNode node, IReadOnlyList<string> words)
    {
        if (node is PackScalar scalar && words.Contains(scalar.Text))
        {
            return scalar.Text;
        }

        issues.Add("bad-choice", node.Mark, Shown(node), string.Join(", ", words));
        return null;
    }

    private static string Shown(PackNode node) => node is PackScalar scalar ? scalar.Text[..Math.Min(scalar.Text.Length, LongestCode)] : "…";

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
