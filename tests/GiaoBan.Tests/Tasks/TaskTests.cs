using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Tasks;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Tasks;
using GiaoBan.Modules.Tasks.Contracts;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using GiaoBan.Tests.Requests;
using GiaoBan.Tests.Urging;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace GiaoBan.Tests.Tasks;

/// <summary>Tasks from giving to the giver's word; each act in its turn, each kept (NN-8). It is Monday, 6/9/2021, 08:00.</summary>
public sealed class TaskTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Lead = "bc-so-y-te";
    private static readonly LocalDate Due = new(2021, 9, 17);

    [Fact]
    public async Task WholePath_AcceptedExtendedDoneConfirmed_KeepsTheFirstDayAndAllActs()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var task = await GiveAsync(stage);
        Assert.Equal(TaskStage.Accepted, (await stage.DoAsync<AnswerTask, TaskStage>(h => h.AcceptAsync(stage.Holder(Lead), task, default))).Value);
        Assert.Equal(TaskStage.Accepted, (await stage.DoAsync<AnswerTask, TaskStage>(h => h.AcceptAsync(stage.Holder(Lead), task, default))).Value);
        Assert.Equal(40, (await ReportAsync(stage, task, 40, false)).Value!.Percent);
        Assert.True((await stage.DoAsync<AskMoreTime, LocalDate>(h => h.HandleAsync(stage.Holder(Lead), new(task, new LocalDate(2021, 9, 24), "Thiếu vật tư"), default))).IsOk);
        Assert.True((await DecideAsync(stage, task, TaskDeed.Granted, "Vật tư về ngày 20", new LocalDate(2021, 9, 22))).IsOk);
        stage.Clock.SetTo(2021, 9, 21, 16, 0);
        var reported = (await ReportAsync(stage, task, null, true)).Value!;
        Assert.Equal(("reported", TaskVerdict.Extended), (reported.Code, reported.Verdict));
        stage.Clock.SetTo(2021, 9, 28, 8, 0);
        Assert.Equal(TaskStage.Done, (await DecideAsync(stage, task, TaskDeed.Confirmed, null)).Value);
        var view = (await ViewAsync(stage, RequestStage.Office, task)).Value!;
        Assert.Equal((Due, new LocalDate(2021, 9, 22), TaskVerdict.Extended), (view.Line.State.FirstDue, view.Line.State.Due, view.Line.State.Verdict));
        Assert.Equal(
            [TaskDeed.Accepted, TaskDeed.Progress, TaskDeed.Asked, TaskDeed.Granted, TaskDeed.Reported, TaskDeed.Confirmed], view.Deeds.Select(d => d.Deed));
        Assert.Equal("ket-qua.txt", Assert.Single(view.Deeds[1].Files).Name);
        Assert.Equal("tasks.notice.given tasks.notice.granted tasks.notice.confirmed", await stage.NoticesOf(Lead));
        Assert.Equal("tasks.notice.asked tasks.notice.reported", await stage.NoticesOf(RequestStage.Office));
        Assert.Equal(7, await stage.CountAsync($"audit_events where subject = 'task/{task}'"));
        var findings = await new IntegrityCheck().RunAsync(stage.App.Source, default);
        Assert.All(findings, f => Assert.Equal(0, f.Violations));
    }

    [Fact]
    public async Task Declined_GivenToAnother_TheOldLeadIsOut()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var task = await GiveAsync(stage);
        Assert.Equal("tasks.field.missing", (await stage.DoAsync<AnswerTask, TaskStage>(h => h.DeclineAsync(stage.Holder(Lead), new(task, " "), default))).Error.Code);
        Assert.True((await stage.DoAsync<AnswerTask, TaskStage>(h => h.DeclineAsync(stage.Holder(Lead), new(task, "Thuộc Sở Xây dựng"), default))).IsOk);
        Assert.Equal("tasks.act.not-now.declined", (await ReportAsync(stage, task, 10, false)).Error.Code);
        Assert.Equal("tasks.post.same", (await DecideAsync(stage, task, TaskDeed.Reassigned, "Đúng", lead: Lead)).Error.Code);
        Assert.Equal(TaskStage.Given, (await DecideAsync(stage, task, TaskDeed.Reassigned, "Đúng là của Sở Xây dựng", lead: "bc-so-xay-dung")).Value);
        Assert.Equal(ErrorKind.NotFound, (await ViewAsync(stage, Lead, task)).Error.Kind);
        Assert.Equal("tasks.notice.given", await stage.NoticesOf("bc-so-xay-dung"));
        Assert.Equal("given", (await ViewAsync(stage, "bc-so-xay-dung", task)).Value!.Line.State.Code);
    }

    [Fact]
    public async Task Acts_OfStrangersHelpersAndTheLeadItself_AreRefusedWhereTheyAreNotTheirs()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var task = await GiveAsync(stage);
        Assert.Equal(ErrorKind.NotFound, (await ViewAsync(stage, "bc-so-noi-vu", task)).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await ReportAsync(stage, task, 10, false, "bc-so-noi-vu")).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await ReportAsync(stage, task, null, true, "bc-so-tai-chinh")).Error.Kind);
        Assert.True((await ReportAsync(stage, task, 20, false, "bc-so-tai-chinh")).IsOk);
        Assert.True((await ReportAsync(stage, task, null, true)).IsOk);
        Assert.Equal(ErrorKind.NotFound, (await DecideAsync(stage, task, TaskDeed.Confirmed, null, by: Lead)).Error.Kind);
        Assert.Equal("tasks.field.missing", (await DecideAsync(stage, task, TaskDeed.Returned, null)).Error.Code);
        Assert.Equal(TaskStage.Returned, (await DecideAsync(stage, task, TaskDeed.Returned, "Chưa có số liệu")).Value);
        Assert.Equal("secrecy.marked", (await DecideAsync(stage, task, TaskDeed.Withdrawn, "Độ mật: Tối mật")).Error.Code);
        Assert.Equal(TaskStage.Withdrawn, (await DecideAsync(stage, task, TaskDeed.Withdrawn, "Đã ghép vào việc khác")).Value);
        Assert.Equal("tasks.act.not-now.withdrawn", (await ReportAsync(stage, task, 30, false)).Error.Code);
    }

    [Fact]
    public async Task Give_LeadGivesToItself_NobodyConfirmsOwnWork()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var task = await GiveAsync(stage, lead: RequestStage.Office);
        Assert.True((await ReportAsync(stage, task, null, true, RequestStage.Office)).IsOk);
        Assert.Equal(ErrorKind.NotFound, (await DecideAsync(stage, task, TaskDeed.Confirmed, null)).Error.Kind);
    }

    [Fact]
    public async Task Give_TwiceUnderOneKey_IsOneTaskAndFaultsAreNamedAtTheirFields()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var first = await GiveAsync(stage, key: "k1");
        Assert.Equal(first, await GiveAsync(stage, key: "k1"));
        Assert.Equal(1, await stage.CountAsync("tasks"));
        var wrong = await stage.DoAsync<GiveTask, Guid>(h => h.HandleAsync(
            stage.Holder(RequestStage.Office), new GiveTaskRequest("", "", null, "khong-co", ["bc-so-y-te", "la"], new LocalDate(2021, 9, 1), null, "la"), default));
        Assert.Equal(["source", "text", "due", "kind", "lead", "support"], wrong.Errors.Select(e => e.Field));
        Assert.Equal(ErrorKind.NotFound, (await stage.DoAsync<GiveTask, Guid>(h => h.HandleAsync(stage.Holder(Lead), Paper(), default))).Error.Kind);
    }

    [Theory]
    [InlineData("update tasks set due_on = due_on + 1")]
    [InlineData("delete from tasks")]
    [InlineData("update task_acts set text = 'khác'")]
    [InlineData("delete from task_acts")]
    [InlineData("delete from task_posts")]
    public async Task Store_WhatWasGivenAndDone_CannotBeChanged(string sql)
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var task = await GiveAsync(stage);
        await ReportAsync(stage, task, 10, false);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => stage.App.ExecuteAsync(sql));
        Assert.Equal("GB001", refused.SqlState);
    }

    [Fact]
    public async Task OpenOf_PostsUntilADay_OverdueFirstAndClosedOnesNot()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var later = await GiveAsync(stage, due: new LocalDate(2021, 9, 20));
        var sooner = await GiveAsync(stage, due: new LocalDate(2021, 9, 8));
        await GiveAsync(stage, due: new LocalDate(2021, 10, 8));
        var gone = await GiveAsync(stage, due: new LocalDate(2021, 9, 9));
        await DecideAsync(stage, gone, TaskDeed.Withdrawn, "Không cần nữa");
        stage.Clock.SetTo(2021, 9, 10, 8, 0);
        var lines = await stage.App.InTenantAsync(RequestStage.Tenant, s => s.GetRequiredService<TaskBook>().OpenOfAsync([stage.PostId(Lead)], new LocalDate(2021, 9, 30), default));
        Assert.Equal([sooner, later], lines.Select(l => l.Task.TaskId));
        Assert.Equal(("overdue", 2), (lines[0].State.Code, lines[0].State.LateDays));
        var helped = await stage.App.InTenantAsync(RequestStage.Tenant, s => s.GetRequiredService<TaskBook>().OpenLedByAsync([stage.PostId("bc-so-tai-chinh")], new LocalDate(2021, 9, 30), default));
        Assert.Empty(helped);
    }

    [Fact]
    public async Task Giver_FromAConclusion_ChairAndSecretaryMayConfirm()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var meeting = new Guid("01890000-0000-7000-8000-000000000001");
        var task = await stage.App.InTenantAsync(RequestStage.Tenant, async services =>
        {
            var rows = services.GetRequiredService<GiaoBanDbContext>();
            var id = services.GetRequiredService<TaskGiver>().Add(rows, stage.Holder("lanh-dao"), new NewTask(
                TaskSources.Conclusion, meeting, "Kết luận giao ban tuần 36/2021", "/cuoc-hop/x", "Rà soát hộ nghèo", "Danh sách", stage.PostId(Lead), [], Due, stage.PostId("lanh-dao"))
            { Givers = [stage.PostId("bc-van-phong")] });
            await rows.SaveChangesAsync();
            return id;
        });
        Assert.True((await ReportAsync(stage, task, null, true)).IsOk);
        Assert.Equal(TaskStage.Done, (await DecideAsync(stage, task, TaskDeed.Confirmed, null, by: "bc-van-phong")).Value);
        var ofSource = await stage.App.InTenantAsync(RequestStage.Tenant, s => s.GetRequiredService<TaskBook>().OfSourceAsync(meeting, default));
        Assert.Equal("done", Assert.Single(ofSource).State.Code);
    }

    [Fact]
    public async Task Remind_BeforeOnAndAfterTheDay_EachStepOnceAndNobodyWhoIsDone()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var task = await GiveAsync(stage, due: new LocalDate(2021, 9, 9));
        var done = await GiveAsync(stage, due: new LocalDate(2021, 9, 9), lead: "bc-so-xay-dung");
        await ReportAsync(stage, done, null, true, "bc-so-xay-dung");
        Assert.Equal(1, await RemindAsync(stage));
        stage.Clock.SetTo(2021, 9, 7, 9, 0);
        Assert.Equal((1, 0), (await RemindAsync(stage), await RemindAsync(stage)));
        stage.Clock.SetTo(2021, 9, 9, 9, 0);
        Assert.Equal(1, await RemindAsync(stage));
        stage.Clock.SetTo(2021, 9, 10, 5, 0);
        Assert.Equal(0, await RemindAsync(stage));
        stage.Clock.SetTo(2021, 9, 10, 9, 0);
        Assert.Equal(1, await RemindAsync(stage));
        Assert.Equal("tasks.notice.given tasks.notice.soon tasks.notice.today tasks.notice.overdue", await stage.NoticesOf(Lead));
        Assert.Equal("tasks.notice.given", await stage.NoticesOf("bc-so-xay-dung"));
        Assert.Equal(1, await stage.CountAsync($"notices where kind = 'tasks.notice.overdue' and post_id = '{stage.PostId(RequestStage.Office)}' and link = '/nhiem-vu/{task}'"));
    }

    [Fact]
    public async Task Remind_WithAMailServer_WritesToTheLeadOnceWithNameDayAndLink()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        week.Clock.SetTo(2021, 8, 18, 9, 0);
        var given = await week.DoAsync<GiveTask, Guid>(h => h.HandleAsync(
            week.Holder(UrgingWeek.Office), new GiveTaskRequest("Công văn số 9", "Lập danh sách hộ nghèo", null, "dc-nn", [], new LocalDate(2021, 8, 20), null, null), default));
        Assert.True(given.IsOk);
        foreach (var day in new[] { 18, 18, 20 })
        {
            week.Clock.SetTo(2021, 8, day, 9, 30);
            await week.App.InTenantAsync(StreamWeek.Tenant, s => s.GetRequiredService<RemindTasks>().HandleAsync(StreamWeek.Tenant, default));
        }

        Assert.Equal(
            "Giao nhiệm vụ, hạn 20/8/2021 | Hôm nay 20/8/2021 là hạn của một nhiệm vụ",
            await week.App.ScalarAsync<string>("select string_agg(subject, ' | ' order by made_at, message_id) from outbox_messages where about = $1", given.Value));
        Assert.Equal(2L, await week.App.ScalarAsync<long>($"select count(*) from outbox_messages where body like '%https://giaoban.example.vn/nhiem-vu/{given.Value}%' and body like '%Lập danh sách hộ nghèo%'"));
    }

    internal static GiveTaskRequest Paper(string lead = Lead, LocalDate? due = null, string? key = null) => new(
        "Công văn số 12-CV/ĐU ngày 3/9/2021", "Rà soát, lập danh sách hộ nghèo cần hỗ trợ", "Danh sách có chữ ký", lead, ["bc-so-tai-chinh"], due ?? Due, null, TaskKinds.Key, key);

    internal static async Task<Guid> GiveAsync(RequestStage stage, string lead = Lead, LocalDate? due = null, string? key = null)
    {
        var given = await stage.DoAsync<GiveTask, Guid>(h => h.HandleAsync(stage.Holder(RequestStage.Office), Paper(lead, due, key), default));
        return given.IsOk ? given.Value : throw new InvalidOperationException(string.Join(", ", given.Errors.Select(e => $"{e.Code} {e.Field}")));
    }

    private static Task<Result<TaskState>> ReportAsync(RequestStage stage, Guid task, int? percent, bool done, string by = Lead) => stage.DoAsync<ReportTask, TaskState>(h => h.HandleAsync(
        stage.Holder(by), new ReportTaskRequest(task, "Đã rà soát 8/12 thôn.", percent, done, done ? [] : [new ChosenFile("ket-qua.txt", Encoding.UTF8.GetBytes("8 thôn"))]), default));

    private static Task<Result<TaskStage>> DecideAsync(RequestStage stage, Guid task, TaskDeed deed, string? why, LocalDate? until = null, string? lead = null, string by = RequestStage.Office) =>
        stage.DoAsync<DecideTask, TaskStage>(h => h.HandleAsync(stage.Holder(by), new DecideTaskRequest(task, deed, why, until, lead), default));

    private static Task<Result<TaskView>> ViewAsync(RequestStage stage, string by, Guid task) =>
        stage.DoAsync<GetTask, TaskView>(h => h.HandleAsync(stage.Holder(by), task, default));

    private static Task<int> RemindAsync(RequestStage stage) =>
        stage.App.InTenantAsync(RequestStage.Tenant, s => s.GetRequiredService<RemindTasks>().HandleAsync(RequestStage.Tenant, default));
}
