using System.Net;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Meetings.Figures;
using GiaoBan.Tests.Infrastructure;
using NodaTime;

namespace GiaoBan.Tests.Meetings;

/// <summary>Meetings in figures (NN-1, NN-9): each is the sum of the list that it opens.</summary>
public sealed class MeetingFiguresTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly LocalDate First = new(2021, 8, 1);
    private static readonly LocalDate Last = new(2021, 8, 31);

    [Fact]
    public async Task Of_ASittingWithAttendance_CountsWhoCameHow()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await StageAsync(app);

        var whole = (await TableAsync(stage, Roles.Office))!.Whole;

        Assert.Equal((2, 7m), (whole[MeetingFigure.Held], whole[MeetingFigure.PersonHours]));
        Assert.Equal((2, 1, 12, 1, 1), (whole[MeetingFigure.Came], whole[MeetingFigure.Late], whole[MeetingFigure.LateMinutes], whole[MeetingFigure.Deputies], whole[MeetingFigure.NoShows]));
        Assert.Equal((1, 1), (whole[MeetingFigure.Papers], whole[MeetingFigure.PapersLate]));
        Assert.Equal((1, 1, 0), (whole[MeetingFigure.Refused], whole[MeetingFigure.Merged], whole[MeetingFigure.Returned]));
        Assert.Equal((1, 0), (whole[MeetingFigure.Directives], whole[MeetingFigure.DirectivesOnTime]));
        Assert.Equal((50m, 100m, 0m), (whole.Percent(MeetingFigure.Late, MeetingFigure.Came), whole.Percent(MeetingFigure.PapersLate, MeetingFigure.Papers), whole.Percent(MeetingFigure.DirectivesOnTime, MeetingFigure.Directives)));
        Assert.Null(whole.Percent(MeetingFigure.Late, MeetingFigure.Written));
    }

    [Fact]
    public async Task Rows_OfEachGrouping_AddUpToTheWholeAndToTheirLists()
    {
        await using var app = await fixture.NewAppAsync();
        var table = (await TableAsync(await StageAsync(app), Roles.Leader))!;

        foreach (var grouping in Enum.GetValues<MeetingGrouping>())
        {
            var rows = table.Rows(grouping);
            Assert.NotEmpty(rows);
            foreach (var figure in Enum.GetValues<MeetingFigure>())
            {
                Assert.Equal(table.Whole[figure], rows.Sum(r => r[figure]));
                Assert.All(rows, r => Assert.Equal(r[figure], table.List(figure, grouping, r.Key).Sum(f => f.Amount)));
            }
        }

        Assert.Equal(["2021-08"], table.Rows(MeetingGrouping.Month).Select(r => r.Key));
        Assert.Equal("Phòng Kinh tế", table.Rows(MeetingGrouping.Unit).Single(r => r[MeetingFigure.Held] > 0).Name);
    }

    [Fact]
    public async Task Pages_FiguresListsAndWorkbook_OpenForWhoReadsThem()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await StageAsync(app);
        var leader = await stage.Office.SignIn("leader");

        var page = await leader.GetAsync("/cuoc-hop/so-lieu?tu=2021-08-01&den=2021-08-31");
        Assert.Contains("Phòng Kinh tế", page.Words("table"), StringComparison.Ordinal);
        Assert.Contains("50%", page.Words("tfoot"), StringComparison.Ordinal);
        var late = page.All("tfoot a").Select(a => a.GetAttribute("href")!).Single(h => h.Contains("so=late-minutes", StringComparison.Ordinal));
        var list = await leader.GetAsync(late);
        Assert.Contains("Họp bàn chợ tạm", list.Words("tbody"), StringComparison.Ordinal);
        Assert.Contains("12", list.Words("tfoot"), StringComparison.Ordinal);
        Assert.Contains("Tháng 8/2021", (await leader.GetAsync("/cuoc-hop/so-lieu?tu=2021-08-01&den=2021-08-31&theo=thang")).Words("table"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await leader.GetAsync("/cuoc-hop/so-lieu.xlsx?tu=2021-08-01&den=2021-08-31")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await leader.GetAsync("/cuoc-hop/so-lieu?tu=2019-01-01&den=2021-08-31")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await stage.Office.SignIn("contributor")).GetAsync("/cuoc-hop/so-lieu")).Status);
    }

    private static async Task<MeetingTable?> TableAsync(SimilarStage stage, string role)
    {
        var actor = await stage.Office.ActorOf(role);
        return await stage.DoAsync<MeetingFigures, MeetingTable?>(f => f.OfAsync(actor, First, Last, default));
    }

    /// <summary>
    /// A sitting of two hours on the 3rd: of five asked (a deputy among them) one came in time, the deputy twelve minutes late, one was excused, one is missing.
    /// One of an hour on the 4th, three asked, nobody checked in. Two requests decided on; a task that was due on the 10th. It is the 16th.
    /// </summary>
    private static async Task<SimilarStage> StageAsync(TestApp app)
    {
        var stage = await SimilarStage.BuildAsync(app);
        var sitting = await stage.MeetingAsync("Họp bàn chợ tạm", 3, MeetingStates.InProgress, people: [Roles.Contributor, Roles.Focal, Roles.Leader, Roles.Administrator]);
        var quiet = await stage.MeetingAsync("Họp kênh mương", 4, MeetingStates.InProgress, people: [Roles.Contributor, Roles.Focal]);
        var refused = await stage.MeetingAsync("Họp rút kinh nghiệm", 20);
        var merged = await stage.MeetingAsync("Họp chợ lần nữa", 21);
        await app.ExecuteAsync($"update meetings set state = 'concluding', ended_at = began_at + interval '2 hours' where meeting_id = '{sitting}'");
        await app.ExecuteAsync($"update meetings set state = 'concluding', ended_at = began_at + interval '1 hour' where meeting_id = '{quiet}'");
        var chair = await PersonAsync(app, sitting, "approver");
        var represented = await PersonAsync(app, sitting, "contributor");
        var deputy = await PersonAsync(app, sitting, "administrator");
        await app.ExecuteAsync($"update meeting_participants set rsvp = 'declined' where participant_id = '{await PersonAsync(app, sitting, "leader")}'");
        await app.ExecuteAsync($"update meeting_participants set deputy_for = '{represented}' where participant_id = '{deputy}'");
        foreach (var (who, minutes) in new[] { (chair, 0), (deputy, 12) })
        {
            await app.ExecuteAsync(
                $"""
                 insert into meeting_attendance (tenant_id, attendance_id, meeting_id, participant_id, in_at, late_minutes, source, recorded_by, recorded_at)
                 select 1, gen_random_uuid(), meeting_id, '{who}', began_at + {minutes} * interval '1 minute', {minutes}, 'self', chair_official, began_at from meetings where meeting_id = '{sitting}'
                 """);
        }

        foreach (var (meeting, outcome) in new[] { (refused, "refuse"), (merged, "merge") })
        {
            await app.ExecuteAsync(
                $"""
                 insert into meeting_decisions (tenant_id, meeting_id, number, outcome, reason, merged_into, people, minutes, rules_version, is_own, decided_by, decided_post, decided_at)
                 select 1, meeting_id, 1, '{outcome}', 'Đã giao quyền', case when '{outcome}' = 'merge' then '{quiet}'::uuid end, 3, 60, 0, false, chair_official, chair_post, '2021-08-12 02:00Z'
                 from meetings where meeting_id = '{meeting}'
                 """);
        }

        await PaperAsync(app, sitting);
        await stage.TaskAsync(sitting, "Dựng 20 gian", new LocalDate(2021, 8, 10));
        await stage.TaskAsync(sitting, "Chuyển hết tiểu thương", new LocalDate(2021, 8, 30));
        return stage;
    }

    private static Task<Guid> PersonAsync(TestApp app, Guid meeting, string role) => app.ScalarAsync<Guid>(
        "select participant_id from meeting_participants p join accounts a using (tenant_id, official_id) where p.meeting_id = $1 and a.user_name = $2", meeting, role);

    private static async Task PaperAsync(TestApp app, Guid meeting)
    {
        await app.ExecuteAsync(
            $"""
             with p as (insert into papers (tenant_id, paper_id, meeting_id, title, made_by, made_at)
                        select 1, gen_random_uuid(), meeting_id, 'Phương án', made_by, made_at from meetings where meeting_id = '{meeting}' returning paper_id, made_by)
             select 1 from p
             """);
        await app.ExecuteAsync(
            $"""
             insert into paper_versions (tenant_id, paper_id, version, file_name, media_type, size, sha256, content, due_on, is_late, sent_by, sent_post, sent_at)
             select 1, p.paper_id, 1, 'a.txt', 'text/plain', 1, sha256('x'), 'x', '2021-08-01', true, m.made_by, m.made_post, now() from papers p join meetings m using (tenant_id, meeting_id)
             """);
    }
}
