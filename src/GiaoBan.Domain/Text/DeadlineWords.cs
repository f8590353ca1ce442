using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Text;

/// <summary>Deadlines in words, one way for pages, mails, the book and the command line.</summary>
public static class DeadlineWords
{
    /// <summary><c>Thứ Năm, 19/8/2021, 20:00</c>; an exclusive midnight is <c>hết ngày 27/8/2021</c> (DB-3: "trước ngày 28").</summary>
    public static string Due(Deadline due, Language language) => Words(due, language, VietnameseDates.Day);

    /// <summary>As <see cref="Due"/>, without the year: <c>Thứ Năm, 19/8, 20:00</c>.</summary>
    public static string DueShort(Deadline due, Language language) => Words(due, language, VietnameseDates.ShortDay);

    /// <summary>Time left, <c>còn 2 giờ 15 phút</c>, counted down (2 minutes 59 seconds is 2 minutes); past the deadline, as <see cref="Late"/>.</summary>
    public static string Remaining(Deadline due, Instant now, Language language)
    {
        if (!due.Admits(now))
        {
            return Late(due.LateMinutes(now), language);
        }

        var minutes = (long)Math.Floor((due.At - now).TotalMinutes);
        return (language, minutes) switch
        {
            (Language.English, 0) => "less than 1 minute left",
            (Language.English, _) => $"{VietnameseDates.Length(minutes, language)} left",
            (_, 0) => "còn dưới 1 phút",
            _ => $"còn {VietnameseDates.Length(minutes, language)}",
        };
    }

    /// <summary><c>chậm 2 giờ</c>, <c>2 hours late</c>.</summary>
    /// <param name="minutes">As stored with the verdict, 1 or more; 0 is said as on time.</param>
    /// <param name="language">The language.</param>
    public static string Late(int minutes, Language language) => (language, minutes) switch
    {
        (Language.English, 0) => "on time",
        (Language.English, _) => $"{VietnameseDates.Length(minutes, language)} late",
        (_, 0) => "đúng hạn",
        _ => $"chậm {VietnameseDates.Length(minutes, language)}",
    };

    private static string Words(Deadline due, Language language, Func<LocalDate, string> day)
    {
        var english = language == Language.English;
        var local = due.Local;
        if (!due.Inclusive && local.TimeOfDay == LocalTime.Midnight)
        {
            return (english ? "end of " : "hết ngày ") + day(due.LastDay);
        }

        var before = due.Inclusive ? "" : english ? "before " : "trước ";
        return $"{VietnameseDates.Weekday(local.DayOfWeek, language)}, {day(local.Date)}, {before}{VietnameseDates.Time(local.TimeOfDay)}";
    }
}
