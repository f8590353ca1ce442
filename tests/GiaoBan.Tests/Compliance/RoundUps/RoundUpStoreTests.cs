using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using Npgsql;

namespace GiaoBan.Tests.Compliance.RoundUps;

/// <summary>What the database itself holds of a round-up, whoever writes (LC-8, LC-9).</summary>
public sealed class RoundUpStoreTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Edit =
        """
        insert into round_up_edits (tenant_id, round_up_id, place, number, text, drafted, edited_by, edited_post, edited_at)
        select tenant_id, round_up_id, 'cham', 1, 'x', 'y', made_by, made_post, now() from round_ups
        """;

    [Fact]
    public async Task Rows_OfARoundUp_MoveWhileItIsOpenAndNeverOnceItIsIssued()
    {
        await using var app = await fixture.NewAppAsync();
        var office = await RoundUpStage.BuildAsync(app, await ReportStage.BuildAsync(app));
        await RoundUpStage.BeginAsync(office);
        Assert.Null(await RefusalAsync(app, Edit));
        foreach (var change in new[]
        {
            "update round_up_edits set text = 'z'", "delete from round_up_edits", "delete from round_ups", "update round_ups set quarter = '2021-Q4', version = version + 1",
            "update round_ups set recipient = 'x'",
        })
        {
            Assert.Equal("GB001", await RefusalAsync(app, change));
        }

        Assert.Equal(PostgresErrorCodes.UniqueViolation, await RefusalAsync(app, Copy(2)));
        Assert.Equal(PostgresErrorCodes.CheckViolation, await RefusalAsync(app, "update round_ups set issued_at = now(), version = version + 1"));
        await RoundUpStage.IssueAsync(office);
        foreach (var change in new[]
        {
            "update round_ups set content = '\\x00', version = version + 1", "update round_ups set issued_at = null, version = version + 1", "update round_ups set docx = '\\x00'",
            "delete from round_ups", Edit.Replace(" 1, 'x'", " 2, 'x'", StringComparison.Ordinal),
        })
        {
            Assert.Equal("GB001", await RefusalAsync(app, change));
        }

        Assert.Null(await RefusalAsync(app, Copy(2)));
    }

    private static string Copy(int number) =>
        $"""
        insert into round_ups (tenant_id, round_up_id, quarter, number, reason, recipient, place, least_due, least_on_time, extension_counts, returns_admitted, version, made_by, made_post, made_at)
        select tenant_id, gen_random_uuid(), quarter, {number}, 'vì sai', recipient, place, least_due, least_on_time, extension_counts, returns_admitted, 1, made_by, made_post, made_at from round_ups
        """;

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
