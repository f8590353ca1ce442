using System.Text.Json;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Tests.Infrastructure;
using NodaTime.Text;
using Npgsql;

namespace GiaoBan.Tests.Kills;

/// <summary>Holds the receipts that clients have against what the store has: nothing lost, nothing doubled, every signature good.</summary>
internal sealed class CampaignVerdict(NpgsqlDataSource database)
{
    /// <summary>Receipts given that the store does not hold: cheap enough to ask after every kill.</summary>
    public async Task<IReadOnlyList<string>> LostAsync(IReadOnlyCollection<Answered> answers)
    {
        var given = answers.SelectMany(NumbersOf).ToArray();
        await using var command = database.CreateCommand("select n from unnest($1) n where not exists (select from submission_versions where tenant_id = 1 and receipt_number = n)");
        command.Parameters.Add(new() { Value = given });
        return await ListAsync(command);
    }

    /// <summary>Everything that does not hold.</summary>
    public async Task<List<string>> FaultsAsync(IReadOnlyCollection<Answered> answers)
    {
        List<string> faults = [.. (await LostAsync(answers)).Select(n => $"receipt {n} is lost")];
        faults.AddRange(answers.SelectMany(NumbersOf).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => $"receipt {g.Key} was given twice"));
        faults.AddRange(await DoubledAsync(answers));
        faults.AddRange(await CountsAsync(answers));
        faults.AddRange(await ForgedAsync(answers));
        faults.AddRange((await new IntegrityCheck().RunAsync(database, CancellationToken.None)).Where(f => f.Violations > 0).Select(f => $"db check: {f.Check}, {f.Violations}"));
        return faults;
    }

    private static IEnumerable<string> NumbersOf(Answered answered)
    {
        using var answer = JsonDocument.Parse(answered.Text);
        var plan = answer.RootElement.TryGetProperty("planReceipt", out var found) ? found.GetString() : null;
        var number = answer.RootElement.GetProperty("receipt").GetProperty("number").GetString()!;
        return plan is null ? [number] : [number, plan];
    }

    /// <summary>Each report carries its key as a mark: a mark that stands in two versions was filed twice, one that no client had answered came from nowhere.</summary>
    private async Task<IEnumerable<string>> DoubledAsync(IReadOnlyCollection<Answered> answers)
    {
        await using var command = database.CreateCommand("select substring(sections::text from '\\[([0-9]+-[0-9]+)\\]') from submission_versions where sections::text like '%Báo cáo số [%'");
        var marks = await ListAsync(command);
        var known = answers.Select(a => a.Key).ToHashSet();
        return marks.GroupBy(m => m).Where(g => g.Count() > 1).Select(g => $"key {g.Key} was filed {g.Count()} times")
            .Concat(known.Except(marks).Select(k => $"key {k} was answered and is not filed"))
            .Concat(marks.Except(known).Select(k => $"key {k} was filed and never answered"));
    }

    private async Task<IEnumerable<string>> CountsAsync(IReadOnlyCollection<Answered> answers)
    {
        var plans = await CountAsync("select count(*) from submission_versions where jsonb_array_length(plan) > 0 and sections = '[]'");
        var versions = await CountAsync("select count(*) from submission_versions");
        var events = await CountAsync("select count(*) from audit_events where kind = 'reporting.submission-filed'");
        return new[]
        {
            (What: "plans filed", Is: plans, Should: (long)answers.Count(a => a.WithPlan)),
            (What: "versions", Is: versions, Should: answers.Count + plans),
            (What: "audit events", Is: events, Should: versions),
        }.Where(c => c.Is != c.Should).Select(c => $"{c.What}: {c.Is}, not {c.Should}");
    }

    private async Task<List<string>> ForgedAsync(IReadOnlyCollection<Answered> answers)
    {
        var clock = new FakeClock(FakeClock.DemoStart);
        using var keys = new SigningKeys(database, new IdSource(clock), clock);
        var verify = new VerifyReceipt(database, keys);
        var faults = new List<string>();
        foreach (var answered in answers)
        {
            var check = await verify.CheckFileAsync(FileOf(answered.Text).Write(), CancellationToken.None);
            if (!check.IsGenuine)
            {
                faults.Add($"receipt {check.Number}: {check.Finding}");
            }
        }

        return faults;
    }

    private static ReceiptFile FileOf(string text)
    {
        using var document = JsonDocument.Parse(text);
        var (answer, receipt) = (document.RootElement, document.RootElement.GetProperty("receipt"));
        var number = receipt.GetProperty("number").GetString()!;
        var signed = Receipt.SignedText(
            CampaignStage.TenantCode, number, OffsetDateTimePattern.ExtendedIso.Parse(receipt.GetProperty("receivedAt").GetString()!).Value.ToInstant(),
            answer.GetProperty("verdict").GetString()!, answer.GetProperty("lateMinutes").GetInt32(),
            Convert.FromHexString(receipt.GetProperty("contentHash").GetString()!), Convert.FromHexString(receipt.GetProperty("leafHash").GetString()!));
        return new ReceiptFile(ReceiptFile.Kind, number, "", signed, receipt.GetProperty("keyId").GetGuid(), receipt.GetProperty("signature").GetString()!);
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<List<string>> ListAsync(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
