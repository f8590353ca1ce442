namespace GiaoBan.Domain.Compliance.RoundUps;

/// <summary>Section V: what follows from the figures; the office edits it before it goes out.</summary>
internal static class RoundUpProposals
{
    internal static IEnumerable<(string Place, string Text)> Of(RoundUpFigures figures, RoundUpTerms terms)
    {
        var head = terms.IsOfTheParty ? "người đứng đầu cấp ủy, cơ quan" : "thủ trưởng đơn vị, người đứng đầu địa phương";
        var proposals = Proposals(figures, head).ToList();
        yield return ("de-nghi", proposals.Count == 0
            ? $"Đề nghị {terms.Recipient} chỉ đạo các đơn vị tiếp tục duy trì nền nếp thực hiện chế độ thông tin, báo cáo."
            : $"{terms.Issuer} đề nghị {terms.Recipient}:");
        foreach (var (index, (place, text)) in proposals.Index())
        {
            yield return (place, $"{index + 1}. {text}");
        }
    }

    private static IEnumerable<(string Place, string Text)> Proposals(RoundUpFigures figures, string head)
    {
        if (figures.UnitsOf(RoundUpList.Well) is { Count: > 0 } well)
        {
            yield return ("bieu-duong", $"Biểu dương {Units(well.Count)} thực hiện tốt chế độ thông tin, báo cáo nêu tại mục II.");
        }

        if (figures.Now.Units.Count(u => u.Fails) is > 0 and var failing)
        {
            yield return ("chan-chinh", $"Yêu cầu {head} của {Units(failing)} gửi chậm hoặc không gửi báo cáo chấn chỉnh việc thực hiện{Owing(figures)}.");
        }

        if (figures.UnitsOf(RoundUpList.Repeated) is { Count: > 0 } repeated)
        {
            yield return ("giai-trinh", $"Yêu cầu {Units(repeated.Count)} gửi chậm hoặc không gửi trong hai quý liên tiếp giải trình bằng văn bản.");
        }

        if (figures.Now.Units.Count(u => u.Counts.Incomplete + u.Counts.Inaccurate > 0) is > 0 and var faulty)
        {
            yield return ("bo-sung", $"Yêu cầu {Units(faulty)} có báo cáo không đầy đủ hoặc thiếu chính xác bổ sung, chỉnh sửa và chịu trách nhiệm về số liệu đã gửi.");
        }

        if (RoundUpWeaknesses.WorstOf(figures.Now) is [var worst, ..])
        {
            yield return ("don-doc", $"Giao Văn phòng tiếp tục theo dõi, đôn đốc; chú ý {InSentence(worst.Name)}, là loại báo cáo có tỷ lệ đúng hạn thấp nhất.");
        }
    }

    private static string Owing(RoundUpFigures figures) =>
        figures.Now.Whole.Overdue > 0 ? $", gửi đủ {OfficialNumbers.Count(figures.Now.Whole.Overdue)} báo cáo còn thiếu" : "";

    // "Báo cáo tuần" begins no sentence here; "NTM" stays what it is.
    private static string InSentence(string name) =>
        name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    private static string Units(int count) => $"{OfficialNumbers.Count(count)} đơn vị";
}
