using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Invitations;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Meetings;

/// <summary>Invitations (NN-3, MTG-1): when they may go, whom they reach, what their calendars hold.</summary>
public sealed class InvitationTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Send_Approved_ReachesEverybodyByMailWithACalendar()
    {
        await using var stage = await InvitationStage.BuildAsync(fixture, withMail: true);

        Assert.Equal(4, (await stage.SendAsync()).Value);

        var mails = await stage.DeliverAsync();
        Assert.Equal(["chutri@giaoban.example.vn", "head@giaoban.example.vn", "khach@congty.example.vn"], mails.Keys.Order());
        var (method, head) = mails["head@giaoban.example.vn"];
        Assert.Equal(("REQUEST", $"xa-mau-{stage.Meeting}@giaoban"), (method, head.Text("UID")));
        Assert.Equal(("20210820T070000Z", "20210820T090000Z", "0", null), (head.Text("DTSTART"), head.Text("DTEND"), head.Text("SEQUENCE"), head.Text("RECURRENCE-ID")));
        Assert.Equal(("Họp: Họp về giải phóng mặt bằng", "Phòng họp 1"), (head.Text("SUMMARY"), head.Text("LOCATION")));
        Assert.Equal("https://giaoban.example.vn/cuoc-hop/" + stage.Meeting + "/tra-loi", head.Text("DESCRIPTION"));
        Assert.Equal("mailto:vanphong@giaoban.example.vn", head.Organizer.Address);
        Assert.Equal(("mailto:head@giaoban.example.vn", "REQ-PARTICIPANT"), (Assert.Single(head.Attendees).Address, head.Attendees[0].One("ROLE")));
        Assert.Equal("CHAIR", mails["chutri@giaoban.example.vn"].Event.Attendees[0].One("ROLE"));
        Assert.Null(mails["khach@congty.example.vn"].Event.Text("DESCRIPTION"));
        Assert.Equal(3, await stage.CountAsync("notices where kind = 'invitations.notice.invited'"));
        Assert.Equal(4, await stage.CountAsync("sent_invitations where occasion = 'invited'"));
        Assert.Equal(3, await stage.CountAsync("sent_invitations where calendar like '%REQUEST%' and calendar not like '%Nội dung không gửi đi%'"));
        Assert.Equal("invited", await stage.App.ScalarAsync<string>("select state from meetings"));
    }

    [Theory]
    [InlineData(MeetingStates.Draft, "invitations.not-approved")]
    [InlineData(MeetingStates.Requested, "invitations.not-approved")]
    [InlineData(MeetingStates.Invited, "invitations.sent-before")]
    public async Task Send_InAnotherState_TellsNobody(string state, string code)
    {
        await using var stage = await InvitationStage.BuildAsync(fixture, state);

        Assert.Equal(code, (await stage.SendAsync()).Error.Code);
        Assert.Equal((0, 0), (await stage.CountAsync("notices"), await stage.CountAsync("sent_invitations")));
    }

    [Fact]
    public async Task Send_LaterThanTheTerm_NeedsAReasonThatIsKept()
    {
        await using var stage = await InvitationStage.BuildAsync(fixture);
        stage.App.Clock.SetTo(2021, 8, 17, 23, 59);
        var actor = await stage.ActorAsync("office");
        var look = await stage.App.InTenantAsync(1, async s => await s.GetRequiredService<InvitationCheck>().LookAsync((await s.GetRequiredService<MeetingReader>().FindAsync(actor, stage.Meeting, default))!, default));
        Assert.Equal((3, new LocalDate(2021, 8, 17), false), (look.Term!.Days, look.Term.DueOn, look.IsShort));

        stage.App.Clock.SetTo(2021, 8, 18, 8, 0);
        var refused = await stage.SendAsync();
        Assert.Equal(("invitations.short.reason", "shortReason"), (refused.Error.Code, refused.Error.Field));
        Assert.True((await stage.SendAsync("Thường trực yêu cầu họp gấp")).IsOk);
        Assert.Equal("Thường trực yêu cầu họp gấp", await stage.App.ScalarAsync<string>("select short_reason from invitation_rounds where invite_days = 3 and due_on = '2021-08-17'"));
        Assert.Equal(1, await stage.CountAsync("audit_events where kind = 'invitations.sent' and reason = 'Thường trực yêu cầu họp gấp'"));
    }

    [Fact]
    public async Task Send_WithOpenClashes_NamesThemAll()
    {
        await using var stage = await InvitationStage.BuildAsync(fixture);
        await TakeHeadAsync(stage, "Hội nghị tỉnh", 14, 15);
        await TakeHeadAsync(stage, "Tiếp công dân", 15, 17);

        var refused = await stage.SendAsync();

        Assert.Equal(2, refused.Errors.Count);
        Assert.All(refused.Errors, e => Assert.Equal("invitations.clash", e.Code));
        Assert.Equal(["Hội nghị tỉnh", "Tiếp công dân"], refused.Errors.Select(e => (string)e.Args[1]!));
        Assert.Equal("Trần Văn Đầu", refused.Errors[0].Args[0]);
    }

    [Fact]
    public async Task Send_SomebodyWithoutAReason_NamesThem()
    {
        await using var stage = await InvitationStage.BuildAsync(fixture);
        await stage.App.ExecuteAsync("update meeting_participants set invite_reason = ''");

        var refused = await stage.SendAsync();

        Assert.Equal("invitations.reasons", refused.Error.Code);
        Assert.Contains("Trần Văn Đầu", (string)refused.Error.Args[0]!, StringComparison.Ordinal);
        Assert.Contains("Đại diện chủ đầu tư", (string)refused.Error.Args[0]!, StringComparison.Ordinal);
        var explained = await stage.DoAsync<ChangeInvitees, Result<int>>("office", (c, actor) => c.ExplainAsync(
            actor, stage.Meeting, [new(stage.HeadLine, null, "Phụ trách"), new(stage.GuestLine, null, "Chủ đầu tư")], default));
        Assert.Equal(2, explained.Value);
        Assert.True((await stage.SendAsync()).IsOk);
    }

    [Fact]
    public async Task Send_ByAMember_IsNotFound()
    {
        await using var stage = await InvitationStage.BuildAsync(fixture);

        Assert.Equal(ErrorKind.NotFound, (await stage.SendAsync(by: "head")).Error.Kind);
    }

    [Fact]
    public async Task Move_AnOccurrenceOfASeries_KeepsUidAndFirstStartAndAsksAgain()
    {
        await using var stage = await InvitationStage.BuildAsync(fixture, withMail: true);
        var series = Guid.CreateVersion7();
        await stage.App.ExecuteAsync("alter table meetings disable trigger meetings_keep");
        await stage.App.ExecuteAsync($"update meetings set series_id = '{series}', original_start = starts_at");
        await stage.App.ExecuteAsync("alter table meetings enable trigger meetings_keep");
        await stage.SendAsync();
        await stage.DoAsync<AnswerInvitation, Result<Guid>>("head", (a, actor) => a.HandleAsync(actor, stage.Meeting, null, Rsvps.Accepted, null, default));
        stage.App.Clock.Advance(Duration.FromMinutes(5));

        var moved = await stage.DoAsync<SetMeetingTime, Result<MeetingTime>>("office", (m, actor) => m.HandleAsync(
            actor, new SetMeetingTimeRequest(stage.Meeting, new LocalDate(2021, 8, 23), new LocalTime(8, 0), new LocalTime(10, 0), null, "Phòng họp 1", null, null, "Chủ trì họp tỉnh"), default));

        Assert.True(moved.IsOk);
        var (method, head) = (await stage.DeliverAsync())["head@giaoban.example.vn"];
        Assert.Equal(("REQUEST", $"xa-mau-{series}@giaoban", "1"), (method, head.Text("UID"), head.Text("SEQUENCE")));
        Assert.Equal(("20210820T070000Z", "20210823T010000Z"), (head.Text("RECURRENCE-ID"), head.Text("DTSTART")));
        Assert.Equal("NEEDS-ACTION", head.Attendees[0].One("PARTSTAT"));
        Assert.Equal(Rsvps.NeedsAction, await stage.App.ScalarAsync<string>("select rsvp from meeting_participants where participant_id = $1", stage.HeadLine));
    }

    [Fact]
    public async Task Cancel_Invited_CancelsInEveryCalendar()
    {
        await using var stage = await InvitationStage.BuildAsync(fixture, withMail: true);
        await stage.SendAsync();
        stage.App.Clock.Advance(Duration.FromMinutes(5));

        await stage.DoAsync<CancelMeeting, Result<MeetingFile>>("office", (c, actor) => c.HandleAsync(actor, stage.Meeting, "Không còn cần", default));

        var mails = await stage.DeliverAsync();
        Assert.Equal(3, mails.Count);
        Assert.All(mails.Values, m => Assert.Equal(("CANCEL", "CANCELLED", "1"), (m.Method, m.Event.Text("STATUS"), m.Event.Text("SEQUENCE"))));
    }

    [Fact]
    public async Task AddAndRemove_Invited_WriteOnlyToWhomTheyTouch()
    {
        await using var stage = await InvitationStage.BuildAsync(fixture, withMail: true);
        await stage.SendAsync();
        stage.App.Clock.Advance(Duration.FromMinutes(5));
        var clerk = await stage.Office.PostOf("clerk");

        var added = await stage.DoAsync<ChangeInvitees, Result<Guid>>("office", (c, actor) => c.AddAsync(actor, new AddInviteeRequest(stage.Meeting, clerk, null, null, Capacities.Optional, "Theo dõi hồ sơ"), default));
        Assert.Equal(5, await stage.CountAsync("sent_invitations"));
        Assert.Equal(("REQUEST", "1"), (await stage.DeliverAsync())["clerk@giaoban.example.vn"] is var (method, one) ? (method, one.Text("SEQUENCE")) : default);

        stage.App.Clock.Advance(Duration.FromMinutes(5));
        await stage.DoAsync<ChangeInvitees, Result<int>>("office", (c, actor) => c.RemoveAsync(actor, stage.Meeting, added.Value, default));
        Assert.Equal(6, await stage.CountAsync("sent_invitations"));
        var (gone, last) = (await stage.DeliverAsync())["clerk@giaoban.example.vn"];
        Assert.Equal(("CANCEL", null, "2"), (gone, last.Text("STATUS"), last.Text("SEQUENCE")));
    }

    [Fact]
    public async Task Add_InvitedAndBusyElsewhere_IsRefusedNamingWhat()
    {
        await using var stage = await InvitationStage.BuildAsync(fixture);
        await stage.SendAsync();
        await TakeAsync(stage, "clerk", "Tập huấn", 15, 17);
        var clerk = await stage.Office.PostOf("clerk");

        var refused = await stage.DoAsync<ChangeInvitees, Result<Guid>>("office", (c, actor) => c.AddAsync(actor, new AddInviteeRequest(stage.Meeting, clerk, null, null, Capacities.Required, "Theo dõi"), default));

        Assert.Equal("Tập huấn", refused.Error.Args[1]);
        Assert.Equal(0, await stage.CountAsync("meeting_participants p join posts using (tenant_id, post_id) where code = 'clerk'"));
    }

    [Fact]
    public async Task Answer_OwnLineOnly_AndGuestsByWhoPreparesIt()
    {
        await using var stage = await InvitationStage.BuildAsync(fixture);
        await stage.SendAsync();

        Assert.Equal(ErrorKind.NotFound, (await AnswerAsync(stage, "clerk", null, Rsvps.Accepted)).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await AnswerAsync(stage, "head", stage.GuestLine, Rsvps.Accepted)).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await AnswerAsync(stage, "office", stage.HeadLine, Rsvps.Accepted)).Error.Kind);
        Assert.Equal("invitations.answer.which", (await AnswerAsync(stage, "head", null, Rsvps.Declined)).Error.Code);
        Assert.True((await AnswerAsync(stage, "head", null, Rsvps.Tentative)).IsOk);
        Assert.True((await AnswerAsync(stage, "office", stage.GuestLine, Rsvps.Accepted)).IsOk);
        Assert.Equal("tentative", await stage.App.ScalarAsync<string>("select rsvp from meeting_participants where participant_id = $1", stage.HeadLine));
    }

    [Fact]
    public async Task Store_WhatWasTold_IsNeverChanged()
    {
        await using var stage = await InvitationStage.BuildAsync(fixture);
        await stage.SendAsync();

        foreach (var sql in new[] { "update sent_invitations set occasion = 'moved'", "delete from invitation_rounds" })
        {
            Assert.Equal("GB001", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => stage.App.ExecuteAsync(sql))).SqlState);
        }
    }

    private static Task<Result<Guid>> AnswerAsync(InvitationStage stage, string by, Guid? guest, string answer) =>
        stage.DoAsync<AnswerInvitation, Result<Guid>>(by, (a, actor) => a.HandleAsync(actor, stage.Meeting, guest, answer, null, default));

    private static Task TakeHeadAsync(InvitationStage stage, string title, int from, int to) => TakeAsync(stage, "head", title, from, to);

    /// <summary>Somebody is taken by something else on that Friday.</summary>
    internal static async Task TakeAsync(InvitationStage stage, string user, string title, int from, int to)
    {
        var (actor, office) = (await stage.ActorAsync(user), await stage.ActorAsync("office"));
        await stage.App.InTenantAsync(1, async services =>
        {
            await using var transaction = await GiaoBan.Modules.Data.JoinedTransaction.BeginAsync(services.GetRequiredService<GiaoBan.Modules.Data.GiaoBanDbContext>(), default);
            var person = (await services.GetRequiredService<ResourceBook>().PeopleAsync([actor.OfficialId], default))[actor.OfficialId];
            var booking = new NewBooking(Guid.CreateVersion7(), Booking.Entry, title, "/lich-cong-tac", InvitationStage.At(20, from), InvitationStage.At(20, to), office.Posts[0].PostId, [new(person, "soft")]) { Firm = true };
            Assert.True((await services.GetRequiredService<BookingDesk>().PlaceAsync(booking, office.OfficialId, default)).IsOk);
            await transaction.CommitAsync(default);
        });
    }
}
