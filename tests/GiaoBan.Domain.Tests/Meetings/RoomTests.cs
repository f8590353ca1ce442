using GiaoBan.Domain.Meetings;
using NodaTime;

namespace GiaoBan.Domain.Tests.Meetings;

/// <summary>The clock of a meeting, who came, who speaks, what is voted (NN-9).</summary>
public sealed class RoomTests
{
    private static readonly Instant Two = Instant.FromUtc(2026, 8, 14, 7, 0);

    [Fact]
    public void Forecast_BeforeTheMeeting_FollowsTheAppointedStart()
    {
        var forecast = AgendaForecast.Of(Two, At(120), [Slot(1, 30), Slot(2, 60)], At(-600));
        Assert.Equal([Two, At(30)], forecast.Items.Select(i => i.BeginsAt));
        Assert.Equal((At(90), 0, 90), (forecast.EndsAt, forecast.OverMinutes, forecast.PlannedMinutes));
        Assert.Null(forecast.Current);
    }

    [Fact]
    public void Forecast_AnItemRunsOver_PushesWhatFollowsAndTellsHowFarOver()
    {
        var forecast = AgendaForecast.Of(Two, At(60), [Slot(1, 20, 0), Slot(2, 30)], At(35));
        Assert.Equal((SlotStage.Now, 35, 15), (forecast.Items[0].Stage, forecast.Items[0].UsedMinutes, forecast.Items[0].OverMinutes));
        Assert.Equal(At(35), forecast.Items[1].BeginsAt);
        Assert.Equal((At(65), 5), (forecast.EndsAt, forecast.OverMinutes));
    }

    [Fact]
    public void Forecast_AnItemWithinItsTime_KeepsItsPlannedEnd()
    {
        var forecast = AgendaForecast.Of(Two, At(60), [Slot(1, 20, 0), Slot(2, 30)], At(5));
        Assert.Equal((At(20), At(50), 0), (forecast.Items[1].BeginsAt, forecast.EndsAt, forecast.OverMinutes));
    }

    [Fact]
    public void Forecast_ItemsTakenInAnotherOrder_WaitingOnesFollowTheCurrentOne()
    {
        var forecast = AgendaForecast.Of(Two, At(60), [Slot(1, 20), Slot(2, 10, 0, 15), Slot(3, 10, 15)], At(18));
        Assert.Equal((SlotStage.Waiting, At(25), At(45)), (forecast.Items[0].Stage, forecast.Items[0].BeginsAt, forecast.Items[0].EndsAt));
        Assert.Equal((15, 5), (forecast.Items[1].UsedMinutes, forecast.Items[1].OverMinutes));
        Assert.Equal(At(45), forecast.EndsAt);
    }

    [Fact]
    public void Forecast_ThePauseBetweenTwoItems_IsCounted() =>
        Assert.Equal(At(50), AgendaForecast.Of(Two, At(60), [Slot(1, 20, 0, 20), Slot(2, 20)], At(30)).EndsAt);

    [Fact]
    public void Forecast_ItsEndPastByAMinuteBegun_CountsTheMinute() =>
        Assert.Equal(1, AgendaForecast.Of(Two, At(60), [Slot(1, 60, 0)], At(60) + Duration.FromSeconds(1)).OverMinutes);

    [Fact]
    public void Forecast_NoItems_EndsWhenAppointed() => Assert.Equal((At(60), 0), (AgendaForecast.Of(Two, At(60), [], At(5)).EndsAt, AgendaForecast.Of(Two, At(60), [], At(5)).OverMinutes));

    [Theory]
    [InlineData(-300, 0)]
    [InlineData(59, 0)]
    [InlineData(60, 1)]
    [InlineData(1799, 29)]
    public void Late_AgainstTheRealStart_IsWholeMinutesAndNeverNegative(int seconds, int late) =>
        Assert.Equal(late, Lateness.Minutes(Two, Two + Duration.FromSeconds(seconds)));

    [Fact]
    public void Late_BeforeTheChairBegan_IsNobody() => Assert.Equal(0, Lateness.Minutes(null, At(45)));

    [Theory]
    [InlineData(true, false, false, true, Presence.Excused)]
    [InlineData(true, true, false, true, Presence.Deputised)]
    [InlineData(false, false, false, true, Presence.NoShow)]
    [InlineData(false, false, false, false, Presence.Expected)]
    [InlineData(true, true, true, true, Presence.Late)]
    public void Presence_OfEachSituation_IsSaid(bool excused, bool deputised, bool came, bool over, Presence expected) =>
        Assert.Equal(expected, new PresenceFacts(came ? [new PresenceSpan(At(9), null, 9)] : [], excused, deputised, over).State);

    [Fact]
    public void Presence_WhoLeftAndCameBack_IsHereAndLateOnlyOnce()
    {
        var facts = new PresenceFacts([new(At(-2), At(10), 0), new(At(20), null, 20)], false, false, false);
        Assert.Equal((Presence.Present, true, 0), (facts.State, facts.IsHere, facts.LateMinutes));
        Assert.False((facts with { Spans = [facts.Spans[0]] }).IsHere);
    }

    [Fact]
    public void Counts_OfAllStates_AddUp()
    {
        var counts = PresenceCounts.Of([Presence.Present, Presence.Late, Presence.Late, Presence.Excused, Presence.Deputised, Presence.NoShow]);
        Assert.Equal(new PresenceCounts(6, 3, 2, 1, 1, 1), counts);
    }

    [Fact]
    public void Speakers_WhoHasSpoken_WaitsBehindWhoHasNot()
    {
        var queue = SpeakerQueue.Of([Turn(1, 1, 0, 2, 5), Turn(2, 1, 6), Turn(3, 2, 7), Turn(4, 3, 8, withdrawn: 9)]);
        Assert.Equal([Id(3), Id(2)], queue.Waiting.Select(t => t.SpeechId));
        Assert.Equal(Id(1), Assert.Single(queue.Done).SpeechId);
        Assert.Null(queue.Speaking);
        Assert.True(queue.MayAsk(Id(3)));
        Assert.False(queue.MayAsk(Id(2)));
    }

    [Fact]
    public void Speakers_WhoHasTheFloor_UsesMinutesAndMayNotAskAgain()
    {
        var queue = SpeakerQueue.Of([Turn(1, 1, 0, 2)]);
        Assert.False(queue.MayAsk(Id(1)));
        Assert.Equal((7, 2), (queue.Speaking!.UsedMinutes(At(9)), queue.Speaking.OverMinutes(At(9))));
    }

    [Fact]
    public void Entitled_ADeputyBesideThePersonDeputised_HasNoVoice()
    {
        VoterFacts head = new(Id(1), true, true, null), deputy = new(Id(2), true, true, Id(1)), away = new(Id(3), true, false, null), guest = new(Id(4), false, true, null);
        Assert.Equal([Id(1)], VoteTally.EntitledOf([head, deputy, away, guest]));
        Assert.Equal([Id(2)], VoteTally.EntitledOf([head with { IsHere = false }, deputy, away, guest]));
    }

    [Theory]
    [InlineData(10, 5, false)]
    [InlineData(10, 6, true)]
    [InlineData(11, 6, true)]
    public void Carried_NeedsMoreThanHalfOfThoseEntitled(int entitled, int agree, bool carried)
    {
        var tally = new VoteTally(entitled, agree, 1, 1);
        Assert.Equal((carried, entitled - agree - 2), (tally.IsCarried, tally.NotVoted));
    }

    private static Instant At(int minutes) => Two + Duration.FromMinutes(minutes);

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    private static AgendaSlot Slot(int n, int minutes, int? began = null, int? ended = null) =>
        new(Id(n), minutes, began is { } b ? At(b) : null, ended is { } e ? At(e) : null);

    private static SpeakerTurn Turn(int n, int who, int asked, int? began = null, int? ended = null, int? withdrawn = null) =>
        new(Id(n), Id(who), At(asked), 5, began is { } b ? At(b) : null, ended is { } e ? At(e) : null, withdrawn is { } w ? At(w) : null);
}
