using System.Globalization;
using NodaTime;

namespace GiaoBan.Domain.Compliance.RoundUps;

/// <summary>The text of a round-up, drafted from its figures in the words of official documents (LC-8). It says nothing that the figures do not.</summary>
public static class RoundUpText
{
    /// <summary>How the paragraph begins that names the moment of the figures; a comma ends that moment.</summary>
    public const string MomentLead = "Tính đến ";

    /// <summary>The paragraphs, in order.</summary>
    public static IReadOnlyList<RoundUpParagraph> Of(RoundUpFigures figures, RoundUpTerms terms)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(terms);
        return
        [
            new("mo-dau", RoundUpSection.Opening, Opening(figures, terms)),
            .. General(figures.Now, terms).Select(p => new RoundUpParagraph(p.Place, RoundUpSection.General, p.Text)),
            new("lam-tot", RoundUpSection.Good, Good(figures, terms)),
            .. RoundUpWeaknesses.Of(figures, terms).Select(p => new RoundUpParagraph(p.Place, RoundUpSection.Weak, p.Text)),
            .. RoundUpComparison.Of(figures).Select(p => new RoundUpParagraph(p.Place, RoundUpSection.Comparison, p.Text)),
            .. RoundUpProposals.Of(figures, terms).Select(p => new RoundUpParagraph(p.Place, RoundUpSection.Proposals, p.Text)),
        ];
    }

    /// <summary>The heading of a section, as documents write it.</summary>
    public static string Heading(RoundUpSection section) => section switch
    {
        RoundUpSection.Opening => "",
        RoundUpSection.General => "I. Kết quả chung",
        RoundUpSection.Good => "II. Đơn vị thực hiện tốt",
        RoundUpSection.Weak => "III. Hạn chế",
        RoundUpSection.Comparison => "IV. So sánh",
        RoundUpSection.Proposals => "V. Kiến nghị",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, "No such section."),
    };

    /// <summary>The abstract: "Tình hình thực hiện chế độ thông tin, báo cáo quý III năm 2021".</summary>
    public static string Title(Quarter quarter) => $"Tình hình thực hiện chế độ thông tin, báo cáo {quarter.Words}";

    /// <summary>What "does well" means, as the document says it.</summary>
    public static string RuleWords(GoodUnitRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var granted = rule.ExtensionCounts ? "tính cả báo cáo gửi trong thời gian được gia hạn" : "không tính báo cáo gửi trong thời gian được gia hạn";
        var onTime = rule.LeastOnTimePercent switch
        {
            >= 100 => $"gửi đủ và đúng hạn tất cả báo cáo đến hạn ({granted})",
            <= 0 => "gửi đủ tất cả báo cáo đến hạn",
            var least => $"gửi đủ tất cả báo cáo đến hạn, ít nhất {OfficialNumbers.Percent(least)} đúng hạn ({granted})",
        };
        var returned = rule.ReturnsAdmitted ? "" : "bị trả lại, ";
        var enough = rule.LeastDue > 1 ? $"có từ {OfficialNumbers.Count(rule.LeastDue)} báo cáo đến hạn trong quý, " : "";
        return $"{enough}{onTime}, không có báo cáo {returned}không đầy đủ hoặc thiếu chính xác";
    }

    /// <summary>The moment of the figures: "14 giờ 05 phút ngày 05/10/2021".</summary>
    public static string Moment(LocalDateTime at) => string.Create(
        CultureInfo.InvariantCulture, $"{at.Hour:00} giờ {at.Minute:00} phút ngày {OfficialNumbers.Day(at.Date)}");

    private static string Opening(RoundUpFigures figures, RoundUpTerms terms)
    {
        var basis = terms.Basis.Count > 0 ? $"Thực hiện {string.Join("; ", terms.Basis)}, " : "";
        var sentence = $"{basis}{terms.Issuer} báo cáo {terms.Recipient} tình hình thực hiện chế độ thông tin, báo cáo {figures.Quarter.Words} như sau:";
        return char.ToUpperInvariant(sentence[0]) + sentence[1..];
    }

    private static IEnumerable<(string Place, string Text)> General(QuarterFigures now, RoundUpTerms terms)
    {
        var s = now.Whole;
        var requirements = now.Requirements.Count(r => r.Counts.Obligated > 0);
        yield return ("so-phai-gui",
            $"Trong {now.Quarter.Words} (hạn gửi từ ngày {OfficialNumbers.Day(now.Quarter.From)} đến ngày {OfficialNumbers.Day(now.Quarter.To)}), có {OfficialNumbers.Count(now.Owing)} đơn vị "
            + $"phải gửi {OfficialNumbers.Count(s.Obligated)} báo cáo thuộc {OfficialNumbers.Count(requirements)} loại báo cáo.");
        yield return ("ket-qua-gui", $"{MomentLead}{Moment(terms.AsOf)}, {SentWords(s)}{ShareWords(s)}");
        if (Apart(s) is { } apart)
        {
            yield return ("tinh-rieng", apart);
        }

        if (now.Blocks.Count > 1)
        {
            yield return ("theo-khoi", "Theo khối: " + string.Join("; ", now.Blocks.Where(b => b.Counts.Obligated > 0).Select(b => BlockWords(b, terms))) + ".");
        }
    }

    private static string SentWords(ComplianceStatistics s)
    {
        if (s.Sent == 0)
        {
            return $"chưa có báo cáo nào được gửi (0/{OfficialNumbers.Count(s.Obligated)}){Left(s)}.";
        }

        var parts = new List<string> { $"{OfficialNumbers.Count(s.OnTime)} báo cáo đúng hạn" };
        if (s.WithinExtension > 0)
        {
            parts.Add($"{OfficialNumbers.Count(s.WithinExtension)} báo cáo gửi trong thời gian được gia hạn");
        }

        parts.Add(s.Late > 0 ? $"{OfficialNumbers.Count(s.Late)} báo cáo gửi chậm" : "không có báo cáo gửi chậm");
        var missing = s.Missing == 0 ? "" : $"; còn {OfficialNumbers.Count(s.Missing)} báo cáo chưa gửi{Left(s)}";
        return $"đã gửi {OfficialNumbers.Of(s.Sent, s.Obligated)} báo cáo, trong đó {string.Join(", ", parts)}{missing}.";
    }

    private static string Left(ComplianceStatistics s) => (s.Missing - s.Overdue, s.Overdue) switch
    {
        (0, _) => "",
        (_, 0) => " (chưa đến hạn)",
        var (left, _) => $" (trong đó {OfficialNumbers.Count(left)} báo cáo chưa đến hạn)",
    };

    private static string ShareWords(ComplianceStatistics s) =>
        s.OnTimePercent() is { } share ? $" Tỷ lệ đúng hạn đạt {OfficialNumbers.Percent(share)} số báo cáo đến hạn ({OfficialNumbers.Of(s.OnTime, s.Due())})." : "";

    private static string? Apart(ComplianceStatistics s)
    {
        var parts = new List<string>();
        if (s.Nil > 0)
        {
            parts.Add($"trong số báo cáo đã gửi có {OfficialNumbers.Count(s.Nil)} báo cáo \"không phát sinh\"");
        }

        if (s.Extended > 0)
        {
            parts.Add($"có {OfficialNumbers.Count(s.Extended)} báo cáo được gia hạn");
        }

        var left = new[] { (s.Exempt, "báo cáo được miễn"), (s.Absorbed, "báo cáo lồng ghép vào báo cáo khác") }.Where(p => p.Item1 > 0).ToList();
        if (left.Count > 0)
        {
            parts.Add(string.Join(" và ", left.Select(p => $"{OfficialNumbers.Count(p.Item1)} {p.Item2}")) + " không tính vào số phải gửi");
        }

        return parts.Count == 0 ? null : "Tính riêng: " + string.Join("; ", parts) + ".";
    }

    private static string BlockWords(BlockFigures block, RoundUpTerms terms)
    {
        var name = terms.BlockNames.GetValueOrDefault(block.Block, block.Block);
        var share = block.Counts.OnTimePercent() is { } percent ? $"đúng hạn {OfficialNumbers.Percent(percent)}" : "chưa có báo cáo đến hạn";
        return $"{name} gửi {OfficialNumbers.Of(block.Counts.Sent, block.Counts.Obligated)} báo cáo, {share}";
    }

    private static string Good(RoundUpFigures figures, RoundUpTerms terms)
    {
        var well = figures.UnitsOf(RoundUpList.Well);
        var rule = $"Đơn vị thực hiện tốt là đơn vị {RuleWords(figures.Rule)}.";
        return well.Count == 0
            ? $"{rule} Trong quý không có đơn vị nào đạt mức này."
            : $"{rule} Trong quý có {OfficialNumbers.Of(well.Count, figures.Now.Owing)} đơn vị đạt mức này, gồm: "
                + OfficialNumbers.Names([.. well.Select(u => u.Unit.Name)], terms.MostNames, figures.AppendixOf(RoundUpList.Well)) + ".";
    }
}
