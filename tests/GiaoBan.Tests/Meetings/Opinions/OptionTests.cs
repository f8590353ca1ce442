using GiaoBan.Domain;
using GiaoBan.Domain.Meetings.Opinions;
using GiaoBan.Modules.Meetings.Opinions;
using GiaoBan.Tests.Infrastructure;
using Npgsql;

namespace GiaoBan.Tests.Meetings.Opinions;

/// <summary>Issues and options with their legal check (NN-7), on the store.</summary>
public sealed class OptionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Propose_UncheckedOrUnlawful_IsRefused()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        var option = (await stage.OptionAsync("dat")).Value;
        Assert.Equal("opinions.option.unchecked", (await stage.ProposeAsync(option, 1)).Error.Code);
        await stage.CheckAsync(option, 1, LegalVerdicts.Breaks);
        Assert.Equal("opinions.option.breaks", (await stage.ProposeAsync(option, 2)).Error.Code);
        Assert.True((await stage.CheckAsync(option, 2, LegalVerdicts.Ask)).IsOk);
        Assert.True((await stage.ProposeAsync(option, 3)).IsOk);
        Assert.Equal("Chức danh dat, Người dat", (await stage.BoardAsync("dan")).Options.Single().CheckedBy);
    }

    [Fact]
    public async Task Propose_TheOnlyOptionWhereOpinionsDiffer_AsksForASecond()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        await stage.GiveAsync("phap", Stances.Disagree);
        var first = (await stage.OptionAsync("dat")).Value;
        await stage.CheckAsync(first, 1, LegalVerdicts.Fits);
        Assert.Equal("opinions.option.second-needed", (await stage.ProposeAsync(first, 2)).Error.Code);
        await stage.OptionAsync("dat", "Làm từng đoạn");
        Assert.True((await stage.ProposeAsync(first, 2)).IsOk);
    }

    [Fact]
    public async Task Propose_Another_TakesTheProposalFromTheFirst()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        var (first, second) = ((await stage.OptionAsync("dat")).Value, (await stage.OptionAsync("dat", "Làm từng đoạn")).Value);
        foreach (var option in new[] { first, second })
        {
            await stage.CheckAsync(option, 1, LegalVerdicts.Fits);
            Assert.True((await stage.ProposeAsync(option, 2)).IsOk);
        }

        Assert.True((await stage.ProposeAsync(second, 3)).IsOk);
        var lines = await stage.AsAsync<OptionBook, IReadOnlyList<OptionLine>>("dat", (b, _) => b.OfAsync(stage.Meeting, default));
        Assert.Equal([(1, false), (2, true)], lines.Select(l => (l.Number, l.Proposed)));
    }

    [Fact]
    public async Task Edit_TheWords_DropsTheCheckAndTheProposal()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        var option = (await stage.OptionAsync("dat")).Value;
        await stage.CheckAsync(option, 1, LegalVerdicts.Fits);
        await stage.ProposeAsync(option, 2);
        var words = new TypedOption(stage.Items[0], "Làm cả tuyến", "Nội dung khác", "Nhanh", "Tốn tiền");
        Task<Result<bool>> Edit(int basedOn) => stage.AsAsync<KeepOptions, Result<bool>>("dat", (k, a) => k.EditAsync(a, stage.Meeting, option, basedOn, words, default));
        Assert.Equal("opinions.option.stale", (await Edit(1)).Error.Code);
        Assert.True((await Edit(3)).IsOk);
        var now = (await stage.BoardAsync("dat")).Options.Single().Option;
        Assert.Equal((null, false, 4), (now.LegalVerdict, now.Proposed, now.Version));
    }

    [Fact]
    public async Task Frozen_Item_KeepsItsOpinionsAndOptions()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        var option = (await stage.OptionAsync("dat")).Value;
        await stage.FreezeAsync();
        Assert.Equal("opinions.frozen", (await stage.CheckAsync(option, 1, LegalVerdicts.Fits)).Error.Code);
        Assert.Equal("opinions.frozen", (await stage.OptionAsync("dat")).Error.Code);
        Assert.Equal("opinions.closed", (await stage.GiveAsync("phap", Stances.Agree)).Error.Code);
        Assert.True((await stage.GiveAsync("phap", Stances.Agree, item: 1)).IsOk);
        var past = await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync("update meeting_options set title = 'Khác'"));
        Assert.Equal("GB001", past.SqlState);
    }

    [Fact]
    public async Task Issue_OfUnitsThatHoldSomething_IsKeptAndTakenAway()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        await stage.GiveAsync("phap", Stances.Disagree);
        Task<Result<Guid>> Add(string user, params string[] units) => stage.AsAsync<KeepIssues, Result<Guid>>(
            user, (k, a) => k.AddAsync(a, stage.Meeting, new NewIssue(stage.Items[0], "Tiền bồi thường", [.. units.Select(u => stage.Units[u])]), default));
        Assert.Equal("opinions.issue.no-opinion", (await Add("dat", "phap", "dan")).Error.Code);
        Assert.Equal("opinions.meeting.not-found", (await Add("dan", "phap")).Error.Code);
        var issue = (await Add("dat", "phap")).Value;
        Assert.Equal("Tiền bồi thường", (await stage.BoardAsync("leader")).Issues.Single().Title);
        Assert.Empty((await stage.BoardAsync("dan")).Issues);
        Assert.True((await stage.AsAsync<KeepIssues, Result<bool>>("dat", (k, a) => k.RemoveAsync(a, stage.Meeting, issue, default))).IsOk);
        Assert.Empty((await stage.BoardAsync("leader")).Issues);
    }

    [Fact]
    public async Task Option_ByAMember_IsNotFound()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await OpinionStage.BuildAsync(app);
        Assert.Equal("opinions.meeting.not-found", (await stage.OptionAsync("dan")).Error.Code);
        Assert.Equal("opinions.meeting.not-found", (await stage.OptionAsync("focal")).Error.Code);
    }
}
