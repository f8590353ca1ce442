using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Opinions;
using GiaoBan.Modules.Meetings.Opinions;
using GiaoBan.Tests.Infrastructure;
using NodaTime;
using Npgsql;

namespace GiaoBan.Tests.Meetings.Opinions;

/// <summary>Questions, opinions and who reads them (NN-4), on the store.</summary>
public sealed class OpinionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Give_WithoutASolution_IsRefusedUnlessTheUnitAgrees()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        Assert.Equal(["opinions.opinion.ground", "opinions.opinion.solution"], (await stage.GiveAsync("phap", Stances.Disagree, ground: " ", solution: "")).Errors.Select(e => e.Code));
        Assert.Equal(1, (await stage.GiveAsync("phap", Stances.Agree, ground: "", solution: "")).Value);
    }

    [Fact]
    public async Task Give_ALaterOpinion_FollowsTheFormerWhichStays()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        await stage.GiveAsync("phap", Stances.Disagree);
        Assert.Equal("opinions.opinion.stale", (await stage.GiveAsync("phap", Stances.Agree)).Error.Code);
        Assert.Equal(2, (await stage.GiveAsync("phap", Stances.Agree, basedOn: 1)).Value);
        var board = await stage.BoardAsync("office");
        Assert.Equal([Stances.Disagree, Stances.Agree], board.Opinions.Select(o => o.Stance));
        Assert.Equal(Stances.Agree, board.Matrix.At(stage.Items[0], stage.Units["phap"])!.Stance);
        var edited = await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync("update opinions set stance = 'agree'"));
        Assert.Equal("GB001", edited.SqlState);
    }

    [Fact]
    public async Task Give_ByWhomADeputyReplaces_IsTheDeputysToGive()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        await stage.DeputeAsync("phap", item: 0);
        Assert.Equal("opinions.opinion.not-yours", (await stage.GiveAsync("phap", Stances.Agree)).Error.Code);
        Assert.True((await stage.GiveAsync("phap2", Stances.Agree)).IsOk);

        // The deputy comes for the first point only, and speaks for the head's unit.
        Assert.Equal("opinions.opinion.not-yours", (await stage.GiveAsync("phap2", Stances.Agree, item: 1)).Error.Code);
        Assert.True((await stage.GiveAsync("phap", Stances.Agree, item: 1)).IsOk);
        Assert.Equal(stage.Units["phap"], (await stage.BoardAsync("office")).Opinions[0].UnitId);
    }

    [Fact]
    public async Task Board_BeforeTheDeadline_ShowsOthersOnlyToWhoGaveTheirOwn()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        await stage.GiveAsync("phap", Stances.Disagree);
        var unread = await stage.BoardAsync("dan");
        Assert.Empty(unread.Opinions);
        Assert.Equal(1, unread.Given[stage.Items[0]]);
        Assert.Single((await stage.BoardAsync("leader")).Opinions);
        Assert.Single((await stage.BoardAsync("dat")).Opinions);
        await stage.GiveAsync("dan", Stances.Agree);
        Assert.Equal(2, (await stage.BoardAsync("dan")).Opinions.Count);
    }

    [Fact]
    public async Task Board_AfterTheDeadline_ShowsAllToEverybodyInvited()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        await stage.GiveAsync("phap", Stances.Disagree);
        var due = app.Clock.GetCurrentInstant() + Duration.FromHours(30);
        Assert.True((await stage.AsAsync<OpinionRounds, Result<Instant>>("dat", (r, a) => r.SetDueAsync(a, stage.Meeting, due, default))).IsOk);
        Assert.Empty((await stage.BoardAsync("dan")).Opinions);
        Assert.Equal(4, await app.ScalarAsync<long>("select count(*) from notices where kind = 'opinions.notice.asked'"));
        app.Clock.SetTo(2024, 6, 4, 14, 0);
        Assert.Single((await stage.BoardAsync("dan")).Opinions);

        // A late opinion before the meeting still counts.
        Assert.True((await stage.GiveAsync("dan", Stances.Agree)).IsOk);
        Assert.Equal("opinions.due.range", (await stage.AsAsync<OpinionRounds, Result<Instant>>("dat", (r, a) => r.SetDueAsync(a, stage.Meeting, due, default))).Error.Code);
    }

    [Theory]
    [InlineData(MeetingStates.InProgress, OpinionPhases.During)]
    [InlineData(MeetingStates.Concluding, null)]
    [InlineData(MeetingStates.Cancelled, null)]
    public async Task Give_InAState_IsTakenInItsPhase(string state, string? phase)
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        if (state != MeetingStates.Cancelled)
        {
            await stage.GoAsync(MeetingStates.InProgress);
        }

        await stage.GoAsync(state);
        var given = await stage.GiveAsync("phap", Stances.Agree);
        Assert.Equal(phase is null ? "opinions.closed" : null, given.IsOk ? null : given.Error.Code);
        Assert.Equal(phase, (await stage.BoardAsync("office")).Opinions.SingleOrDefault()?.Phase);
    }

    [Fact]
    public async Task Prompt_ToUnits_IsOneEachAndAnsweredByALaterOpinion()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        await stage.GiveAsync("phap", Stances.Agree);
        app.Clock.SetTo(2024, 6, 3, 9, 0);
        var prompt = new NewPrompt(stage.Items[0], "Hộ chưa đồng ý thì làm thế nào?", [stage.Units["phap"], stage.Units["dan"]], []);
        Assert.Equal(2, (await stage.AsAsync<KeepPrompts, Result<int>>("dat", (k, a) => k.AskAsync(a, stage.Meeting, prompt, default))).Value);
        Assert.Equal("opinions.meeting.not-found", (await stage.AsAsync<KeepPrompts, Result<int>>("dan", (k, a) => k.AskAsync(a, stage.Meeting, prompt, default))).Error.Code);
        await stage.GiveAsync("dan", Stances.AgreeWithChange);
        var lines = (await stage.BoardAsync("dan")).Prompts.ToDictionary(p => p.To);
        Assert.Equal((false, false), (lines["Tư pháp"].Answered, lines["Tư pháp"].Mine));
        Assert.Equal((true, true), (lines["Mặt trận"].Answered, lines["Mặt trận"].Mine));
        Assert.Equal(2, await app.ScalarAsync<long>("select count(*) from notices where kind = 'opinions.notice.prompt'"));
    }

    [Fact]
    public async Task Prompt_ToWhoIsNotInvited_IsRefused()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        var prompt = new NewPrompt(stage.Items[0], "Hỏi gì?", [], [await stage.Office.PostOf("focal")]);
        Assert.Equal("opinions.prompt.not-invited", (await stage.AsAsync<KeepPrompts, Result<int>>("dat", (k, a) => k.AskAsync(a, stage.Meeting, prompt, default))).Error.Code);
    }

    [Fact]
    public async Task Summary_SentToTheChair_CountsWhatDiffers()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        Assert.Equal("opinions.summary.none", (await stage.AsAsync<SendOpinionSummary, Result<bool>>("dat", (s, a) => s.HandleAsync(a, stage.Meeting, default))).Error.Code);
        await stage.GiveAsync("phap", Stances.Disagree);
        await stage.GiveAsync("dan", Stances.Agree);
        Assert.True((await stage.AsAsync<SendOpinionSummary, Result<bool>>("dat", (s, a) => s.HandleAsync(a, stage.Meeting, default))).IsOk);
        Assert.Equal("""["Họp mở rộng đường trục", "2", "1", "1"]""", await app.ScalarAsync<string>("select args::text from notices where kind = 'opinions.notice.summary'"));
        Assert.Equal("opinions.meeting.not-found", (await stage.AsAsync<SendOpinionSummary, Result<bool>>("dan", (s, a) => s.HandleAsync(a, stage.Meeting, default))).Error.Code);
    }
}
