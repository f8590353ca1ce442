namespace GiaoBan.Domain.Compliance.RoundUps;

/// <summary>Shares of the statistic, the same on page, spreadsheet and in words.</summary>
public static class ComplianceShares
{
    /// <summary>What can be judged: sent, or not sent and past the deadline. What still has time is left out.</summary>
    public static int Due(this ComplianceStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return statistics.Sent + statistics.Overdue;
    }

    /// <summary>Share on time of what is due, percent with one decimal; null where nothing is due. Never 100 where one is not, never 0 where one is.</summary>
    public static decimal? OnTimePercent(this ComplianceStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        return Percent(statistics.OnTime, statistics.Due());
    }

    /// <summary>A share in percent with one decimal; null of nothing.</summary>
    public static decimal? Percent(int part, int whole)
    {
        if (whole == 0)
        {
            return null;
        }

        var share = Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);
        return share switch
        {
            100 when part < whole => 99.9m,
            0 when part > 0 => 0.1m,
            _ => share,
        };
    }
}
