using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Regimes;
using GiaoBan.Tests.Shared;

namespace GiaoBan.Tests.Demo;

/// <summary>The footnote of source 002 out of requests made and answered through the real handlers (LC-2), and an open request that wants one more report.</summary>
public sealed class RequestsDemoTests(RequestsDemo demo) : IClassFixture<RequestsDemo>
{
    private static readonly RegimePack Pack = PackReader.Read(File.ReadAllText(Path.Combine(SharedFolder.Repository, "regimes", "lai-chau-08.yaml")), "lai-chau-08.yaml").Value!;

    [Theory]
    [InlineData("ha-tang-760", 36, 11, 9)]
    [InlineData("ktxh-924", 35, 28, 9)]
    [InlineData("dau-tu-cong-924", 24, 14, 6)]
    public async Task Statistics_OfEachRequestOfTheFootnote_AreTheFootnote(string code, int obligated, int sent, int late)
    {
        var told = Pack.Requests.Single(r => r.Code == code);
        Assert.Equal((obligated, sent, late), (told.Obligated, told.Sent, told.Late));
        var request = await demo.App.ScalarAsync<Guid>("select request_id from requests where symbol = $1 and title = $2", told.Symbol, told.Subject);

        var token = await demo.App.NewApi().PostAsync("/api/v1/tokens", new { userName = "tonghop", password = demo.Accounts.Password });
        var api = demo.App.NewApi(token.Body.GetProperty("token").GetString());
        var statistics = (await api.GetAsync($"/api/v1/compliance/statistics?request={request}")).Body;
        int Count(string name) => statistics.GetProperty(name).GetInt32();
        Assert.Equal((obligated, sent, late, obligated - sent), (Count("obligated"), Count("sent"), Count("late"), Count("missing")));
        Assert.Equal(sent - late, Count("onTime"));
        Assert.Equal(obligated, statistics.GetProperty("byUnit").GetArrayLength());

        var office = await demo.SignInAsync("tonghop");
        var page = await office.GetAsync($"/yeu-cau/{request}");
        Assert.Contains($"{sent}/{obligated} đơn vị đã gửi; {late}/{sent} gửi chậm; {obligated - sent} chưa gửi", page.Words("main"), StringComparison.Ordinal);
        var list = await office.GetAsync("/yeu-cau");
        Assert.Contains($"{sent}/{obligated} đơn vị đã gửi; {late}/{sent} gửi chậm; {obligated - sent} chưa gửi", list.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_Answers_CameAtTheirHoursWithReceiptsOfTheirOwn()
    {
        // Another test of this tenant may have sent one more since.
        const string Played = "v.received_at < (select max(at) from audit_events where kind = 'organisation.demo-built')";
        const string Answers = "submission_versions v join obligations o using (tenant_id, obligation_id) where o.origin = 'request' and " + Played;
        Assert.Equal(11 + 28 + 14 + 14, await demo.CountAsync(Answers));
        Assert.Equal(0, await demo.CountAsync(Answers + " and (v.verdict = 'late') <> (v.received_at >= o.due_at)"));
        Assert.Equal(0, await demo.CountAsync(Answers + " and extract(hour from v.received_at at time zone 'Asia/Ho_Chi_Minh') not between 7 and 17"));
        Assert.Equal(0, await demo.CountAsync("obligations where first_verdict = 'late' and coalesce(late_reason, '') = ''"));
        Assert.Equal(11 + 28 + 14 + 14, await demo.App.ScalarAsync<long>("select count(distinct receipt_number) from submission_versions v where " + Played));
        // Two reports of one document are two reports: no unit tells the same twice.
        Assert.Equal(0, await demo.CountAsync("submission_versions a join submission_versions b on b.tenant_id = a.tenant_id and b.content_hash = a.content_hash and b.obligation_id <> a.obligation_id"));
    }

    [Fact]
    public async Task Build_TheOpenRequest_WantsOneMoreReportAndHasAnAnswerToGive()
    {
        var newcomer = await demo.SignInAsync(demo.Accounts.First);
        var work = await newcomer.GetAsync("/viec-cua-toi");
        Assert.Contains("Rà soát chế độ thông tin, báo cáo", work.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Nhập tiếp", work.Words("main"), StringComparison.Ordinal);
        var office = await demo.SignInAsync("chanhvanphong");
        var owed = await office.GetAsync("/viec-cua-toi");
        Assert.Contains("Báo cáo tổng hợp tiến độ công việc", owed.Words("main"), StringComparison.Ordinal);
        Assert.Equal(1, await demo.CountAsync("notices where kind = 'requests.notice.declined' and post_id = (select post_id from posts where code = 'phong-tong-hop')"));
    }

    // README quotes it.
    [Fact]
    public async Task RoundUp_OfTheSecondQuarter_AddsTheThreeRequestsUp()
    {
        var office = await demo.SignInAsync("chanhvanphong");
        var page = await office.GetAsync("/tong-hop-quy/2019-Q2");
        Assert.Contains("có 36 đơn vị phải gửi 95 báo cáo thuộc 03 loại báo cáo", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("đã gửi 53/95 báo cáo, trong đó 29 báo cáo đúng hạn, 24 báo cáo gửi chậm; còn 42 báo cáo chưa gửi", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("02/36 đơn vị đạt mức này, gồm: Sở Kế hoạch và Đầu tư; Sở Xây dựng", page.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_Again_ChangesNothing()
    {
        await using var source = await demo.Postgres.NewDatabaseAsync();
        const string Everything = "select (select count(*) from submission_versions) * 1000 + (select count(*) from requests)";
        await demo.BuildAsync(source);
        Assert.Equal(67_004L, await ScalarAsync(source, Everything));
        await demo.BuildAsync(source);
        Assert.Equal(67_004L, await ScalarAsync(source, Everything));
    }

    // Streams of which the text names no approver (as of requests): an approver of the office's own unit.
    [Fact]
    public async Task Answers_PutTogetherByTheOffice_AreApprovedByItsHead()
    {
        var request = await demo.App.ScalarAsync<Guid>(
            "select o.obligation_id from obligations o join requests r on r.tenant_id = o.tenant_id and r.regime = o.regime where o.stream <> '' and r.symbol = '760/UBND-TH'");
        var office = await demo.SignInAsync("tonghop");
        var board = await office.GetAsync($"/dau-moi/{request}");
        board = await board.Form("form[action$='handler=Build']").SubmitAsync();
        Assert.Contains("từ 11 báo cáo", board.Words(".work-bar"), StringComparison.Ordinal);
        await board.Form("form[action$='handler=HandOver']").SubmitAsync();
        var head = await demo.SignInAsync("chanhvanphong");
        var list = await head.GetAsync("/xet-duyet");
        var review = await head.FollowAsync(list.All(".due-list a.btn")[0]);
        Assert.Contains("760/UBND-TH", review.Words("h1"), StringComparison.Ordinal);
        var done = await review.Form("form[action$='handler=Approve']").SubmitAsync();
        Assert.Contains("Đã duyệt", done.Words("main"), StringComparison.Ordinal);
    }

    private static async Task<long> ScalarAsync(Npgsql.NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
