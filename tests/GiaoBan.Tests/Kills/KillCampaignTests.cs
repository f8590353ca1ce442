using System.Globalization;

namespace GiaoBan.Tests.Kills;

/// <summary>
/// ALL-6: kill -9 of the program or of PostgreSQL at any moment; every receipt given is still there and nothing is doubled.
/// <c>GIAOBAN_KILLS</c> says how many kills (30), <c>GIAOBAN_KILLS_SEED</c> repeats a run's choices.
/// </summary>
public sealed class KillCampaignTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Kills_AtRandomMomentsUnderLoad_LoseNoReceiptAndDoubleNothing()
    {
        var (kills, seed) = (Setting("GIAOBAN_KILLS", 30), Setting("GIAOBAN_KILLS_SEED", Environment.TickCount));
        var random = new Random(seed);
        output.WriteLine($"GIAOBAN_KILLS={kills} GIAOBAN_KILLS_SEED={seed}");
        await using var campaign = new KillCampaign();
        await campaign.StartAsync();
        for (var kill = 1; kill <= kills; kill++)
        {
            // The first four hit each victim once, whatever the seed.
            var victim = kill <= 4 ? (Victim)(kill - 1) : (Victim)random.Next(4);
            await Task.Delay(random.Next(400));
            await campaign.KillAsync(victim);
            Assert.True(await campaign.LostAsync() is [], $"Receipts lost by kill {kill} of {victim}, seed {seed}: {string.Join(", ", await campaign.LostAsync())}");
        }

        await campaign.FinishAsync();
        await using var database = campaign.Connect();
        List<string> faults = [.. campaign.Wrong, .. await campaign.ReplayAsync(every: 20), .. await new CampaignVerdict(database).FaultsAsync(campaign.Answers)];
        Assert.True(faults.Count == 0, $"Seed {seed}: {string.Join('\n', faults)}");
        var check = await campaign.CheckAsync();
        Assert.True(check.ExitCode == 0, check.Output + check.Errors);
        output.WriteLine($"{kills} kills, {campaign.Answers.Count} receipts, {campaign.LostAnswers} answers lost on the way");
        Assert.True(campaign.Answers.Count > kills * 12);
        Assert.True(kills == 0 || campaign.LostAnswers >= kills, "No answer was lost: the kills came when nobody was sending.");
    }

    [Fact]
    public async Task Verdict_OnAStoreThatLostAndDoubled_SaysSo()
    {
        await using var campaign = new KillCampaign();
        await campaign.StartAsync();
        await campaign.FinishAsync();
        await using var database = campaign.Connect();
        var verdict = new CampaignVerdict(database);
        Assert.Empty(await verdict.FaultsAsync(campaign.Answers));

        await using var tamper = database.CreateCommand(
            """
            set session_replication_role = replica;
            with one as (select * from submission_versions where sections <> '[]' order by received_at limit 1)
            insert into submission_versions
            select tenant_id, obligation_id, version + 100000, received_at, official_id, post_id, channel, channel_note, verdict, late_minutes, late_reason, nil, sections,
                   figure_indicators, figure_values, figure_estimates, activities, plan, attachments, sources, warnings, content_hash, 'doubled', leaf_hash, key_id, signature from one;
            delete from submission_versions where sections <> '[]' and receipt_number = (select max(receipt_number) from submission_versions where sections <> '[]' and receipt_number <> 'doubled');
            update submission_versions set content_hash = sha256('other') where receipt_number = (select min(receipt_number) from submission_versions where sections <> '[]')
            """);
        await tamper.ExecuteNonQueryAsync();
        var faults = await verdict.FaultsAsync(campaign.Answers);
        Assert.Single(await verdict.LostAsync(campaign.Answers));
        foreach (var expected in new[] { "is lost", "was filed 2 times", "was answered and is not filed", "NotHeld", "Differs", "db check: obligation-versions" })
        {
            Assert.Contains(faults, f => f.Contains(expected, StringComparison.Ordinal));
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
