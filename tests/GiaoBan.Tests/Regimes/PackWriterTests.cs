using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Regimes;
using GiaoBan.Tests.Shared;
using NodaTime;

namespace GiaoBan.Tests.Regimes;

/// <summary>What the writer writes is what the reader has read.</summary>
public sealed class PackWriterTests
{
    private static string EveryKey => Path.Combine(SharedFolder.Repository, "tests", "GiaoBan.Tests", "Regimes", "Packs", "du-moi-loai.yaml");

    public static TheoryData<string> Packs => [.. PackCatalog.BesideProgram.Codes().Append(EveryKey)];

    [Theory]
    [MemberData(nameof(Packs))]
    public void Write_AnyPack_ReadsBackAsTheSameRegime(string codeOrFile)
    {
        var pack = Read(PackCatalog.BesideProgram.Source(codeOrFile).Value!.Yaml);
        var written = PackWriter.Write(pack);
        var again = Read(written);
        Assert.Equal(written, PackWriter.Write(again));
        Assert.Equal(pack.Clauses, again.Clauses);
        Assert.Equal(pack.Requirements.Select(r => r.Schedule?.Cadence), again.Requirements.Select(r => r.Schedule?.Cadence));
        Assert.Equal(pack.Requirements.SelectMany(r => r.Schedule?.Tiers ?? []), again.Requirements.SelectMany(r => r.Schedule?.Tiers ?? []));
        var (from, to) = (new LocalDate(2026, 1, 1), new LocalDate(2027, 12, 31));
        Assert.Equal(RegimeCalendar.Between(pack, from, to, WorkingDays.Weekdays), RegimeCalendar.Between(again, from, to, WorkingDays.Weekdays));
    }

    /// <summary>Nothing of the schema is dropped on the way: every key that the reader knows stands in the written pack.</summary>
    [Fact]
    public void Write_PackWithEveryKey_KeepsEveryKey()
    {
        var source = File.ReadAllText(EveryKey);
        var written = PackWriter.Write(Read(source));
        Assert.Equal(KeysOf(source), KeysOf(written));
    }

    private static SortedSet<string> KeysOf(string yaml) =>
        new(System.Text.RegularExpressions.Regex.Matches(yaml, @"(?<=^|[\s{,])[a-z][A-Za-z]+(?=:(?: |$))", System.Text.RegularExpressions.RegexOptions.Multiline).Select(m => m.Value), StringComparer.Ordinal);

    private static RegimePack Read(string yaml)
    {
        var read = PackReader.Read(yaml, "thu.yaml");
        Assert.True(read.IsOk, string.Join('\n', read.Errors.Select(e => $"{e.Code} {string.Join(' ', e.Args)}")));
        return read.Value;
    }
}
