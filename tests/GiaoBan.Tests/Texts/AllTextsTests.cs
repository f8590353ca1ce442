using System.Text.Json;
using System.Text.RegularExpressions;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using GiaoBan.Tests.Shared;
using NodaTime;

namespace GiaoBan.Tests.Texts;

/// <summary>ALL-1: every text in both languages, every key that is used has a text.</summary>
public sealed partial class AllTextsTests
{
    private static readonly App.Shared.Texts Both = new(strict: true);

    [Fact]
    public void Texts_OfOneLanguage_ExistInTheOther() =>
        Assert.Equal(Both.In(Language.Vietnamese).Keys.Order(StringComparer.Ordinal), Both.In(Language.English).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Texts_OfEveryKey_HaveTheSamePlaceholdersInBothLanguages() =>
        Assert.DoesNotContain(Both.In(Language.Vietnamese).Keys, k => !PlaceholdersOf(Language.Vietnamese, k).SequenceEqual(PlaceholdersOf(Language.English, k)));

    [Fact]
    public void Texts_OfEveryFile_BeginWithItsModule()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SharedFolder.Repository, "src/GiaoBan.App/Texts"), "*.json"))
        {
            var module = Path.GetFileName(file).Split('.')[0];
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            Assert.All(json.RootElement.EnumerateObject(), p => Assert.StartsWith(module + ".", p.Name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Keys_WrittenInPagesAndCode_HaveAText()
    {
        var known = Both.In(Language.Vietnamese).Keys.ToHashSet(StringComparer.Ordinal);
        var used = Sources().SelectMany(file => KeysIn(File.ReadAllText(file)).Select(key => (File: Path.GetFileName(file), Key: key))).ToList();
        Assert.Contains(used, u => u.Key == "app.skip");
        Assert.Contains(used, u => u.Key.StartsWith("reporting.", StringComparison.Ordinal));
        var missing = used.Where(u => !known.Contains(u.Key)).Select(u => $"{u.Key} ({u.File})").Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(missing.Count == 0, $"Texts/*.json lack: {string.Join(", ", missing)}");
    }

    [Theory]
    [InlineData("""@T["app.no-such-key"]""")]
    [InlineData("""text["app.no-such-key", 3]""")]
    [InlineData("""Error.Conflict("app.no-such-key")""")]
    [InlineData("""new Error(ErrorKind.TooMany, "app.no-such-key")""")]
    public void KeysIn_AKeyThatHasNoText_IsFound(string source) => Assert.Equal("app.no-such-key", Assert.Single(KeysIn(source)));

    [Fact]
    public void Text_OfAnUnknownKey_IsAFaultInDevelopmentAndTheKeyInProduction()
    {
        Assert.Throws<KeyNotFoundException>(() => Both.In(Language.English)["app.no-such-key"]);
        Assert.Equal("app.no-such-key", new App.Shared.Texts(strict: false).In(Language.English)["app.no-such-key"]);
    }

    [Fact]
    public void Write_OfValues_IsVietnameseInBothLanguages()
    {
        var text = Both.In(Language.English);
        Assert.Equal("1.234,5", text.Write(1234.5m));
        Assert.Equal("12.000", text.Write(12000));
        Assert.Equal("09/08/2021", text.Write(new LocalDate(2021, 8, 9)));
        Assert.Equal("19:30 19/08/2021", text.Write(Instant.FromUtc(2021, 8, 19, 12, 30)));
        Assert.Equal("end of 27/8/2021", text.Write(new Deadline(Instant.FromUtc(2021, 8, 27, 17, 0), Inclusive: false)));
    }

    [Fact]
    public void Of_ARefusal_FillsItsPlaceholders() =>
        Assert.Equal("Không đọc được \"8.5\". Hãy kiểm tra và nhập lại.", Both.In(Language.Vietnamese).Of(Error.Invalid("app.field.unreadable", "x", "8.5")));

    private static string[] PlaceholdersOf(Language language, string key) =>
        [.. Placeholder().Matches(Both.In(language)[key]).Select(m => m.Value).Distinct().Order()];

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(SharedFolder.Repository, "src"), "*.cs*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".cshtml" && !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin" or "node_modules"));

    private static IEnumerable<string> KeysIn(string source) =>
        TextUse().Matches(source).Concat(ErrorUse().Matches(source)).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();

    // A key that is put together ("app.error." + …) is not a literal; the pages that do so are asked for in FrameTests.
    [GeneratedRegex(@"\b(?:T|[tT]exts?)\[""([a-z0-9.-]+[a-z0-9])""\s*[,\]]")]
    private static partial Regex TextUse();

    [GeneratedRegex(@"(?:Error\.(?:Invalid|NotFound|Conflict|Forbidden)\(|new(?: Error)?\(ErrorKind\.\w+,)\s*""([a-z0-9-]+(?:\.[a-z0-9-]+)+)""\s*[,)]")]
    private static partial Regex ErrorUse();
}
