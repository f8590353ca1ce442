using GiaoBan.Modules.Regimes.Contracts;
using NodaTime;

namespace GiaoBan.Tests.Regimes;

/// <summary>Which version rules a day: the catalogue and the obligations go by one rule.</summary>
public sealed class RegimeHistoryTests
{
    private static readonly RegimeHistory History = new("mau",
    [
        Line(1, new(2021, 1, 1), null), Line(2, new(2022, 1, 1), new(2022, 12, 31)), Line(3, new(2024, 1, 1), null),
    ]);

    /// <summary>A version that has ended does not give the floor back to the one it followed.</summary>
    [Theory]
    [InlineData("2020-12-31", null)]
    [InlineData("2021-06-01", 1)]
    [InlineData("2022-01-01", 2)]
    [InlineData("2022-12-31", 2)]
    [InlineData("2023-01-01", null)]
    [InlineData("2024-01-01", 3)]
    public void InForceOn_Day_IsTheLastThatHasBegun(string day, int? number) =>
        Assert.Equal(number, History.InForceOn(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value)?.Number);

    [Fact]
    public void StandingOn_TheGap_SaysReplacedAndOver()
    {
        var day = new LocalDate(2023, 6, 1);
        Assert.Equal(
            [VersionStanding.Replaced, VersionStanding.Over, VersionStanding.NotYet], History.Versions.Select(v => History.StandingOn(v, day)));
        Assert.Equal(3, History.ShownOn(day).Number);
    }

    private static RegimeVersionLine Line(int number, LocalDate from, LocalDate? to) => new(Guid.Empty, "mau", number, from, to, Instant.MinValue, null);
}
