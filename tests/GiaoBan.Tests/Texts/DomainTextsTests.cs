using System.Text.Json;
using System.Text.RegularExpressions;
using GiaoBan.App.Commands;
using GiaoBan.Domain;
using GiaoBan.Domain.Compliance;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace GiaoBan.Tests.Texts;

/// <summary>ALL-1: every code the rules can answer has its words in both languages.</summary>
public sealed partial class DomainTextsTests
{
    private static Dictionary<string, string> Texts(string module, string language)
    {
        using var stream = typeof(NumberCommand).Assembly.GetManifestResourceStream($"texts/{module}.{language}.json");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream!)!;
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Distinct().Order();

    [Theory]
    [InlineData("text")]
    [InlineData("reporting")]
    [InlineData("compliance")]
    public void Texts_OfAModule_HaveTheSameKeysAndPlaceholdersInBothLanguages(string module)
    {
        var (vietnamese, english) = (Texts(module, "vi"), Texts(module, "en"));
        Assert.Equal(vietnamese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(vietnamese, text => Assert.Equal(Placeholders(text.Value), Placeholders(english[text.Key])));
    }

    [Fact]
    public void Texts_OfEveryCodeInTheDomain_Exist()
    {
        using var domain = AssemblyDefinition.ReadAssembly(typeof(Error).Assembly.Location);
        var codes = domain.MainModule.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
            .Where(i => i.OpCode == OpCodes.Ldstr).Select(i => (string)i.Operand).Where(s => Code().IsMatch(s)).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("text.number.unit", codes);
        Assert.Contains("reporting.quality.one-line", codes);
        Assert.Empty(codes.Except(Texts("text", "vi").Keys).Except(Texts("reporting", "vi").Keys));
    }

    [Fact]
    public void Texts_OfEveryBadge_ExistAndAreAtMostFourWords() =>
        Assert.All(Enum.GetValues<Badge>(), badge => Assert.InRange(Texts("compliance", "vi")["compliance.badge." + ComplianceCodes.Of(badge)].Split(' ').Length, 1, 4));

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(text|reporting)(\.[a-z-]+){2,}$")]
    private static partial Regex Code();
}
