using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using GiaoBan.Domain.Text;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Shared;

namespace GiaoBan.Tests.Api;

/// <summary><c>/openapi/v1.json</c> describes what is there, to the contract's letter.</summary>
public sealed partial class DescriptionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    // Rows of the contract whose modules belong to later steps.
    private static readonly string[] Later = ["/incidents", "/meetings", "/tasks", "/schedule", "/calendar.ics", "/metrics", "/health"];

    [Fact]
    public async Task Description_EveryOperation_HasAVietnameseSummaryANameAndItsRefusals()
    {
        foreach (var (name, operation) in await OperationsAsync())
        {
            Assert.True(Vietnamese().IsMatch(operation.GetProperty("summary").GetString()!), name);
            Assert.NotEmpty(operation.GetProperty("operationId").GetString()!);
            var answers = operation.GetProperty("responses").EnumerateObject().ToList();
            Assert.Contains(answers, a => a.Name == "401");
            Assert.All(answers.Where(a => a.Name[0] == '4'), a => Assert.True(a.Value.GetProperty("content").TryGetProperty("application/problem+json", out _), name));
            Assert.True(name.Contains("/sign ", StringComparison.Ordinal) || answers.Any(a => a.Name[0] == '2' && a.Value.TryGetProperty("content", out _)), name);
            if (name.Contains('{', StringComparison.Ordinal))
            {
                Assert.Contains(answers, a => a.Name == "404");
            }
        }
    }

    [Fact]
    public async Task Description_EveryCallOfTheContract_IsThere()
    {
        var there = (await OperationsAsync()).Select(o => Nameless().Replace(o.Name, "{}").Trim()).ToHashSet(StringComparer.Ordinal);
        var contract = await File.ReadAllTextAsync(SharedFolder.File("contracts", "api.md"));
        var calls = Call().Matches(contract)
            .SelectMany(m => Choices(m.Groups[2].Value).Select(path => (Verb: m.Groups[1].Value, Path: path)))
            .Where(c => !Later.Any(l => c.Path.StartsWith(l, StringComparison.Ordinal)))
            .Select(c => $"/api/v1{Nameless().Replace(c.Path, "{}")} {c.Verb.ToLowerInvariant()}")
            .ToList();
        Assert.InRange(calls.Count, 14, 40);
        Assert.Empty(calls.Except(there));
    }

    [Fact]
    public async Task Docs_EveryCodeAndCallTheyName_Exists()
    {
        var docs = await File.ReadAllTextAsync(Path.Combine(SharedFolder.Repository, "docs", "api.md"));
        var text = new App.Shared.Texts(strict: true).In(Language.English);
        var codes = Code().Matches(docs[docs.IndexOf("## Refusals", StringComparison.Ordinal)..]).Select(m => m.Groups[1].Value).ToList();
        Assert.InRange(codes.Count, 20, 60);
        Assert.DoesNotContain(codes, c => !text.Has(c));

        var there = (await OperationsAsync()).Select(o => Nameless().Replace(o.Name, "{}").Trim()).ToHashSet(StringComparer.Ordinal);
        var calls = Call().Matches(docs).Select(m => (Verb: m.Groups[1].Value, Path: m.Groups[2].Value))
            .Where(c => !c.Path.StartsWith("/health", StringComparison.Ordinal))
            .Select(c => $"/api/v1{Nameless().Replace(c.Path, "{}")} {c.Verb.ToLowerInvariant()}").ToList();
        Assert.InRange(calls.Count, 12, 90);
        Assert.Empty(calls.Except(there));
    }

    [Fact]
    public async Task Health_Endpoints_AnswerStrangers()
    {
        foreach (var path in new[] { "/health/live", "/health/ready" })
        {
            Assert.Equal(HttpStatusCode.OK, (await fixture.App.NewApi().GetAsync(path)).Status);
        }
    }

    [Fact]
    public async Task Api_AnUnknownAddress_IsAProblemWithACode()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var answer = await (await week.ApiAsync(ApiWeek.Farming)).GetAsync("/api/v1/nothing", "en-GB,en;q=0.9,vi;q=0.1");
        Assert.Equal((HttpStatusCode.NotFound, "api.not-found"), (answer.Status, answer.Code));
        Assert.DoesNotMatch(Vietnamese(), answer.Body.GetProperty("detail").GetString()!);
    }

    /// <summary><c>/a/{x|y}</c> stands for two paths; <c>{id}</c> for itself.</summary>
    private static IEnumerable<string> Choices(string path)
    {
        var choice = Choice().Match(path);
        return choice.Success ? choice.Groups[1].Value.Split('|').Select(c => path.Replace(choice.Value, c, StringComparison.Ordinal)) : [path];
    }

    private async Task<List<(string Name, JsonElement Operation)>> OperationsAsync()
    {
        var document = (await fixture.App.NewApi().GetAsync("/openapi/v1.json")).Body;
        return
        [
            .. document.GetProperty("paths").EnumerateObject()
                .SelectMany(p => p.Value.EnumerateObject().Select(o => ($"{p.Name} {o.Name}", o.Value))),
        ];
    }

    [GeneratedRegex("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", RegexOptions.IgnoreCase)]
    private static partial Regex Vietnamese();

    [GeneratedRegex("`([a-z]+(?:[.][a-z-]+)+)`")]
    private static partial Regex Code();

    [GeneratedRegex("`(GET|POST|PUT) (/[^` ?]*)")]
    private static partial Regex Call();

    [GeneratedRegex(@"\{([a-z]+(?:\|[a-z]+)+)\}")]
    private static partial Regex Choice();

    [GeneratedRegex(@"\{[^}|]*\}")]
    private static partial Regex Nameless();
}
