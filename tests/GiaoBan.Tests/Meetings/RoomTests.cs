using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Tasks.Contracts;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace GiaoBan.Tests.Meetings;

/// <summary>The sitting: who came and how late, who spoke, what was voted, how the agenda went (NN-4, NN-9).</summary>
public sealed class RoomTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Attendance_AgainstTheRealStart_CountsLateFromThere()
    {
        await using var stage = await RoomStage.BegunAsync(fixture);
        stage.At(14, 20);
        RoomStage.Ok(await stage.ArriveAsync("office", stage.People.GuestLine, new LocalTime(14, 17)));
        RoomStage.Ok(await stage.ArriveAsync("office"));
        var room = await stage.ViewAsync();
        Assert.Equal(
            [("Người giữ approver", Presence.Present, 0), ("Người giữ office", Presence.Late, 15), ("Trần Văn Đầu", Presence.Present, 0), ("Đại diện chủ đầu tư", Presence.Late, 12)],
            room.People.Select(p => (p.Name, p.Facts.State, p.Facts.LateMinutes)));
        Assert.Equal(new PresenceCounts(4, 4, 2, 0, 0, 0), room.Counts);
        Assert.Equal("room.attendance.already", (await stage.ArriveAsync("head")).Error.Code);

        // A wrong entry is taken back with its reason and stays in the store.
        RoomStage.Ok(await stage.DoAsync<RecordAttendance, bool>("office", (r, a) => r.VoidAsync(a, stage.Meeting, stage.People.GuestLine, "Ghi nhầm người", default)));
        Assert.Equal(Presence.Expected, (await stage.ViewAsync()).People[^1].Facts.State);
        Assert.Equal(1, await stage.People.CountAsync("meeting_attendance where void_reason = 'Ghi nhầm người'"));
        await Assert.ThrowsAsync<PostgresException>(() => stage.App.ExecuteAsync("update meeting_attendance set late_minutes = 0 where late_minutes > 0"));
    }

    [Fact]
    public async Task Attendance_OfAMemberForAnother_OrAfterTheEnd_IsRefused()
    {
        await using var stage = await RoomStage.BegunAsync(fixture);
        Assert.Equal("room.participant.not-found", (await stage.ArriveAsync("head", stage.People.GuestLine)).Error.Code);
        Assert.Equal("room.not-found", (await stage.ArriveAsync("clerk")).Error.Code);
        Assert.Equal("room.attendance.when", (await stage.ArriveAsync("office", stage.People.GuestLine, new LocalTime(15, 0))).Error.Code);
        stage.At(15, 0);
        RoomStage.Ok(await stage.DoAsync<RecordAttendance, bool>("head", (r, a) => r.LeaveAsync(a, stage.Meeting, null, null, default)));
        Assert.False((await stage.ViewAsync()).People.Single(p => p.Id == stage.People.HeadLine).Facts.IsHere);
        RoomStage.Ok(await stage.DoAsync<RunMeeting, bool>("office", (r, a) => r.EndAsync(a, stage.Meeting, default)));
        Assert.Equal("room.attendance.when", (await stage.ArriveAsync("head")).Error.Code);
        Assert.Equal(Presence.NoShow, (await stage.ViewAsync()).People[^1].Facts.State);
    }

    [Fact]
    public async Task Absence_WithTheChairsConsent_IsExcusedAndADeputyStandsIn()
    {
        await using var stage = await RoomStage.BuildAsync(fixture);
        var reported = await stage.People.ReportAsync("head", "deputy");
        Assert.True((await stage.People.DecideAsync(reported.Value, "agreed")).IsOk);
        stage.At(14, 5);
        RoomStage.Ok(await stage.ArriveAsync("approver"));
        RoomStage.Ok(await stage.DoAsync<RunMeeting, bool>("approver", (r, a) => r.BeginAsync(a, stage.Meeting, default)));
        stage.At(14, 15);
        RoomStage.Ok(await stage.ArriveAsync("deputy"));
        var people = (await stage.ViewAsync()).People;
        Assert.Equal((Presence.Deputised, "Đi công tác tỉnh"), (people.Single(p => p.Id == stage.People.HeadLine).Facts.State, people.Single(p => p.Id == stage.People.HeadLine).Absence));
        var deputy = people.Single(p => p.Participant.DeputyFor == stage.People.HeadLine);
        Assert.Equal((Presence.Late, 10, "Trần Văn Đầu"), (deputy.Facts.State, deputy.Facts.LateMinutes, deputy.InPlaceOf));
    }

    [Fact]
    public async Task Speakers_OneAtATime_WithMinutesAndNotes()
    {
        await using var stage = await RoomStage.BegunAsync(fixture);
        Assert.Equal("room.speech.not-here", (await stage.DoAsync<OrderSpeakers, bool>("office", (s, a) => s.AskAsync(a, stage.Meeting, null, default))).Error.Code);
        RoomStage.Ok(await stage.DoAsync<OrderSpeakers, bool>("head", (s, a) => s.AskAsync(a, stage.Meeting, null, default)));
        Assert.Equal("room.speech.asked", (await stage.DoAsync<OrderSpeakers, bool>("head", (s, a) => s.AskAsync(a, stage.Meeting, null, default))).Error.Code);
        RoomStage.Ok(await stage.DoAsync<OrderSpeakers, bool>("approver", (s, a) => s.AskAsync(a, stage.Meeting, null, default)));
        var waiting = (await stage.ViewAsync()).Queue.Waiting;
        Assert.Equal("room.not-found", (await stage.DoAsync<OrderSpeakers, bool>("head", (s, a) => s.GiveAsync(a, stage.Meeting, waiting[0].SpeechId, 3, default))).Error.Code);
        RoomStage.Ok(await stage.DoAsync<OrderSpeakers, bool>("office", (s, a) => s.GiveAsync(a, stage.Meeting, waiting[0].SpeechId, 3, default)));
        stage.At(14, 10);
        RoomStage.Ok(await stage.DoAsync<OrderSpeakers, bool>("office", (s, a) => s.GiveAsync(a, stage.Meeting, waiting[1].SpeechId, null, default)));
        RoomStage.Ok(await stage.DoAsync<OrderSpeakers, bool>("office", (s, a) => s.NoteAsync(a, stage.Meeting, waiting[0].SpeechId, "Còn 12 hộ chưa di dời", default)));
        var queue = (await stage.ViewAsync()).Queue;
        Assert.Equal((5, 2), (queue.Done[0].UsedMinutes(RoomAt(14, 30)), queue.Done[0].OverMinutes(RoomAt(14, 30))));
        Assert.Equal(waiting[1].SpeechId, queue.Speaking!.SpeechId);
        await Assert.ThrowsAsync<PostgresException>(() => stage.App.ExecuteAsync("update meeting_speakers set ended_at = null where ended_at is not null"));
    }

    [Fact]
    public async Task Vote_Open_KeepsWhoSaidWhat_AndIsCountedOnThoseThere()
    {
        await using var stage = await RoomStage.BegunAsync(fixture);
        var opened = await stage.DoAsync<HoldVote, Guid>("approver", (v, a) => v.OpenAsync(a, stage.Meeting, "Thông qua phương án 1?", false, default));
        RoomStage.Ok(opened);
        Assert.Equal("room.vote.open", (await stage.DoAsync<RunMeeting, bool>("approver", (r, a) => r.NextItemAsync(a, stage.Meeting, null, default))).Error.Code);
        stage.At(14, 12);
        RoomStage.Ok(await stage.ArriveAsync("office"));
        RoomStage.Ok(await CastAsync(stage, "head", opened.Value, "agree"));
        Assert.Equal("room.vote.voted", (await CastAsync(stage, "head", opened.Value, "disagree")).Error.Code);
        Assert.Equal("room.vote.not-entitled", (await CastAsync(stage, "office", opened.Value, "agree")).Error.Code);
        RoomStage.Ok(await CastAsync(stage, "approver", opened.Value, "other", "Bổ sung mốc thời gian"));
        RoomStage.Ok(await stage.DoAsync<HoldVote, bool>("approver", (v, a) => v.CloseAsync(a, stage.Meeting, opened.Value, default)));
        var vote = Assert.Single((await stage.ViewAsync()).Votes);
        Assert.Equal((new VoteTally(2, 1, 0, 1), false), (vote.Tally, vote.Tally.IsCarried));
        Assert.Equal(["Người giữ approver: other", "Trần Văn Đầu: agree"], vote.Ballots.Select(b => $"{b.Name}: {b.Ballot.Choice}"));
        await Assert.ThrowsAsync<PostgresException>(() => stage.App.ExecuteAsync("update meeting_votes set agree = 2, disagree = 0, other = 0"));
        Assert.Empty(await IntegrityOfAsync(stage));
    }

    [Fact]
    public async Task Vote_Secret_KeepsOnlySumsAndWhoHasVoted()
    {
        await using var stage = await RoomStage.BegunAsync(fixture);
        var opened = await stage.DoAsync<HoldVote, Guid>("approver", (v, a) => v.OpenAsync(a, stage.Meeting, "Giới thiệu nhân sự?", true, default));
        RoomStage.Ok(await CastAsync(stage, "head", opened.Value, "disagree"));
        var open = Assert.Single((await stage.ViewAsync()).Votes);
        Assert.Equal((false, 1), (open.ShowsSums, open.Tally.Voted));
        RoomStage.Ok(await CastAsync(stage, "approver", opened.Value, "agree"));
        RoomStage.Ok(await stage.DoAsync<HoldVote, bool>("approver", (v, a) => v.CloseAsync(a, stage.Meeting, opened.Value, default)));
        Assert.Equal(new VoteTally(2, 1, 1, 0), Assert.Single((await stage.ViewAsync()).Votes).Tally);
        Assert.Equal((0, 0), (await stage.People.CountAsync("meeting_ballots"), await stage.People.CountAsync("audit_events where kind = 'meetings.vote-cast'")));
        await Assert.ThrowsAsync<PostgresException>(() => stage.App.ExecuteAsync($"insert into meeting_ballots values (1, '{opened.Value}', '{stage.People.HeadLine}', 'agree', '', now())"));
        Assert.Empty(await IntegrityOfAsync(stage));
    }

    [Fact]
    public async Task Agenda_OfAnInvitedMeeting_PullsTasksDueByItsDay_AgainAtTheStart()
    {
        await using var people = await InvitationStage.BuildAsync(fixture);
        await GiveAsync(people, "Nộp báo cáo đất đai", new LocalDate(2021, 8, 10));
        await GiveAsync(people, "Việc của tháng sau", new LocalDate(2021, 9, 10));
        Assert.True((await people.SendAsync()).IsOk);
        var stage = new RoomStage(people);
        var before = await stage.ViewAsync();
        Assert.Equal(["tasks", "discuss", "discuss"], before.File.Agenda.Select(i => i.Kind));
        Assert.Equal((PullDueTasks.Title, "Nộp báo cáo đất đai", true), (before.File.Agenda[0].Title, Assert.Single(before.Tasks).Body, before.Tasks[0].Overdue));
        await GiveAsync(people, "Kiểm đếm thôn 2", new LocalDate(2021, 8, 20));
        stage.At(14, 0);
        RoomStage.Ok(await stage.DoAsync<RunMeeting, bool>("approver", (r, a) => r.BeginAsync(a, stage.Meeting, default)));
        var begun = await stage.ViewAsync();
        Assert.Equal([("Nộp báo cáo đất đai", true), ("Kiểm đếm thôn 2", false)], begun.Tasks.Select(t => (t.Body, t.Overdue)));
        Assert.Equal(3, begun.File.Agenda.Count);
        await Assert.ThrowsAsync<PostgresException>(() => stage.App.ExecuteAsync("delete from agenda_tasks"));
    }

    [Fact]
    public async Task Agenda_Edited_KeepsOrderAndWhatHasBegun()
    {
        await using var stage = await RoomStage.BuildAsync(fixture);
        var added = await stage.DoAsync<EditAgenda, Guid>("office", (e, a) => e.AddAsync(a, stage.Meeting, new AgendaItemInput("Việc khác", "inform", 10, null, stage.People.Unit), default));
        RoomStage.Ok(await stage.DoAsync<EditAgenda, bool>("office", (e, a) => e.MoveAsync(a, stage.Meeting, added.Value, 1, default)));
        Assert.Equal(["Việc khác", "Nội dung 1", "Nội dung 2"], (await stage.ViewAsync()).File.Agenda.Select(i => i.Title));
        Assert.Equal("agenda.kind.unknown", (await stage.DoAsync<EditAgenda, Guid>("office", (e, a) => e.AddAsync(a, stage.Meeting, new AgendaItemInput("X", "tasks", 10, null, null), default))).Error.Code);
        Assert.Equal("room.not-found", (await stage.DoAsync<EditAgenda, Guid>("head", (e, a) => e.AddAsync(a, stage.Meeting, new AgendaItemInput("X", "inform", 10, null, null), default))).Error.Code);
        stage.At(14, 0);
        RoomStage.Ok(await stage.DoAsync<RunMeeting, bool>("approver", (r, a) => r.BeginAsync(a, stage.Meeting, default)));
        RoomStage.Ok(await stage.DoAsync<RunMeeting, bool>("approver", (r, a) => r.NextItemAsync(a, stage.Meeting, stage.Items[1], default)));
        Assert.Equal("agenda.begun", (await stage.DoAsync<EditAgenda, bool>("office", (e, a) => e.RemoveAsync(a, stage.Meeting, stage.Items[1], default))).Error.Code);
        stage.At(14, 45);
        var forecast = (await stage.ViewAsync()).Forecast!;
        Assert.Equal((45, 15, RoomAt(15, 25)), (forecast.Current!.UsedMinutes, forecast.Current.OverMinutes, forecast.EndsAt));
    }

    [Fact]
    public async Task Begin_OfStrangersOrTooEarly_IsRefused()
    {
        await using var stage = await RoomStage.BuildAsync(fixture);
        Assert.Equal("room.begin.early", (await stage.DoAsync<RunMeeting, bool>("approver", (r, a) => r.BeginAsync(a, stage.Meeting, default))).Error.Code);
        stage.At(13, 30);
        Assert.Equal("room.not-found", (await stage.DoAsync<RunMeeting, bool>("head", (r, a) => r.BeginAsync(a, stage.Meeting, default))).Error.Code);
        RoomStage.Ok(await stage.DoAsync<RunMeeting, bool>("office", (r, a) => r.BeginAsync(a, stage.Meeting, default)));
        Assert.Equal("room.not-now", (await stage.DoAsync<RunMeeting, bool>("approver", (r, a) => r.BeginAsync(a, stage.Meeting, default))).Error.Code);
        Assert.Null(await stage.People.DoAsync<RoomReader, RoomView?>("clerk", (r, a) => r.FindAsync(a, stage.Meeting, default)));
    }

    private static Instant RoomAt(int hour, int minute) => InvitationStage.At(20, hour, minute);

    private static Task<Domain.Result<bool>> CastAsync(RoomStage stage, string user, Guid vote, string choice, string? note = null) =>
        stage.DoAsync<HoldVote, bool>(user, (v, a) => v.CastAsync(a, stage.Meeting, vote, choice, note, default));

    private static async Task<IReadOnlyList<string>> IntegrityOfAsync(RoomStage stage)
    {
        var found = await new IntegrityCheck().RunAsync(stage.App.Source, default);
        return [.. found.Where(f => f.Violations > 0).Select(f => f.Check)];
    }

    private static async Task GiveAsync(InvitationStage people, string text, LocalDate due)
    {
        var (office, head) = (await people.ActorAsync("office"), await people.ActorAsync("head"));
        await people.App.InTenantAsync(1, async services =>
        {
            var rows = services.GetRequiredService<GiaoBanDbContext>();
            services.GetRequiredService<TaskGiver>().Add(rows, office, new NewTask(
                Domain.Tasks.TaskSources.Dispatch, null, "Công văn 12", null, text, "Báo cáo", head.Posts[0].PostId, [], due, office.Posts[0].PostId));
            await rows.SaveChangesAsync();
        });
    }
}
