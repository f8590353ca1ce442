using GiaoBan.App.Shared;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Compliance;

namespace GiaoBan.App.Pages.Compliance.RoundUps;

/// <summary>What the tables of a round-up say, the same on page, in document and workbook.</summary>
public static class RoundUpTables
{
    /// <summary>The figures that stand in columns.</summary>
    public static readonly IReadOnlyList<ComplianceGroup> Columns =
    [
        ComplianceGroup.Obligated, ComplianceGroup.Sent, ComplianceGroup.OnTime, ComplianceGroup.WithinExtension, ComplianceGroup.Late, ComplianceGroup.Overdue,
        ComplianceGroup.Incomplete, ComplianceGroup.Inaccurate, ComplianceGroup.Nil,
    ];

    /// <summary>The lists in the order of a page.</summary>
    public static readonly IReadOnlyList<RoundUpList> Lists =
    [
        RoundUpList.Well, RoundUpList.Late, RoundUpList.Incomplete, RoundUpList.Inaccurate, RoundUpList.Missing, RoundUpList.NeverSent, RoundUpList.Repeated,
        RoundUpList.WithinExtension,
    ];

    /// <summary>The name of a list of units.</summary>
    public static string NameOf(Text text, RoundUpList list) => text["roundup.list." + RoundUpPlaces.CodeOf(list)];

    /// <summary>The heading of a figure.</summary>
    public static string NameOf(Text text, ComplianceGroup group) => text["compliance.group." + ComplianceCodes.Of(group)];

    /// <summary>A share as people read it; nothing where nothing is due.</summary>
    public static string Percent(ComplianceStatistics statistics) => statistics.OnTimePercent() is { } share ? VietnameseNumber.Format(share) : "";

    /// <summary>The name of a compared figure, at the beginning of a line.</summary>
    public static string NameOf(ComparedFigure figure) => char.ToUpperInvariant(figure.Name[0]) + figure.Name[1..];

    /// <summary>A compared figure as people read it.</summary>
    public static string Value(ComparedFigure figure, decimal? value) => value is { } number ? VietnameseNumber.Format(number) + (figure.IsShare ? "%" : "") : "–";

    /// <summary>How far a figure has moved, with its sign.</summary>
    public static string Change(ComparedFigure figure) => figure.Change switch
    {
        null => "–",
        > 0 and var more => "+" + VietnameseNumber.Format(more),
        var change => VietnameseNumber.Format(change.Value),
    };

    /// <summary>The lines of the table of comparison: this quarter, the last, the same a year ago.</summary>
    public static IReadOnlyList<(ComparedFigure? Last, ComparedFigure? Year, ComparedFigure Now)> Compared(RoundUpFigures figures)
    {
        var last = figures.LastQuarter is { } before ? RoundUpComparison.Of(figures.Now, before) : null;
        var year = figures.LastYear is { } ago ? RoundUpComparison.Of(figures.Now, ago) : null;
        return [.. RoundUpComparison.Of(figures.Now, figures.Now).Select((now, i) => (last?[i], year?[i], now))];
    }

    /// <summary>The name of a block.</summary>
    public static string BlockOf(RoundUpContent content, string block) => content.BlockNames.GetValueOrDefault(block, block);

    /// <summary>How a report stands: "chậm 2 giờ", "quá hạn, chưa gửi"; what was found in it.</summary>
    public static string StateOf(Text text, RoundUpReport report)
    {
        var state = report.State;
        var first = state.Verdict == Verdict.Late
            ? text["app.state.late", VietnameseDates.Length(state.LateMinutes, text.Language)]
            : BookWords.Meaning(text, BookMarks.Of(state));
        string?[] more =
        [
            state.Nil && state.Verdict is Verdict.Late or Verdict.Extended ? text["compliance.badge.nil"] : null,
            state.WasReturned ? NameOf(text, ComplianceGroup.Returned) : null,
            state.Incomplete ? NameOf(text, ComplianceGroup.Incomplete) : null,
            state.Inaccurate ? NameOf(text, ComplianceGroup.Inaccurate) : null,
        ];
        return string.Join("; ", more.OfType<string>().Select(w => char.ToLowerInvariant(w[0]) + w[1..]).Prepend(first));
    }
}
