using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Compliance.RoundUps;

/// <summary>Section III: who was late, incomplete, inaccurate, who did not send, who does so again, and where it goes worst (LC-8).</summary>
internal static class RoundUpWeaknesses
{
    private const int MostRequirements = 5;

    internal static IEnumerable<(string Place, string Text)> Of(RoundUpFigures figures, RoundUpTerms terms)
    {
        yield return ("cham", Listed("1. Gửi chậm", RoundUpList.Late, "gửi chậm", u => $" ({Reports(u.Counts.Late)}, chậm nhất {Length(u)})"));
        yield return ("khong-day-du", Listed("2. Không đầy đủ", RoundUpList.Incomplete, "gửi báo cáo không đầy đủ", u => $" ({Reports(u.Counts.Incomplete)})"));
        yield return ("thieu-chinh-xac", Listed("3. Thiếu chính xác", RoundUpList.Inaccurate, "gửi báo cáo thiếu chính xác", u => $" ({Reports(u.Counts.Inaccurate)})"));
        yield return ("khong-gui", Listed("4. Không gửi", RoundUpList.Missing, "có báo cáo đã quá hạn mà chưa gửi", u => $" ({Reports(u.Counts.Overdue)})") + Never(figures, terms));
        yield return ("lap-lai", Repeated(figures, terms));
        if (Worst(figures.Now) is { } worst)
        {
            yield return ("loai-bao-cao", worst);
        }

        string Listed(string head, RoundUpList list, string what, Func<UnitFigures, string> note)
        {
            var units = figures.UnitsOf(list);
            return units.Count == 0
                ? $"{head}: không có."
                : $"{head}: có {OfficialNumbers.Of(units.Count, figures.Now.Owing)} đơn vị {what}, tổng số {Reports(units.Sum(u => RoundUpFigures.Weight(list, u)))}, gồm: "
                    + OfficialNumbers.Names([.. units.Select(u => u.Unit.Name + note(u))], terms.MostNames, figures.AppendixOf(list)) + ".";
        }
    }

    private static string Never(RoundUpFigures figures, RoundUpTerms terms)
    {
        var never = figures.UnitsOf(RoundUpList.NeverSent);
        return never.Count == 0
            ? ""
            : $" Trong đó {OfficialNumbers.Count(never.Count)} đơn vị không gửi báo cáo nào trong quý: "
                + OfficialNumbers.Names([.. never.Select(u => u.Unit.Name)], terms.MostNames, figures.AppendixOf(RoundUpList.Missing)) + ".";
    }

    private static string Repeated(RoundUpFigures figures, RoundUpTerms terms)
    {
        const string Head = "5. Lặp lại";
        if (figures.LastQuarter is null)
        {
            return $"{Head}: chưa có số liệu {figures.Quarter.Previous.Words} để xác định.";
        }

        var units = figures.UnitsOf(RoundUpList.Repeated);
        return units.Count == 0
            ? $"{Head}: không có đơn vị nào gửi chậm hoặc không gửi ở cả {figures.Quarter.Previous.Words} và quý này."
            : $"{Head}: có {OfficialNumbers.Count(units.Count)} đơn vị đã gửi chậm hoặc không gửi trong {figures.Quarter.Previous.Words}, quý này vẫn gửi chậm hoặc không gửi, gồm: "
                + OfficialNumbers.Names([.. units.Select(u => u.Unit.Name)], terms.MostNames, figures.AppendixOf(RoundUpList.Repeated)) + ".";
    }

    private static string? Worst(QuarterFigures now)
    {
        var worst = WorstOf(now);
        return worst.Count == 0
            ? null
            : "6. Loại báo cáo có tỷ lệ đúng hạn thấp: "
                + string.Join("; ", worst.Select(r => $"{r.Name} ({OfficialNumbers.Percent(r.Counts.OnTimePercent()!.Value)}, {OfficialNumbers.Of(r.Counts.OnTime, r.Counts.Due())} báo cáo)")) + ".";
    }

    /// <summary>The requirements that went worst: something of them late or missing, and less on time than the whole; at least the first, at most five.</summary>
    internal static IReadOnlyList<RequirementFigures> WorstOf(QuarterFigures now) =>
        [.. now.Requirements.Where(r => r.Counts.Late + r.Counts.Overdue > 0).Where((r, i) => i == 0 || r.Counts.OnTimePercent() < now.Whole.OnTimePercent()).Take(MostRequirements)];

    private static string Reports(int count) => $"{OfficialNumbers.Count(count)} báo cáo";

    private static string Length(UnitFigures unit) => VietnameseDates.Length(unit.LongestLate, Language.Vietnamese);
}
