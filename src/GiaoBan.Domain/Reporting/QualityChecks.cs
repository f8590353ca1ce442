using GiaoBan.Domain.Figures;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Reporting;

/// <summary>Something the sender must see before sending (DB-7); it never stops a report.</summary>
/// <param name="Code">Permanent; its texts stand in the resources.</param>
/// <param name="Place">As the API names it, by the outline's and the form's codes: <c>sections[kinh-te]</c>, <c>figures[ho-ngheo]</c>; null = the whole.</param>
/// <param name="Args">What the text names; numbers are given as written in Vietnamese.</param>
public sealed record QualityWarning(string Code, string? Place, params object[] Args);

/// <summary>The checks before sending (DB-7).</summary>
public static class QualityChecks
{
    /// <summary>From here on a text is the last one again.</summary>
    public const double SameText = 0.9;

    /// <summary>Past figures from which the middle and the spread tell what is usual.</summary>
    public const int EnoughPast = 4;

    private const decimal Spreads = 5;
    private const decimal Times = 5;

    // Makes the median absolute deviation comparable with a standard deviation.
    private const decimal MadScale = 1.4826m;

    // Where the past hardly moves, a tenth of its middle counts as one spread; else any change at all would be far.
    private const decimal LeastSpread = 0.1m;

    /// <summary>Runs all checks, in the order of the form.</summary>
    /// <param name="content">What is about to be sent.</param>
    /// <param name="outline">The outline; null where the requirement has none.</param>
    /// <param name="lines">The figures table of the content.</param>
    /// <param name="history">What went before, by indicator.</param>
    /// <param name="previous">The same unit's last report of this requirement, or null.</param>
    public static IReadOnlyList<QualityWarning> Run(
        ReportContent content,
        Outline? outline,
        IReadOnlyList<FigureLine> lines,
        IReadOnlyDictionary<string, IndicatorHistory> history,
        ReportContent? previous) =>
        content.Nil
            ? []
            :
            [
                .. (outline?.Sections ?? []).SelectMany(s => InSection(s, TextOf(content, s.Code), previous is null ? "" : TextOf(previous, s.Code))),
                .. lines.SelectMany(l => InFigure(l, history.GetValueOrDefault(l.Indicator.Code) ?? IndicatorHistory.None)),
            ];

    private static string TextOf(ReportContent content, string section) =>
        content.Sections.FirstOrDefault(s => s.Code == section)?.Text.Trim() ?? "";

    private static IEnumerable<QualityWarning> InSection(OutlineSection section, string text, string last)
    {
        var place = $"sections[{section.Code}]";
        if (text.Length == 0)
        {
            if (section.Required)
            {
                yield return new("reporting.quality.section-empty", place, section.Title);
            }

            yield break;
        }

        if (Prose.IsOneLine(text))
        {
            yield return new("reporting.quality.one-line", place, section.Title);
        }

        if (section.NeedsFigure && !Prose.HasFigure(text))
        {
            yield return new("reporting.quality.no-figure", place, section.Title);
        }

        if (last.Length > 0 && Prose.Similarity(text, last) is >= SameText and var alike)
        {
            yield return new("reporting.quality.same-text", place, section.Title, (int)(alike * 100));
        }
    }

    private static IEnumerable<QualityWarning> InFigure(FigureLine line, IndicatorHistory history)
    {
        var (place, name) = ($"figures[{line.Indicator.Code}]", line.Indicator.Name);
        if (line.Whole is not { } whole)
        {
            yield break;
        }

        if (line.Indicator.Kind == IndicatorKind.Flow && line.CumulativeBefore is { } before && line.Cumulative < before)
        {
            yield return new("reporting.quality.cumulative-falls", place, name, VietnameseNumber.Format(before));
        }

        List<decimal> past = [.. history.Earlier.Select(p => p.Whole).OfType<decimal>()];
        if (FarFrom(whole, past) is { } usual)
        {
            yield return new("reporting.quality.far-from-past", place, name, VietnameseNumber.Format(whole), VietnameseNumber.Format(usual));
        }
    }

    /// <summary>What is usual, where a figure is far from it; else null.</summary>
    private static decimal? FarFrom(decimal figure, List<decimal> past)
    {
        if (past.Count >= EnoughPast)
        {
            var middle = Median(past);
            var spread = Math.Max(MadScale * Median([.. past.Select(p => Math.Abs(p - middle))]), LeastSpread * Math.Abs(middle));
            return spread > 0 && Math.Abs(figure - middle) > Spreads * spread ? middle : null;
        }

        // Too few to know the spread: five times more, or five times less, than the last one. A 0 says nothing about size.
        return past is [.., var last] && last != 0 && figure != 0
            && (Math.Abs(figure) > Times * Math.Abs(last) || Math.Abs(figure) * Times < Math.Abs(last))
            ? last
            : null;
    }

    private static decimal Median(List<decimal> values)
    {
        decimal[] sorted = [.. values];
        Array.Sort(sorted);
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
