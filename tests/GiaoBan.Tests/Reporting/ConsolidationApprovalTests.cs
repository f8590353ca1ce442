using GiaoBan.Domain;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Reporting;

/// <summary>Return, accept, remind, hand over, approve: who may, what it leaves behind (SK-2, DB-12, ALL-4, ALL-5).</summary>
public sealed class ConsolidationApprovalTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static Task<Result<int>> ApproveAsync(StreamWeek week, Guid stream, int version, string by) =>
        week.DoAsync<ApproveConsolidation, int>(h => h.HandleAsync(week.Holder(by), stream, version, CancellationToken.None));

    private static Task<Result<int>> SendBackAsync(StreamWeek week, Guid stream, int version, string? reason, string by) =>
        week.DoAsync<ReturnConsolidation, int>(h => h.HandleAsync(week.Holder(by), stream, version, reason, CancellationToken.None));

    private static Task<Result<Reminded>> RemindAsync(StreamWeek week, Guid stream, string by = "vp-dau-moi-chinh-quyen") =>
        week.DoAsync<RemindMissing, Reminded>(h => h.HandleAsync(week.Holder(by), stream, CancellationToken.None));

    [Fact]
    public async Task Return_ThenSentAgainLate_KeepsTheFirstOnTime()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Đo đạc 05 thửa đất.");
        var source = await week.SourceAsync("dia-chinh-nn");
        Assert.Equal("consolidation.reason.needed", (await week.ReturnAsync(source, 1, "  ")).Error.Code);
        Assert.True((await week.ReturnAsync(source, 1)).IsOk);
        Assert.Equal("consolidation.act.already.returned", (await week.ReturnAsync(source, 1)).Error.Code);
        week.Clock.SetTo(2021, 8, 19, 22, 0);
        await week.SendAsync("dia-chinh-nn", "Đo đạc 05 thửa đất tại thôn 1.");
        Assert.Equal("consolidation.act.newer-version", (await week.ReturnAsync(source, 1)).Error.Code);
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        var row = (await week.DraftAsync(stream)).Period.Sources.Single(s => s.ObligationId == source);
        Assert.Equal((Verdict.OnTime, Progress.Resubmitted, true, 2), (row.State.Verdict, row.State.Progress, row.State.WasReturned, row.SentVersion));
        Assert.Equal(1, await week.EventsAsync("reporting.submission-returned"));
        Assert.Equal(
            week.PostId("dc-nn"),
            await week.App.ScalarAsync<Guid>("select post_id from notices where kind = 'consolidation.notice.returned' and obligation_id = $1", source));
    }

    [Fact]
    public async Task Return_ByAPostOfAnotherStream_FindsNothing()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Đo đạc 05 thửa đất.");
        var source = await week.SourceAsync("dia-chinh-nn");
        foreach (var stranger in new[] { "vp-dau-moi-dang-doan-the", "chu-tich-ubnd", "dc-nn" })
        {
            Assert.Equal(ErrorKind.NotFound, (await week.ReturnAsync(source, 1, by: stranger)).Error.Kind);
        }

        Assert.Equal(0, await week.EventsAsync("reporting.submission-returned"));
    }

    [Fact]
    public async Task Build_AReturnedSource_IsLeftOutUntilItIsSentAgain()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Đo đạc 05 thửa đất.");
        await week.ReturnAsync(await week.SourceAsync("dia-chinh-nn"), 1);
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        Assert.Equal(0, (await week.BuildAsync(stream)).Value!.Sources);
        await week.SendAsync("dia-chinh-nn", "Đo đạc 06 thửa đất.");
        Assert.Equal(1, (await week.BuildAsync(stream)).Value!.Sources);
    }

    [Fact]
    public async Task Remind_SomeHaveSent_NotifiesOnlyTheOthersAndNotAgainWithinTenMinutes()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Đo đạc 05 thửa đất.");
        await week.SendAsync("tai-chinh-kt", ReportContent.Empty with { Nil = true });
        await week.SendAsync("van-hoa-xh", "Tổ chức 01 buổi văn nghệ.");
        await week.ReturnAsync(await week.SourceAsync("van-hoa-xh"), 1);
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        var first = (await RemindAsync(week, stream)).Value!;
        Assert.Equal(["khuyen-nong", "tram-y-te", "hoi-nong-dan"], first.Now.Select(s => s.UnitCode));
        const string count = "select count(*) from notices where kind = 'consolidation.notice.reminder'";
        Assert.Equal(3, await week.App.ScalarAsync<long>(count));
        week.Clock.Advance(RemindMissing.Pause - NodaTime.Duration.FromSeconds(1));
        await week.SendAsync("khuyen-nong", "Tiêm phòng 40 con.");
        var second = (await RemindAsync(week, stream)).Value!;
        Assert.Empty(second.Now);
        Assert.Equal(["tram-y-te", "hoi-nong-dan"], second.JustBefore.Select(s => s.UnitCode));
        Assert.Equal((3, 1), (await week.App.ScalarAsync<long>(count), await week.EventsAsync("reporting.stream-reminded")));
        week.Clock.Advance(NodaTime.Duration.FromSeconds(1));
        Assert.Equal(2, (await RemindAsync(week, stream)).Value!.Now.Count);
        Assert.Equal(ErrorKind.NotFound, (await RemindAsync(week, stream, "vp-dau-moi-dang-doan-the")).Error.Kind);
    }

    [Fact]
    public async Task Remind_TwoAtOnce_RemindsEachPostOnce()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RemindAsync(week, stream)));
        Assert.Equal(6, both.Sum(r => r.Value!.Now.Count));
        Assert.Equal(6, await week.App.ScalarAsync<long>("select count(*) from notices"));
    }

    [Fact]
    public async Task HandOver_Draft_FilesItWithReceiptSourcesAndTotals()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Thu hoạch 14,5 ha lúa hè thu.", new Figure("dt-lua-he-thu", 14.5m, 2m));
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        Assert.Equal("consolidation.not-built", (await week.HandOverAsync(stream, 0)).Error.Code);
        await week.BuildAsync(stream);
        Assert.Equal("consolidation.changed", (await week.HandOverAsync(stream, 0)).Error.Code);

        // 14:00 on Friday is the last moment, itself included (SK-5).
        week.Clock.SetTo(2021, 8, 20, 14, 0);
        var handed = (await week.HandOverAsync(stream, 1)).Value!;
        Assert.Equal((1, "on-time", 0), (handed.Version, handed.Receipt.Verdict, handed.Receipt.LateMinutes));
        Assert.Equal("consolidation.already-handed", (await week.HandOverAsync(stream, 1)).Error.Code);
        const string of = " from submission_versions where obligation_id = $1 and version = 1";
        Assert.Equal("consolidation", await week.App.ScalarAsync<string>("select channel" + of, stream));
        Assert.Equal(14.5m, await week.App.ScalarAsync<decimal>("select figure_values[1]" + of, stream));
        Assert.Equal(2m, await week.App.ScalarAsync<decimal>("select figure_estimates[1]" + of, stream));
        Assert.Equal(await week.SourceAsync("dia-chinh-nn"), Guid.Parse((await week.App.ScalarAsync<string>("select sources->0->>'submissionId'" + of, stream))!));
        Assert.Equal("handed", await week.App.ScalarAsync<string>("select review from obligations where obligation_id = $1", stream));
        Assert.Equal(
            week.PostId("chu-tich-ubnd"),
            await week.App.ScalarAsync<Guid>("select post_id from notices where kind = 'consolidation.notice.handed' and obligation_id = $1", stream));
        Assert.Equal(
            handed.Receipt.LeafHash,
            await week.App.ScalarAsync<byte[]>("select leaf_hash from audit_events where kind = 'reporting.submission-filed' and subject = $1", $"obligation/{stream}"));
    }

    [Fact]
    public async Task HandOver_OneMillisecondPastTheHour_IsLate()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Đo đạc 05 thửa đất.");
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        await week.BuildAsync(stream);
        week.Clock.SetTo(2021, 8, 20, 14, 0, 0, 1);
        Assert.Equal(("late", 1), (await week.HandOverAsync(stream, 1)).Value is { } h ? (h.Receipt.Verdict, h.Receipt.LateMinutes) : default);
    }

    [Fact]
    public async Task Approve_ByTheStreamsApprover_AcceptsTheSourcesThatWereTaken()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Đo đạc 05 thửa đất.");
        await week.SendAsync("van-hoa-xh", "Tổ chức 01 buổi văn nghệ.");
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        await week.BuildAsync(stream);
        await week.HandOverAsync(stream, 1);
        await week.SendAsync("van-hoa-xh", "Tổ chức 02 buổi văn nghệ.");
        await week.SendAsync("tram-y-te", "Khám 40 lượt người.");
        foreach (var stranger in new[] { "phe-duyet-covid", "thuong-truc-dang-uy", "vp-dau-moi-chinh-quyen" })
        {
            Assert.Equal(ErrorKind.NotFound, (await ApproveAsync(week, stream, 1, stranger)).Error.Kind);
        }

        Assert.Equal(1, (await ApproveAsync(week, stream, 1, "chu-tich-ubnd")).Value);
        Assert.Equal("consolidation.act.already.approved", (await ApproveAsync(week, stream, 1, "chu-tich-ubnd")).Error.Code);
        Assert.Equal("accepted", await week.App.ScalarAsync<string>("select review from obligations where obligation_id = $1", await week.SourceAsync("dia-chinh-nn")));
        Assert.Equal("none", await week.App.ScalarAsync<string>("select review from obligations where obligation_id = $1", await week.SourceAsync("van-hoa-xh")));
        Assert.Equal((1, 1), (await week.EventsAsync("reporting.consolidation-approved"), await week.EventsAsync("reporting.submission-accepted")));
        var board = (await week.DoAsync<GetStreamBoard, StreamBoard>(h => h.HandleAsync(week.Holder("vp-dau-moi-chinh-quyen"), stream, CancellationToken.None))).Value!;
        Assert.Equal(["van-hoa-xh", "tram-y-te"], board.NewerThanHanded.Select(s => s.UnitCode));

        await week.BuildAsync(stream);
        Assert.Equal(2, (await week.HandOverAsync(stream, 2)).Value!.Version);
        Assert.Equal(2, (await ApproveAsync(week, stream, 2, "chu-tich-ubnd")).Value);
    }

    [Fact]
    public async Task Approve_OfTheCovidStream_BelongsToItsOwnApprover()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("tram-y-te", ReportContent.Empty with { Nil = true }, "tuan-covid-19");
        var stream = await week.StreamAsync("covid-19");

        // The secretary answers for the deadline; the two office posts of the monitoring team work the stream as well.
        await week.BuildAsync(stream, "vp-dau-moi-dang-doan-the");
        Assert.True((await week.HandOverAsync(stream, 1, "thu-ky-bcd-covid")).IsOk);
        Assert.Equal(ErrorKind.NotFound, (await ApproveAsync(week, stream, 1, "chu-tich-ubnd")).Error.Kind);
        Assert.True((await ApproveAsync(week, stream, 1, "phe-duyet-covid")).IsOk);
    }

    [Fact]
    public async Task SendBack_WithReason_TellsWhoHandedOverAndLetsHandOverAgain()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Đo đạc 05 thửa đất.");
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        await week.BuildAsync(stream);
        await week.HandOverAsync(stream, 1);
        Assert.Equal("consolidation.reason.needed", (await SendBackAsync(week, stream, 1, null, "chu-tich-ubnd")).Error.Code);
        Assert.True((await SendBackAsync(week, stream, 1, "Bổ sung đánh giá chung", "chu-tich-ubnd")).IsOk);
        Assert.Equal(1, await week.EventsAsync("reporting.consolidation-returned"));
        Assert.Equal(
            week.PostId("vp-dau-moi-chinh-quyen"), await week.App.ScalarAsync<Guid>("select post_id from notices where kind = 'consolidation.notice.sent-back'"));
        Assert.Equal("Bổ sung đánh giá chung", (await week.DraftAsync(stream)).Period.Acts[^1].Reason);
        await week.EditAsync(stream, 1, new BlockEdit.AddWords("ket-qua-chi-tieu", "Đánh giá chung: đạt yêu cầu."));
        Assert.Equal(2, (await week.HandOverAsync(stream, 2)).Value!.Version);
    }

    [Fact]
    public async Task Acts_OfEveryKind_LeaveOneEventEachWithTheLeafOfItsWords()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Đo đạc 05 thửa đất.");
        var (stream, source) = (await week.StreamAsync("khoi-chinh-quyen"), await week.SourceAsync("dia-chinh-nn"));
        Task<Result<int>> Accept() => week.DoAsync<AcceptSubmission, int>(h => h.HandleAsync(week.Holder("vp-dau-moi-chinh-quyen"), source, 1, CancellationToken.None));
        Assert.True((await Accept()).IsOk);
        Assert.True((await Accept()).IsOk);
        await week.BuildAsync(stream);
        foreach (var kind in new[] { "reporting.submission-accepted", "reporting.consolidation-built" })
        {
            Assert.Equal(1, await week.EventsAsync(kind));
        }

        Assert.Equal(0, await week.App.ScalarAsync<long>("select count(*) from audit_events where leaf_hash <> sha256('\\x00'::bytea || convert_to(data, 'UTF8'))"));
    }
}
