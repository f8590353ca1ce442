using GiaoBan.App.Shared;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reviews;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Reviews;

namespace GiaoBan.App.Pages.Reviews;

/// <summary>How a review is put into words: the same on the page, on paper, in the spreadsheet and in the document.</summary>
public static class ReviewWords
{
    /// <summary>"Sửa đổi"; "Chưa rà soát" where nothing was said yet.</summary>
    public static string Conclusion(Text text, ReviewLine line) => line.Given is { } given ? Conclusion(text, given.Verdict.Conclusion) : text["reviews.not-reviewed"];

    /// <summary>"Sửa đổi".</summary>
    public static string Conclusion(Text text, ReviewConclusion conclusion) => text["reviews.conclusion." + ReviewCodes.Of(conclusion)];

    /// <summary>Number, symbol and date of the regime's document, and what replaced it.</summary>
    public static string Basis(Text text, ReviewLine line) =>
        line.Given?.Verdict.BasisReplaced is { } replaced
            ? $"{Basis(text, line.Pack)}\n{text["reviews.basis.lost", replaced]}"
            : Basis(text, line.Pack);

    /// <summary>"62-CV/ĐU ngày 19/8/2021".</summary>
    public static string Basis(Text text, RegimePack pack) => text["reviews.document", pack.Basis.Symbol, VietnameseDates.Day(pack.Basis.Date)];

    /// <summary>Reason and proposal, a line each; empty where there is nothing to say.</summary>
    public static string Proposal(Text text, ReviewLine line) => line.Given is { } given ? Proposal(text, given.Verdict, line.MergeInto) : "";

    /// <summary>Reason and proposal of a verdict.</summary>
    public static string Proposal(Text text, ReviewVerdict verdict, (string Regime, string Requirement)? into) => string.Join('\n', new[]
    {
        verdict.Reason,
        verdict.Change is { } change ? text["reviews.change.line", change] : null,
        into is { } target ? text["reviews.merge.line", target.Requirement, target.Regime] : null,
    }.OfType<string>());

    /// <summary>Reason, proposal, and what replaced the basis if anything did: where the basis has no column of its own.</summary>
    public static string Said(Text text, ReviewLine line) => line.Given is { } given ? Said(text, given.Verdict, line.MergeInto) : "";

    /// <summary>Reason, proposal and word on the basis of a verdict.</summary>
    public static string Said(Text text, ReviewVerdict verdict, (string Regime, string Requirement)? into) => verdict.BasisReplaced is { } replaced
        ? $"{Proposal(text, verdict, into)}\n{text["reviews.basis.lost", replaced]}".Trim()
        : Proposal(text, verdict, into);

    /// <summary>The due day, and by how many days it was or is missed.</summary>
    public static string Due(Text text, ReviewLine line) => Late(text, line.Standing) is { } late ? $"{VietnameseDates.Day(line.DueOn)}\n{late}" : VietnameseDates.Day(line.DueOn);

    /// <summary>"chậm 3 ngày", "quá hạn 3 ngày"; null in time.</summary>
    public static string? Late(Text text, ReviewStanding standing) =>
        standing.LateDays == 0 ? null : text[standing.IsReviewed ? "reviews.late" : "reviews.overdue", standing.LateDays];

    /// <summary>The figures with their names, in the order in which they are shown everywhere.</summary>
    public static IReadOnlyList<(string Name, int Count)> Figures(Text text, ReviewCounts counts) =>
    [
        (text["reviews.count.total"], counts.Total),
        (text["reviews.count.reviewed"], counts.Reviewed),
        (text["reviews.count.left"], counts.Left),
        (text["reviews.count.overdue"], counts.Overdue),
        .. ReviewCodes.All.Select(c => (Conclusion(text, c), counts.ByConclusion[c])),
        (text["reviews.count.basis-lost"], counts.BasisInvalid),
    ];

    /// <summary>"Đã rà soát 3/7 loại báo cáo, 1 quá hạn."</summary>
    public static string Progress(Text text, ReviewCounts counts) =>
        text[counts.Overdue > 0 ? "reviews.progress.overdue" : "reviews.progress", counts.Reviewed, counts.Total, counts.Overdue];

    /// <summary>What orders the review; null where nothing does.</summary>
    public static string? Ordered(Text text, CampaignView view) => (view.Campaign.BasisSymbol, view.Campaign.BasisDate) switch
    {
        (null, _) => null,
        ({ } symbol, { } date) => text["reviews.document", symbol, VietnameseDates.Day(date)],
        ({ } symbol, null) => symbol,
    };
}
