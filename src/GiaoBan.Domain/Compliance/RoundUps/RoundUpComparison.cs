using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Compliance.RoundUps;

/// <summary>A figure beside the same one of another quarter.</summary>
/// <param name="Place">What is compared, for good: <c>dung-han</c>.</param>
/// <param name="Name">In words.</param>
/// <param name="Now">Now; null where it cannot be said.</param>
/// <param name="Then">Then.</param>
/// <param name="IsShare">Percent, else a count.</param>
public sealed record ComparedFigure(string Place, string Name, decimal? Now, decimal? Then, bool IsShare)
{
    /// <summary>Now less then; null where one of them cannot be said.</summary>
    public decimal? Change => Now - Then;
}

/// <summary>Section IV: this quarter beside another (LC-8).</summary>
public static class RoundUpComparison
{
    /// <summary>What is compared, in the order of the text.</summary>
    public static IReadOnlyList<ComparedFigure> Of(QuarterFigures now, QuarterFigures then)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(then);
        return
        [
            new("dung-han", "tỷ lệ đúng hạn", now.Whole.OnTimePercent(), then.Whole.OnTimePercent(), IsShare: true),
            Count("cham", "số báo cáo gửi chậm", q => q.Whole.Late),
            Count("qua-han", "số báo cáo quá hạn chưa gửi", q => q.Whole.Overdue),
            Count("khong-day-du", "số báo cáo không đầy đủ", q => q.Whole.Incomplete),
            Count("thieu-chinh-xac", "số báo cáo thiếu chính xác", q => q.Whole.Inaccurate),
            Count("lam-tot", "số đơn vị thực hiện tốt", q => RoundUpFigures.CountOf(RoundUpList.Well, q)),
            Count("don-vi-cham", "số đơn vị gửi chậm", q => RoundUpFigures.CountOf(RoundUpList.Late, q)),
            Count("don-vi-khong-gui", "số đơn vị không gửi", q => RoundUpFigures.CountOf(RoundUpList.Missing, q)),
        ];

        ComparedFigure Count(string place, string name, Func<QuarterFigures, int> figure) => new(place, name, figure(now), figure(then), IsShare: false);
    }

    internal static IEnumerable<(string Place, string Text)> Of(RoundUpFigures figures)
    {
        yield return ("so-quy-truoc", Sentence($"So với {figures.Quarter.Previous.Words}", figures.Now, figures.LastQuarter));
        yield return ("so-cung-ky", Sentence($"So với cùng kỳ năm trước ({figures.Quarter.YearBefore.Words})", figures.Now, figures.LastYear));
    }

    private static string Sentence(string head, QuarterFigures now, QuarterFigures? then) => then is null
        ? $"{head}: không có số liệu để so sánh."
        : $"{head}: {string.Join("; ", Of(now, then).Where(IsWorthSaying).Select(Words))}.";

    // What was nothing and is nothing is not told.
    private static bool IsWorthSaying(ComparedFigure figure) => figure.Place is "dung-han" or "cham" or "qua-han" or "lam-tot" || figure is not { Now: 0, Then: 0 };

    private static string Words(ComparedFigure figure) => figure.Change switch
    {
        null => $"{figure.Name} {Value(figure, figure.Now)}, kỳ so sánh {Value(figure, figure.Then)}",
        0 => $"{figure.Name} không đổi ({Value(figure, figure.Now)})",
        var change => $"{figure.Name} {(change > 0 ? "tăng" : "giảm")} {Change(figure, Math.Abs(change.Value))} (từ {Value(figure, figure.Then)} {(change > 0 ? "lên" : "xuống")} {Value(figure, figure.Now)})",
    };

    private static string Change(ComparedFigure figure, decimal change) =>
        figure.IsShare ? VietnameseNumber.Format(change) + " điểm phần trăm" : OfficialNumbers.Count((int)change);

    private static string Value(ComparedFigure figure, decimal? value) => value switch
    {
        null => "chưa có báo cáo đến hạn",
        { } share when figure.IsShare => OfficialNumbers.Percent(share),
        { } count => OfficialNumbers.Count((int)count),
    };
}
