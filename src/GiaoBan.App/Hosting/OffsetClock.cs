using NodaTime;

namespace GiaoBan.App.Hosting;

/// <summary>A clock that starts at a chosen instant and runs on (<c>--demo-clock</c>).</summary>
public sealed class OffsetClock(IClock real, Instant start) : IClock
{
    private readonly Duration _offset = start - real.GetCurrentInstant();

    public Instant GetCurrentInstant() => real.GetCurrentInstant() + _offset;
}
