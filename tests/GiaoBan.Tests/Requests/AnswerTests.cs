using GiaoBan.Domain;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Requests;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace GiaoBan.Tests.Requests;

/// <summary>What units and office say about a request: taken on, declined, kept, moved, withdrawn; each act in its turn (DB-8).</summary>
public sealed class AnswerTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task WholePath_UnitTakesOnSendsOfficeAccepts_CountsAsSent()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var made = (await stage.MakeAsync()).Value!;
        var part = RequestStage.PartOf(made, "so-y-te");
        Assert.Equal(AnswerStanding.Acknowledged, (await AcknowledgeAsync(stage, "so-y-te", part)).Value);
        Assert.Equal(AnswerStanding.Acknowledged, (await AcknowledgeAsync(stage, "so-y-te", part)).Value);
        Assert.Equal(1, await stage.CountAsync("request_acts"));
        await stage.SendAsync("so-y-te", part);
        var accepted = await stage.DoAsync<AcceptSubmission, int>(h => h.HandleAsync(stage.Holder(RequestStage.Office), part, 1, default));
        Assert.Equal(1, accepted.Value);
        var view = await ViewAsync(stage, made);
        var line = view.Summary.Parts.Single(p => p.UnitCode == "so-y-te");
        Assert.Equal((Badge.Accepted, AnswerStanding.Acknowledged), (line.State.Badge, line.Standing));
        Assert.Equal((4, 1, 0, 3), Counts(view));
        Assert.Equal(1, await stage.CountAsync($"audit_events where kind = 'requests.part-acknowledge' and subject = 'obligation/{part}'"));
    }

    [Fact]
    public async Task Statistics_ThreeSentOneLateOneReleased_SayWhatAFootnoteWould()
    {
        // As source 002 counts: sent of owed, late of sent, never sent; who is let off is not among those owed.
        await using var stage = await RequestStage.OpenAsync(fixture);
        var made = (await stage.MakeAsync(RequestStage.Paper(AskedUnits.Of("so-tai-chinh", "so-xay-dung", "so-y-te", "so-noi-vu", "huyen-a")))).Value!;
        await stage.SendAsync("so-tai-chinh", RequestStage.PartOf(made, "so-tai-chinh"));
        await stage.SendAsync("so-xay-dung", RequestStage.PartOf(made, "so-xay-dung"));
        var notOurs = RequestStage.PartOf(made, "huyen-a");
        await DeclineAsync(stage, "huyen-a", notOurs);
        await DecideAsync(stage, notOurs, true);
        stage.Clock.SetTo(2021, 9, 21, 7, 0);
        await stage.SendAsync("so-y-te", RequestStage.PartOf(made, "so-y-te"));
        var view = await ViewAsync(stage, made);
        Assert.Equal((4, 3, 1, 1), Counts(view));
        Assert.Equal((1, 1), (view.Summary.Statistics.Overdue, view.Summary.Statistics.Exempt));
    }

    [Fact]
    public async Task Decline_AgreedWith_IsNotOwedAndSaysWhy()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var part = RequestStage.PartOf((await stage.MakeAsync()).Value!, "so-y-te");
        Assert.Equal(AnswerStanding.Declining, (await DeclineAsync(stage, "so-y-te", part, "so-xay-dung")).Value);
        Assert.Equal("requests.notice.declined", await stage.NoticesOf(RequestStage.Office));
        Assert.Equal(AnswerStanding.Released, (await DecideAsync(stage, part, true)).Value);
        Assert.Equal("requests.notice.asked requests.notice.released", await stage.NoticesOf("bc-so-y-te"));
        var view = (await PartAsync(stage, "so-y-te", part)).Value!;
        Assert.Equal((Verdict.Exempt, "Văn phòng đồng ý không phải báo cáo: Đúng là không thuộc sở"), (view.State.Verdict, view.ExemptReason));
        Assert.Equal([(AnswerAct.Decline, "Đơn vị so-xay-dung"), (AnswerAct.Release, null)], view.Acts.Select(a => (a.Act, a.UnitName)));
        Assert.Equal("requests.act.not-now.released", (await DecideAsync(stage, part, true)).Error.Code);
        Assert.Equal("requests.act.not-now.released", (await AcknowledgeAsync(stage, "so-y-te", part)).Error.Code);
    }

    [Fact]
    public async Task Decline_NotAgreedWith_StaysOwedAndIsToldWhy()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var part = RequestStage.PartOf((await stage.MakeAsync()).Value!, "so-y-te");
        await DeclineAsync(stage, "so-y-te", part);
        Assert.Equal(AnswerStanding.Kept, (await DecideAsync(stage, part, false, "Sở quản lý hạ tầng y tế")).Value);
        Assert.Equal("requests.act.not-now.kept", (await DeclineAsync(stage, "so-y-te", part)).Error.Code);
        var browser = await stage.SignInAsync("bc-so-y-te");
        var page = await browser.GetAsync($"/yeu-cau/viec/{part}");
        Assert.Contains("Sở quản lý hạ tầng y tế", page.Words(".note.warn"), StringComparison.Ordinal);
        Assert.Equal(AnswerStanding.Acknowledged, (await AcknowledgeAsync(stage, "so-y-te", part)).Value);
    }

    [Fact]
    public async Task Acts_OfStrangersOrOnWhatWasSent_AreRefused()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var part = RequestStage.PartOf((await stage.MakeAsync()).Value!, "so-y-te");
        Assert.Equal(ErrorKind.NotFound, (await AcknowledgeAsync(stage, "so-tai-chinh", part)).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await DeclineAsync(stage, "so-tai-chinh", part)).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await PartAsync(stage, "so-tai-chinh", part)).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await stage.DoAsync<DecideDecline, AnswerStanding>(
            h => h.HandleAsync(stage.Of("so-y-te"), new DecideDeclineRequest(part, true, "x"), default))).Error.Kind);
        Assert.Equal("requests.field.missing", (await stage.DoAsync<DeclineRequest, AnswerStanding>(
            h => h.HandleAsync(stage.Of("so-y-te"), new DeclineRequestRequest(part, " "), default))).Error.Code);
        Assert.Equal("secrecy.marked", (await stage.DoAsync<DeclineRequest, AnswerStanding>(
            h => h.HandleAsync(stage.Of("so-y-te"), new DeclineRequestRequest(part, "Độ mật: Tối mật"), default))).Error.Code);
        await stage.SendAsync("so-y-te", part);
        Assert.Equal("requests.act.sent", (await DeclineAsync(stage, "so-y-te", part)).Error.Code);
        Assert.Equal("requests.act.sent", (await MoveAsync(stage, part, "so-noi-vu")).Error.Code);
    }

    [Fact]
    public async Task Reassign_ToAnotherUnit_TheNewOneOwesByTheSameDeadlineOrANewOne()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var made = (await stage.MakeAsync()).Value!;
        var part = RequestStage.PartOf(made, "so-y-te");
        var moved = (await MoveAsync(stage, part, "so-noi-vu")).Value;
        Assert.Equal("requests.notice.asked requests.notice.moved", await stage.NoticesOf("bc-so-y-te"));
        Assert.Equal("requests.notice.asked", await stage.NoticesOf("bc-so-noi-vu"));
        var theirs = (await PartAsync(stage, "so-noi-vu", moved)).Value!;
        Assert.Equal(("Đơn vị so-y-te", stage.Of("so-noi-vu").Posts[0].UnitName), (theirs.MovedFrom, theirs.UnitName));
        Assert.Equal(new RequestDue(new LocalDate(2021, 9, 20), DueWord.Within).Deadline, theirs.State.EffectiveDue);
        var ours = (await PartAsync(stage, "so-y-te", part)).Value!;
        Assert.Equal((AnswerStanding.Moved, "Chuyển cho Đơn vị so-noi-vu: Đúng lĩnh vực"), (ours.Standing, ours.ExemptReason));
        Assert.Equal("requests.unit.asked", (await MoveAsync(stage, RequestStage.PartOf(made, "huyen-a"), "so-noi-vu")).Error.Code);
        Assert.Equal("requests.unit.unknown", (await MoveAsync(stage, RequestStage.PartOf(made, "huyen-a"), "so-moi")).Error.Code);
        var later = new RequestDue(new LocalDate(2021, 9, 30), DueWord.At, new LocalTime(17, 0));
        var again = (await stage.DoAsync<ReassignRequest, Guid>(h => h.HandleAsync(
            stage.Holder(RequestStage.Office), new ReassignRequestRequest(moved, "van-phong", later, "Văn phòng làm"), default))).Value;
        Assert.Equal(later.Deadline, (await PartAsync(stage, "van-phong", again)).Value!.State.EffectiveDue);
        Assert.Equal((4, 0, 0, 4), Counts(await ViewAsync(stage, made)));
    }

    [Fact]
    public async Task Withdraw_WholeRequest_UnsentAreNotOwedAndSentStay()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var made = (await stage.MakeAsync()).Value!;
        await stage.SendAsync("so-y-te", RequestStage.PartOf(made, "so-y-te"));
        var withdrawn = await stage.DoAsync<WithdrawRequest, int>(h => h.HandleAsync(stage.Holder(RequestStage.Office), made.RequestId, "Bộ đã hoãn", default));
        Assert.Equal(3, withdrawn.Value);
        Assert.Equal((1, 1, 0, 0), Counts(await ViewAsync(stage, made)));
        Assert.Equal("requests.withdrawn.already", (await DeclineAsync(stage, "so-tai-chinh", RequestStage.PartOf(made, "so-tai-chinh"))).Error.Code);
        Assert.Equal("requests.withdrawn.already", (await stage.DoAsync<WithdrawRequest, int>(
            h => h.HandleAsync(stage.Holder(RequestStage.Office), made.RequestId, "Lần nữa", default))).Error.Code);
        Assert.Equal("requests.notice.asked", await stage.NoticesOf("bc-so-y-te"));
        Assert.Equal("requests.notice.asked requests.notice.withdrawn", await stage.NoticesOf("bc-huyen-a"));
    }

    [Fact]
    public async Task TwoWhoPressAtOnce_AgreeAndMove_OneActWins()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var made = (await stage.MakeAsync()).Value!;
        foreach (var unit in new[] { "so-tai-chinh", "so-xay-dung", "so-y-te", "huyen-a" })
        {
            var part = RequestStage.PartOf(made, unit);
            await DeclineAsync(stage, unit, part);
            var released = DecideAsync(stage, part, true);
            var kept = DecideAsync(stage, part, false);
            var taken = AcknowledgeAsync(stage, unit, part);
            await Task.WhenAll(released, kept, taken);
            var acts = await stage.App.ScalarAsync<string>("select string_agg(act, ' ' order by number) from request_acts where obligation_id = $1", part);
            var excused = await stage.CountAsync($"obligations where obligation_id = '{part}' and exempt_reason is not null");
            Assert.Contains(acts, (string[])["decline release", "decline keep", "decline keep acknowledge", "decline acknowledge"]);
            var (letOff, held, seen) = ((await released).IsOk, (await kept).IsOk, (await taken).IsOk);
            Assert.Equal(letOff, excused == 1);
            Assert.False(letOff && (held || seen));
        }
    }

    [Fact]
    public async Task TwoWhoPressAtOnce_SendAndWithdraw_NothingSentIsLetOff()
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var made = (await stage.MakeAsync()).Value!;
        var sending = made.Obligations.Select(o => stage.SendAsync(o.Unit, o.Id)).ToList();
        var withdrawn = stage.DoAsync<WithdrawRequest, int>(h => h.HandleAsync(stage.Holder(RequestStage.Office), made.RequestId, "Đã hoãn", default));
        await Task.WhenAll([.. sending, withdrawn]);
        var view = await ViewAsync(stage, made);
        var letOff = (await withdrawn).Value;
        Assert.Equal(4, letOff + view.Summary.Statistics.Sent);
        Assert.Equal(letOff, view.Summary.Statistics.Exempt);
    }

    [Theory]
    [InlineData("update requests set title = 'khác'")]
    [InlineData("delete from requests")]
    [InlineData("update request_acts set reason = 'khác'")]
    [InlineData("delete from request_acts")]
    [InlineData("update obligations set origin = 'period'")]
    public async Task Store_WhatWasSaid_NeverMoves(string change)
    {
        await using var stage = await RequestStage.OpenAsync(fixture);
        var part = RequestStage.PartOf((await stage.MakeAsync()).Value!, "so-y-te");
        await DeclineAsync(stage, "so-y-te", part);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => stage.App.ExecuteAsync(change));
        Assert.Equal("GB001", refused.SqlState);
    }

    private static (int Obligated, int Sent, int Late, int Missing) Counts(RequestView view) =>
        (view.Summary.Statistics.Obligated, view.Summary.Statistics.Sent, view.Summary.Statistics.Late, view.Summary.Statistics.Missing);

    private static async Task<RequestView> ViewAsync(RequestStage stage, MadeRequest made) =>
        (await stage.DoAsync<GetRequest, RequestView>(h => h.HandleAsync(stage.Holder(RequestStage.Office), made.RequestId, default))).Value!;

    private static Task<Result<PartView>> PartAsync(RequestStage stage, string unit, Guid part) =>
        stage.DoAsync<GetPart, PartView>(h => h.HandleAsync(stage.Of(unit), part, default));

    private static Task<Result<AnswerStanding>> AcknowledgeAsync(RequestStage stage, string unit, Guid part) =>
        stage.DoAsync<AcknowledgeRequest, AnswerStanding>(h => h.HandleAsync(stage.Of(unit), part, default));

    private static Task<Result<AnswerStanding>> DeclineAsync(RequestStage stage, string unit, Guid part, string? proposed = null) =>
        stage.DoAsync<DeclineRequest, AnswerStanding>(h => h.HandleAsync(stage.Of(unit), new DeclineRequestRequest(part, "Không thuộc lĩnh vực của đơn vị", proposed), default));

    private static Task<Result<AnswerStanding>> DecideAsync(RequestStage stage, Guid part, bool agrees, string reason = "Đúng là không thuộc sở") =>
        stage.DoAsync<DecideDecline, AnswerStanding>(h => h.HandleAsync(stage.Holder(RequestStage.Office), new DecideDeclineRequest(part, agrees, reason), default));

    private static Task<Result<Guid>> MoveAsync(RequestStage stage, Guid part, string unit) =>
        stage.DoAsync<ReassignRequest, Guid>(h => h.HandleAsync(stage.Holder(RequestStage.Office), new ReassignRequestRequest(part, unit, null, "Đúng lĩnh vực"), default));
}
