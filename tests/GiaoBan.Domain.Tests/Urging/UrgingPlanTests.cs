using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Urging;
using NodaTime;

namespace GiaoBan.Domain.Tests.Urging;

/// <summary>Steps around a deadline and quiet hours (DB-12).</summary>
public sealed class UrgingPlanTests
{
    private static readonly Instant Due = At(19, 20, 0);

    // August 2021 in Vietnam: the 19th is a Thursday.
    private static Instant At(int day, int hour, int minute) => new LocalDateTime(2021, 8, day, hour, minute).InZoneStrictly(Deadline.Zone).ToInstant();

    [Theory]
    [InlineData(18, 19, 59, 18, 20, 0, -1440)]
    [InlineData(18, 20, 0, 18, 23, 0, null)]
    [InlineData(18, 19, 0, 19, 19, 0, -120)]
    [InlineData(19, 19, 59, 19, 20, 0, 0)]
    [InlineData(19, 20, 0, 23, 6, 30, 4320)]
    [InlineData(24, 0, 0, 29, 0, 0, null)]
    public void StepBetween_TwoLooks_TakesTheLastStepAndNoneTwice(int day, int hour, int minute, int toDay, int toHour, int toMinute, int? step) =>
        Assert.Equal(step, UrgingPlan.Default.StepBetween(Due, At(day, hour, minute), At(toDay, toHour, toMinute))?.Minutes);

    [Theory]
    [InlineData(19, 20, 59, false)]
    [InlineData(19, 21, 0, true)]
    [InlineData(20, 6, 29, true)]
    [InlineData(20, 6, 30, false)]
    [InlineData(21, 12, 0, true)]
    public void IsQuiet_NightsAndDaysOff_AreQuiet(int day, int hour, int minute, bool quiet) =>
        Assert.Equal(quiet, QuietHours.Default.IsQuiet(At(day, hour, minute), WorkingDays.Weekdays));

    [Fact]
    public void IsQuiet_HoursWithinADayOrNone_AreAsTheySay()
    {
        var noon = new QuietHours(new LocalTime(12, 0), new LocalTime(13, 0), DaysOff: false, 0);
        Assert.True(noon.IsQuiet(At(21, 12, 59), WorkingDays.Weekdays));
        Assert.False(noon.IsQuiet(At(21, 13, 0), WorkingDays.Weekdays));
        Assert.False((noon with { To = noon.From }).IsQuiet(At(21, 12, 0), WorkingDays.Weekdays));
    }

    [Theory]
    [InlineData(8, 0, true)]
    [InlineData(7, 59, false)]
    [InlineData(20, 0, false)]
    public void IsUrgent_WithinTwelveHours_UntilTheDeadline(int hour, int minute, bool urgent) =>
        Assert.Equal(urgent, QuietHours.Default.IsUrgent(Due, At(19, hour, minute)));

    [Fact]
    public void Check_APlanThatCannotBe_SaysWhere()
    {
        var step = new UrgingStep(60, [UrgingAudience.Holder], ["mail"]);
        Assert.Empty(UrgingPlan.Default.Check(["mail"]));
        Assert.Equal(
            ["urging.plan.twice", "urging.plan.nobody", "urging.plan.channel", "urging.plan.too-far"],
            new UrgingPlan([step, step with { To = [] }, step with { Minutes = 1, Channels = ["fax"] }, step with { Minutes = -UrgingPlan.Farthest - 1 }])
                .Check(["mail"]).Select(e => e.Code));
        Assert.Equal("urging.plan.too-many", Assert.Single(new UrgingPlan([.. Enumerable.Range(1, 13).Select(i => step with { Minutes = i })]).Check(["mail"])).Code);
    }
}
