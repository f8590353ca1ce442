using System.Globalization;

namespace GiaoBan.Domain.Calendars.Words;

/// <summary>Months named from a period: "tháng sau", "tháng cuối quý", "30/11", "20/01 năm sau".</summary>
internal static class MonthWords
{
    private const int MonthsInYear = 12;
    private const string Period = "(?:quy|ky|6 thang|9 thang|nam)(?: bao cao)?";
    private const string After = "(?:sau|tiep theo|ke tiep|lien ke|ke sau)";

    /// <summary>Takes the month that a sentence names: months from the period's last (or first) one; null where it names none.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="anchor">The number of that month, 1 to 12, where the cadence has only one such; else null.</param>
    /// <param name="refused">Why it cannot be taken.</param>
    public static int? Take(RuleText text, int? anchor, ref Error? refused)
    {
        if (text.Take($"thang (?:dau(?: tien)?|thu nhat)(?: cua)? {Period} {After}|thang {After}") is not null)
        {
            return 1;
        }

        if (text.Take($"thang thu {RuleText.Number} (?<side>sau|truoc)(?: thang cuoi| thang dau)? ky") is { } counted)
        {
            return RuleText.NumberOf(counted.Groups["n"]) * (counted.Groups["side"].Value == "sau" ? 1 : -1);
        }

        if (text.Take($"thang thu {RuleText.Number}(?: cua)? {Period} {After}") is { } later)
        {
            return RuleText.NumberOf(later.Groups["n"]);
        }

        if (text.Take($"thang truoc(?: (?:ky|thang)(?: bao cao)?)?|thang lien truoc(?: ky)?") is not null)
        {
            return -1;
        }

        if (text.Take($"thang (?:cuoi|dau)(?: cung)?(?: cua)? {Period}|hang thang|moi thang|thang(?: lam)? bao cao|thang thuoc ky(?: bao cao)?|thang do") is not null)
        {
            return 0;
        }

        if (text.Take($@"thang (?<m>\d{{1,2}})(?: (?<year>nam (?:sau|truoc|tiep theo|ke tiep|bao cao)))?") is not { } named)
        {
            return null;
        }

        return Offset(int.Parse(named.Groups["m"].Value, CultureInfo.InvariantCulture), named.Groups["year"].Value, anchor, ref refused);
    }

    /// <summary>Months from the anchor to a named month of the same year, the next or the one before.</summary>
    public static int? Offset(int month, string year, int? anchor, ref Error? refused)
    {
        if (month is < 1 or > MonthsInYear)
        {
            refused = Error.Invalid("regimes.words.no-such-month", null, month);
            return null;
        }

        if (anchor is not { } own)
        {
            refused = Error.Invalid("regimes.words.month-of-many", null, month);
            return null;
        }

        return month - own + year switch
        {
            "nam truoc" => -MonthsInYear,
            "" or "nam bao cao" => 0,
            _ => MonthsInYear,
        };
    }

    /// <summary>The only month that periods of a cadence end (or begin) with; null where there are several.</summary>
    public static int? OnlyMonth(Cadence cadence, bool last)
    {
        const int anyYear = 2001;
        if (cadence is not MonthsCadence months || (months.Only.Count != 1 && MonthsCadence.PartsIn(months.Part) != 1))
        {
            return null;
        }

        var span = months.SpanAt(months.IndexOf(anyYear, months.Only.Count == 1 ? months.Only[0] : 1));
        return last ? span.End.Month : span.Start.Month;
    }

    /// <summary>A month in words, to stand behind a day: "hằng tháng", "tháng sau", "tháng cuối kỳ".</summary>
    /// <param name="offset">Months from the period's last one, or its first.</param>
    /// <param name="cadence">The periods.</param>
    /// <param name="last">Whether counted from the last month.</param>
    public static string Write(int offset, Cadence cadence, bool last)
    {
        var monthly = cadence is MonthsCadence { Part: YearPart.Month } or MonthPartCadence;
        return (offset, monthly, last) switch
        {
            (0, true, true) => "hằng tháng",
            (0, true, false) => "tháng báo cáo",
            (1, true, _) => "tháng sau",
            (-1, true, _) => "tháng trước",
            (0, _, true) => "tháng cuối kỳ",
            (0, _, false) => "tháng đầu kỳ",
            (-1, _, false) => "tháng trước kỳ",
            ( > 0, _, _) => $"tháng thứ {Number(offset)} sau kỳ",
            _ => $"tháng thứ {Number(-offset)} trước {(last ? "tháng cuối kỳ" : "tháng đầu kỳ")}",
        };
    }

    /// <summary>A day of a month in words: "ngày 30/11", "ngày 20/1 năm sau", "ngày 28 hằng tháng".</summary>
    public static string Write(MonthDay day, Cadence cadence, bool last)
    {
        if (OnlyMonth(cadence, last) is not { } anchor || anchor + day.MonthOffset is < 1 - MonthsInYear or > MonthsInYear * 2)
        {
            return $"ngày {Number(day.Day)} {Write(day.MonthOffset, cadence, last)}";
        }

        var month = anchor + day.MonthOffset;
        var year = month < 1 ? " năm trước" : month > MonthsInYear ? " năm sau" : "";
        return $"ngày {Number(day.Day)}/{Number(((month - 1 + MonthsInYear) % MonthsInYear) + 1)}{year}";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
