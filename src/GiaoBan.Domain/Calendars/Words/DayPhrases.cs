using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace GiaoBan.Domain.Calendars.Words;

/// <summary>Days named from a period, in words and out of them.</summary>
internal static class DayPhrases
{
    // "Tháng thứ 2" is a month, "lần thứ 2" a count: neither is Monday.
    private const string Weekday = "(?<!thang |lan )(?:thu (?<d>hai|ba|tu|nam|sau|bay|[2-7])|t(?<d>[2-7])|(?<d>chu nhat|cn))";
    private const int LastDay = 31;

    private static readonly Dictionary<string, IsoDayOfWeek> Weekdays = new(StringComparer.Ordinal)
    {
        ["hai"] = IsoDayOfWeek.Monday,
        ["2"] = IsoDayOfWeek.Monday,
        ["ba"] = IsoDayOfWeek.Tuesday,
        ["3"] = IsoDayOfWeek.Tuesday,
        ["tu"] = IsoDayOfWeek.Wednesday,
        ["4"] = IsoDayOfWeek.Wednesday,
        ["nam"] = IsoDayOfWeek.Thursday,
        ["5"] = IsoDayOfWeek.Thursday,
        ["sau"] = IsoDayOfWeek.Friday,
        ["6"] = IsoDayOfWeek.Friday,
        ["bay"] = IsoDayOfWeek.Saturday,
        ["7"] = IsoDayOfWeek.Saturday,
        ["chu nhat"] = IsoDayOfWeek.Sunday,
        ["cn"] = IsoDayOfWeek.Sunday,
    };

    private static readonly string[] WeekdayNames = ["", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];

    private static readonly Dictionary<string, TermUnit> Units = new(StringComparer.Ordinal)
    {
        ["ngay lam viec"] = TermUnit.WorkingDays,
        ["ngay"] = TermUnit.Days,
        ["tuan"] = TermUnit.Weeks,
        ["thang"] = TermUnit.Months,
    };

    /// <summary>Takes the day that a sentence names; null where it names none.</summary>
    public static DayRule? Take(RuleText text, Cadence cadence, ref Error? refused) =>
        Counted(text) ?? WorkingDay(text, cadence, ref refused) ?? OfWeekday(text, cadence, ref refused) ?? OfMonth(text, cadence, ref refused);

    private static DayRule.Counted? Counted(RuleText text)
    {
        const string point = "(?<p>chot(?: so lieu)?|lay so lieu|ket thuc|het|cuoi|bat dau|dau)(?: (?:ky|thang|quy|tuan|nam|6 thang|9 thang))?(?: bao cao)?";
        var counted = text.Take($"{RuleText.Number} (?<u>ngay lam viec|ngay|tuan|thang) (?<side>sau|ke tu|tinh tu|truoc)(?: khi| ngay| thoi diem)* {point}");
        if (counted is null)
        {
            return null;
        }

        var from = counted.Groups["p"].Value switch
        {
            "ket thuc" or "het" or "cuoi" => CountedFrom.PeriodEnd,
            "bat dau" or "dau" => CountedFrom.PeriodStart,
            _ => CountedFrom.CutOff,
        };
        var direction = counted.Groups["side"].Value == "truoc" ? TermDirection.Before : TermDirection.After;
        return new DayRule.Counted(new Term(RuleText.NumberOf(counted.Groups["n"]), Units[counted.Groups["u"].Value], direction), from);
    }

    private static DayRule.WorkingDayOfMonth? WorkingDay(RuleText text, Cadence cadence, ref Error? refused)
    {
        int? nth = text.Take("ngay lam viec cuoi(?: cung)?") is not null ? -1
            : text.Take($"ngay lam viec thu {RuleText.Number}") is { } counted ? RuleText.NumberOf(counted.Groups["n"])
            : text.Take($"{RuleText.Number} ngay lam viec(?: dau(?: tien)?)?") is { } within ? RuleText.NumberOf(within.Groups["n"])
            : text.Take("ngay lam viec dau(?: tien)?") is not null ? 1
            : null;
        return nth is { } found ? new DayRule.WorkingDayOfMonth(found, MonthWords.Take(text, MonthWords.OnlyMonth(cadence, last: true), ref refused) ?? 0) : null;
    }

    private static DayRule? OfWeekday(RuleText text, Cadence cadence, ref Error? refused)
    {
        var found = text.Take($"(?:ngay )?{Weekday} (?<nth>cuoi cung|dau tien|cuoi(?= (?:cua )?thang)|dau(?= (?:cua )?thang)|lan thu {RuleText.Number})") ?? text.Take($"(?:ngay )?{Weekday}");
        if (found is null)
        {
            return null;
        }

        var weekday = Weekdays[found.Groups["d"].Value];
        if (found.Groups["nth"] is { Success: true, Value: var which })
        {
            var nth = which.StartsWith("cuoi", StringComparison.Ordinal) ? -1 : which.StartsWith("dau", StringComparison.Ordinal) ? 1 : RuleText.NumberOf(found.Groups["n"]);
            return new DayRule.WeekdayOfMonth(weekday, nth, MonthWords.Take(text, MonthWords.OnlyMonth(cadence, last: true), ref refused) ?? 0);
        }

        return new DayRule.WeekdayOfPeriod(weekday, WeekOffset(text));
    }

    private static int WeekOffset(RuleText text)
    {
        if (text.Take($"{RuleText.Number} tuan (?<side>truoc|sau)") is { } counted)
        {
            return RuleText.NumberOf(counted.Groups["n"]) * (counted.Groups["side"].Value == "sau" ? 1 : -1);
        }

        return text.Take("tuan (?:lien |ke )?truoc") is not null ? -1
            : text.Take("(?:dau )?tuan (?:sau|tiep theo|ke tiep|lien sau)") is not null ? 1
            : text.Take("(?:cuoi |hang |trong |moi )?tuan(?: bao cao| nay)?") is not null ? 0
            : 0;
    }

    private static DayRule? OfMonth(RuleText text, Cadence cadence, ref Error? refused)
    {
        if (text.Take("ngay (?:cuoi cung|cuoi)(?: cua)? (?:ky|tuan|dot)(?: bao cao)?") is not null)
        {
            return new DayRule.PeriodEnd();
        }

        if (text.Take(@"ngay (?:cuoi cung|cuoi)(?: cua)?(?= thang)") is not null)
        {
            return new DayRule.DayOfMonth(new MonthDay(LastDay, MonthWords.Take(text, MonthWords.OnlyMonth(cadence, last: true), ref refused) ?? 0));
        }

        var anchor = MonthWords.OnlyMonth(cadence, last: true);
        if (text.Take(@"(?:ngay )?(?<d>\d{1,2})/(?<m>\d{1,2})(?: (?:cua )?(?<year>nam (?:sau|truoc|tiep theo|ke tiep|bao cao)))?") is { } dated)
        {
            var offset = MonthWords.Offset(Number(dated.Groups["m"]), dated.Groups["year"].Value, anchor, ref refused);
            return Day(dated, offset ?? 0, ref refused);
        }

        return text.Take(@"(?:ngay )?(?<d>\d{1,2})") is { } day ? Day(day, MonthWords.Take(text, anchor, ref refused) ?? 0, ref refused) : null;
    }

    private static DayRule.DayOfMonth? Day(Match found, int offset, ref Error? refused)
    {
        var day = Number(found.Groups["d"]);
        if (day is < 1 or > LastDay)
        {
            refused ??= Error.Invalid("regimes.words.no-such-day", null, day);
            return null;
        }

        return new DayRule.DayOfMonth(new MonthDay(day, offset));
    }

    /// <summary>A day in words, to stand behind "trước" or "chậm nhất".</summary>
    public static string Write(DayRule rule, Cadence cadence) => rule switch
    {
        DayRule.WeekdayOfPeriod(var weekday, var offset) => WeekdayNames[(int)weekday] + offset switch
        {
            0 => " hằng tuần",
            -1 => " tuần trước",
            1 => " tuần sau",
            < 0 => $" {Number(-offset)} tuần trước",
            _ => $" {Number(offset)} tuần sau",
        },
        DayRule.DayOfMonth(var day) => MonthWords.Write(day, cadence, last: true),
        DayRule.WorkingDayOfMonth(var nth, var offset) => $"ngày làm việc {(nth < 0 ? "cuối cùng" : nth == 1 ? "đầu tiên" : "thứ " + Number(nth))} của {Month(offset, cadence)}",
        DayRule.WeekdayOfMonth(var weekday, var nth, var offset) =>
            $"{WeekdayNames[(int)weekday]} {(nth < 0 ? "cuối cùng" : nth == 1 ? "đầu tiên" : "lần thứ " + Number(nth))} của {Month(offset, cadence)}",
        DayRule.PeriodEnd => "ngày cuối kỳ",
        DayRule.Counted(var term, var from) =>
            $"{Number(term.Amount)} {Unit(term.Unit)} {(term.Direction == TermDirection.After ? "sau" : "trước")} ngày {Point(from)}",
        _ => throw new InvalidOperationException($"No words for the day {rule}."),
    };

    // "hằng tháng" stands behind a day, "tháng" behind "của".
    private static string Month(int offset, Cadence cadence) => MonthWords.Write(offset, cadence, last: true) is var month && month == "hằng tháng" ? "tháng báo cáo" : month;

    private static string Unit(TermUnit unit) => unit switch
    {
        TermUnit.WorkingDays => "ngày làm việc",
        TermUnit.Weeks => "tuần",
        TermUnit.Months => "tháng",
        _ => "ngày",
    };

    private static string Point(CountedFrom from) => from switch
    {
        CountedFrom.CutOff => "chốt số liệu",
        CountedFrom.PeriodEnd => "kết thúc kỳ",
        _ => "bắt đầu kỳ",
    };

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
