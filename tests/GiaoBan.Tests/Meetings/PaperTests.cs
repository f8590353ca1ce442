using System.Text;
using GiaoBan.Domain;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Papers;
using GiaoBan.Tests.Infrastructure;
using NodaTime;

namespace GiaoBan.Tests.Meetings;

/// <summary>Papers (NN-4, NN-6): who sends, who opens, what is late, what changed, who has read them and who learns of it.</summary>
public sealed class PaperTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Send_WithinTheTermAndAfterIt_MarksTheLateOne()
    {
        await using var stage = await InvitedAsync();

        var first = await SendAsync(stage, "office", "Tờ trình", "Một\nHai");
        stage.App.Clock.SetTo(2021, 8, 18, 0, 0);
        var second = await FollowAsync(stage, first.Value!.PaperId, "Sửa dòng hai", "Một\nHai sửa\nBa");

        Assert.Equal((1, false, new LocalDate(2021, 8, 17)), (first.Value.Version, first.Value.IsLate, first.Value.DueOn!.Value));
        Assert.Equal((2, true, "Sửa dòng hai"), (second.Value!.Version, second.Value.IsLate, second.Value.ChangeNote));
        Assert.Equal(1, await stage.CountAsync("notices where kind = 'papers.notice.new' and post_id = (select post_id from posts where code = 'head')"));
        Assert.Equal(1, await stage.CountAsync("notices where kind = 'papers.notice.changed' and post_id = (select post_id from posts where code = 'head')"));
        Assert.Equal("GB001", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => stage.App.ExecuteAsync("update paper_versions set is_late = false"))).SqlState);
    }

    [Theory]
    [InlineData("Tài liệu TUYỆT MẬT về quốc phòng", "secrecy.marked")]
    [InlineData("", "papers.file")]
    public async Task Send_MarkedOrEmpty_IsRefusedAndNotKept(string content, string code)
    {
        await using var stage = await InvitedAsync();

        Assert.Equal(code, (await SendAsync(stage, "office", "Báo cáo", content)).Error.Code);
        Assert.Equal((0, 0), (await stage.CountAsync("papers"), await stage.CountAsync("paper_versions")));
    }

    [Fact]
    public async Task Send_OnlyWhoPrepares_OrTheUnitOfTheItem()
    {
        await using var stage = await InvitedAsync();

        Assert.Equal(ErrorKind.NotFound, (await SendAsync(stage, "head", "Ý kiến", "Chữ")).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await SendAsync(stage, "head", "Ý kiến", "Chữ", stage.Items[0])).Error.Kind);
        await stage.App.ExecuteAsync($"update agenda_items set unit_id = '{stage.Unit}' where item_id = '{stage.Items[0]}'");
        Assert.True((await SendAsync(stage, "head", "Ý kiến", "Chữ", stage.Items[0])).IsOk);
        Assert.Equal(ErrorKind.NotFound, (await SendAsync(stage, "head", "Ý kiến", "Chữ", stage.Items[1])).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await SendAsync(stage, "clerk", "Ý kiến", "Chữ", stage.Items[0])).Error.Kind);
    }

    [Fact]
    public async Task Open_NotesFirstAndLastAndGivesNothingWithoutIt()
    {
        await using var stage = await InvitedAsync();
        var paper = (await SendAsync(stage, "office", "Tờ trình", "Một")).Value!.PaperId;

        Assert.Equal(ErrorKind.NotFound, (await ContentAsync(stage, "head", paper, 1)).Error.Kind);
        Assert.Equal("papers.confirm.unopened", (await ConfirmAsync(stage, "head", paper, 1)).Error.Code);
        Assert.True((await OpenAsync(stage, "head", paper, 1)).IsOk);
        stage.App.Clock.Advance(Duration.FromHours(1));
        await OpenAsync(stage, "head", paper, 1);
        Assert.Equal("Một", Encoding.UTF8.GetString((await ContentAsync(stage, "head", paper, 1)).Value!.Content));
        Assert.True((await ConfirmAsync(stage, "head", paper, 1)).IsOk);
        Assert.Equal(1, await stage.CountAsync("paper_reads where first_opened = '2021-08-16 01:00+00' and last_opened = '2021-08-16 02:00+00' and confirmed_at = '2021-08-16 02:00+00'"));
        Assert.Equal("GB001", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => stage.App.ExecuteAsync("delete from paper_reads"))).SqlState);
    }

    [Fact]
    public async Task Open_ByWhoIsNotAsked_IsNotFound()
    {
        await using var stage = await InvitedAsync();
        var paper = (await SendAsync(stage, "office", "Tờ trình", "Một")).Value!.PaperId;

        // The clerk is of the unit but not asked; the leader may see every meeting and still opens no papers.
        Assert.Equal(ErrorKind.NotFound, (await OpenAsync(stage, "clerk", paper, 1)).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await OpenAsync(stage, "leader", paper, 1)).Error.Kind);
        Assert.Null(await FindAsync(stage, "clerk"));
        Assert.Null(await FindAsync(stage, "leader"));
    }

    [Fact]
    public async Task Readers_ChairAndSecretaryOnly_AndTheDeputyTakesTheDutyOver()
    {
        await using var stage = await InvitedAsync();
        var paper = (await SendAsync(stage, "office", "Tờ trình", "Một")).Value!.PaperId;
        await OpenAsync(stage, "head", paper, 1);
        Assert.Equal(["Người giữ approver:False", "Người giữ office:False", "Trần Văn Đầu:True"], await ReadersAsync(stage, "approver", paper));
        Assert.Empty(await ReadersAsync(stage, "head", paper));

        await stage.DecideAsync((await stage.ReportAsync("head", "deputy")).Value, Absence.Agreed);

        Assert.Equal(["Lê Thị Thay:False", "Người giữ approver:False", "Người giữ office:False"], await ReadersAsync(stage, "office", paper));
        Assert.True((await OpenAsync(stage, "deputy", paper, 1)).IsOk);
        Assert.Contains("Lê Thị Thay:True", await ReadersAsync(stage, "office", paper));
    }

    [Fact]
    public async Task Find_ADeputyForNamedItems_OpensThoseAndTheGeneralOnesAlone()
    {
        await using var stage = await InvitedAsync();
        await SendAsync(stage, "office", "Chung", "Chữ");
        await SendAsync(stage, "office", "Của mục 1", "Chữ", stage.Items[0]);
        var second = (await SendAsync(stage, "office", "Của mục 2", "Chữ", stage.Items[1])).Value!.PaperId;
        await stage.DecideAsync((await stage.ReportAsync("head", "deputy", null, stage.Items[0])).Value, Absence.Agreed);

        Assert.Equal(["Chung", "Của mục 1"], (await FindAsync(stage, "deputy"))!.Value.Papers.Select(p => p.Paper.Title));
        Assert.Equal(["Chung", "Của mục 1", "Của mục 2"], (await FindAsync(stage, "head"))!.Value.Papers.Select(p => p.Paper.Title));
        Assert.Equal(ErrorKind.NotFound, (await OpenAsync(stage, "deputy", second, 1)).Error.Kind);
    }

    [Fact]
    public async Task Difference_BetweenVersions_NamesTheLines_AfterTheLaterWasOpened()
    {
        await using var stage = await InvitedAsync();
        var paper = (await SendAsync(stage, "office", "Tờ trình", "Một\nHai")).Value!.PaperId;
        await FollowAsync(stage, paper, "Sửa dòng hai, thêm dòng ba", "Một\nHai sửa\nBa");

        Assert.Equal(ErrorKind.NotFound, (await DifferenceAsync(stage, "head", paper)).Error.Kind);
        await OpenAsync(stage, "head", paper, 2);
        Assert.Equal([("Hai", "Hai sửa"), (null, "Ba")], (await DifferenceAsync(stage, "head", paper)).Value!.Steps!.Select(s => (s.Before, s.After)));
    }

    [Fact]
    public async Task Remove_TakesItOffAndKeepsWhatWasSent()
    {
        await using var stage = await InvitedAsync();
        var paper = (await SendAsync(stage, "office", "Tờ trình", "Một")).Value!.PaperId;

        Assert.Equal(ErrorKind.NotFound, (await RemoveAsync(stage, "head", paper)).Error.Kind);
        Assert.True((await RemoveAsync(stage, "office", paper)).IsOk);
        Assert.Empty((await FindAsync(stage, "head"))!.Value.Papers);
        Assert.Equal(1, await stage.CountAsync("paper_versions"));
        Assert.Equal(ErrorKind.NotFound, (await FollowAsync(stage, paper, "Lại", "Hai")).Error.Kind);
    }

    private async Task<InvitationStage> InvitedAsync()
    {
        var stage = await InvitationStage.BuildAsync(fixture);
        Assert.True((await stage.SendAsync()).IsOk);
        return stage;
    }

    private static Task<Result<PaperVersion>> SendAsync(InvitationStage stage, string by, string title, string content, Guid? item = null) =>
        stage.DoAsync<SendPaper, Result<PaperVersion>>(by, (s, actor) => s.HandleAsync(
            actor, new SendPaperRequest(stage.Meeting, null, item, title, null, "to-trinh.txt", Encoding.UTF8.GetBytes(content)), default));

    private static Task<Result<PaperVersion>> FollowAsync(InvitationStage stage, Guid paper, string note, string content) =>
        stage.DoAsync<SendPaper, Result<PaperVersion>>("office", (s, actor) => s.HandleAsync(
            actor, new SendPaperRequest(stage.Meeting, paper, null, null, note, "to-trinh.txt", Encoding.UTF8.GetBytes(content)), default));

    private static Task<Result<int>> OpenAsync(InvitationStage stage, string by, Guid paper, int version) =>
        stage.DoAsync<ReadPapers, Result<int>>(by, (r, actor) => r.OpenAsync(actor, stage.Meeting, paper, version, default));

    private static Task<Result<int>> ConfirmAsync(InvitationStage stage, string by, Guid paper, int version) =>
        stage.DoAsync<ReadPapers, Result<int>>(by, (r, actor) => r.ConfirmAsync(actor, stage.Meeting, paper, version, default));

    private static Task<Result<Guid>> RemoveAsync(InvitationStage stage, string by, Guid paper) =>
        stage.DoAsync<RemovePaper, Result<Guid>>(by, (r, actor) => r.HandleAsync(actor, stage.Meeting, paper, default));

    private static Task<Result<PaperVersion>> ContentAsync(InvitationStage stage, string by, Guid paper, int version) =>
        stage.DoAsync<PaperBook, Result<PaperVersion>>(by, (b, actor) => b.ContentAsync(actor, stage.Meeting, paper, version, default));

    private static Task<Result<PaperDifference>> DifferenceAsync(InvitationStage stage, string by, Guid paper) =>
        stage.DoAsync<PaperBook, Result<PaperDifference>>(by, (b, actor) => b.DifferenceAsync(actor, stage.Meeting, paper, 1, 2, default));

    private static Task<(GiaoBan.Modules.Meetings.MeetingFile File, IReadOnlyList<PaperLine> Papers)?> FindAsync(InvitationStage stage, string user) =>
        stage.DoAsync<PaperBook, (GiaoBan.Modules.Meetings.MeetingFile, IReadOnlyList<PaperLine>)?>(user, (b, actor) => b.FindAsync(actor, stage.Meeting, default));

    private static async Task<List<string>> ReadersAsync(InvitationStage stage, string user, Guid paper)
    {
        var readers = await stage.DoAsync<PaperBook, IReadOnlyDictionary<Guid, IReadOnlyList<PaperReader>>>(user, async (b, actor) =>
        {
            var (file, papers) = (await b.FindAsync(actor, stage.Meeting, default))!.Value;
            return await b.ReadersAsync(file, papers, default);
        });
        var names = new List<string>();
        foreach (var reader in readers.GetValueOrDefault(paper) ?? [])
        {
            names.Add($"{await stage.App.ScalarAsync<string>("select full_name from officials where official_id = $1", reader.Participant.OfficialId!)}:{reader.Read is not null}");
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }
}
