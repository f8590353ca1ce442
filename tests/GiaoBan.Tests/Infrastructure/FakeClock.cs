using NodaTime;

namespace GiaoBan.Tests.Infrastructure;

/// <summary>A clock that stands still until it is told to move.</summary>
public sealed class FakeClock(Instant now) : IClock
{
    private long _ticks = now.ToUnixTimeTicks();

    /// <summary>Thursday of the demo's week, 19/08/2021, 19:30 in Vietnam: half an hour before the contributors' deadline of week 33.</summary>
    public static Instant DemoStart { get; } = Instant.FromUtc(2021, 8, 19, 12, 30);

    public Instant GetCurrentInstant() => Instant.FromUnixTimeTicks(Interlocked.Read(ref _ticks));

    public void SetTo(Instant instant) => Interlocked.Exchange(ref _ticks, instant.ToUnixTimeTicks());

    /// <summary>A time on the wall in Vietnam.</summary>
    public void SetTo(int year, int month, int day, int hour, int minute, int second = 0, int millisecond = 0) =>
        SetTo(new LocalDateTime(year, month, day, hour, minute, second, millisecond).InZoneStrictly(Domain.Calendars.Deadline.Zone).ToInstant());

    public void Advance(Duration by) => Interlocked.Add(ref _ticks, by.BclCompatibleTicks);
}
