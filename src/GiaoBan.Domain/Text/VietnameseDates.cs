using System.Globalization;
using NodaTime;

namespace GiaoBan.Domain.Text;

/// <summary>Days, hours and lengths of time in words. Days are written d/M/yyyy in both languages, hours HH:mm (ALL-1).</summary>
public static class VietnameseDates
{
    private static readonly string[] VietnameseDays = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];
    private static readonly string[] EnglishDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary><c>Thứ Năm</c>, <c>Thursday</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No day of the week.</exception>
    public static string Weekday(IsoDayOfWeek day, Language language) =>
        day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday
            ? (language == Language.English ? EnglishDays : VietnameseDays)[(int)day - 1]
            : throw new ArgumentOutOfRangeException(nameof(day), day, "No day of the week.");

    /// <summary><c>19/8/2021</c>.</summary>
    public static string Day(LocalDate date) => string.Create(CultureInfo.InvariantCulture, $"{date.Day}/{date.Month}/{date.Year}");

    /// <summary><c>19/8</c>, where the year is plain.</summary>
    public static string ShortDay(LocalDate date) => string.Create(CultureInfo.InvariantCulture, $"{date.Day}/{date.Month}");

    /// <summary><c>20:00</c>; seconds only where they count.</summary>
    public static string Time(LocalTime time) =>
        time.ToString(time.Second == 0 && time.NanosecondOfSecond == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A length of time by its two greatest units: <c>2 giờ 15 phút</c>, <c>3 ngày 4 giờ</c>; whole days from a week up.</summary>
    /// <param name="minutes">Minutes, 0 or more; what is smaller than the last unit named is dropped.</param>
    /// <param name="language">The language; English shortens the smaller units where two stand together (<c>2 h 15 min</c>).</param>
    public static string Length(long minutes, Language language)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        var (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        var english = language == Language.English;
        string Days() => english ? Counted(days, "day") : $"{days} ngày";
        return (days, hours, rest) switch
        {
            ( >= 7, _, _) or ( > 0, 0, _) => Days(),
            ( > 0, _, _) => english ? $"{Days()} {hours} h" : $"{Days()} {hours} giờ",
            (_, 0, _) => english ? Counted(rest, "minute") : $"{rest} phút",
            (_, _, 0) => english ? Counted(hours, "hour") : $"{hours} giờ",
            _ => english ? $"{hours} h {rest} min" : $"{hours} giờ {rest} phút",
        };
    }

    private static string Counted(long count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
