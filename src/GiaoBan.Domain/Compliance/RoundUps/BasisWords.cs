using GiaoBan.Domain.Regimes;

namespace GiaoBan.Domain.Compliance.RoundUps;

/// <summary>A document as official prose names it.</summary>
public static class BasisWords
{
    // The kinds of document by their usual abbreviations in number and symbol (Decree 30/2020/NĐ-CP, appendix III; Party Guidance 36-HD/VPTW).
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["CT"] = "Chỉ thị",
        ["CV"] = "Công văn",
        ["HD"] = "Hướng dẫn",
        ["KH"] = "Kế hoạch",
        ["KL"] = "Kết luận",
        ["NQ"] = "Nghị quyết",
        ["NĐ"] = "Nghị định",
        ["QC"] = "Quy chế",
        ["QyĐ"] = "Quy định",
        ["QĐ"] = "Quyết định",
        ["TB"] = "Thông báo",
        ["TT"] = "Thông tư",
    };

    /// <summary>"Chỉ thị số 08/CT-UBND ngày 28/6/2019 của Ủy ban nhân dân tỉnh Lai Châu"; "Văn bản" where the symbol names no kind.</summary>
    public static string Of(BasisDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var kind = document.Symbol.Split('/', '-').Select(part => Kinds.GetValueOrDefault(part)).OfType<string>().FirstOrDefault() ?? "Văn bản";
        return $"{kind} số {document.Symbol} ngày {OfficialNumbers.Day(document.Date)} của {document.Issuer}";
    }
}
