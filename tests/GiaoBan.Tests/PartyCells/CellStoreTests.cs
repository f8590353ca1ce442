using GiaoBan.Domain;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.PartyCells;
using GiaoBan.Tests.Infrastructure;
using NodaTime;
using Npgsql;

namespace GiaoBan.Tests.PartyCells;

/// <summary>Register, rota, reports and grades of party cells on the store (SK-7).</summary>
public sealed class CellStoreTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Register_SameNameOrUnit_IsRefusedAndAStrangerFindsNothing()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await CellStage.BuildAsync(app);
        var (office, hai) = (await stage.ActorAsync("office"), await stage.ActorAsync("hai"));
        var unit = await app.ScalarAsync<Guid>("select unit_id from units where code = 'chi-bo-1'");
        var again = await stage.DoAsync<KeepCells, Result<Guid>>(k => k.AddAsync(office, new AddCellRequest("Chi bộ thôn 1", unit, " ", 0, CellStage.August), default));
        Assert.Equal(["cells.field.missing", "cells.members.outside", "cells.name.taken", "cells.unit.taken"], again.Errors.Select(e => e.Code));
        Assert.Equal(ErrorKind.NotFound, (await stage.DoAsync<KeepCells, Result<Guid>>(k => k.AddAsync(hai, new AddCellRequest("Khác", null, "x", 3, CellStage.August), default))).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await stage.DoAsync<KeepCells, Result<int>>(k => k.SetTermsAsync(hai, stage.Cells[1], CellStage.August, "x", 3, default))).Error.Kind);

        // Hai fills for the own cell; the terms of before stay.
        Assert.Equal(1, (await stage.DoAsync<KeepCells, Result<int>>(k => k.SetTermsAsync(hai, stage.Cells[0], CellStage.August, "Bí thư mới", 22, default))).Value);
        var book = await stage.DoAsync<CellRegister, CellBook>(r => r.LoadAsync(default));
        Assert.Equal((20, 22), (book.TermOn(stage.Cells[0], new(2021, 7, 31)).Members, book.TermOn(stage.Cells[0], CellStage.August).Members));
        var month = await stage.DoAsync<GetCellMeetings, CellMonth>(g => g.MonthAsync(hai, CellStage.August, default));
        Assert.Equal([stage.Cells[0]], month.Rows.Select(r => r.Cell.CellId));
    }

    [Fact]
    public async Task Rota_OfThreeMonths_GoesRoundAndTellsWhoIsToGo()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await CellStage.BuildAsync(app);
        List<Guid> visited = [];
        for (var month = CellStage.August; month < CellStage.August.PlusMonths(3); month = month.PlusMonths(1))
        {
            var meetings = new[] { await stage.PlanAsync(0, month), await stage.PlanAsync(1, month), await stage.PlanAsync(2, month) };
            Assert.Equal(3, (await stage.MakeRotaAsync(month)).Value);
            Assert.Equal(0, (await stage.MakeRotaAsync(month)).Value);
            var lines = new List<MeetingLine>();
            foreach (var meeting in meetings)
            {
                lines.Add(await stage.LineAsync(meeting));
            }

            // Bình has the third cell, so An goes round the other two: three meetings at one hour, two people.
            Assert.Equal(stage.Binh, lines[2].Seat!.OfficialId);
            visited.AddRange(lines.Take(2).Where(l => l.Seat!.OfficialId == stage.An).Select(l => l.Cell.CellId));
            Assert.Single(lines, l => l.Seat!.OfficialId is null);
        }

        Assert.Equal([stage.Cells[0], stage.Cells[1], stage.Cells[0]], visited);
        Assert.Equal((6, 3), (await stage.CountAsync("notices where kind = 'cells.notice.seat'"), await stage.CountAsync("notices where kind = 'cells.notice.seat' and post_id = (select post_id from posts where code = 'an')")));
        Assert.Equal(6, await stage.CountAsync("audit_events where kind = 'cells.rota-made'"));
    }

    [Fact]
    public async Task Rota_LeaveAndOverride_AreRespectedAndPlannedStandsApartFromAttended()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await CellStage.BuildAsync(app);
        var (office, an) = (await stage.ActorAsync("office"), await stage.ActorAsync("an"));
        var (first, third) = (await stage.PlanAsync(0, CellStage.August), await stage.PlanAsync(2, CellStage.August));
        await stage.MakeRotaAsync(CellStage.August);
        Assert.Equal(stage.An, (await stage.LineAsync(first)).Seat!.OfficialId);

        // The seat lapses with leave, and comes back when the leave is taken back.
        var leave = await stage.DoAsync<KeepFollowers, Result<Guid>>(k => k.EnterLeaveAsync(an, null, new(2021, 8, 1), new(2021, 8, 5), "Đi học", default));
        await stage.MakeRotaAsync(CellStage.August);
        Assert.Null((await stage.LineAsync(first)).Seat!.OfficialId);
        var clash = await stage.DoAsync<MakeCellRota, Result<bool>>(m => m.OverrideAsync(office, first, stage.Binh, "Thay", default));
        Assert.Equal("cells.seat.clash", clash.Error.Code);
        Assert.Equal("cells.seat.away", (await stage.DoAsync<MakeCellRota, Result<bool>>(m => m.OverrideAsync(office, first, stage.An, "Thay", default))).Error.Code);
        await stage.DoAsync<KeepFollowers, Result<bool>>(k => k.RevokeLeaveAsync(an, leave.Value, default));

        Assert.Equal("cells.field.missing", (await stage.DoAsync<MakeCellRota, Result<bool>>(m => m.OverrideAsync(office, third, stage.An, " ", default))).Error.Code);
        Assert.True((await stage.DoAsync<MakeCellRota, Result<bool>>(m => m.OverrideAsync(office, third, stage.An, "Thường trực yêu cầu", default))).IsOk);
        await stage.MakeRotaAsync(CellStage.August, fresh: true);
        Assert.Equal((stage.An, "office"), ((await stage.LineAsync(third)).Seat!.OfficialId, (await stage.LineAsync(third)).Seat!.Origin));

        // Planned An, attended Bình: both are kept, the meeting stands, and the rota counts who was there.
        app.Clock.SetTo(2021, 8, 4, 8, 0);
        Assert.True((await stage.SendAsync("tu", third, CellStage.Good(new(2021, 8, 3), stage.Binh))).IsOk);
        Assert.Equal("cells.meeting.reported", (await stage.DoAsync<MakeCellRota, Result<bool>>(m => m.OverrideAsync(office, third, stage.Binh, "x", default))).Error.Code);
        var rota = (await stage.DoAsync<GetCellRota, Result<CellRotaView>>(g => g.HandleAsync(office, CellStage.August.PlusMonths(1), default))).Value!;
        Assert.Equal([stage.Binh], rota.Visits.Where(v => v.CellId == stage.Cells[2]).Select(v => v.MemberId));
    }

    [Fact]
    public async Task Report_SentCorrectedAndConfirmed_KeepsEveryVersionAndItsForm()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await CellStage.BuildAsync(app);
        var meeting = await stage.PlanAsync(0, CellStage.August);
        app.Clock.SetTo(2021, 8, 3, 17, 0);
        var good = CellStage.Good(new(2021, 8, 3), stage.An);
        Assert.Equal(ErrorKind.NotFound, (await stage.SendAsync("ba", meeting, good)).Error.Kind);
        Assert.Equal(
            ["cells.report.sum", "cells.report.day", "cells.score.outside", "cells.report.votes"],
            (await stage.SendAsync("hai", meeting, good with { Present = 17, HeldOn = new(2021, 8, 9), Scores = [16, 18, 42, 18], VotesFor = 18 })).Errors.Select(e => e.Code));
        Assert.Equal("secrecy.marked", (await stage.SendAsync("hai", meeting, good with { Course = "Số 12, độ mật: TUYỆT MẬT" })).Error.Code);

        // In time by the server's clock to the last millisecond of the 9th; the correction on the 12th changes nothing of that.
        app.Clock.SetTo(2021, 8, 9, 23, 59, 59, 999);
        Assert.Equal(1, (await stage.SendAsync("hai", meeting, good)).Value);
        Assert.Equal("cells.report.changed", (await stage.SendAsync("hai", meeting, good)).Error.Code);
        app.Clock.SetTo(2021, 8, 12, 9, 0);
        Assert.Equal("cells.field.missing", (await stage.SendAsync("hai", meeting, good with { BasedOn = 1 })).Error.Code);
        Assert.Equal(2, (await stage.SendAsync("hai", meeting, good with { BasedOn = 1, Minutes = 80, Correction = "Ghi nhầm thời gian" })).Value);
        var line = await stage.LineAsync(meeting);
        Assert.Equal((0, 0, "Tốt", 92m), (line.Reports[0].LateMinutes, line.Reports[1].LateMinutes, line.Band!.Name, line.Total));
        Assert.Equal(["hd12-phut"], line.Missed.Select(r => r.Code));

        // Who was there confirms, nobody else; a correction needs points that differ and a reason; once a version.
        var (an, binh, office) = (await stage.ActorAsync("an"), await stage.ActorAsync("binh"), await stage.ActorAsync("office"));
        Assert.Equal(ErrorKind.NotFound, (await ConfirmAsync(binh, 2, true)).Error.Kind);
        Assert.Equal(ErrorKind.Conflict, (await ConfirmAsync(an, 1, true)).Error.Kind);
        Assert.Equal("cells.confirm.nothing-corrected", (await ConfirmAsync(an, 2, false, "Chưa đúng", 14, 18, 42, 18)).Error.Code);
        Assert.Equal("cells.field.missing", (await ConfirmAsync(an, 2, false, null, 14, 18, 30, 18)).Error.Code);
        Assert.Equal("Khá", (await ConfirmAsync(an, 2, false, "Thiếu thời gian", 14, 18, 30, 18)).Value!.Name);
        Assert.Equal(ErrorKind.Conflict, (await ConfirmAsync(an, 2, true)).Error.Kind);

        // Another form comes into use: this report keeps the one it was filled by.
        var other = GradingForms.BesideProgram().Single(f => f.Name == "an-phu-100").Source;
        Assert.True((await stage.DoAsync<AdoptGradingForm, Result<FormInUse>>(a => a.HandleAsync(office, other, CellStage.August, default))).IsOk);
        line = await stage.LineAsync(meeting);
        Assert.Equal(("phu-tho-100", "Khá", 80m), (line.Form!.Form.Code, line.Band!.Name, line.Total));
        foreach (var change in new[] { "update cell_reports set minutes = 90", "delete from cell_confirmations", "update cell_forms set source = ''", "update cell_meetings set place = 'x'", "delete from party_cells" })
        {
            Assert.Equal("GB001", (await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync(change))).SqlState);
        }

        Task<Result<GradeBand>> ConfirmAsync(Modules.Organisation.Contracts.Actor actor, int version, bool agreed, string? reason = null, params decimal?[] scores) =>
            stage.DoAsync<ConfirmCellGrade, Result<GradeBand>>(c => c.HandleAsync(actor, meeting, version, agreed, scores, reason, default));
    }

    [Fact]
    public async Task Report_OneMillisecondAfterTheDeadline_IsLateByAMinute()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await CellStage.BuildAsync(app);
        var meeting = await stage.PlanAsync(0, CellStage.August);
        app.Clock.SetTo(2021, 8, 10, 0, 0);
        Assert.True((await stage.SendAsync("hai", meeting, CellStage.Good(new(2021, 8, 3)))).IsOk);
        Assert.Equal(1, (await stage.LineAsync(meeting)).Report!.LateMinutes);
    }

    [Fact]
    public async Task Plan_SecondRegularMeetingOfAMonth_IsRefusedAThematicOneIsNot()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await CellStage.BuildAsync(app);
        await stage.PlanAsync(0, CellStage.August);
        var hai = await stage.ActorAsync("hai");
        var second = new PlanCellMeetingRequest(stage.Cells[0], null, "regular", null, new(2021, 8, 20), new LocalTime(19, 0), 90, "Nhà văn hóa");
        Assert.Equal("cells.meeting.one-regular", (await PlanAsync(second)).Error.Code);
        Assert.Equal("cells.field.missing", (await PlanAsync(second with { Kind = "thematic" })).Error.Code);
        Assert.True((await PlanAsync(second with { Kind = "thematic", Topic = "Học tập và làm theo Bác" })).IsOk);
        Assert.Equal(2, await stage.CountAsync("cell_meetings"));

        Task<Result<Guid>> PlanAsync(PlanCellMeetingRequest request) => stage.DoAsync<PlanCellMeeting, Result<Guid>>(p => p.HandleAsync(hai, request, default));
    }
}
