using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Regimes;
using AllLanguages = GiaoBan.App.Shared.Texts;

namespace GiaoBan.Tests.Regimes;

/// <summary>A pack with a mistake is refused whole, and the refusal names the line, the column and what is wrong.</summary>
public sealed class PackReaderTests
{
    private static readonly AllLanguages AllTexts = new(strict: true);

    private const string Sound = """
        code: mau
        title: Chế độ mẫu
        basis: { issuer: Đảng ủy, symbol: 1-CV/ĐU, date: 2021-08-19, subject: Về báo cáo }
        effectiveFrom: 2021-08-19
        clauses:
          - { code: muc-1, place: mục 1, quote: trước ngày 20 }
        requirements:
          - code: thang
            name: Báo cáo tháng
            kind: periodic
            clauses: [muc-1]
            recipient: Văn phòng
            owedBy: { kinds: [linh-vuc] }
            schedule:
              cadence: { every: month, window: not-stated }
              deadlines:
                - { tier: contributor, day: 20, bound: before, clause: muc-1 }
            outline: de-cuong
            forms: [bieu]
        streams:
          - { code: luong, name: Luồng, requirement: thang, clauses: [muc-1], focalPosts: [vp], approverPost: ct, sections: [ket-qua] }
        outlines:
          - code: de-cuong
            name: Đề cương
            sections: [{ code: ket-qua, title: Kết quả, required: true }]
        forms:
          - code: bieu
            name: Biểu
            indicators: [{ code: thu, name: Thu, unit: đồng, decimals: 2, kind: flow, targets: { 2021: 1.5 } }]
        activityKinds:
          - { code: hop, name: Họp, unit: cuộc }
        """;

    [Fact]
    public void Read_SoundPack_GivesWhatItSays()
    {
        var pack = Read(Sound).Value!;
        Assert.Equal(1.5m, pack.Forms[0].Indicators[0].Targets[2021]);
        Assert.Equal("ket-qua", Assert.Single(pack.OutlineOf(pack.Requirements[0])!.Sections).Code);
        Assert.False(pack.Requirements[0].AllowsNil);
    }

    /// <summary>The words changed, what stands instead with ‸ at the place to be named, the code expected and the detail the message must name.</summary>
    [Theory]
    [InlineData("title: Chế độ mẫu", "title: Chế độ mẫu\n‸titel: Hai", "unknown-key", "titel")]
    [InlineData("code: mau\ntitle: Chế độ mẫu", "‸code: mau", "missing-key", "title")]
    [InlineData("title: Chế độ mẫu", "title: Chế độ mẫu\n‸title: Hai", "duplicate-key", "title")]
    [InlineData("outline: de-cuong", "outline: ‸khong-co", "unknown-reference", "khong-co")]
    [InlineData("forms: [bieu]", "forms: [bieu, ‸khong-co]", "unknown-reference", "khong-co")]
    [InlineData("    clauses: [muc-1]\n    rec", "    clauses: [‸muc-2]\n    rec", "unknown-reference", "muc-2")]
    [InlineData("bound: before, clause: muc-1", "bound: before, clause: ‸muc-3", "unknown-reference", "muc-3")]
    [InlineData("requirement: thang", "requirement: ‸tuan", "unknown-reference", "tuan")]
    [InlineData("sections: [ket-qua]", "sections: [‸khac]", "unknown-reference", "khac")]
    [InlineData("sections: [ket-qua]", "sections: [ket-qua, ‸ket-qua]", "duplicate-code", "ket-qua")]
    [InlineData("outline: de-cuong", "outline: de-cuong\n    carriesPlanOf: ‸thang", "plan-takes-no-lines", "thang")]
    [InlineData("date: 2021-08-19", "date: ‸2021-02-30", "bad-date", "2021-02-30")]
    [InlineData("date: 2021-08-19", "date: ‸19/8/2021", "bad-date", "19/8/2021")]
    [InlineData("effectiveFrom: 2021-08-19", "effectiveFrom: 2021-08-19\neffectiveTo: ‸2021-08-18", "ends-before-it-begins", null)]
    [InlineData("code: hop", "code: ‸Họp", "bad-code", "Họp")]
    [InlineData("- { code: muc-1, place", "- { code: muc-1, place: mục 0, quote: x }\n  - { code: ‸muc-1, place", "duplicate-definition", "muc-1")]
    [InlineData("kind: periodic", "kind: ‸monthly", "bad-choice", "monthly")]
    [InlineData("kind: periodic", "kind: ‸thematic", "schedule-and-kind", "thang")]
    [InlineData("owedBy: { kinds: [linh-vuc] }", "owedBy: ‸{ }", "missing-key", "units")]
    [InlineData("day: 20", "day: ‸friday", "deadline-does-not-fit", null)]
    [InlineData("day: 20", "day: ‸32", "bad-number", "32")]
    [InlineData("day: 20, bound: before", "day: 20, bound: at, time: ‸25:00", "bad-time", "25:00")]
    [InlineData("window: not-stated", "window: ‸{ from: { day: 20 }, to: { day: 10 } }", "window-without-days", null)]
    [InlineData("decimals: 2", "decimals: ‸7", "bad-number", "7")]
    [InlineData("2021: 1.5", "2021: ‸1.5x", "bad-figure", "1.5x")]
    [InlineData("code: muc-1, place: mục 1, quote: trước ngày 20", "code: ‸muc-1, place: mục 1, quote: trước ngày 20, reading: hết ngày 19", "reading-needs-decision", "muc-1")]
    [InlineData("title: Chế độ mẫu", "title: ‸&a Chế độ mẫu", "plain-data-only", null)]
    [InlineData("title: Chế độ mẫu", "title: ‸*a", "plain-data-only", null)]
    [InlineData("title: Chế độ mẫu", "title: ‸!!str Chế độ mẫu", "plain-data-only", null)]
    [InlineData("title: Chế độ mẫu", "title: ‸@Chế độ mẫu", "not-yaml", null)]
    public void Read_OneMistake_NamesLineColumnAndTheMend(string words, string instead, string code, string? detail)
    {
        Assert.Contains(words, Sound, StringComparison.Ordinal);
        var marked = Sound.Replace(words, instead, StringComparison.Ordinal);
        var before = marked[..marked.IndexOf('‸', StringComparison.Ordinal)];
        var place = (Line: before.Count(c => c == '\n') + 1, Column: before.Length - before.LastIndexOf('\n'));

        var error = Assert.Single(Read(marked.Replace("‸", "", StringComparison.Ordinal)).Errors);
        Assert.Equal(
            ("regimes.pack." + code, "thu.yaml", $"{place.Line}", $"{place.Column}"),
            (error.Code, error.Args[0], error.Args[1], error.Args[2]));
        Assert.Contains($"dòng {place.Line}, cột {place.Column}", AllTexts.In(Language.Vietnamese).Of(error), StringComparison.Ordinal);
        Assert.Contains($"line {place.Line}, column {place.Column}", AllTexts.In(Language.English).Of(error), StringComparison.Ordinal);
        if (detail is not null)
        {
            Assert.Equal(detail, error.Args[3]);
        }
    }

    [Fact]
    public void Read_SeveralMistakes_NamesThemAll() =>
        Assert.Equal(
            ["regimes.pack.bad-choice", "regimes.pack.missing-key", "regimes.pack.unknown-key", "regimes.pack.unknown-reference"],
            Read(Sound.Replace("kind: flow", "kind: sum", StringComparison.Ordinal)
                .Replace("outline: de-cuong", "outline: khong-co", StringComparison.Ordinal)
                .Replace("title: Chế", "titel: Chế", StringComparison.Ordinal)).Errors.Select(e => e.Code).Order());

    [Fact]
    public void Read_ManyMistakes_StopsAtFifty()
    {
        var keys = string.Join('\n', Enumerable.Range(0, 200).Select(n => $"la-{n}: 1"));
        Assert.Equal(50, Read(Sound + "\n" + keys).Errors.Count);
    }

    [Fact]
    public void Read_TextInDecomposedLetters_IsComposed()
    {
        var pack = Read(Sound.Normalize(NormalizationForm.FormD)).Value!;
        Assert.Equal("Chế độ mẫu".Normalize(NormalizationForm.FormC), pack.Title);
    }

    [Fact]
    public void Read_AtTheSizeLimit_IsReadAndOneByteMoreIsNot()
    {
        var room = PackReader.LargestPack - Encoding.UTF8.GetByteCount(Sound) - 2;
        var full = Sound + "\n#" + new string('a', room);
        Assert.True(Read(full).IsOk);
        Assert.Equal("regimes.pack.too-large", Read(full + "a").Error.Code);
    }

    [Fact]
    public void Read_TextOverTheLimit_IsRefused()
    {
        Assert.True(Read(Sound.Replace("Chế độ mẫu", new string('a', 4000), StringComparison.Ordinal)).IsOk);
        Assert.Equal("regimes.pack.text-too-long", Read(Sound.Replace("Chế độ mẫu", new string('a', 4001), StringComparison.Ordinal)).Error.Code);
    }

    [Fact]
    public void Read_NestedTooDeep_IsRefusedNotOverflowed() =>
        Assert.Equal("regimes.pack.too-deep", Read(new string('[', 100_000)).Error.Code);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("# chỉ có ghi chú", "empty")]
    [InlineData("- a", "not-a-mapping")]
    [InlineData("a: 1\n---\nb: 1", "one-document")]
    public void Read_NoPackAtAll_IsRefused(string yaml, string code) => Assert.Equal("regimes.pack." + code, Read(yaml).Error.Code);

    [Fact]
    public void Catalog_FileThatIsNotUtf8OrTooLarge_IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("giaoban-packs-");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "a.yaml"), [0x63, 0x3A, 0xFF, 0xFE]);
            File.WriteAllBytes(Path.Combine(folder.FullName, "b.yaml"), new byte[PackReader.LargestPack + 1]);
            var catalog = new PackCatalog(folder.FullName);
            Assert.Equal(["a", "b"], catalog.Codes());
            Assert.Equal("regimes.pack.not-utf8", catalog.Read("a").Error.Code);
            Assert.Equal("regimes.pack.too-large", catalog.Read("b").Error.Code);
            Assert.Equal("regimes.catalog.unknown", catalog.Read("c").Error.Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Result<Domain.Regimes.RegimePack> Read(string yaml) => PackReader.Read(yaml, "thu.yaml");
}
