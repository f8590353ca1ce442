namespace GiaoBan.Tests.Demo;

/// <summary>The province of <c>serve --demo dien-bien-353</c>: two quarters behind it, the month of July half done (DB-1 to DB-5, DB-11).</summary>
public sealed class ProvinceDemoTests(ProvinceDemo demo) : IClassFixture<ProvinceDemo>
{
    private const string Past = "obligations where stream = '' and absorbed_into is null and due_at < '2022-07-01T00:00:00+07:00'";

    [Fact]
    public async Task Build_Units_AreOfEveryKindOfTheText()
    {
        Assert.Equal(80, await demo.CountAsync("units"));
        foreach (var kind in new[] { "dang-doan", "ban-can-su", "ban-dang", "so-ban-nganh", "mttq-doan-the", "huyen-uy", "dang-uy-truc-thuoc", "luc-luong-vu-trang" })
        {
            Assert.True(await demo.CountAsync($"units where kind = '{kind}'") >= 3, kind);
        }

        // DB-1: who answers for what is a post that somebody holds.
        Assert.Equal(0, await demo.CountAsync("obligations o where not exists (select 1 from assignments a where a.tenant_id = o.tenant_id and a.post_id = o.post_id)"));
        Assert.True(demo.Accounts.Accounts.Count >= 80);
        Assert.Equal(demo.Accounts.Accounts.Count, demo.Accounts.Accounts.DistinctBy(a => a.FullName).Count());
    }

    [Fact]
    public async Task Build_TwoQuarters_ShowWhatARealBookShows()
    {
        var owed = await demo.CountAsync(Past);
        Assert.InRange(owed, 500, 600);
        Assert.InRange((double)await demo.CountAsync(Past + " and first_verdict = 'on-time'") / owed, 0.7, 0.93);
        foreach (var fact in new[]
        {
            "first_verdict = 'late' and late_reason <> ''", "first_verdict = 'extended'", "sent_version = 0 and exempt_reason is null", "returned_count > 0 and sent_version > 1", "incomplete", "inaccurate",
        })
        {
            Assert.True(await demo.CountAsync($"{Past} and {fact}") > 1, fact);
        }

        Assert.Equal(3, await demo.CountAsync(Past + " and exempt_reason is not null"));
        // No report of this regime may be nil.
        Assert.Equal(0, await demo.CountAsync("obligations where nil"));
        // DB-2: each week of the armed forces, Friday by Friday.
        Assert.Equal(25, await App<long>("select count(distinct period_key) from obligations where requirement = 'tuan-luc-luong-vu-trang' and due_at < '2022-07-01T00:00:00+07:00'"));
        // DB-4: months 3 and 6 are part of the quarter's and the half-year's report.
        Assert.Equal(2, await App<long>("select count(distinct period_key) from obligations where requirement = 'thang' and absorbed_into is not null and due_at < '2022-07-01T00:00:00+07:00'"));
    }

    [Fact]
    public async Task Build_TheMonthUnderWay_IsHalfDoneAndWantsOneMoreReport()
    {
        const string July = "obligations where requirement = 'thang' and period_key = '2022-07' and stream = ''";
        var owed = await demo.CountAsync(July);
        Assert.Equal(77, owed);
        Assert.InRange((double)await demo.CountAsync(July + " and sent_version > 0") / owed, 0.4, 0.8);
        Assert.Equal(1, await demo.CountAsync("extensions where decision is null"));
        var newcomer = await demo.SignInAsync(demo.Accounts.First);
        var work = await newcomer.GetAsync("/viec-cua-toi");
        Assert.Contains("Báo cáo tháng", work.Words("main"), StringComparison.Ordinal);
        Assert.Contains("còn 1 báo cáo phải gửi", work.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Nhập tiếp", work.Words("main"), StringComparison.Ordinal);
        Assert.Equal(0, await demo.CountAsync("submission_versions where received_at > '2022-07-27T14:00:00+07:00'"));
    }

    // LC-8, LC-5: what the office made of the quarters stands in the demo.
    [Fact]
    public async Task Build_TheOffice_HasIssuedARoundUpAndOpenedScores()
    {
        var office = await demo.SignInAsync("chanhvanphong");
        var roundUp = await office.GetAsync("/tong-hop-quy/2022-Q1?lan=1");
        var owed = await demo.CountAsync("obligations where stream = '' and absorbed_into is null and exempt_reason is null and due_at >= '2022-01-01T00:00:00+07:00' and due_at <= '2022-04-01T00:00:00+07:00'");
        Assert.Contains($"có 77 đơn vị phải gửi {owed} báo cáo thuộc 03 loại báo cáo", roundUp.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Ban hành lúc 09:20 11/04/2022", roundUp.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Quý II/2022", (await office.GetAsync("/thi-dua")).Words("main"), StringComparison.Ordinal);
        Assert.Equal(1, await demo.CountAsync("score_runs"));
    }

    // DB-12, DB-10: two urgings with what they achieved, one call with the written report after it.
    [Fact]
    public async Task Build_TheOffice_HasUrgedAndTakenACall()
    {
        var office = await demo.SignInAsync("chanhvanphong");
        var urgings = await office.GetAsync("/don-doc");
        Assert.Contains("08:40 27/07/2022", urgings.Words("main"), StringComparison.Ordinal);
        Assert.Contains("08:15 10/06/2022", urgings.Words("main"), StringComparison.Ordinal);
        Assert.Equal(2, await demo.CountAsync("audit_events where kind = 'urging.sent'"));
        Assert.Equal(1, await demo.CountAsync("incidents"));
        Assert.Equal(1, await demo.CountAsync("obligations where origin = 'incident' and sent_version = 1"));
    }

    [Fact]
    public async Task Build_Again_ChangesNothing()
    {
        await using var source = await demo.Postgres.NewDatabaseAsync();
        await demo.BuildAsync(source);
        const string Everything = "select (select count(*) from submission_versions) + (select count(*) from reviews) + (select count(*) from extensions) + (select count(*) from exemptions)";
        var before = await ScalarAsync(source, Everything);
        await demo.BuildAsync(source);
        Assert.Equal(before, await ScalarAsync(source, Everything));
        Assert.Equal(1L, await ScalarAsync(source, "select count(*) from regime_versions where origin = 'regime'"));
    }

    private static async Task<long> ScalarAsync(Npgsql.NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private Task<T?> App<T>(string sql) => demo.App.ScalarAsync<T>(sql);
}
