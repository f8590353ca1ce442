namespace GiaoBan.Tests.Infrastructure;

/// <summary>Real time whose stopwatch can be set forward: for what is kept in memory a while.</summary>
public sealed class LeapingTime : TimeProvider
{
    private long _leaps;

    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref _leaps);

    public void Leap(TimeSpan by) => Interlocked.Add(ref _leaps, (long)(by.TotalSeconds * TimestampFrequency));
}
