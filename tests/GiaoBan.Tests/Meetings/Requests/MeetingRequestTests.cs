using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Modules.Meetings.Requests;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Tests.Infrastructure;
using NodaTime;

namespace GiaoBan.Tests.Meetings.Requests;

/// <summary>Requests for meetings on a real store (NN-1, NN-2, NN-3, MTG-1): written, sent, judged, decided on.</summary>
public sealed class MeetingRequestTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Draft_WithATitleAlone_IsKeptAndSeenByItsMakersOnly()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var saved = await stage.SaveAsync(new MeetingDraft("giai-quyet-cong-viec", "Việc đất đai"));
        Assert.True(saved.IsOk);
        Assert.NotNull(await stage.ViewAsync(saved.Value));
        Assert.Null(await stage.ViewAsync(saved.Value, "deputy"));
        Assert.Null(await stage.ViewAsync(saved.Value, "approver"));
        Assert.Equal(0, await stage.CountAsync("bookings"));
        Assert.Equal(0, await stage.CountAsync("notices"));
    }

    [Fact]
    public async Task Draft_OfPosts_AsksWhoHoldsThemOnTheDay()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        await stage.App.ExecuteAsync(
            """
            update assignments set valid_to = '2021-08-18' where post_id = (select post_id from posts where code = 'clerk');
            insert into assignments select tenant_id, gen_random_uuid(), (select post_id from posts where code = 'clerk'), (select official_id from accounts where user_name = 'deputy'), '2021-08-19'
            from tenants
            """);
        var id = await stage.AskedAsync(await stage.WholeAsync());
        var view = (await stage.ViewAsync(id))!;
        Assert.Equal(
            [("chair", "approver"), ("secretary", "office"), ("required", "head"), ("optional", "deputy")],
            await Task.WhenAll(view.File.Participants.Select(async p => (p.Capacity, (await stage.App.ScalarAsync<string>("select user_name from accounts where official_id = $1", p.OfficialId!.Value))!))));
    }

    [Fact]
    public async Task Draft_WithAPostThatNobodyHolds_IsRefusedAtItsPlace()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        await stage.App.ExecuteAsync("update assignments set valid_to = '2021-08-18' where post_id = (select post_id from posts where code = 'clerk')");
        var saved = await stage.SaveAsync(await stage.WholeAsync());
        Assert.Equal(("meetingrequests.post.empty", "invitees[1].postId"), (saved.Error.Code, saved.Error.Field));
        Assert.Equal(0, await stage.CountAsync("meetings"));
    }

    [Fact]
    public async Task Draft_WrittenAnew_KeepsOneLineAPerson()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var whole = await stage.WholeAsync();
        var id = (await stage.SaveAsync(whole)).Value;
        var head = whole.Invitees[0];
        Assert.True((await stage.SaveAsync(whole with { Invitees = [head with { Reason = "Chủ đầu mối" }, new(null, Capacities.Guest, "Nhà thầu") { GuestName = "Công ty A" }] }, id)).IsOk);
        var people = (await stage.ViewAsync(id))!.File.Participants;
        Assert.Equal(["chair", "secretary", "required", "guest"], people.Select(p => p.Capacity));
        Assert.Equal("Chủ đầu mối", people[2].InviteReason);
        Assert.Equal(1, await stage.CountAsync("meeting_participants where removed_at is not null"));
    }

    [Fact]
    public async Task Request_ThatLacksNothing_HoldsTheRoomAndTellsWhoDecides()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var id = (await stage.SaveAsync(await stage.WholeAsync())).Value;
        var sent = await stage.SendAsync(id);
        Assert.Empty(sent.Value!.Lacks);
        Assert.Equal("hold", await stage.App.ScalarAsync<string>("select state from bookings where booking_id = $1", id));
        Assert.Equal(0, await stage.CountAsync("claims where strength = 'hard'"));
        Assert.Equal(RequestMeeting.Asked, await stage.NoticesOf("approver"));
        Assert.Equal(RequestMeeting.Asked, await stage.NoticesOf("leader"));
        Assert.Null(await stage.NoticesOf("clerk"));
        Assert.Equal(8m, (await stage.ViewAsync(id))!.Facts.PersonHours);
    }

    [Fact]
    public async Task Approve_WhatLacks_NamesEveryPlaceAndChangesNothing()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var whole = await stage.WholeAsync();
        var yes = whole.Answers.Select((a, i) => i == 1 ? a with { Holds = true } : a).ToList();
        var id = await stage.AskedAsync(whole with
        {
            Purpose = " ",
            Content = null,
            Day = null,
            From = null,
            To = null,
            OwnerPost = null,
            Invitees = [whole.Invitees[0] with { Reason = "" }],
            Answers = yes,
        });
        var decided = await stage.DecideAsync(id, Outcomes.Approve);
        Assert.Equal(
            ["meetingrequests.lacks.purpose", "meetingrequests.lacks.content", "meetingrequests.lacks.time", "meetingrequests.lacks.owner", "meetingrequests.lacks.reason", "meetingrequests.lacks.explanation"],
            decided.Errors.Select(e => e.Code));
        Assert.Equal(MeetingStates.Requested, await stage.App.ScalarAsync<string>("select state from meetings where meeting_id = $1", id));
        Assert.Equal(0, await stage.CountAsync("meeting_decisions"));
    }

    [Fact]
    public async Task Approve_ARequest_TakesRoomAndChairFirmlyAndTellsTheAsker()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var id = await stage.ApprovedAsync(await stage.WholeAsync());
        Assert.Equal("firm", await stage.App.ScalarAsync<string>("select state from bookings where booking_id = $1", id));
        Assert.Equal(2, await stage.CountAsync("claims where strength = 'hard'"));
        Assert.Equal("meetingrequests.notice.approve", await stage.NoticesOf("head"));
        Assert.Equal(1, await stage.CountAsync($"meeting_decisions where outcome = 'approve' and people = 4 and minutes = 120 and not is_own and rules_version = 0"));
        Assert.Equal(1, await stage.CountAsync("audit_events where kind = 'meetings.request-decided'"));
        Assert.Null(await stage.NoticesOf("clerk"));
    }

    [Fact]
    public async Task Approve_WhereRoomAndChairAreTaken_NamesEveryOverlap()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        await stage.ApprovedAsync(await stage.WholeAsync());
        var id = await stage.AskedAsync(await stage.WholeAsync("Sắp xếp lại chợ", from: 15, to: 17));
        var decided = await stage.DecideAsync(id, Outcomes.Approve);
        Assert.Equal([ErrorKind.Conflict, ErrorKind.Conflict], decided.Errors.Select(e => e.Kind));
        Assert.All(decided.Errors, e => Assert.Equal(BookingDesk.Overlaps, e.Code));
        Assert.Equal(MeetingStates.Requested, (await stage.ViewAsync(id))!.File.Meeting.State);
    }

    [Fact]
    public async Task Look_AtARequest_ShowsWhatRefusesItFirstAndWhoWouldLoseTheRoom()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        await stage.ApprovedAsync(await stage.WholeAsync());
        var loser = await stage.AskedAsync((await stage.WholeAsync("Xin hội trường tập văn nghệ", from: 15, to: 17)) with { ChairPost = await stage.PostAsync("leader"), Invitees = [] });
        var id = await stage.AskedAsync(await stage.WholeAsync("Sắp xếp lại chợ", from: 15, to: 17));
        var look = await stage.DoAsync<LookAtTime, TimeLook>("approver", async (l, actor) => await l.HandleAsync((await stage.ViewAsync(id, "approver"))!.File, null, default));
        Assert.True(look.Overlaps[0].IsHard);
        Assert.Contains(look.Overlaps, o => o.BookingId == loser && o is { IsHold: true, ResourceName: "Hội trường" });
        Assert.Equal(look.Overlaps.Count(o => o.IsHard), look.Overlaps.TakeWhile(o => o.IsHard).Count());
        Assert.Equal(3, look.Free.Count);
        Assert.Equal(MeetingStates.Requested, (await stage.ViewAsync(id))!.File.Meeting.State);
    }

    [Fact]
    public async Task Approve_ARequest_TellsWhoLosesTheRoom()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        await stage.AskedAsync((await stage.WholeAsync("Xin hội trường", from: 15, to: 17)) with { ChairPost = await stage.PostAsync("leader"), Invitees = [] }, "deputy");
        await stage.ApprovedAsync(await stage.WholeAsync());
        Assert.Equal(DecideRequest.RoomLost, await stage.NoticesOf("deputy"));
    }

    [Fact]
    public async Task Decide_AnOwnRequest_IsForAnotherUnlessNobodyElseMay()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var id = await stage.AskedAsync(await stage.WholeAsync(), "approver");
        Assert.Equal(ErrorKind.Forbidden, (await stage.DecideAsync(id, Outcomes.Refuse)).Error.Kind);
        await stage.App.ExecuteAsync("update assignments set valid_to = '2021-08-15' where post_id = (select post_id from posts where code = 'leader')");
        Assert.True((await stage.DecideAsync(id, Outcomes.Approve)).IsOk);
        Assert.Equal(1, await stage.CountAsync("meeting_decisions where is_own"));
        Assert.Equal(1, await stage.CountAsync("audit_events where kind = 'meetings.request-decided' and data::text like '%sole-approver%'"));
    }

    [Theory]
    [InlineData("head")]
    [InlineData("office")]
    public async Task Decide_ByWhoMayNot_FindsNothing(string user)
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var id = await stage.AskedAsync(await stage.WholeAsync());
        Assert.Equal(ErrorKind.NotFound, (await stage.DecideAsync(id, Outcomes.Refuse, user)).Error.Kind);
    }

    [Fact]
    public async Task Merge_IntoAComingMeeting_BringsMatterAndPeopleAndTellsBoth()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var target = await stage.ApprovedAsync((await stage.WholeAsync()) with { Invitees = [] });
        var id = await stage.AskedAsync(await stage.WholeAsync("Cắm mốc ranh giới", 23), "deputy");
        var decided = await stage.DecideAsync(id, Outcomes.Merge, into: target, reason: "Cùng nội dung");
        Assert.Equal(MeetingStates.Merged, decided.Value!.State);
        var view = (await stage.ViewAsync(target))!;
        Assert.Equal(["Cắm mốc ranh giới"], view.File.Agenda.Select(i => i.Title));
        Assert.Equal(["chair", "secretary", "required", "optional"], view.File.Participants.Select(p => p.Capacity));
        Assert.Equal("released", await stage.App.ScalarAsync<string>("select state from bookings where booking_id = $1", id));
        Assert.Equal("meetingrequests.notice.merge", await stage.NoticesOf("deputy"));
        Assert.Contains(MergeRequest.Took, await stage.NoticesOf("head"), StringComparison.Ordinal);
        Assert.Equal(target, (await stage.ViewAsync(id, "deputy"))!.Decisions.Single().Decision.MergedInto);
    }

    [Fact]
    public async Task Merge_IntoItselfOrAMeetingThatIsOver_IsRefused()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var over = await stage.ApprovedAsync((await stage.WholeAsync("Đã qua", 17)) with { ShortReason = "Việc gấp" });
        var id = await stage.AskedAsync(await stage.WholeAsync("Cắm mốc", 23));
        stage.App.Clock.SetTo(2021, 8, 18, 8, 0);
        foreach (var target in new[] { id, over, Guid.CreateVersion7() })
        {
            Assert.Equal("meetingrequests.merge.target", (await stage.DecideAsync(id, Outcomes.Merge, into: target)).Error.Code);
        }
    }

    [Theory]
    [InlineData(Outcomes.Written, MeetingStates.Written)]
    [InlineData(Outcomes.Return, MeetingStates.Returned)]
    [InlineData(Outcomes.Refuse, MeetingStates.Refused)]
    public async Task Decide_NoMeeting_GivesTheRoomBack(string outcome, string state)
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var id = await stage.AskedAsync(await stage.WholeAsync());
        var decided = await stage.DecideAsync(id, outcome, until: outcome == Outcomes.Written ? new LocalDate(2021, 8, 25) : null, reason: "Trao đổi là xong");
        Assert.Equal(state, decided.Value!.State);
        Assert.Equal(0, await stage.CountAsync("claims"));
        Assert.Equal("meetingrequests.notice." + outcome, await stage.NoticesOf("head"));
        Assert.Equal("meetingrequests.decide.not-waiting", (await stage.DecideAsync(id, Outcomes.Approve)).Error.Code);
    }

    [Fact]
    public async Task Return_ThenMendedAndSentAgain_IsDecidedAgain()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var whole = await stage.WholeAsync();
        var id = await stage.AskedAsync(whole);
        await stage.DecideAsync(id, Outcomes.Return, reason: "Bớt người");
        Assert.True((await stage.SaveAsync(whole with { Title = "Giải phóng mặt bằng, ba hộ cuối" }, id)).IsOk);
        Assert.True((await stage.SendAsync(id)).IsOk);
        Assert.True((await stage.DecideAsync(id, Outcomes.Approve)).IsOk);
        Assert.Equal([1, 2], (await stage.ViewAsync(id))!.Decisions.Select(d => d.Decision.Number));
    }

    [Theory]
    [InlineData(null, null, "meetingrequests.decide.outcome")]
    [InlineData(Outcomes.Refuse, " ", "meetingrequests.decide.reason")]
    [InlineData(Outcomes.Written, "Vì", "meetingrequests.decide.until")]
    [InlineData(Outcomes.Merge, "Vì", "meetingrequests.merge.target")]
    [InlineData(Outcomes.Refuse, "TUYỆT MẬT", "secrecy.marked")]
    public async Task Decide_WithoutWhatItNeeds_IsRefused(string? outcome, string? reason, string code)
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var id = await stage.AskedAsync(await stage.WholeAsync());
        Assert.Equal(code, (await stage.DecideAsync(id, outcome!, reason: reason)).Error.Code);
    }

    [Fact]
    public async Task Decisions_AreNeverChanged()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        await stage.ApprovedAsync(await stage.WholeAsync());
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => stage.App.ExecuteAsync("update meeting_decisions set reason = 'khác'"));
        Assert.Equal("GB001", refused.SqlState);
    }

    [Fact]
    public async Task Lists_OfSeveralPeople_ShowToEachTheirOwn()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var asked = await stage.AskedAsync(await stage.WholeAsync());
        Task<MyMeetings> Mine(string user) => stage.DoAsync<ListMeetings, MyMeetings>(user, (l, actor) => l.MineAsync(actor, default));
        Assert.Equal([asked], (await Mine("approver")).ToDecide.Select(l => l.Meeting.MeetingId));
        Assert.Equal([asked], (await Mine("head")).Asked.Select(l => l.Meeting.MeetingId));
        Assert.Empty((await Mine("clerk")).Coming);
        await stage.DecideAsync(asked, Outcomes.Approve);
        Assert.Equal([asked], (await Mine("office")).ToInvite.Select(l => l.Meeting.MeetingId));
        await stage.App.ExecuteAsync("update meetings set state = 'invited'");
        var clerk = await Mine("clerk");
        Assert.Equal([asked], clerk.Coming.Select(l => l.Meeting.MeetingId));
        Assert.Equal(("needs-action", 4, "Hội trường"), (clerk.Waiting[0].Rsvp, clerk.Waiting[0].People, clerk.Waiting[0].Room));
        Assert.Empty((await Mine("contributor")).Coming);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("requested")]
    [InlineData("approved")]
    [InlineData("invited")]
    [InlineData("merged")]
    public async Task Seen_InAList_IsWhatMayBeOpened(string state)
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var id = await stage.AskedAsync(await stage.WholeAsync());
        await stage.App.ExecuteAsync($"update meetings set state = '{state}'");
        foreach (var user in new[] { "head", "deputy", "clerk", "approver", "leader", "office", "contributor", "administrator" })
        {
            var listed = await stage.DoAsync<ListMeetings, IReadOnlyList<MeetingLine>>(user, (l, actor) => l.PageAsync(actor, null, null, null, null, 10, default));
            Assert.Equal(await stage.ViewAsync(id, user) is not null, listed.Count == 1);
        }
    }
}
