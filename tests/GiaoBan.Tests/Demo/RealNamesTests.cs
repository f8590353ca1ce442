using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GiaoBan.Tests.Shared;

namespace GiaoBan.Tests.Demo;

/// <summary>Officials whom the sources name appear nowhere in the repository: duties belong to posts, and demo people are made up.</summary>
public sealed partial class RealNamesTests
{
    private const int ShortestName = 2;
    private const int LongestName = 4;

    // SHA-256 of the names as Folded writes them: here, too, they are not to be read.
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "12c074b04752bb6ff9987bfe2176f7d09a166b61eabe40e7982eb12823a23d87",
        "2ae6278563cc246d8bc0ee385f8565060c43a829a4e718cf492aa8b90ab5ceaa",
        "68321154a472745af26ca709893ecd2e14a64f8facb01dc88a64504d7f98b518",
        "6dec98d65056e8b3bbfd65470a9c19bcba463cb6ace1892a8696deaf190fbf61",
        "9fc73d191ce5cabd7a1b2c1d18cc61dded6a9afcb396747515de2d838ad35fc3",
        "a34119396500de0851875469876b7ec1f4bb818d912fb6943a3f21e228367d37",
        "c310f4dcd60a9e6a3612a9b9061f5f3c62926f17a5037f3a9334dd6309ae6d6d",
        "c5089ccd528a791bf1f1c274dd392aff9382256166e537f16961a812769310a8",
        "ebc3a7613d9303660d12f2aaaba5e069e80f4fd36eeebe9d5ff65691d4371d4b",
        "ff3a63b8dddc3b2762bb39bc5f10586fc8860dd479b494cac244419f4bd59263",
    };

    private static readonly string[] Skipped = ["bin", "obj", "node_modules", ".git", "wwwroot", "data", "TestResults", "artifacts"];

    private static readonly string[] Endings =
        [".cs", ".cshtml", ".yaml", ".yml", ".md", ".json", ".sql", ".ts", ".mjs", ".css", ".csproj", ".props", ".sh", ".txt", ".html", ".svg"];

    [Fact]
    public void Repository_EveryTextFile_NamesNoOfficialOfTheSources()
    {
        var files = TextFiles(new DirectoryInfo(SharedFolder.Repository)).ToList();
        Assert.Contains(files, f => f.Name == "son-kim-2-62.yaml");
        var found = files.SelectMany(f => Found(File.ReadAllText(f.FullName), Names).Select(_ => f.Name)).Distinct();
        Assert.Empty(found);
    }

    [Fact]
    public void Found_NameInAnyLettersAcrossALineEnd_IsFound()
    {
        var planted = new HashSet<string>(StringComparer.Ordinal) { Hash("quach thi hanh chi") };
        Assert.Single(Found("do đồng chí QUÁCH Thị\n  Hạnh Chi – VP xã".Normalize(NormalizationForm.FormD), planted));
        Assert.Empty(Found("do đồng chí Quách Thị Chi – VP xã", planted));
    }

    private static IEnumerable<string> Found(string text, HashSet<string> names)
    {
        var words = Word().Matches(Folded(text)).Select(m => m.Value).ToArray();
        for (var i = 0; i < words.Length; i++)
        {
            for (var length = ShortestName; length <= LongestName && i + length <= words.Length; length++)
            {
                var hash = Hash(string.Join(' ', words, i, length));
                if (names.Contains(hash))
                {
                    yield return hash;
                }
            }
        }
    }

    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    /// <summary>Lower case, without tone and vowel marks.</summary>
    private static string Folded(string text)
    {
        var bare = text.ToLowerInvariant().Replace('đ', 'd').Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        return string.Concat(bare);
    }

    private static IEnumerable<FileInfo> TextFiles(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(f => Endings.Contains(f.Extension))
            .Concat(folder.EnumerateDirectories().Where(d => !Skipped.Contains(d.Name)).SelectMany(TextFiles));

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
