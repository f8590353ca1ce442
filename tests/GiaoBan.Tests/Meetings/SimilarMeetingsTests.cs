using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Similar;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Meetings.Similar;
using GiaoBan.Tests.Infrastructure;
using Npgsql;

namespace GiaoBan.Tests.Meetings;

/// <summary>Similar meetings on a real store (NN-2): found at once, explained, decided on, never merged by itself.</summary>
public sealed class SimilarMeetingsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Find_SameMatterAndPeople_SaysWhyAndProposesToMerge()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await SimilarStage.BuildAsync(app);
        var other = await stage.MeetingAsync("Họp bàn giải phóng mặt bằng tuyến đường Hùng Vương", 18, people: [Roles.Contributor, Roles.Focal, Roles.Leader]);
        await stage.MeetingAsync("Họp triển khai công tác tuyển quân", 17, people: [Roles.Administrator]);
        var meeting = await stage.MeetingAsync("Tháo gỡ vướng mắc GPMB đường Hùng Vương", 20, people: [Roles.Contributor, Roles.Focal, Roles.Leader]);

        var report = await FindAsync(stage, Roles.Office, meeting);

        var near = Assert.Single(report!.Near);
        Assert.Equal((other, SimilarRemedy.Merge, 2), (near.MeetingId, near.Likeness.Remedy, near.Likeness.DaysApart));
        Assert.Contains(near.Likeness.Reasons, r => r.Code == "similar.reason.people" && r.Args is [4, 4]);
        Assert.Contains(near.Likeness.Reasons, r => r.Code == "similar.reason.topic" && ((string)r.Args[0]).Contains("GPMB", StringComparison.Ordinal));
        Assert.Equal("requested", await app.ScalarAsync<string>("select state from meetings where meeting_id = $1", other));
    }

    [Fact]
    public async Task Find_AfterAChange_FollowsIt()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await SimilarStage.BuildAsync(app);
        var other = await stage.MeetingAsync("Họp về chợ tạm phường", 18, people: [Roles.Contributor, Roles.Focal]);
        var meeting = await stage.MeetingAsync("Chợ tạm phường", 19, people: [Roles.Contributor, Roles.Focal]);
        Assert.Single((await FindAsync(stage, Roles.Office, meeting))!.Near);

        await app.ExecuteAsync($"update meetings set title = 'Tiêm phòng đàn bò' where meeting_id = '{other}'");
        Assert.Equal(SimilarRemedy.BackToBack, Assert.Single((await FindAsync(stage, Roles.Office, meeting))!.Near).Likeness.Remedy);
        await app.ExecuteAsync($"update meetings set state = 'cancelled' where meeting_id = '{other}'");
        Assert.Empty((await FindAsync(stage, Roles.Office, meeting))!.Near);
        Assert.Equal(0, await app.ScalarAsync<long>("select count(*) from similar_tokens where meeting_id = $1", other));
        Assert.Equal(1, await app.ScalarAsync<int>("select meetings from similar_frequencies where token = ''"));
        Assert.Equal(0, await app.ScalarAsync<int>("select meetings from similar_frequencies where token = 'tiem phong'"));
    }

    [Fact]
    public async Task Find_HeldWithOpenTasks_RefersAndCountsTheMatter()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await SimilarStage.BuildAsync(app);
        var first = await stage.MeetingAsync("Xử lý rác thải chợ phường", 2, MeetingStates.Closed, people: [Roles.Contributor]);
        await stage.MeetingAsync("Họp bàn rác thải chợ phường", 9, MeetingStates.Closed, people: [Roles.Focal]);
        await stage.TaskAsync(first, "Đặt thêm 20 thùng rác");
        var meeting = await stage.MeetingAsync("Bàn xử lý rác thải chợ phường", 18, people: [Roles.Contributor]);

        var report = (await FindAsync(stage, Roles.Office, meeting))!;

        Assert.Equal(new MatterHistory(60, 2, 1), report.History);
        var open = report.Near.Single(n => n.MeetingId == first);
        Assert.Equal(SimilarRemedy.Refer, open.Likeness.Remedy);
        Assert.Equal("Đặt thêm 20 thùng rác", Assert.Single(open.Open).Task.Text);
        Assert.Equal(SimilarRemedy.Look, report.Near.Single(n => n.MeetingId != first).Likeness.Remedy);
    }

    [Fact]
    public async Task Find_OtherIsNotTheReaders_SaysThatItIsThereAndNotWhatItIsAbout()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await SimilarStage.BuildAsync(app);
        await stage.MeetingAsync("Kiểm tra thu chi hội phí", 18, people: [Roles.Contributor, Roles.Focal]);
        var own = await stage.MeetingAsync("Họp kiểm tra thu chi hội phí", 19, by: Roles.Contributor, people: [Roles.Contributor, Roles.Focal]);

        var near = Assert.Single((await FindAsync(stage, Roles.Contributor, own))!.Near);

        Assert.Null(near.Meeting);
        Assert.DoesNotContain(near.Likeness.Reasons, r => r.NamesTheMatter);
        Assert.NotNull((await FindAsync(stage, Roles.Approver, own))!.Near[0].Meeting);
        Assert.Null(await FindAsync(stage, Roles.Focal, own));
    }

    [Fact]
    public async Task Decide_EachWay_IsWrittenDownAndStays()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await SimilarStage.BuildAsync(app);
        var other = await stage.MeetingAsync("Họp về chợ tạm phường", 18, people: [Roles.Contributor, Roles.Focal]);
        var meeting = await stage.MeetingAsync("Chợ tạm phường", 19, people: [Roles.Contributor, Roles.Focal]);

        Assert.Equal("similar.decision.reason-missing", (await DecideAsync(stage, meeting, other, "distinct", " ")).Error.Code);
        Assert.Equal("similar.decision.unknown", (await DecideAsync(stage, meeting, other, "gộp", "Vì thế")).Error.Code);
        Assert.Equal(SecrecyDoor.Code, (await DecideAsync(stage, meeting, other, "distinct", "TUYỆT MẬT")).Error.Code);
        Assert.Equal("similar.not-found", (await DecideAsync(stage, meeting, meeting, "merge", null)).Error.Code);
        Assert.True((await DecideAsync(stage, meeting, other, "distinct", "Hai chợ khác nhau")).IsOk);

        var near = Assert.Single((await FindAsync(stage, Roles.Office, meeting))!.Near);
        Assert.Equal(("distinct", "merge", "Hai chợ khác nhau"), (near.Decided!.Decided, near.Decided.Suggested, near.Decided.Reason));
        Assert.Equal("distinct", Assert.Single((await FindAsync(stage, Roles.Office, other))!.Near).Decided!.Decided);
        Assert.Equal(1, await app.ScalarAsync<long>("select count(*) from audit_events where kind = 'meetings.similar-decided'"));
        Assert.Equal("GB001", (await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync("delete from similar_decisions"))).SqlState);
    }

    [Fact]
    public async Task Abbreviation_OfTheOffice_CountsForMeetingsThatAreThere()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await SimilarStage.BuildAsync(app);
        await stage.MeetingAsync("Họp về CTQH", 18, people: [Roles.Contributor, Roles.Focal]);
        var meeting = await stage.MeetingAsync("Chợ trung tâm Quang Hà", 25, people: [Roles.Contributor, Roles.Focal]);
        Assert.Empty((await FindAsync(stage, Roles.Office, meeting))!.Near);
        var office = await stage.Office.ActorOf(Roles.Office);
        var added = await stage.DoAsync<KeepAbbreviations, Result<Guid>>(k => k.AddAsync(office, "CTQH", "chợ trung tâm Quang Hà", default));
        Assert.Equal(SimilarRemedy.Merge, Assert.Single((await FindAsync(stage, Roles.Office, meeting))!.Near).Likeness.Remedy);

        Assert.Equal("similar.abbreviation.taken", (await stage.DoAsync<KeepAbbreviations, Result<Guid>>(k => k.AddAsync(office, "ctqh", "khác", default))).Error.Code);
        var leader = await stage.Office.ActorOf(Roles.Leader);
        Assert.Equal(ErrorKind.NotFound, (await stage.DoAsync<KeepAbbreviations, Result<bool>>(k => k.RevokeAsync(leader, added.Value, default))).Error.Kind);
        Assert.True((await stage.DoAsync<KeepAbbreviations, Result<bool>>(k => k.RevokeAsync(office, added.Value, default))).IsOk);
        Assert.Empty((await FindAsync(stage, Roles.Office, meeting))!.Near);
    }

    [Fact]
    public async Task Stale_MarkedWhileItIsLaidOut_IsNotLost()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await SimilarStage.BuildAsync(app);
        var meeting = await stage.MeetingAsync("Họp về chợ tạm", 18);
        await using var change = await app.Source.OpenConnectionAsync();
        await using var transaction = await change.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand($"update meetings set title = 'Họp về kênh mương' where meeting_id = '{meeting}'", change))
        {
            await command.ExecuteNonQueryAsync();
        }

        // The mark of the first insert is held by the change: whoever lays out waits for it and reads the new title.
        var refreshing = stage.DoAsync<SimilarIndex, int>(i => i.RefreshAsync(1, default));
        await Task.WhenAny(refreshing, Task.Delay(200));
        Assert.False(refreshing.IsCompleted);
        await transaction.CommitAsync();
        await refreshing;

        Assert.Equal(1, await app.ScalarAsync<long>("select count(*) from similar_tokens where token = 'kenh muong'"));
        Assert.Equal(0, await app.ScalarAsync<long>("select count(*) from similar_tokens where token = 'cho tam'"));
    }

    private static async Task<SimilarReport?> FindAsync(SimilarStage stage, string role, Guid meeting)
    {
        var actor = await stage.Office.ActorOf(role);
        return await stage.DoAsync<SimilarMeetings, SimilarReport?>(s => s.FindAsync(actor, meeting, default));
    }

    private static async Task<Result<Guid>> DecideAsync(SimilarStage stage, Guid meeting, Guid other, string decided, string? reason)
    {
        var actor = await stage.Office.ActorOf(Roles.Approver);
        return await stage.DoAsync<DecideSimilar, Result<Guid>>(d => d.HandleAsync(actor, new DecideSimilarRequest(meeting, other, decided, reason), default));
    }
}
