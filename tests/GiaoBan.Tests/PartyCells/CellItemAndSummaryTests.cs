using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.PartyCells;
using GiaoBan.Modules.PartyCells.Contracts;
using GiaoBan.Tests.Infrastructure;
using Npgsql;

namespace GiaoBan.Tests.PartyCells;

/// <summary>Thoughts and wishes followed to an answer, and the monthly summary that stands once handed over (SK-7).</summary>
public sealed class CellItemAndSummaryTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Item_RaisedAssignedAnsweredTold_IsFollowedByThePeopleConcernedAndNobodyElse()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await CellStage.BuildAsync(app);
        var (office, hai, ba, an) = (await stage.ActorAsync("office"), await stage.ActorAsync("hai"), await stage.ActorAsync("ba"), await stage.ActorAsync("an"));
        var meeting = await stage.PlanAsync(0, CellStage.August);
        Assert.Equal(ErrorKind.NotFound, (await RaiseAsync(ba, "Đường thôn")).Error.Kind);
        Assert.Equal("secrecy.marked", (await RaiseAsync(hai, "Tài liệu TỐI MẬT")).Error.Code);
        var item = (await RaiseAsync(hai, "Đường thôn hỏng nặng")).Value;

        // Nobody answers before it is assigned, and then only that post.
        var post = await stage.Office.PostOf("binh");
        var binh = await stage.ActorAsync("binh");
        Assert.Equal(ErrorKind.NotFound, (await FollowAsync(f => f.AnswerAsync(binh, item, 0, "Sẽ sửa", default))).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await FollowAsync(f => f.AssignAsync(hai, item, 0, post, new(2021, 8, 20), default))).Error.Kind);
        Assert.Equal("cells.item.due-past", (await FollowAsync(f => f.AssignAsync(office, item, 0, post, new(2021, 8, 1), default))).Error.Code);
        Assert.True((await FollowAsync(f => f.AssignAsync(office, item, 0, post, new(2021, 8, 20), default))).IsOk);
        Assert.Equal(1, await stage.CountAsync("notices where kind = 'cells.notice.answer'"));
        Assert.Equal(ErrorKind.NotFound, (await FollowAsync(f => f.AnswerAsync(an, item, 1, "Sẽ sửa", default))).Error.Kind);
        Assert.Equal("cells.item.changed", (await FollowAsync(f => f.AnswerAsync(binh, item, 0, "Sẽ sửa", default))).Error.Code);
        app.Clock.SetTo(2021, 8, 23, 8, 0);
        Assert.Equal((ItemStage.Overdue, 3), await StateAsync(office));
        Assert.True((await FollowAsync(f => f.AnswerAsync(binh, item, 1, "Sửa trong tháng 9", default))).IsOk);

        // The August meeting was before the answer; the next one tells the cell.
        await stage.SendAsync("hai", meeting, CellStage.Good(new(2021, 8, 3), stage.An));
        Assert.Equal("cells.item.meeting", (await FollowAsync(f => f.TellAsync(hai, item, 2, meeting, default))).Error.Code);
        var next = await stage.PlanAsync(0, CellStage.August.PlusMonths(1));
        app.Clock.SetTo(2021, 9, 4, 8, 0);
        await stage.SendAsync("hai", next, CellStage.Good(new(2021, 9, 3), stage.An));
        Assert.True((await FollowAsync(f => f.TellAsync(an, item, 2, next, default))).IsOk);
        Assert.Equal((ItemStage.Told, 3), await StateAsync(office));
        Assert.Empty(await stage.DoAsync<GetCellItems, IReadOnlyList<ItemLine>>(g => g.ListAsync(ba, default)));
        Assert.Single(await stage.DoAsync<GetCellItems, IReadOnlyList<ItemLine>>(g => g.ListAsync(binh, default)));
        foreach (var change in new[] { "delete from cell_items", "update cell_item_acts set text = 'x'" })
        {
            Assert.Equal("GB001", (await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync(change))).SqlState);
        }

        Task<Result<Guid>> RaiseAsync(Actor actor, string words) =>
            stage.DoAsync<FollowCellItems, Result<Guid>>(f => f.RaiseAsync(actor, stage.Cells[0], CellStage.August, "Giao thông", words, default));
        Task<Result<bool>> FollowAsync(Func<FollowCellItems, Task<Result<bool>>> act) => stage.DoAsync(act);
        async Task<(ItemStage, int)> StateAsync(Actor actor) =>
            (await stage.DoAsync<GetCellItems, Result<ItemLine>>(g => g.FindAsync(actor, item, default))).Value!.State is var state ? (state.Stage, state.LateDays) : default;
    }

    [Fact]
    public async Task Summary_HandedOver_StandsWhateverComesAfterAndACorrectionIsTheNext()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await CellStage.BuildAsync(app);
        var (office, leader, hai) = (await stage.ActorAsync("office"), await stage.ActorAsync("leader"), await stage.ActorAsync("hai"));
        var (first, second) = (await stage.PlanAsync(0, CellStage.August), await stage.PlanAsync(1, CellStage.August, 4));
        await stage.MakeRotaAsync(CellStage.August);
        app.Clock.SetTo(2021, 8, 5, 8, 0);
        await stage.SendAsync("hai", first, CellStage.Good(new(2021, 8, 3), stage.An));
        await stage.SendAsync("ba", second, new(0, false, "Mưa lũ", null, null, null, null, null, null, [], "", null, [], null, null, null));
        app.Clock.SetTo(2021, 8, 9, 16, 0);
        Assert.Equal(1, (await HandAsync(office, 0, null)).Value);
        Assert.Equal(ErrorKind.NotFound, (await HandAsync(leader, 1, "x")).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await stage.DoAsync<CellSummaries, Result<CellSummaryView>>(s => s.GetAsync(hai, CellStage.August, default))).Error.Kind);
        var handed = (await FindAsync(1)).Content;
        var figures = SummaryContent.Read(handed).Figures();
        Assert.Equal((3, 1, 1, 1, 90m), (figures.Cells, figures.Met, figures.NotMet, figures.Unreported, figures.Attendance));
        Assert.Equal((1, 1, 1), (figures.OfBand("Tốt"), figures.Assigned, figures.Attended));

        // A correction and a later report: the first stays byte for byte, the next says why.
        await stage.SendAsync("hai", first, CellStage.Good(new(2021, 8, 3), stage.An) with { BasedOn = 1, Present = 10, Excused = 10, VotesFor = 9, VotesAgainst = 0, Correction = "Đếm lại" });
        Assert.Equal(ErrorKind.Conflict, (await HandAsync(office, 0, null)).Error.Kind);
        Assert.Equal("cells.field.missing", (await HandAsync(office, 1, " ")).Error.Code);
        app.Clock.SetTo(2021, 8, 10, 0, 0);
        Assert.Equal(2, (await HandAsync(office, 1, "Chi bộ thôn 1 đếm lại")).Value);
        var (one, two) = (await FindAsync(1), await FindAsync(2));
        Assert.Equal(handed, one.Content);
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(one.Content)), one.Sha256);
        Assert.Equal((0, 1, 50m), (one.LateMinutes, two.LateMinutes, SummaryContent.Read(two.Content).Figures().Attendance));
        Assert.Equal("GB001", (await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync("update cell_summaries set content = ''"))).SqlState);

        Task<Result<int>> HandAsync(Actor actor, int basedOn, string? note) =>
            stage.DoAsync<CellSummaries, Result<int>>(s => s.HandOverAsync(actor, CellStage.August, basedOn, note, default));
        async Task<CellSummaryRow> FindAsync(int number) =>
            (await stage.DoAsync<CellSummaries, Result<CellSummaryRow>>(s => s.FindAsync(office, CellStage.August, number, default))).Value!;
    }
}
