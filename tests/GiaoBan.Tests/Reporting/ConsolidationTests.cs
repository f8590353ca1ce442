using GiaoBan.Domain;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using NodaTime;

namespace GiaoBan.Tests.Reporting;

/// <summary>Building, editing and rebuilding a stream's consolidated draft (DB-11, SK-2, SK-4, SK-8, SK-10).</summary>
public sealed class ConsolidationTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Same = "Phối hợp tuyên truyền phòng, chống dịch tại 03 thôn, phát 200 tờ rơi cho các hộ dân";

    [Fact]
    public async Task Build_UnitsWithNearEqualParagraphs_MergesThemWithBothSourcesAndNamesWhoIsMissing()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", $"Đo đạc 05 thửa đất.\n{Same}.");
        await week.SendAsync("van-hoa-xh", $"{Same}");
        await week.SendAsync("tai-chinh-kt", ReportContent.Empty with { Nil = true });
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        Assert.Equal(3, (await week.BuildAsync(stream)).Value!.Sources);
        var draft = await week.DraftAsync(stream);
        var blocks = draft.Report.Sections.SelectMany(s => s.Blocks).ToList();
        Assert.Equal(["Đo đạc 05 thửa đất.", $"{Same}."], blocks.Select(b => b.Text));
        Assert.Equal([await week.SourceAsync("dia-chinh-nn"), await week.SourceAsync("van-hoa-xh")], blocks[1].Sources.Select(s => s.SubmissionId));
        Assert.Equal(["khuyen-nong", "tram-y-te", "hoi-nong-dan"], draft.Missing.Select(m => m.UnitCode));
        Assert.Equal("tai-chinh-kt", Assert.Single(draft.Nil).UnitCode);
    }

    [Fact]
    public async Task Build_ParagraphsThatDifferOnlyInNumbers_StayApart()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", Same);
        await week.SendAsync("van-hoa-xh", Same.Replace("200", "350", StringComparison.Ordinal));
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        await week.BuildAsync(stream);
        Assert.Equal(2, (await week.DraftAsync(stream)).Report.Sections.Sum(s => s.Blocks.Count));
    }

    [Fact]
    public async Task Totals_OfSeveralUnitsAndPeriods_AreTheHandComputedSums()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        const string monthly = "thang";
        static ReportContent Month(decimal done, decimal? estimate) => ReportContent.Empty with
        {
            Sections = [new SectionText("ket-qua-thang", "Hoàn thành 03 nhiệm vụ được giao trong tháng.")],
            Figures = [new Figure("thang-nhiem-vu-hoan-thanh", done, estimate)],
        };
        await week.SendAsync("dia-chinh-nn", Month(5, 2), monthly, "%8%");
        await week.SendAsync("van-hoa-xh", Month(3, null), monthly, "%8%");
        await week.SendAsync("dia-chinh-nn", Month(4, 1), monthly, "%9%");
        await week.SendAsync("tai-chinh-kt", Month(6, null), monthly, "%9%");

        // A second version takes the place of the first: it is never added to it.
        await week.SendAsync("tai-chinh-kt", Month(7, null), monthly, "%9%");
        var draft = await week.DraftAsync(await week.StreamAsync("thang-van-phong", "%9%"));
        var total = draft.Report.Forms.SelectMany(f => f.Totals).Single(t => t.Total.Indicator.Code == "thang-nhiem-vu-hoan-thanh");
        Assert.Equal((11m, 1m, 12m, 22m), (total.Total.Value, total.Total.Estimate, total.Total.Whole, total.Total.Cumulative));
        Assert.Equal(
            [("dia-chinh-nn", 1, 12m), ("tai-chinh-kt", 2, 7m), ("van-hoa-xh", 0, 3m)],
            total.Cells.Select(c => (c.Unit, c.Version, c.Line.Cumulative!.Value)).OrderBy(c => c.Unit, StringComparer.Ordinal));
        Assert.Equal(total.Total.Cumulative, total.Cells.Sum(c => c.Line.Cumulative));
        Assert.Equal(total.Cells.Count, total.Cells.DistinctBy(c => c.Unit).Count());
    }

    [Fact]
    public async Task Draft_OfAMonthlyStream_TakesOnlyItsSectionsAndForms()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync(
            "dia-chinh-nn",
            ReportContent.Empty with
            {
                Sections = [new SectionText("ket-qua-thang", "Hoàn thành 03 nhiệm vụ."), new SectionText("ket-qua-ntm-thang", "Làm 200 m rãnh.")],
                Figures = [new Figure("thang-nhiem-vu-hoan-thanh", 3, null), new Figure("thang-ntm-duong-be-tong", 0.25m, null)],
            },
            "thang",
            "%9%");
        var office = await week.DraftAsync(await week.StreamAsync("thang-van-phong", "%9%"));
        var rural = await week.DraftAsync(await week.StreamAsync("thang-ntm", "%9%"), "dc-nn-ntm");
        Assert.Equal("Hoàn thành 03 nhiệm vụ.", Assert.Single(office.Report.Content().Sections).Text);
        Assert.Equal("thang-nhiem-vu-hoan-thanh", Assert.Single(office.Report.Content().Figures).Indicator);
        Assert.Equal("Làm 200 m rãnh.", Assert.Single(rural.Report.Content().Sections).Text);
        Assert.Equal("thang-ntm-duong-be-tong", Assert.Single(rural.Report.Content().Figures).Indicator);
    }

    [Fact]
    public async Task Draft_ActivitiesAndPlans_AreSummedByKindAndListedByDay()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        static PlanLine Planned(int day, string text) => new(new LocalDate(2021, 8, day), new LocalTime(8, 0), null, text, "Hội trường", "", "", true);
        await week.SendAsync("dia-chinh-nn", ReportContent.Empty with
        {
            Sections = [new SectionText("ket-qua-chi-tieu", "Đo đạc 05 thửa đất.")],
            Activities = [new ActivityLine("bao-cao", 1, "văn bản", "", null, ""), new ActivityLine("lao-dong-ntm", 2, "buổi", "thôn A", new LocalDate(2021, 8, 16), "")],
            Plan = [Planned(25, "Họp đo đạc")],
        });
        await week.SendAsync("van-hoa-xh", ReportContent.Empty with
        {
            Sections = [new SectionText("ket-qua-chi-tieu", "Phát 03 lượt tuyên truyền.")],
            Activities = [new ActivityLine("bao-cao", 2, "văn bản", "", null, "")],
            Plan = [Planned(23, "Tập huấn"), Planned(25, "Họp dân")],
        });
        var report = (await week.DraftAsync(await week.StreamAsync("khoi-chinh-quyen"))).Report;
        Assert.Equal([("bao-cao", 3m, 2), ("lao-dong-ntm", 2m, 1)], report.Activities.Select(a => (a.Kind, a.Count, a.Lines.Count)));
        Assert.Equal([(23, 1), (25, 2)], report.Plan.Select(d => (d.Date.Day, d.Lines.Count)));
    }

    [Fact]
    public async Task Rebuild_AfterEdits_KeepsThemAndMarksOnlyWhatItsSourceChanged()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Đo đạc 05 thửa đất tại thôn 1 và thôn 2.\nHướng dẫn 04 hộ làm hồ sơ cấp giấy chứng nhận.");
        await week.SendAsync("van-hoa-xh", "Tổ chức 01 buổi văn nghệ.");
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        await week.BuildAsync(stream);
        var first = (await week.DraftAsync(stream)).Report.Sections[0].Blocks;
        await week.EditAsync(stream, 1, new BlockEdit.Reword(first[0].Id, "Đã đo đạc 05 thửa đất."));
        await week.EditAsync(stream, 2, new BlockEdit.Reword(first[1].Id, "Hướng dẫn hồ sơ cho 04 hộ."));
        await week.EditAsync(stream, 3, new BlockEdit.LeaveOut(first[2].Id));
        await week.EditAsync(stream, 4, new BlockEdit.AddWords("ket-qua-chi-tieu", "Đánh giá chung: đạt yêu cầu."));
        await week.SendAsync("dia-chinh-nn", "Đo đạc 05 thửa đất tại thôn 1 và thôn 2.\nHướng dẫn 07 hộ làm hồ sơ cấp giấy chứng nhận.");
        Assert.Equal("dia-chinh-nn", Assert.Single((await week.DraftAsync(stream)).Newer).UnitCode);

        Assert.Equal(1, (await week.BuildAsync(stream)).Value!.Fresh);
        var blocks = (await week.DraftAsync(stream)).Report.Sections[0].Blocks;
        Assert.Equal(
            ["Đã đo đạc 05 thửa đất.", "Hướng dẫn 07 hộ làm hồ sơ cấp giấy chứng nhận.", "Tổ chức 01 buổi văn nghệ.", "Đánh giá chung: đạt yêu cầu."],
            blocks.Select(b => b.Text));
        Assert.Equal([false, true, false, false], blocks.Select(b => b.Fresh));
        Assert.Equal("Hướng dẫn hồ sơ cho 04 hộ.", blocks[1].Earlier);
        Assert.Equal([true, true, false, true], blocks.Select(b => b.Taken));
        Assert.Equal(2, blocks[0].Sources.Single().Version);
    }

    [Fact]
    public async Task Edit_SplitThenRebuild_LeavesThePartsApart()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", Same);
        await week.SendAsync("van-hoa-xh", Same);
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        await week.BuildAsync(stream);
        var merged = Assert.Single((await week.DraftAsync(stream)).Report.Sections[0].Blocks);
        Assert.True((await week.EditAsync(stream, 1, new BlockEdit.Split(merged.Id))).IsOk);
        await week.BuildAsync(stream);
        var parts = (await week.DraftAsync(stream)).Report.Sections[0].Blocks;
        Assert.Equal([1, 1], parts.Select(b => b.Sources.Count));
        Assert.True((await week.EditAsync(stream, 3, new BlockEdit.Merge(parts[0].Id, parts[1].Id))).IsOk);
        await week.BuildAsync(stream);
        Assert.Equal(2, Assert.Single((await week.DraftAsync(stream)).Report.Sections[0].Blocks).Sources.Count);
    }

    [Fact]
    public async Task Edit_SomebodyElseChangedTheBlock_IsRefusedAndOverwritesNothing()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Đo đạc 05 thửa đất.\nHướng dẫn 04 hộ làm hồ sơ.");
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        await week.BuildAsync(stream);
        var blocks = (await week.DraftAsync(stream)).Report.Sections[0].Blocks;
        Assert.Equal(2, (await week.EditAsync(stream, 1, new BlockEdit.Reword(blocks[0].Id, "Lời của người thứ nhất."))).Value);
        var refused = await week.EditAsync(stream, 1, new BlockEdit.Reword(blocks[0].Id, "Lời của người thứ hai."));
        Assert.Equal((ErrorKind.Conflict, "consolidation.block.changed"), (refused.Error.Kind, refused.Error.Code));

        // Two people on two paragraphs do not disturb each other.
        Assert.True((await week.EditAsync(stream, 1, new BlockEdit.Reword(blocks[1].Id, "Lời ở đoạn khác."))).IsOk);
        Assert.Equal(["Lời của người thứ nhất.", "Lời ở đoạn khác."], (await week.DraftAsync(stream)).Report.Sections[0].Blocks.Select(b => b.Text));
        Assert.Equal(2, await week.EventsAsync("reporting.consolidation-edited"));
    }

    [Fact]
    public async Task Board_SomeSentSomeLate_CountsAsTheBookDoes()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Đo đạc 05 thửa đất.");
        await week.SendAsync("tai-chinh-kt", ReportContent.Empty with { Nil = true });
        week.Clock.SetTo(2021, 8, 19, 20, 25);
        await week.SendAsync("van-hoa-xh", "Tổ chức 01 buổi văn nghệ.");
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        var board = (await week.DoAsync<GetStreamBoard, StreamBoard>(h => h.HandleAsync(week.Holder("vp-dau-moi-chinh-quyen"), stream, CancellationToken.None))).Value!;
        Assert.Equal((6, 3, 2, 1, 3, 1), (board.Statistics.Obligated, board.Statistics.Sent, board.Statistics.OnTime, board.Statistics.Late, board.Statistics.Missing, board.Statistics.Nil));
        var late = board.Period.Sources.Single(s => s.UnitCode == "van-hoa-xh");
        Assert.Equal((Badge.Late, 25, "Người giữ vh-xh"), (late.State.Badge, late.State.LateMinutes, late.Holder));
        var stranger = await week.DoAsync<GetStreamBoard, StreamBoard>(h => h.HandleAsync(week.Holder("dc-nn-ntm"), stream, CancellationToken.None));
        Assert.Equal(ErrorKind.NotFound, stranger.Error.Kind);
    }
}
