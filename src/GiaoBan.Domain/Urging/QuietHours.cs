using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Urging;

/// <summary>When nobody is urged, unless the deadline is near (DB-12). Times are those of Asia/Ho_Chi_Minh.</summary>
/// <param name="From">The first quiet minute; over midnight where it is later than <paramref name="To"/>.</param>
/// <param name="To">The first minute that is no longer quiet; equal to <paramref name="From"/>: no hour is quiet.</param>
/// <param name="DaysOff">Whether days off are quiet too.</param>
/// <param name="UrgentHours">A report that is due within so many hours is urged all the same; 0 to 48.</param>
public sealed record QuietHours(LocalTime From, LocalTime To, bool DaysOff, int UrgentHours)
{
    /// <summary>What holds where the office has said nothing: 21:00 to 06:30 and days off, unless due within 12 hours.</summary>
    public static QuietHours Default { get; } = new(new LocalTime(21, 0), new LocalTime(6, 30), DaysOff: true, UrgentHours: 12);

    /// <summary>Whether a moment is quiet.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="days">The office's working days.</param>
    public bool IsQuiet(Instant now, WorkingDays days)
    {
        var local = now.InZone(Deadline.Zone).LocalDateTime;
        var hour = From <= To ? local.TimeOfDay >= From && local.TimeOfDay < To : local.TimeOfDay >= From || local.TimeOfDay < To;
        return hour || (DaysOff && !days.IsWorkingDay(local.Date));
    }

    /// <summary>Whether a deadline is so near that quiet does not count.</summary>
    public bool IsUrgent(Instant due, Instant now) => due > now && due - now <= Duration.FromHours(UrgentHours);
}
