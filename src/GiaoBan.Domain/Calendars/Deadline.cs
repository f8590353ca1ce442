using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>The instant up to which something is on time (ALL-4).</summary>
/// <remarks>
/// <c>trước ngày D</c> is D 00:00, exclusive; <c>trong</c>, <c>chậm nhất</c> or <c>vào ngày D</c> is D+1 00:00, exclusive;
/// <c>chậm nhất 20h</c> is 20:00, inclusive. Times are those of Asia/Ho_Chi_Minh.
/// </remarks>
/// <param name="At">The instant.</param>
/// <param name="Inclusive">Whether what arrives at the instant itself is on time.</param>
public readonly record struct Deadline(Instant At, bool Inclusive)
{
    /// <summary>Vietnam's time zone, UTC+7 all year.</summary>
    public static readonly DateTimeZone Zone = DateTimeZone.ForOffset(Offset.FromHours(7));

    /// <summary>Whether something received at <paramref name="receivedAt"/> (whole milliseconds, the server's clock) is on time.</summary>
    public bool Admits(Instant receivedAt) => Inclusive ? receivedAt <= At : receivedAt < At;

    /// <summary>Minutes late, counted up: one millisecond past is 1 minute late; 0 when on time.</summary>
    public int LateMinutes(Instant receivedAt) =>
        Admits(receivedAt) ? 0 : Math.Max(1, (int)Math.Ceiling((receivedAt - At).TotalMinutes));

    /// <summary>Within a day: until 24:00 of it.</summary>
    public static Deadline Within(LocalDate day) => new(day.PlusDays(1).AtStartOfDayInZone(Zone).ToInstant(), false);

    /// <summary>Not later than an hour of a day, that hour included.</summary>
    public static Deadline NotLaterThan(LocalDateTime hour) => new(hour.InZoneStrictly(Zone).ToInstant(), true);

    /// <summary>The deadline's day and hour on the wall in Vietnam; an exclusive midnight stays midnight of the next day.</summary>
    public LocalDateTime Local => At.InZone(Zone).LocalDateTime;

    /// <summary>The last day on which one may still send: the day before, where the deadline is an exclusive midnight.</summary>
    public LocalDate LastDay => !Inclusive && Local.TimeOfDay == LocalTime.Midnight ? Local.Date.PlusDays(-1) : Local.Date;
}
