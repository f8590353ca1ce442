using System.Diagnostics;
using System.Text.Json;
using GiaoBan.Domain.Figures;
using GiaoBan.Domain.Text;
using GiaoBan.Tests.Shared;

namespace GiaoBan.Tests.Pages;

/// <summary>ALL-1: the script reads, writes and divides numbers exactly as the domain does.</summary>
public sealed class NumberScriptTests
{
    private const string Alphabet = "0123456789....,,, -+%x\u00A0";

    private const string Runner = """
        import { readFileSync } from "node:fs";
        import { readNumber, formatNumber, formatForInput, percentOf } from "./number.mjs";
        const plain = (v) => formatNumber(v).replaceAll(".", "").replace(",", ".");
        const { texts, percents } = JSON.parse(readFileSync(0, "utf8"));
        const read = texts.map(([text, decimals]) => {
          const reading = readNumber(text, decimals);
          switch (reading.kind) {
            case "value": return `value ${plain(reading.value)} ${formatNumber(reading.value, 1)} ${formatForInput(reading.value, decimals)}`;
            case "ambiguous": return `ambiguous ${reading.options.map(plain).join(" ")}`;
            default: return reading.kind;
          }
        });
        const shares = percents.map(([a, b]) => { const p = percentOf(BigInt(a), BigInt(b)); return p === null ? "" : formatNumber(p, 1); });
        console.log(JSON.stringify({ read, shares }));
        """;

    [Fact]
    public async Task Script_OnGeneratedTexts_ReadsAsTheDomain()
    {
        var random = new Random(62);
        var texts = Known().Concat(Enumerable.Range(0, 6000).Select(_ => (Text: Word(random), Decimals: random.Next(0, 7)))).ToList();
        var percents = Enumerable.Range(0, 500).Select(_ => (Done: random.Next(-5000, 20000) * 10_000L, Target: random.Next(-3, 400) * 250_000L)).ToList();

        var answer = await RunAsync(texts, percents);

        Assert.Equal(texts.Select(t => $"{t.Text}: {Said(VietnameseNumber.Read(t.Text, t.Decimals), t.Decimals)}"), texts.Zip(answer.Read, (t, said) => $"{t.Text}: {said}"));
        Assert.Equal(
            percents.Select(p => RunningTotals.Percent(p.Done / 1_000_000m, p.Target / 1_000_000m) is { } percent ? VietnameseNumber.Format(percent, 1) : ""),
            answer.Shares);
        Assert.Contains(answer.Read, r => r.StartsWith("ambiguous", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Text, int Decimals)> Known() =>
        from text in new[] { "1.234,5", "8.5", "1.234", "1,234", "0,234", "0.5", "-8.5", "−12", "1 234 567", "1.23.4", "", " 7 ", "007", "0", "0,50", "12,", ",5", "1.234.567,89" }
        from decimals in new[] { 0, 1, 3, 6 }
        select (text, decimals);

    private static string Word(Random random) =>
        new([.. Enumerable.Range(0, random.Next(1, 10)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]);

    private static string Said(NumberReading reading, int decimals) => reading switch
    {
        NumberReading.Value v => $"value {VietnameseNumber.Plain(v.Number)} {VietnameseNumber.Format(v.Number, 1)} {VietnameseNumber.FormatForInput(v.Number, decimals)}",
        NumberReading.Ambiguous a => "ambiguous " + string.Join(' ', a.Options.Select(VietnameseNumber.Plain)),
        NumberReading.Empty => "empty",
        _ => "refused",
    };

    private static async Task<Answer> RunAsync(List<(string Text, int Decimals)> texts, List<(long Done, long Target)> percents)
    {
        var app = Path.Combine(SharedFolder.Repository, "src/GiaoBan.App");
        var folder = Directory.CreateTempSubdirectory("giaoban-number");
        try
        {
            await NodeAsync(app, "", Path.Combine(app, "node_modules/esbuild/bin/esbuild"), "assets/number.ts", "--format=esm", "--outfile=" + Path.Combine(folder.FullName, "number.mjs"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "run.mjs"), Runner);
            var input = JsonSerializer.Serialize(new
            {
                texts = texts.Select(t => new object[] { t.Text, t.Decimals }),
                percents = percents.Select(p => new object[] { VietnameseNumber.Plain(p.Done), VietnameseNumber.Plain(p.Target) }),
            });
            var output = await NodeAsync(folder.FullName, input, Path.Combine(folder.FullName, "run.mjs"));
            return JsonSerializer.Deserialize<Answer>(output, JsonSerializerOptions.Web)!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> NodeAsync(string folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start)!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return await output;
    }

    private sealed record Answer(string[] Read, string[] Shares);
}
