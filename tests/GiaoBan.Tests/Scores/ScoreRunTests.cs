using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Scores;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Scores;

/// <summary>What a run holds to, whatever page or program asks (LC-5, LC-9).</summary>
public sealed class ScoreRunTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Evidence_OfEverySubject_AddsUpAndOpensLinesOfTheSnapshot()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ScoreStage.BuildAsync(app);
        var view = await stage.ViewAsync(await stage.ComputeAsync());
        Assert.Equal([SubjectKind.Unit, SubjectKind.Post, SubjectKind.Official], view.Board.Subjects.Select(s => s.Kind).Distinct());
        Assert.All(view.Board.Subjects, subject =>
        {
            Assert.Equal(subject.Score.Total, subject.Score.Criteria.Sum(c => c.Start + c.Evidence.Sum(e => e.Points)) - subject.Score.Overflow);
            Assert.Subset(subject.Lines.Select(l => l.LineId).ToHashSet(), subject.Score.Criteria.SelectMany(c => c.Evidence).Select(e => e.Line).ToHashSet());
        });

        // The snapshot is the book's own statistic: Nga late once, Lan's week and plan on time.
        var units = view.Board.Subjects.Where(s => s.Kind == SubjectKind.Unit).ToDictionary(s => s.Key);
        Assert.Equal((1, 0), (units["hoi-phu-nu"].Score.Counts.Late, units["hoi-phu-nu"].Score.Counts.OnTime));
        Assert.Equal((0, 2), (units["dia-chinh-nn"].Score.Counts.Late, units["dia-chinh-nn"].Score.Counts.OnTime));
        Assert.Equal(view.Run.LineCount, await stage.CountAsync("score_lines"));
    }

    [Fact]
    public async Task Snapshot_ExtendedIncompleteReturned_CountsEachApartAndNeverAsLate()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ScoreStage.BuildAsync(app);
        var minh = await stage.ActorAsync("minh");
        var until = new Deadline(Instant.FromUtc(2021, 8, 20, 5, 0), Inclusive: true);
        var late = await stage.LineAsync("hoi-phu-nu", "tuan-dang-doan-the");
        var given = await stage.DoAsync<DecideExtension, Result<Deadline>>(h => h.GiveAsync(minh, late, until, "Mất điện cả xã", default));
        Assert.True(given.IsOk, given.IsOk ? "" : given.Error.Code);
        var sent = await stage.LineAsync("dia-chinh-nn", "tuan-chinh-quyen");
        var noted = await stage.DoAsync<ReturnSubmission, Result<int>>(h => h.HandleAsync(minh, sent, 1, "Thiếu mục 2", [Defects.Incomplete, Defects.Inaccurate], default));
        Assert.True(noted.IsOk, noted.IsOk ? "" : noted.Error.Code);

        var view = await stage.ViewAsync(await stage.ComputeAsync());
        var women = view.Board.Find(SubjectKind.Unit, "hoi-phu-nu")!.Score;
        Assert.Equal((1, 0), (women.Counts.Extended, women.Counts.Late));
        Assert.DoesNotContain(women.Criteria.SelectMany(c => c.Evidence), e => e.Line == late);
        var land = view.Board.Find(SubjectKind.Unit, "dia-chinh-nn")!.Score;
        Assert.Equal((1, 1, 1, 2), (land.Counts.Incomplete, land.Counts.Inaccurate, land.Counts.Returned, land.Counts.OnTime));
        Assert.Equal([(Cause.Incomplete, -2m), (Cause.Inaccurate, -3m), (Cause.Returned, -1m)],
            land.Criteria.Single(c => c.Criterion.Code == "chat-luong").Evidence.Select(e => (e.Cause, e.Points)));
    }

    [Fact]
    public async Task Run_ReturnedOrWithdrawn_IsOpenAgainOrLeavesItsNumber()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ScoreStage.BuildAsync(app);
        var first = await stage.ComputeAsync();
        app.Clock.SetTo(2021, 10, 11, 8, 0);
        var (minh, tuan, nga) = (await stage.ActorAsync("minh"), await stage.ActorAsync("tuan"), await stage.ActorAsync("nga"));
        Assert.True((await stage.DoAsync<ProposeRun, Result<Guid>>(h => h.HandleAsync(minh, first, default))).IsOk);
        Assert.Equal("scores.not-found", (await stage.DoAsync<ReturnRun, Result<Guid>>(h => h.HandleAsync(nga, first, "x", default))).Error.Code);
        Assert.True((await stage.DoAsync<ReturnRun, Result<Guid>>(h => h.HandleAsync(tuan, first, "Xem lại đơn vị mất điện", default))).IsOk);
        var page = await (await stage.SignInAsync("minh")).GetAsync($"/thi-dua/{first}");
        Assert.Contains("Người duyệt trả lại: Xem lại đơn vị mất điện", page.Words("main"), StringComparison.Ordinal);

        // Appeals stay over: what the office reopens is for the office to mend.
        var line = await stage.LineAsync("hoi-phu-nu", "tuan-dang-doan-the");
        var late = await stage.DoAsync<MakeAppeal, Result<Guid>>(h => h.HandleAsync(nga, new MakeAppealRequest(first, line, "appeal", "Muộn"), default));
        Assert.Equal("scores.appeal.over", late.Error.Code);
        Assert.True((await stage.DoAsync<WithdrawRun, Result<Guid>>(h => h.HandleAsync(minh, first, "Chụp lại sau khi gia hạn", default))).IsOk);
        var second = await stage.ViewAsync(await stage.ComputeAsync());
        Assert.Equal((1, null), (second.Run.Number, second.Run.Replaces));
        Assert.Equal(RunStates.Withdrawn, (await stage.ViewAsync(first)).Run.State);
        Assert.Null(await stage.DoAsync<RunReader, RunView?>(r => r.FindAsync(nga, first, default)));
        Assert.Equal(2, (await stage.DoAsync<RunReader, IReadOnlyList<RunLine>>(r => r.ListAsync(minh, default))).Count);
        Assert.Single(await stage.DoAsync<RunReader, IReadOnlyList<RunLine>>(r => r.ListAsync(nga, default)));
    }

    [Fact]
    public async Task FrozenResult_AfterRulesVerdictsUnitsAndNamesHaveChanged_StaysByteForByte()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ScoreStage.BuildAsync(app);
        var run = await stage.ComputeAsync();
        await stage.FreezeAsync(run);
        var before = await DocumentAsync(stage, run);
        var scores = Totals(await stage.ViewAsync(run));

        await stage.ImportAsync(ScoreStage.Changed(("missing, points: 6", "missing, points: 9"), ("from: 90", "from: 95")));
        await app.ExecuteAsync(
            """
            update units set name = 'Đơn vị đổi tên', kind = 'ban-dang';
            update officials set full_name = 'Người đổi tên';
            update posts set title = 'Chức danh đổi tên' where not reports;
            insert into unit_terms (tenant_id, unit_id, valid_from, kind, block, name, short_name, reason)
                select tenant_id, unit_id, '2021-09-01', 'ban-dang', 'dang', 'Tên mới', 'TM', 'Thử' from units;
            alter table obligations disable trigger user;
            update obligations set first_verdict = 'on-time', late_minutes = 0 where first_verdict = 'late';
            alter table obligations enable trigger user;
            """);
        Assert.Equal(before, await DocumentAsync(stage, run));
        Assert.Equal(scores, Totals(await stage.ViewAsync(run)));
        var check = await app.Services.GetRequiredService<VerifyResult>().CheckAsync(before, null, CancellationToken.None);
        Assert.True(check.IsGenuine);
        Assert.Equal(0, (await new IntegrityCheck().RunAsync(app.Source, default)).Single(f => f.Check == "score-results").Violations);
    }

    [Fact]
    public async Task Correction_OfAFrozenQuarter_IsANewSheetThatNamesTheOneItReplaces()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ScoreStage.BuildAsync(app);
        var first = await stage.ComputeAsync();
        Assert.Equal("scores.compute.at-work", await RefusalAsync(stage.ComputeAsync("Chấm lại")));
        await stage.FreezeAsync(first);
        var before = await DocumentAsync(stage, first);
        Assert.Equal("scores.reason.missing", await RefusalAsync(stage.ComputeAsync()));
        var second = await stage.ComputeAsync("Bổ sung gia hạn do mất điện");
        await stage.FreezeAsync(second);

        var (one, two) = (await stage.ViewAsync(first), await stage.ViewAsync(second));
        Assert.Equal((2, first, second), (two.Run.Number, two.Replaces!.RunId, one.ReplacedBy!.RunId));
        Assert.Equal(before, await DocumentAsync(stage, first));
        var verify = app.Services.GetRequiredService<VerifyResult>();
        Assert.Equal((true, 2), ((await verify.CheckAsync(before, null, default)).IsGenuine, (await verify.CheckAsync(before, null, default)).ReplacedBy));
        var later = await DocumentAsync(stage, second);
        Assert.Contains($"\"replaces\":{{\"number\":1,\"sha256\":\"{Convert.ToHexStringLower(one.Sha256!)}\",\"reason\":\"Bổ sung gia hạn do mất điện\"}}", System.Text.Encoding.UTF8.GetString(later), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_BySamePersonOrInTheSamePost_IsRefused()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ScoreStage.BuildAsync(app);
        await app.InTenantAsync(ScoreStage.Tenant, s => stage.AddAsync(s, "pct-ubnd", "Phó Chủ tịch UBND xã", "minh", "", Roles.Leader));
        var run = await stage.ComputeAsync();
        app.Clock.SetTo(2021, 10, 11, 8, 0);
        var minh = await stage.ActorAsync("minh");
        Assert.True((await stage.DoAsync<ProposeRun, Result<Guid>>(h => h.HandleAsync(minh, run, default))).IsOk);
        Assert.Equal("scores.approve.two-people", await CodeAsync(stage, minh, run));

        // Another person to whom the proposing post is lent, and nothing else, is no second post.
        var tuan = await stage.ActorAsync("tuan");
        var lent = minh.PostWith(Permissions.ScoresManage)! with { Roles = [Roles.Leader] };
        Assert.Equal("scores.approve.two-people", await CodeAsync(stage, tuan with { Posts = [lent] }, run));
        Assert.Equal("scores.not-found", await CodeAsync(stage, await stage.ActorAsync("nga"), run));
        Assert.Null(await CodeAsync(stage, tuan, run));
        Assert.Equal("scores.run.not-proposed", await CodeAsync(stage, tuan, run));
    }

    [Fact]
    public async Task Caps_MoreExcellentThanAllowed_AreShownAndWaitForTheOffice()
    {
        await using var app = await fixture.NewAppAsync();

        // Everybody above 0 is excellent, whatever is late; the cap counts already in 2021, units and people all together.
        var stage = await ScoreStage.BuildAsync(app, ScoreStage.Changed(
            ("from: 90, mostLatePercent: 0", "from: 3"), ("from: 70, mostLatePercent: 10", "from: 2"), ("from: 50", "from: 1"), ("2023-09-15", "2021-01-01"), ("group: kind", "group: authority")));
        var run = await stage.ComputeAsync();
        var view = await stage.ViewAsync(run);
        var outcome = Assert.Single(view.Board.Caps, c => c.Kind == SubjectKind.Unit);
        Assert.Equal((3, 0, 0, 3), (outcome.Finding.Holders.Count, outcome.Finding.Base, outcome.Finding.Allowed, outcome.Finding.ToLower));
        Assert.Equal(2, view.OpenCaps);
        app.Clock.SetTo(2021, 10, 11, 8, 0);
        var minh = await stage.ActorAsync("minh");
        var refused = await stage.DoAsync<ProposeRun, Result<Guid>>(h => h.HandleAsync(minh, run, default));
        Assert.Equal("scores.propose.caps", refused.Error.Code);

        Task<Result<Guid>> ChooseAsync(string sort, SubjectKind kind, string? key = null) => stage.DoAsync<ChooseGrades, Result<Guid>>(h => h.HandleAsync(
            minh, new ChooseGradesRequest(run, sort, kind, key, "tot", outcome.Finding.Cap.Code, "", "Theo kết luận của Hội đồng thi đua"), default));
        var lowest = outcome.Finding.ByScore[^1].Key;
        Assert.True((await ChooseAsync("lower", SubjectKind.Unit, lowest)).IsOk);
        view = await stage.ViewAsync(run);
        var subject = view.Board.Find(SubjectKind.Unit, lowest)!;
        Assert.Equal(("tot", "xuat-sac", true), (subject.Band!.Code, subject.Score.Band!.Code, subject.Lowered is not null));
        Assert.True((await ChooseAsync("restore", SubjectKind.Unit, lowest)).IsOk);
        Assert.Equal("scores.choice.wrong", (await ChooseAsync("restore", SubjectKind.Unit, lowest)).Error.Code);
        Assert.True((await ChooseAsync("exceed", SubjectKind.Unit)).IsOk);
        Assert.True((await ChooseAsync("exceed", SubjectKind.Official)).IsOk);
        Assert.Equal(0, (await stage.ViewAsync(run)).OpenCaps);

        // Through the page the choice is seen as it is.
        var page = await (await stage.SignInAsync("minh")).GetAsync($"/thi-dua/{run}/ty-le");
        Assert.Contains("Văn phòng để vượt tỷ lệ, lý do: Theo kết luận của Hội đồng thi đua", page.Words("main"), StringComparison.Ordinal);
        await stage.FreezeAsync(run);
        Assert.Contains("\"exceededBecause\":\"Theo kết luận của Hội đồng thi đua\"", System.Text.Encoding.UTF8.GetString(await DocumentAsync(stage, run)), StringComparison.Ordinal);
    }

    private static async Task<string?> CodeAsync(ScoreStage stage, Actor actor, Guid run)
    {
        var done = await stage.DoAsync<ApproveRun, Result<byte[]>>(h => h.HandleAsync(actor, run, default));
        return done.IsOk ? null : done.Error.Code;
    }

    private static async Task<string> RefusalAsync(Task<Guid> computing) => (await Assert.ThrowsAsync<InvalidOperationException>(() => computing)).Message;

    private static List<(string Key, decimal Total, string? Band)> Totals(RunView view) => [.. view.Board.Subjects.Select(s => (s.Key, s.Score.Total, s.Band?.Code))];

    private static async Task<byte[]> DocumentAsync(ScoreStage stage, Guid run)
    {
        var minh = await stage.ActorAsync("minh");
        return (await stage.DoAsync<GetResult, Result<FrozenResult>>(h => h.HandleAsync(minh, run, default))).Value!.Document;
    }
}
