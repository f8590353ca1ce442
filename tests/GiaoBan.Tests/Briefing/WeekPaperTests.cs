using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Compliance;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Briefing;

/// <summary>The paper of the week's briefing (SK-6): it has no figure of its own.</summary>
public sealed class WeekPaperTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Key = "2021-W33";
    private static readonly PlanLine Meeting = new(
        new LocalDate(2021, 8, 24), new LocalTime(8, 0), new LocalTime(10, 0), "Họp xét hồ sơ", "Phòng họp UBND xã", "", "", true);

    [Fact]
    public async Task HandleAsync_HalfSent_CountsAsTheBookDoes()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Trồng mới 3 ha chè.");
        await week.SendAsync("khuyen-nong", ReportContent.Empty with { Nil = true });
        week.Clock.SetTo(2021, 8, 20, 7, 0);
        await week.SendAsync("van-hoa-xh", "Phát thanh 3 lần.");
        var paper = await PaperAsync(week);

        Assert.Equal(["khoi-chinh-quyen", "khoi-dang-doan-the", "lanh-dao", "ntm", "covid-19"], paper.Streams.Select(s => s.Terms.Stream.Code));
        var book = week.App.Services.GetRequiredService<GetStanding>();
        foreach (var stream in paper.Streams)
        {
            var counted = await book.HandleAsync(week.Holder("vp-dau-moi-chinh-quyen"), stream.Terms.Requirement.Code, Key, CancellationToken.None);
            Assert.Equal(counted.Value!.Statistics, stream.Statistics);
        }

        var government = paper.Streams[0];
        Assert.Equal((6, 3, 1, 3, 1), (government.Statistics.Obligated, government.Statistics.Sent, government.Statistics.Late, government.Statistics.Missing, government.Statistics.Nil));
        Assert.Equal(["van-hoa-xh"], government.Late.Select(s => s.UnitCode));
        Assert.Equal(["tai-chinh-kt", "tram-y-te", "hoi-nong-dan"], government.Overdue.Select(s => s.UnitCode));
        Assert.Equal(paper.Streams.Sum(s => s.Statistics.Sent), paper.Statistics.Sent);
    }

    [Fact]
    public async Task HandleAsync_BeforeTheDeadline_CallsNobodyLate()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var stream = (await PaperAsync(week)).Streams[0];
        Assert.Empty(stream.Overdue);
        Assert.Equal(6, stream.NotDueYet.Count);
    }

    [Fact]
    public async Task HandleAsync_FromFirstReportToApproval_SaysWhatTheWordsAreAndKeepsTheBoardsFigures()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var id = await week.StreamAsync("khoi-chinh-quyen");
        Assert.Equal(PaperWords.None, (await GovernmentAsync(week)).Words);

        await week.SendAsync("dia-chinh-nn", "Trồng mới 3 ha chè.", new Figure("dt-che-trong-moi", 3, 0.5m));
        var first = await GovernmentAsync(week);
        Assert.Equal(PaperWords.NotBuilt, first.Words);
        Assert.Equal(["dia-chinh-nn"], first.From(Assert.Single(Assert.Single(first.Results).Blocks)));
        Assert.Equal(Lines((await week.DraftAsync(id)).Report), Lines(first.View.Report));
        Assert.Equal(3.5m, Assert.Single(Assert.Single(first.Figures).Totals).Total.Cumulative);

        var built = (await week.BuildAsync(id)).Value!;
        Assert.Equal(PaperWords.Draft, (await GovernmentAsync(week)).Words);
        var handed = (await week.HandOverAsync(id, built.Version)).Value!;
        Assert.Equal(PaperWords.Handed, (await GovernmentAsync(week)).Words);
        Assert.True((await ApproveAsync(week, id, handed.Version)).IsOk);

        // What came after the approval is named, and does not move what was approved.
        await week.SendAsync("khuyen-nong", "Tiêm phòng 40 con.");
        var approved = await GovernmentAsync(week);
        Assert.Equal(PaperWords.Approved, approved.Words);
        Assert.Equal(["khuyen-nong"], approved.View.Newer.Select(s => s.UnitCode));
        var filed = (await week.DoAsync<GetConsolidation, ConsolidationView>(h => h.HandedAsync(week.Holder("chu-tich-ubnd"), id, CancellationToken.None))).Value!;
        Assert.Equal(Lines(filed.Report), Lines(approved.View.Report));
        Assert.Equal("Trồng mới 3 ha chè.", Assert.Single(Assert.Single(approved.Results).Blocks).Text);
    }

    [Fact]
    public async Task HandleAsync_HandedVersionReturned_ShowsTheDraftAsReturned()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var id = await week.StreamAsync("khoi-chinh-quyen");
        await week.SendAsync("dia-chinh-nn", "Trồng mới 3 ha chè.");
        var handed = (await week.HandOverAsync(id, (await week.BuildAsync(id)).Value!.Version)).Value!;
        await week.DoAsync<ReturnConsolidation, int>(h => h.HandleAsync(week.Holder("chu-tich-ubnd"), id, handed.Version, "Thiếu lũy kế.", CancellationToken.None));
        Assert.Equal(PaperWords.Returned, (await GovernmentAsync(week)).Words);
    }

    [Fact]
    public async Task HandleAsync_DifficultiesAndRequests_StandApartFromResults()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", ReportContent.Empty with
        {
            Sections = [new("ket-qua-chi-tieu", "Trồng mới 3 ha chè."), new("kho-khan", "Thiếu giống."), new("kien-nghi", "Đề nghị cấp 2 tạ giống.")],
        });
        var stream = await GovernmentAsync(week);
        Assert.Equal(["ket-qua-chi-tieu"], stream.Results.Select(s => s.Section.Code));
        Assert.Equal(["Thiếu giống.", "Đề nghị cấp 2 tạ giống."], stream.Matters.SelectMany(s => s.Blocks).Select(b => b.Text));
    }

    [Fact]
    public async Task HandleAsync_PlansOfAllStreams_StandOnceInOrderWithTheirClashes()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);

        // The farmers' union owes to two streams (1-khoi-chinh-quyen): one plan, one line.
        await SendPlanAsync(week, "hoi-nong-dan", StreamWeek.Week, Meeting with { Text = "Kiểm tra vườn mẫu", From = new LocalTime(9, 0) });
        await SendPlanAsync(week, "dia-chinh-nn", StreamWeek.Week, Meeting, Meeting with { Date = new LocalDate(2021, 8, 21), Text = "Lao động", NeedsRoom = false });
        var paper = await PaperAsync(week);

        Assert.Equal(new DateInterval(new LocalDate(2021, 8, 21), new LocalDate(2021, 8, 27)), paper.PlanWindow);
        Assert.Equal([21, 24], paper.Plan.Select(d => d.Date.Day));
        var works = paper.Plan[1].Works;
        Assert.Equal(["Họp xét hồ sơ", "Kiểm tra vườn mẫu"], works.Select(w => w.Work.Line.Text));
        Assert.All(works, w => Assert.Equal((PlanClashKind.Room, "Phòng họp UBND xã"), (Assert.Single(w.Clashes).Kind, w.Clashes[0].Over)));
        Assert.Equal(1, paper.Clashes);
        Assert.Empty(Assert.Single(paper.Plan[0].Works).Clashes);
    }

    [Fact]
    public async Task HandleAsync_WeekWithNothing_IsAPaperAllTheSame()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var paper = await PaperAsync(week, "2021-W34");
        Assert.Equal((5, 0), (paper.Streams.Count, paper.Statistics.Sent));
        Assert.All(paper.Streams, s => Assert.Equal(PaperWords.None, s.Words));
        Assert.Equal(("2021-W33", "2021-W35"), (paper.Previous, paper.Next));
        Assert.True(paper.IsOfTheParty);
    }

    [Theory]
    [InlineData("2019-W10")]
    [InlineData("2021-W32")]
    [InlineData("2021-08")]
    [InlineData("%")]
    public async Task HandleAsync_NoSuchWeek_IsNotFound(string key)
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        Assert.Equal("briefing.week.not-found", (await AskAsync(week, "chu-tich-ubnd", key)).Error.Code);
    }

    [Fact]
    public async Task HandleAsync_ByPost_FocalPostsAndApproversReadAllStreamsOthersNone()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        foreach (var post in new[] { "dc-nn-ntm", "phe-duyet-covid", "thu-ky-bcd-covid", "vp-dau-moi-dang-doan-the" })
        {
            Assert.Equal(5, (await AskAsync(week, post, Key)).Value!.Streams.Count);
        }

        Assert.Equal(ErrorKind.NotFound, (await AskAsync(week, "kn", Key)).Error.Kind);
        Assert.Empty((await week.App.Services.GetRequiredService<ListWeekPapers>().HandleAsync(week.Holder("kn"), null, CancellationToken.None)).Weeks);
    }

    [Fact]
    public async Task ListWeekPapers_BegunWeeks_NewestFirstWithTheStatisticOfThePaper()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Trồng mới 3 ha chè.");
        var list = week.App.Services.GetRequiredService<ListWeekPapers>();
        var now = await list.HandleAsync(week.Holder("chu-tich-ubnd"), null, CancellationToken.None);
        var current = Assert.Single(now.Weeks);
        Assert.Equal((Key, true, 5, 0), (current.Key, current.IsCurrent, current.Streams, current.Approved));
        Assert.Equal((await PaperAsync(week)).Statistics, current.Statistics);
        Assert.Null(now.Before);

        week.Clock.SetTo(2021, 8, 28, 0, 0);
        var later = await list.HandleAsync(week.Holder("chu-tich-ubnd"), null, CancellationToken.None);
        Assert.Equal([("2021-W35", true), ("2021-W34", false), (Key, false)], later.Weeks.Select(w => (w.Key, w.IsCurrent)));
        Assert.Equal([Key], (await list.HandleAsync(week.Holder("chu-tich-ubnd"), "2021-W34", CancellationToken.None)).Weeks.Select(w => w.Key));
    }

    private static Task<Result<WeekPaper>> AskAsync(StreamWeek week, string post, string key) =>
        week.App.Services.GetRequiredService<GetWeekPaper>().HandleAsync(week.Holder(post), key, CancellationToken.None);

    private static async Task<WeekPaper> PaperAsync(StreamWeek week, string key = Key) => (await AskAsync(week, "chu-tich-ubnd", key)).Value!;

    private static async Task<PaperStream> GovernmentAsync(StreamWeek week) => (await PaperAsync(week)).Streams[0];

    private static Task<Result<int>> ApproveAsync(StreamWeek week, Guid id, int version) =>
        week.DoAsync<ApproveConsolidation, int>(h => h.HandleAsync(week.Holder("chu-tich-ubnd"), id, version, CancellationToken.None));

    private static Task<int> SendPlanAsync(StreamWeek week, string unit, string requirement, params PlanLine[] plan) =>
        week.SendAsync(unit, ReportContent.Empty with { Sections = [new("ket-qua-chi-tieu", "Làm 1 báo cáo.")], Plan = plan }, requirement);

    private static List<(string Code, decimal? Whole, decimal? Cumulative, decimal? Target, decimal? Percent, bool IsEstimate)> Lines(ConsolidatedReport report) =>
        [.. report.Forms.SelectMany(f => f.Totals).Select(t => t.Total).Select(l => (l.Indicator.Code, l.Whole, l.Cumulative, l.Target, l.Percent, l.IsEstimate))];
}
