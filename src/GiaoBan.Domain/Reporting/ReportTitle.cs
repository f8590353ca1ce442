namespace GiaoBan.Domain.Reporting;

/// <summary>A report with its period, in one breath.</summary>
public static class ReportTitle
{
    /// <summary>"Báo cáo quý I" for "Quý I/2022" is "Báo cáo quý I/2022": what both say is said once. Where they share nothing, the period follows a comma.</summary>
    /// <param name="report">The report's name.</param>
    /// <param name="period">The period's label.</param>
    public static string Of(string report, string period)
    {
        for (var shared = Math.Min(report.Length, period.Length); shared > 1; shared--)
        {
            if (report.EndsWith(period[..shared], StringComparison.OrdinalIgnoreCase))
            {
                return report + period[shared..];
            }
        }

        return $"{report}, {InSentence(period)}";
    }

    /// <summary>A period's label within a sentence: "quý I/2022", "số 760/UBND-TH ngày 10/5/2019"; only its first letter is made small.</summary>
    /// <param name="period">The label.</param>
    public static string InSentence(string period) => $"{char.ToLowerInvariant(period[0])}{period[1..]}";
}
