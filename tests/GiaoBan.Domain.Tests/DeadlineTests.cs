using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Tests;

public sealed class DeadlineTests
{
    private static readonly Instant Eight = new LocalDateTime(2021, 8, 19, 20, 0).InZoneStrictly(Deadline.Zone).ToInstant();
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    /// <summary>ALL-4: "chậm nhất 20h" takes what arrives at 20:00 itself, and nothing a millisecond later.</summary>
    [Fact]
    public void Admits_InclusiveInstant_TakesTheInstantAndNotTheNextMillisecond()
    {
        var due = new Deadline(Eight, Inclusive: true);
        Assert.True(due.Admits(Eight - Millisecond));
        Assert.True(due.Admits(Eight));
        Assert.False(due.Admits(Eight + Millisecond));
    }

    /// <summary>DB-3: "trước ngày 28" ends with the 27th.</summary>
    [Fact]
    public void Admits_ExclusiveInstant_RefusesTheInstantItself()
    {
        var due = new Deadline(Eight, Inclusive: false);
        Assert.True(due.Admits(Eight - Millisecond));
        Assert.False(due.Admits(Eight));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(60_000, 1)]
    [InlineData(60_001, 2)]
    public void LateMinutes_CountsUp(long millisecondsPast, int minutes) =>
        Assert.Equal(minutes, new Deadline(Eight, true).LateMinutes(Eight + Duration.FromMilliseconds(millisecondsPast)));
}
