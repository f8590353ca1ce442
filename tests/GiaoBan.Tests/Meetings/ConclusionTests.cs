using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Tasks.Contracts;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace GiaoBan.Tests.Meetings;

/// <summary>Conclusions: written by two people, issued only whole, become tasks and a frozen notice; corrected by another edition (NN-7, NN-8, MTG-1).</summary>
public sealed class ConclusionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Issue_WithSomethingLacking_NamesEveryPlaceAndChangesNothing()
    {
        await using var stage = await RoomStage.BegunAsync(fixture);
        var complete = await stage.CompleteAsync();
        RoomStage.Ok(await stage.WriteAsync(stage.Items[0], complete with { Directives = [complete.Directives[0] with { Lead = null, DueOn = null, Product = "" }] }));
        await EndAsync(stage);
        var refused = await IssueAsync(stage);
        Assert.Equal(
            [
                "conclusions.lacks.lead items[0].directives[0].lead", "conclusions.lacks.due items[0].directives[0].dueOn", "conclusions.lacks.product items[0].directives[0].product",
                "conclusions.lacks.text items[1].text", "conclusions.lacks.directive items[1].noTask",
            ],
            refused.Errors.Select(e => $"{e.Code} {e.Field}"));
        Assert.Equal((0, 0, "concluding"), (
            await stage.People.CountAsync("tasks"), await stage.People.CountAsync("conclusion_notices"), await stage.App.ScalarAsync<string>("select state from meetings")));
    }

    [Fact]
    public async Task Issue_Complete_MakesTasksTheNoticeAndClosesTheMeeting()
    {
        await using var stage = await RoomStage.BegunAsync(fixture);
        RoomStage.Ok(await stage.WriteAsync(stage.Items[0], await stage.CompleteAsync()));
        RoomStage.Ok(await stage.WriteAsync(stage.Items[1], ConclusionContent.Empty with { None = true, NoneReason = "Chờ ý kiến cấp trên" }));
        await EndAsync(stage);
        stage.App.Clock.SetTo(2021, 8, 25, 9, 0);
        var notice = (await IssueAsync(stage)).Value!;

        // Ended Friday; five working days on is Friday of the week after, its last instant excluded.
        Assert.Equal((Deadline.Within(new LocalDate(2021, 8, 27)).At, 0, 1), (notice.DueAt, notice.LateMinutes, notice.Number));
        var task = Assert.Single(await stage.App.InTenantAsync(1, s => s.GetRequiredService<TaskBook>().OfSourceAsync(stage.Meeting, default)));
        Assert.Equal(("Rà soát 12 hộ còn lại", "Trưởng phòng", new LocalDate(2021, 8, 31)), (task.Task.Text, task.Lead.Title, task.State.Due));
        var all = await stage.ConclusionsAsync("head");
        Assert.Equal(("closed", task.Task.TaskId), (all.File.Meeting.State, Assert.Single(all.Items[0].Directives).TaskId));
        Assert.Equal(1, await stage.People.CountAsync($"notices where kind = '{IssueConclusions.Issued}' and post_id = '{task.Lead.PostId}'"));
        var content = NoticeContent.Read(notice.Content);
        Assert.Equal(("2021-08-20T14:05", "Văn phòng", false, "Chờ ý kiến cấp trên"), (content.BeganAt, content.Issuer, content.IsOfTheParty, content.Items[1].NoneReason));
        Assert.Equal(("Trưởng phòng (Phòng Kinh tế)", "2021-08-31"), (content.Items[0].Directives[0].Lead, content.Items[0].Directives[0].Due));

        // Frozen: conclusion, directive, notice, meeting.
        foreach (var sql in new[]
        {
            "update meeting_conclusions set body = 'x'", "delete from meeting_conclusions", "update meeting_directives set body = 'x'", "update conclusion_notices set content = 'x'",
            "update meetings set title = 'x'",
        })
        {
            Assert.Equal("GB001", (await Assert.ThrowsAsync<PostgresException>(() => stage.App.ExecuteAsync(sql))).SqlState);
        }

        Assert.Equal("conclusions.issued", (await stage.WriteAsync(stage.Items[0], ConclusionContent.Empty)).Error.Code);
        Assert.DoesNotContain(await new IntegrityCheck().RunAsync(stage.App.Source, default), f => f.Violations > 0);
    }

    [Fact]
    public async Task Issue_AfterTheTerm_SaysHowLate()
    {
        await using var stage = await RoomStage.BegunAsync(fixture);
        await ConcludeAsync(stage);
        stage.App.Clock.SetTo(2021, 8, 28, 9, 0);
        Assert.Equal(540, (await IssueAsync(stage)).Value!.LateMinutes);
    }

    [Fact]
    public async Task Save_BasedOnAnOlderDraft_OverwritesNothingAndGetsBoth()
    {
        await using var stage = await RoomStage.BegunAsync(fixture);
        RoomStage.Ok(await stage.WriteAsync(stage.Items[0], ConclusionContent.Empty with { Text = "Thư ký viết" }));
        var chair = await stage.WriteAsync(stage.Items[0], ConclusionContent.Empty with { Text = "Chủ trì viết" }, basedOn: 0, by: "approver");
        Assert.Equal((1, "Thư ký viết", "Người giữ office"), (chair.Value!.Version, chair.Value.Other!.Content.Text, chair.Value.Other.SavedBy));
        Assert.Equal("Thư ký viết", (await stage.ConclusionsAsync()).Items[0].Content.Text);
        RoomStage.Ok(await stage.WriteAsync(stage.Items[0], ConclusionContent.Empty with { Text = "Hai bản gộp lại" }, basedOn: 1, by: "approver"));
        Assert.Equal("Hai bản gộp lại", (await stage.ConclusionsAsync()).Items[0].Content.Text);
        Assert.Null((await stage.ConclusionsAsync("head")).Items[0].Draft);
        Assert.Equal("room.not-found", (await stage.WriteAsync(stage.Items[0], ConclusionContent.Empty, 2, "head")).Error.Code);
        Assert.Equal("secrecy.marked", (await stage.WriteAsync(stage.Items[0], ConclusionContent.Empty with { Text = "TUYỆT MẬT" }, 2)).Error.Code);
    }

    [Fact]
    public async Task Correct_AnIssuedConclusion_IsAnotherEditionAndKeepsTheTaskOfWhatStayed()
    {
        await using var stage = await RoomStage.BegunAsync(fixture);
        await ConcludeAsync(stage);
        RoomStage.Ok(await IssueAsync(stage));
        var first = (await stage.ConclusionsAsync()).Items[0];
        Assert.Equal("conclusions.correction.none", (await IssueAsync(stage)).Error.Code);
        RoomStage.Ok(await stage.DoAsync<WriteConclusion, bool>("office", (w, a) => w.CorrectAsync(a, stage.Meeting, stage.Items[0], "Ghi thiếu một việc", default)));
        var content = (await stage.ConclusionsAsync()).Items[0].Content;
        RoomStage.Ok(await stage.WriteAsync(
            stage.Items[0], content with { Directives = [.. content.Directives, content.Directives[0] with { Text = "Lập dự toán", DueOn = new LocalDate(2021, 9, 10) }] }, basedOn: 1));
        var second = (await IssueAsync(stage)).Value!;
        Assert.Equal((2, "Ghi thiếu một việc", 0), (second.Number, second.Reason, second.LateMinutes));
        var item = (await stage.ConclusionsAsync()).Items[0];
        Assert.Equal([1, 2], item.Editions.Select(e => e.Edition));
        Assert.Equal(first.Directives[0].TaskId, item.Directives[0].TaskId);
        Assert.Equal(2, await stage.People.CountAsync("tasks"));
        Assert.Equal("Ghi thiếu một việc", NoticeContent.Read(second.Content).Reason);
    }

    [Fact]
    public async Task PostConclusions_OfASittingMeeting_EndsItAndAnswersWithTheTasks()
    {
        await using var stage = await RoomStage.BegunAsync(fixture);
        var api = stage.App.NewApi(await stage.People.Office.TokenOf(Roles.Office));
        var path = $"/api/v1/meetings/{stage.Meeting}/conclusions";
        var lacking = await api.PostAsync(path, new { items = new[] { new { number = 1, text = "Thống nhất", directives = new[] { new { task = "Rà soát" } } } } });
        Assert.Equal((422, "conclusions.lacks.lead"), ((int)lacking.Status, lacking.Code));
        Assert.Equal(
            ["items[0].directives[0].lead", "items[0].directives[0].dueOn", "items[0].directives[0].product", "items[1].text", "items[1].noTask"],
            lacking.Body.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        Assert.Equal(("in-progress", 0), (await stage.App.ScalarAsync<string>("select state from meetings"), await stage.People.CountAsync("meeting_conclusions")));
        var unknown = await api.PostAsync(path, new { items = new[] { new { number = 1, text = "A", directives = new[] { new { task = "B", lead = "khong-co" } } } } });
        Assert.Equal("room.post.unknown", unknown.Code);

        var body = new
        {
            items = new object[]
            {
                new { number = 1, text = "Thống nhất", directives = new[] { new { task = "Rà soát", lead = "head", supporters = new[] { "clerk" }, due = "2021-08-31", product = "Báo cáo" } } },
                new { number = 2, none = true, noneReason = "Để cuộc họp sau" },
            },
        };
        var issued = await api.PostAsync(path, body, "ket-luan-1");
        Assert.True(issued.Status == System.Net.HttpStatusCode.Created, issued.Text);
        Assert.Equal("closed", issued.Body.GetProperty("state").GetString());
        Assert.Equal(issued.Text, (await api.PostAsync(path, body, "ket-luan-1")).Text);
        var read = await stage.App.NewApi(await stage.People.Office.TokenOf("head")).GetAsync(path);
        Assert.Equal(
            (await stage.App.ScalarAsync<Guid>("select task_id from tasks")).ToString(),
            read.Body.GetProperty("items")[0].GetProperty("directives")[0].GetProperty("taskId").GetString());
        Assert.Equal(404, (int)(await stage.App.NewApi(await stage.People.Office.TokenOf("clerk")).GetAsync(path)).Status);
    }

    private static Task<Result<bool>> EndAsync(RoomStage stage) => stage.DoAsync<RunMeeting, bool>("approver", (r, a) => r.EndAsync(a, stage.Meeting, default));

    private static Task<Result<ConclusionNotice>> IssueAsync(RoomStage stage) =>
        stage.DoAsync<IssueConclusions, ConclusionNotice>("approver", (i, a) => i.HandleAsync(a, stage.Meeting, default));

    private static async Task ConcludeAsync(RoomStage stage)
    {
        RoomStage.Ok(await stage.WriteAsync(stage.Items[0], await stage.CompleteAsync()));
        RoomStage.Ok(await stage.WriteAsync(stage.Items[1], ConclusionContent.Empty with { Text = "Nhất trí.", NoTask = true }));
        RoomStage.Ok(await EndAsync(stage));
    }
}
