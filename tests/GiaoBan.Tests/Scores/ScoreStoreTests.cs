using GiaoBan.Tests.Infrastructure;
using Npgsql;

namespace GiaoBan.Tests.Scores;

/// <summary>What the database itself holds of scores, whoever writes (LC-9).</summary>
public sealed class ScoreStoreTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Never = "GB001";

    private const string Mark =
        """
        insert into score_marks select tenant_id, gen_random_uuid(), run_id, 'unit', 'x', 'phoi-hop', 5, 'x', computed_by, computed_post, computed_at from score_runs
        """;

    private const string Appeal =
        """
        insert into score_appeals
        select l.tenant_id, gen_random_uuid(), l.run_id, l.line_id, 'appeal', 'x', r.computed_by, r.computed_post, '2021-10-10T16:59:59Z'
        from score_lines l join score_runs r using (tenant_id, run_id) limit 1
        """;

    private const string Propose = "update score_runs set state = 'proposed', proposed_at = now(), proposed_by = computed_by, proposed_post = computed_post";

    private const string Approve =
        """
        update score_runs set state = 'frozen', approved_at = now(), approved_by = (select official_id from officials where full_name = 'Đinh Văn Tuấn'),
        approved_post = (select post_id from posts where code = 'ct-ubnd')
        """;

    [Fact]
    public async Task Rows_OfARun_AreAddedWhileItIsOpenNeverChangedAndNotAtAllOnceItIsFrozen()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ScoreStage.BuildAsync(app);
        var run = await stage.ComputeAsync();
        Assert.Null(await RefusalAsync(app, Mark));
        Assert.Null(await RefusalAsync(app, Appeal));
        await AllAsync(app, Never,
            "update score_lines set fate = 'on-time'", "delete from score_lines", "update score_marks set points = 1", "delete from score_marks", "update score_appeals set reason = 'y'",
            "delete from score_appeals", "update score_sheets set source = 'x'", "delete from score_sheets", "delete from score_runs", "update score_runs set line_count = 1",
            "update score_runs set appeals_until = appeals_until + 1", "update score_runs set number = 2",
            "insert into score_lines select tenant_id, run_id, gen_random_uuid(), unit_code, unit_name, unit_kind, unit_block, unit_order, post_title, person_id, person_name, regime, requirement, requirement_name, tier, period_key, period_label, due_on, fate, late_minutes, nil, incomplete, inaccurate, returned from score_lines limit 1",
            Appeal.Replace("2021-10-10T16:59:59Z", "2021-10-10T17:00:00Z", StringComparison.Ordinal), Approve);
        await app.ExecuteAsync(
            """
            insert into score_decisions select tenant_id, appeal_id, run_id, null, false, 'x', official_id, post_id, made_at from score_appeals
            """);

        // Two people in two posts, and a result, or nothing.
        Assert.Null(await RefusalAsync(app, Propose));
        await AllAsync(app, Never, Mark, Appeal, Approve, "update score_runs set state = 'withdrawn', withdrawn_at = now(), withdrawn_by = computed_by, withdraw_reason = 'x'");
        const string Result = "insert into score_results select tenant_id, run_id, 'x'::bytea, sha256('x'::bytea), run_id, 'x'::bytea, now() from score_runs";
        await AllAsync(app, PostgresErrorCodes.CheckViolation, Result.Replace("sha256('x'", "sha256('y'", StringComparison.Ordinal));
        Assert.Null(await RefusalAsync(app, Result));
        await AllAsync(app, PostgresErrorCodes.CheckViolation,
            "update score_runs set state = 'frozen', approved_at = now(), approved_by = proposed_by, approved_post = (select post_id from posts where code = 'ct-ubnd')",
            "update score_runs set state = 'frozen', approved_at = now(), approved_post = proposed_post, approved_by = (select official_id from officials where full_name = 'Đinh Văn Tuấn')");
        Assert.Null(await RefusalAsync(app, Approve));
        await AllAsync(app, Never,
            "update score_runs set state = 'open', approved_at = null, approved_by = null, approved_post = null, proposed_at = null, proposed_by = null, proposed_post = null",
            "update score_runs set returned_reason = 'x'", "update score_results set document = 'y', sha256 = sha256('y'::bytea)", "delete from score_results", Mark, Appeal);
        Assert.Equal("frozen", await app.ScalarAsync<string>("select state from score_runs where run_id = $1", run));
    }

    [Fact]
    public async Task Numbers_OfAQuarter_FollowAFrozenSheetOnly()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ScoreStage.BuildAsync(app);
        await stage.ComputeAsync();
        const string Next =
            """
            insert into score_runs (tenant_id, run_id, sheet, sheet_id, year, quarter, number, replaces, replace_reason, appeals_until, line_count, computed_at, computed_by, computed_post)
            select tenant_id, gen_random_uuid(), sheet, sheet_id, year, quarter, 2, run_id, 'x', appeals_until, 0, computed_at, computed_by, computed_post from score_runs
            """;
        await AllAsync(app, Never, Next);
        await AllAsync(app, PostgresErrorCodes.UniqueViolation, Next.Replace("2, run_id, 'x'", "1, null, null", StringComparison.Ordinal));
        await AllAsync(app, PostgresErrorCodes.CheckViolation, Next.Replace("2, run_id, 'x'", "2, null, null", StringComparison.Ordinal));
    }

    private static async Task AllAsync(TestApp app, string state, params string[] statements)
    {
        foreach (var sql in statements)
        {
            Assert.True(await RefusalAsync(app, sql) == state, $"{sql}: {await RefusalAsync(app, sql) ?? "allowed"}");
        }
    }

    private static async Task<string?> RefusalAsync(TestApp app, string sql)
    {
        try
        {
            await app.ExecuteAsync(sql);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}
