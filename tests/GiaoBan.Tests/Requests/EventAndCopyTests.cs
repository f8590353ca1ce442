using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Requests;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Requests;

/// <summary>Reports owed of what ended (DB-8), and copies of what went to central agencies (DB-9).</summary>
public sealed class EventAndCopyTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly ChosenFile File = new("Báo cáo 12.txt", Encoding.UTF8.GetBytes("Quyết toán ngân sách năm 2020: 1.250 tỷ đồng."));

    [Fact]
    public async Task Record_InspectionEnded_TheUnitOwesAReportAtOnceAndTheTimeIsMeasured()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var recorded = await RecordAsync(stage, "so-y-te", Ended() with { Name = "Bệnh viện huyện" }, "bc-so-y-te");
        var part = (await PartAsync(stage, recorded.Value)).Value!;
        Assert.Equal(("event", "Kết thúc cuộc kiểm tra, giám sát ngày 3/9/2021 (Bệnh viện huyện)"), (part.Origin, part.PeriodLabel));
        Assert.Null(part.State.EffectiveDue);
        Assert.Contains(part.Ground!.Clauses, c => c.Code == "1-2-kiem-tra");
        Assert.Equal(Duration.FromHours((3 * 24) + 8), part.Since(stage.Clock.GetCurrentInstant()));

        // It stands among what is to be done now, can be sent, and the office takes it.
        var browser = await stage.SignInAsync("bc-so-y-te");
        var work = await browser.GetAsync("/viec-cua-toi");
        Assert.Contains("kết thúc cuộc kiểm tra, giám sát ngày 3/9/2021 (Bệnh viện huyện)", work.Words("main"), StringComparison.Ordinal);
        var content = ReportContent.Empty with { Sections = [new SectionText(part.Outline!.Sections[0].Code, "Đã kiểm tra 04 khoa.")] };
        var sent = await stage.App.Services.GetRequiredService<SubmitReport>().HandleAsync(stage.Of("so-y-te"), new SubmitReportRequest(recorded.Value, content, "web"), default);
        Assert.Equal("on-time", sent.Value!.Receipt.Verdict);
        Assert.True((await stage.DoAsync<AcceptSubmission, int>(h => h.HandleAsync(stage.Holder(RequestStage.Office), recorded.Value, 1, default))).IsOk);
        stage.Clock.SetTo(2021, 9, 30, 8, 0);
        Assert.Equal(Duration.FromHours((3 * 24) + 8), (await PartAsync(stage, recorded.Value)).Value!.Since(stage.Clock.GetCurrentInstant()));
    }

    [Fact]
    public async Task Record_SameUnitSameTriggerSameDay_IsWarnedAndTakenWhereItIsAnother()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        Assert.True((await RecordAsync(stage, "so-y-te", Ended())).IsOk);
        var twice = await RecordAsync(stage, "so-y-te", Ended());
        Assert.Equal((ErrorKind.Conflict, "requests.event.twice"), (twice.Error.Kind, twice.Error.Code));
        Assert.True((await RecordAsync(stage, "so-y-te", Ended() with { IsAnother = true })).IsOk);
        Assert.True((await RecordAsync(stage, "so-xay-dung", Ended())).IsOk);
        Assert.Equal(3, await stage.CountAsync("obligations where origin = 'event'"));
        Assert.Equal("requests.notice.event requests.notice.event", await stage.NoticesOf("bc-so-y-te"));
    }

    [Fact]
    public async Task Record_ByTheOfficeWithADay_IsJudgedByIt()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var due = new RequestDue(new LocalDate(2021, 9, 10), DueWord.Before);
        var recorded = await RecordAsync(stage, "so-y-te", Ended() with { Due = due });
        Assert.Equal(due.Deadline, (await PartAsync(stage, recorded.Value)).Value!.State.EffectiveDue);
        Assert.Equal("requests.event.due-of-office", (await RecordAsync(stage, "so-y-te", Ended() with { Due = due, IsAnother = true }, "bc-so-y-te")).Error.Code);
    }

    [Fact]
    public async Task Record_WhatCannotBe_IsRefused()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        Assert.Equal("requests.event.future", (await RecordAsync(stage, "so-y-te", Ended() with { EndedOn = new LocalDate(2021, 9, 7) })).Error.Code);
        Assert.Equal("requests.trigger.unknown", (await RecordAsync(stage, "so-y-te", Ended() with { Trigger = "theo-yeu-cau" })).Error.Code);
        Assert.Equal("requests.trigger.unknown", (await RecordAsync(stage, "so-y-te", Ended() with { EndedOn = new LocalDate(2021, 8, 1) })).Error.Code);
        Assert.Equal("requests.unit.not-owing", (await RecordAsync(stage, "van-phong", Ended())).Error.Code);
        Assert.Equal("requests.unit.unknown", (await RecordAsync(stage, "so-y-te", Ended(), "bc-so-xay-dung")).Error.Code);
        Assert.Equal("secrecy.marked", (await RecordAsync(stage, "so-y-te", Ended() with { Name = "Độ mật: TỐI MẬT" })).Error.Code);
        Assert.Equal(0, await stage.CountAsync("recorded_events"));
    }

    [Theory]
    [InlineData(5, TermUnit.WorkingDays, "2021-09-13T17:00:00Z", false)]
    [InlineData(5, TermUnit.Days, "2021-09-11T17:00:00Z", false)]
    [InlineData(24, TermUnit.Hours, "2021-09-07T02:30:00Z", true)]
    public void Due_WithinATerm_IsCountedFromTheEvent(int amount, TermUnit unit, string at, bool inclusive)
    {
        var due = EventDue.Of(
            new TriggerDue.Within(new Term(amount, unit)), new LocalDate(2021, 9, 6), new LocalTime(9, 30), WorkingDays.Weekdays, Deadline.Within(new LocalDate(2021, 12, 1)));
        Assert.Equal(new Deadline(NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value, inclusive), due);
    }

    [Fact]
    public async Task Copy_WithItsFile_IsFiledWithAReceiptAndStandsInTheRegister()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var filed = (await CopyAsync(stage, "so-tai-chinh")).Value!;
        Assert.Equal(1, await stage.CountAsync($"submission_versions where obligation_id = '{filed.ObligationId}' and channel = 'copy' and verdict = 'on-time'"));
        Assert.Equal(1, await stage.CountAsync("obligations where origin = 'copy' and period_label = 'số 12/BC-STC ngày 2/9/2021 gửi Bộ Tài chính' and due_at is null"));
        var register = await RegisterAsync(stage, RequestStage.Office);
        Assert.Equal(["12/BC-STC"], register.Lines.Select(l => l.Copy.Symbol));
        Assert.Equal(["so-xay-dung", "so-y-te", "so-noi-vu", "so-moi"], register.Silent.Select(u => u.Code));
        Assert.Equal(5, register.Owing);
        Assert.Empty((await RegisterAsync(stage, "bc-so-y-te")).Lines);
        Assert.Equal("requests.copy.twice", (await CopyAsync(stage, "so-tai-chinh")).Error.Code);
    }

    [Fact]
    public async Task Copy_ThatCannotBeTaken_LeavesNothing()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        Assert.Equal("requests.copy.no-file", (await CopyAsync(stage, "so-tai-chinh", [])).Error.Code);
        Assert.Equal("reporting.attachment.not-what-it-says", (await CopyAsync(stage, "so-tai-chinh", [File with { Name = "Báo cáo 12.pdf", Content = [1, 2, 3] }])).Error.Code);
        Assert.Equal("secrecy.marked", (await CopyAsync(stage, "so-tai-chinh", [File with { Content = Encoding.UTF8.GetBytes("Độ mật: TỐI MẬT\nKế hoạch") }])).Error.Code);
        Assert.Equal("requests.copy.not-owed", (await CopyAsync(stage, "huyen-a")).Error.Code);
        Assert.Equal(
            "reporting.attachment.too-many", (await CopyAsync(stage, "so-tai-chinh", [.. Enumerable.Range(0, 11).Select(i => File with { Name = $"Tệp {i}.txt" })])).Error.Code);
        Assert.Equal(0, await stage.CountAsync("obligations where origin = 'copy'"));
        Assert.Equal(0, await stage.CountAsync("sent_copies"));
        Assert.Equal(0, await stage.CountAsync("attachments"));
    }

    private static RecordEventRequest Ended() => new("dien-bien-353", "chuyen-de", "kiem-tra-giam-sat", null, new LocalDate(2021, 9, 3));

    private static Task<Result<Guid>> RecordAsync(RequestStage stage, string unit, RecordEventRequest request, string by = RequestStage.Office) =>
        stage.DoAsync<RecordEvent, Guid>(h => h.HandleAsync(stage.Holder(by), request with { Unit = unit }, default));

    private static Task<Result<PartView>> PartAsync(RequestStage stage, Guid part) =>
        stage.DoAsync<GetPart, PartView>(h => h.HandleAsync(stage.Holder(RequestStage.Office), part, default));

    private static Task<Result<FiledCopy>> CopyAsync(RequestStage stage, string unit, IReadOnlyList<ChosenFile>? files = null) =>
        stage.DoAsync<RecordCopy, FiledCopy>(h => h.HandleAsync(
            stage.Of(unit), new RecordCopyRequest(unit, "12/BC-STC", new LocalDate(2021, 9, 2), "Bộ Tài chính", "Quyết toán ngân sách", files ?? [File]), default));

    private static async Task<CopyRegister> RegisterAsync(RequestStage stage, string by) => (await stage.DoAsync<ListCopies, CopyRegister>(
        h => h.HandleAsync(stage.Holder(by), new LocalDate(2021, 9, 1), new LocalDate(2021, 9, 30), default))).Value!;
}
