using System.Globalization;
using System.Text.RegularExpressions;
using GiaoBan.Domain.Calendars.Words;
using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>Deadlines as an office types them: "trước ngày 28 hằng tháng", "chậm nhất 20h thứ Năm hằng tuần", "trong 5 ngày làm việc sau ngày chốt số liệu".</summary>
/// <remarks>What <see cref="Write(DeadlineRule, Cadence)"/> writes, <see cref="Read"/> reads back as the same rule.</remarks>
public static class DeadlinePhrases
{
    // "16 giờ 30 ngày 20" has minutes, "22h 69 tháng sau" has not.
    private const string Time = @"(?<h>\d{1,2})(?: ?(?:h|gio)(?:(?<m>\d{2})| (?<m>\d{2}) phut| (?<m>\d{2})(?= (?:cua )?(?:ngay \d|thu |chu nhat)))?|:(?<m>\d{2}))";
    private const string NextWorkingDay = "ngay lam viec (?:ke tiep|tiep theo|lien sau|sau do|dau tien sau do)";
    private const string PreviousWorkingDay = "ngay lam viec (?:lien truoc|truoc do|ke truoc)";

    /// <summary>Reads a deadline.</summary>
    /// <param name="words">The words; marks and case make no difference.</param>
    /// <param name="cadence">The periods that the deadline belongs to: "30/11" is a month of a yearly report, of a monthly one it is none.</param>
    /// <returns>The rule; or <c>regimes.words.*</c> naming what is not understood.</returns>
    public static Result<DeadlineRule> Read(string words, Cadence cadence)
    {
        if (words.Length > RuleText.Longest)
        {
            return Error.Invalid("regimes.words.too-long", null, RuleText.Longest);
        }

        var text = new RuleText(words);
        if (text.Has("truoc(?: ngay)? cuoi(?: cung)?(?: cua)? thang"))
        {
            return Error.Invalid("regimes.words.before-month-end");
        }

        Error? refused = null;
        var shift = Shift(text);
        var bound = Bound(text, ref refused);
        var day = DayPhrases.Take(text, cadence, ref refused);
        if (refused is not null)
        {
            return refused;
        }

        if (text.Rest is { Length: > 0 } rest)
        {
            return Error.Invalid("regimes.words.not-understood", null, rest);
        }

        if (day is null)
        {
            return Error.Invalid("regimes.words.no-day");
        }

        return cadence.Fits(day) ? new DeadlineRule(day, bound, shift) : Error.Invalid("regimes.words.does-not-fit");
    }

    /// <summary>Writes a deadline.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="cadence">The periods it belongs to.</param>
    public static string Write(DeadlineRule rule, Cadence cadence)
    {
        var day = DayPhrases.Write(rule.Day, cadence);
        var words = rule.Bound switch
        {
            DeadlineBound.Before => $"trước {day}",
            DeadlineBound.AtTime(var time) => $"chậm nhất {Write(time)} {day}",
            DeadlineBound.BeforeTime(var time) => $"trước {Write(time)} {day}",
            _ => $"chậm nhất {day}",
        };
        return words + rule.Shift switch
        {
            HolidayShift.Next => ", trùng ngày nghỉ thì chuyển sang ngày làm việc kế tiếp",
            HolidayShift.Previous => ", trùng ngày nghỉ thì chuyển về ngày làm việc liền trước",
            _ => "",
        };
    }

    private static HolidayShift Shift(RuleText text)
    {
        const string onHoliday = "(?:neu )?(?:trung|roi|vao|la|trung vao|roi vao|trung voi)+(?: vao)? (?:ngay )?nghi(?: le)?(?: tet)?(?: thi)?(?: duoc)?(?: chuyen| doi| lui)?(?: sang| ve| den| vao)? ";
        return text.Take(onHoliday + NextWorkingDay) is not null ? HolidayShift.Next
            : text.Take(onHoliday + PreviousWorkingDay) is not null ? HolidayShift.Previous
            : HolidayShift.None;
    }

    private static DeadlineBound Bound(RuleText text, ref Error? refused)
    {
        if (text.Take($"truoc(?: luc)? {Time}") is { } beforeTime)
        {
            return new DeadlineBound.BeforeTime(TimeOf(beforeTime, ref refused));
        }

        // "3 ngày trước ngày chốt số liệu" counts, it does not bound.
        var before = text.Take(@"truoc(?= (?:ngay \d|ngay cuoi|ngay lam viec|thu |t\d|chu nhat|cn|\d{1,2}/|\d{1,2} hang|\d{1,3} (?:ngay lam viec|ngay|tuan|thang) (?:sau|truoc|ke tu)))") is not null;
        var by = text.Take("cham nhat(?: la)?|khong qua|khong muon hon|muon nhat(?: la)?|den het|truoc khi het|het") is not null;
        if (text.Take($"(?:luc |vao luc )?{Time}") is { } atTime)
        {
            return new DeadlineBound.AtTime(TimeOf(atTime, ref refused));
        }

        return before && !by ? new DeadlineBound.Before() : new DeadlineBound.Within();
    }

    private static LocalTime TimeOf(Match time, ref Error? refused)
    {
        var hour = int.Parse(time.Groups["h"].Value, CultureInfo.InvariantCulture);
        var minute = time.Groups["m"].Success ? int.Parse(time.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
        if (hour <= 23 && minute <= 59)
        {
            return new LocalTime(hour, minute);
        }

        refused = Error.Invalid("regimes.words.no-such-time", null, time.Value.Trim());
        return default;
    }

    private static string Write(LocalTime time) => time.Minute == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{time.Hour}h")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Hour}h{time.Minute:00}");
}
