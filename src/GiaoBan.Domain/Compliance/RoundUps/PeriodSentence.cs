namespace GiaoBan.Domain.Compliance.RoundUps;

/// <summary>The statistic of one period or one request, where each unit owes one report, in the words of source 002, note 1 (LC-2).</summary>
public static class PeriodSentence
{
    /// <summary>"có 11/36 đơn vị gửi báo cáo, trong đó 09/11 đơn vị gửi chậm; còn 25 đơn vị chưa gửi".</summary>
    public static string Of(ComplianceStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return statistics.Obligated == 0 ? NotOwed(statistics) : $"{Sent(statistics)}{Granted(statistics)}{Missing(statistics)}";
    }

    /// <summary>"có 11/36 đơn vị gửi báo cáo, trong đó 09/11 đơn vị gửi chậm".</summary>
    public static string Sent(ComplianceStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        var sent = $"có {OfficialNumbers.Of(statistics.Sent, statistics.Obligated)} đơn vị gửi báo cáo";
        return statistics switch
        {
            { Sent: 0 } => sent,
            { Late: 0 } => sent + ", không có đơn vị gửi chậm",
            _ => $"{sent}, trong đó {OfficialNumbers.Of(statistics.Late, statistics.Sent)} đơn vị gửi chậm",
        };
    }

    // Months that a quarter takes in (DB-4), units excused.
    private static string NotOwed(ComplianceStatistics s) => "không đơn vị nào phải gửi" + (s.Absorbed, s.Exempt) switch
    {
        (0, 0) => "",
        (var absorbed, 0) => $" ({OfficialNumbers.Count(absorbed)} báo cáo lồng ghép vào báo cáo khác)",
        (0, var exempt) => $" ({OfficialNumbers.Count(exempt)} đơn vị được miễn)",
        var (absorbed, exempt) => $" ({OfficialNumbers.Count(absorbed)} báo cáo lồng ghép vào báo cáo khác, {OfficialNumbers.Count(exempt)} đơn vị được miễn)",
    };

    private static string Granted(ComplianceStatistics s) =>
        s.WithinExtension == 0 ? "" : $", {OfficialNumbers.Of(s.WithinExtension, s.Sent)} đơn vị gửi trong thời gian được gia hạn";

    private static string Missing(ComplianceStatistics s)
    {
        var left = s.Missing - s.Overdue;
        return s.Missing == 0 ? "" : $"; còn {OfficialNumbers.Count(s.Missing)} đơn vị chưa gửi" + (left, s.Overdue) switch
        {
            (0, _) => "",
            (_, 0) => " (chưa đến hạn)",
            _ => $" (trong đó {OfficialNumbers.Count(left)} đơn vị chưa đến hạn)",
        };
    }
}
