using GiaoBan.Tests.Infrastructure;
using Npgsql;

namespace GiaoBan.Tests.Reviews;

/// <summary>What the database itself holds of a review, whoever writes (LC-1).</summary>
public sealed class ReviewStoreTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Verdict =
        """
        insert into review_verdicts (tenant_id, item_id, number, conclusion, basis_valid, official_id, post_id, given_at)
        select tenant_id, item_id, 2, 'keep', true, (select official_id from officials limit 1), post_id, now() from review_items where regime = 'rung-12'
        """;

    [Fact]
    public async Task Rows_OfACampaign_AreAddedNeverChangedAndNotAtAllOnceItIsClosed()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReviewStage.BuildAsync(app);
        var office = await stage.SignInAsync("minh");
        var campaign = await stage.OpenAsync(office);
        await ReviewStage.GiveAsync(await stage.SignInAsync("lan"), $"{campaign.Path}/che-do/{await stage.ItemAsync(ReviewStage.Small)}", "keep");

        foreach (var change in new[]
        {
            "update review_verdicts set conclusion = 'abolish', reason = 'x'", "delete from review_verdicts", "update review_items set due_on = due_on + 1", "delete from review_items",
            "update review_campaigns set title = 'x'", "delete from review_campaigns",
        })
        {
            Assert.Equal("GB001", await RefusalAsync(app, change));
        }

        Assert.Equal(PostgresErrorCodes.CheckViolation, await RefusalAsync(app, Verdict.Replace("'keep'", "'abolish'", StringComparison.Ordinal)));
        Assert.Null(await RefusalAsync(app, Verdict));
        Assert.Null(await RefusalAsync(app, "update review_items set reminded_at = now()"));

        await (await office.GetAsync(campaign.Path + "/dong")).Form().Fill("note", "Đủ").SubmitAsync();
        foreach (var change in new[]
        {
            Verdict.Replace("item_id, 2,", "item_id, 3,", StringComparison.Ordinal), "update review_items set reminded_at = now()", "update review_campaigns set closed_at = null, closed_by = null",
            "update review_campaigns set closing_note = 'x'",
        })
        {
            Assert.Equal("GB001", await RefusalAsync(app, change));
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
