using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Tasks;
using NodaTime;

namespace GiaoBan.Domain.Tests.Tasks;

/// <summary>Where a task stands is one function of its day, its acts and a moment (NN-8).</summary>
public sealed class TaskStateTests
{
    private static readonly LocalDate Due = new(2021, 8, 20);

    [Theory]
    [InlineData(18, "given", 0, 2)]
    [InlineData(20, "given", 0, 0)]
    [InlineData(21, "overdue", 1, -1)]
    [InlineData(27, "overdue", 7, -7)]
    public void Of_NobodyAnswers_CountsWholeDays(int day, string code, int late, int left)
    {
        var state = TaskState.Of(Due, [], At(day, 9));
        Assert.Equal((code, late, left), (state.Code, state.LateDays, state.DaysLeft));
    }

    [Fact]
    public void Of_LastMinuteOfTheDay_IsNotOverdueAndTheNextIs()
    {
        Assert.False(TaskState.Of(Due, [], Deadline.Within(Due).At - Duration.FromMilliseconds(1)).IsOverdue);
        Assert.True(TaskState.Of(Due, [], Deadline.Within(Due).At).IsOverdue);
    }

    [Fact]
    public void Of_ReportedInTimeConfirmedAWeekLater_IsOnTime()
    {
        var state = TaskState.Of(Due, [new(TaskDeed.Accepted, At(16, 8)), new(TaskDeed.Reported, At(20, 23)), new(TaskDeed.Confirmed, At(27, 8))], At(28, 8));
        Assert.Equal((TaskStage.Done, TaskVerdict.OnTime, 0), (state.Stage, state.Verdict, state.LateDays));
        Assert.Equal(At(27, 8), state.ClosedAt);
    }

    [Fact]
    public void Of_ReturnedAndReportedAgainAfterTheDay_IsLateByTheReportThatWasConfirmed()
    {
        TaskAct[] acts = [new(TaskDeed.Reported, At(19, 8)), new(TaskDeed.Returned, At(20, 8)), new(TaskDeed.Reported, At(23, 8)), new(TaskDeed.Confirmed, At(24, 8))];
        var state = TaskState.Of(Due, acts, At(30, 8));
        Assert.Equal((TaskVerdict.Late, 3), (state.Verdict, state.LateDays));
        Assert.Equal("overdue", TaskState.Of(Due, acts[..2], At(21, 8)).Code);
        Assert.Equal("returned", TaskState.Of(Due, acts[..2], At(20, 9)).Code);
    }

    [Fact]
    public void Of_TimeGranted_KeepsTheFirstDayBesideIt()
    {
        TaskAct[] acts = [new(TaskDeed.Asked, At(18, 8), Until: Due.PlusDays(5)), new(TaskDeed.Granted, At(19, 8), Until: Due.PlusDays(3)), new(TaskDeed.Reported, At(23, 8))];
        Assert.Equal(Due.PlusDays(5), TaskState.Of(Due, acts[..1], At(18, 9)).Asked);
        Assert.Equal(Due, TaskState.Of(Due, acts[..1], At(18, 9)).Due);
        var state = TaskState.Of(Due, acts, At(24, 8));
        Assert.Equal((Due, Due.PlusDays(3), true, TaskVerdict.Extended, 0), (state.FirstDue, state.Due, state.IsExtended, state.Verdict, state.LateDays));
        Assert.Null(state.Asked);
    }

    [Fact]
    public void Of_GivenToAnother_BeginsAgainWithoutPercent()
    {
        var state = TaskState.Of(Due, [new(TaskDeed.Progress, At(17, 8), 40), new(TaskDeed.Declined, At(17, 9)), new(TaskDeed.Reassigned, At(18, 8), Until: Due.PlusDays(2))], At(18, 9));
        Assert.Equal((TaskStage.Given, null, Due.PlusDays(2)), (state.Stage, state.Percent, state.Due));
    }

    [Fact]
    public void Of_Withdrawn_IsNeitherLateNorDone()
    {
        var state = TaskState.Of(Due, [new(TaskDeed.Withdrawn, At(25, 8))], At(28, 8));
        Assert.Equal(("withdrawn", 0, TaskVerdict.None, true), (state.Code, state.LateDays, state.Verdict, state.IsOver));
        Assert.All(Enum.GetValues<TaskDeed>(), deed => Assert.False(state.Admits(deed)));
    }

    [Theory]
    [InlineData(TaskDeed.Accepted, true)]
    [InlineData(TaskDeed.Reported, true)]
    [InlineData(TaskDeed.Kept, false)]
    [InlineData(TaskDeed.Refused, false)]
    [InlineData(TaskDeed.Confirmed, false)]
    [InlineData(TaskDeed.Withdrawn, true)]
    public void Admits_JustGiven_OnlyWhatMayFollow(TaskDeed deed, bool may) => Assert.Equal(may, TaskState.Of(Due, [], At(16, 8)).Admits(deed));

    [Fact]
    public void Admits_ReportedDone_OnlyTheGiversWordLinksAndWithdrawal()
    {
        var state = TaskState.Of(Due, [new(TaskDeed.Reported, At(19, 8))], At(19, 9));
        Assert.Equal(
            [TaskDeed.Linked, TaskDeed.Unlinked, TaskDeed.Confirmed, TaskDeed.Returned, TaskDeed.Withdrawn],
            Enum.GetValues<TaskDeed>().Where(state.Admits));
    }

    [Theory]
    [InlineData(17, null)]
    [InlineData(18, -2)]
    [InlineData(20, 0)]
    [InlineData(21, 1)]
    [InlineData(26, 1)]
    [InlineData(27, 7)]
    public void StepOn_Days_IsTheLastStepThatHasCome(int day, int? step) =>
        Assert.Equal(step, TaskReminders.StepOn(Due, new LocalDate(2021, 8, day), new LocalDate(2021, 8, 1))?.Day);

    [Fact]
    public void StepOn_GivenAfterTheStep_IsNotRemindedAtOnce()
    {
        Assert.Null(TaskReminders.StepOn(Due, new LocalDate(2021, 8, 19), new LocalDate(2021, 8, 18)));
        Assert.Equal(0, TaskReminders.StepOn(Due, Due, new LocalDate(2021, 8, 18))?.Day);
    }

    private static Instant At(int day, int hour) => new LocalDateTime(2021, 8, day, hour, 0).InZoneStrictly(Deadline.Zone).ToInstant();
}
