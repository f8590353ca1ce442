using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Regimes;
using GiaoBan.Tests.Shared;
using GiaoBan.Tests.Shared.Calendars;
using NodaTime;

namespace GiaoBan.Tests.Regimes;

/// <summary>Ten years of every pack, by the engine and by the naive calendar: the same rows (SK-1, SK-5, SK-7, SK-8, SK-10; DB-2 to DB-5; LAW-1).</summary>
public sealed class NaivePackTests
{
    private static readonly LocalDate From = new(2021, 1, 1);
    private static readonly LocalDate To = new(2030, 12, 31);

    private static readonly NaiveWorkedDays Holidays = new(
        Enumerable.Range(2018, 16).SelectMany(year => new DateOnly[] { new(year, 1, 1), new(year, 4, 30), new(year, 5, 1), new(year, 9, 1), new(year, 9, 2), new(year, 11, 24) }
            .Concat(Enumerable.Range(0, 9).Select(new DateOnly(year, 2, 5).AddDays))),
        Enumerable.Range(2018, 16).SelectMany(year => Enumerable.Range(2, 5).Select(new DateOnly(year, 5, 1).AddDays).Where(day => day.DayOfWeek == System.DayOfWeek.Saturday)));

    public static TheoryData<string> Packs =>
        [.. PackCatalog.BesideProgram.Codes().Concat(Directory.EnumerateFiles(TestPacks, "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal))];

    private static string TestPacks => Path.Combine(SharedFolder.Repository, "tests", "GiaoBan.Tests", "Regimes", "Packs");

    [Theory]
    [MemberData(nameof(Packs))]
    public void Between_TenYearsOfAPack_AgreesWithTheNaiveCalendar(string codeOrFile)
    {
        var pack = Read(codeOrFile);
        foreach (var days in new[] { new NaiveWorkedDays([], []), Holidays })
        {
            var engine = RegimeCalendar.Between(pack, From, To, days.ForTheEngine()).Select(NaiveRow.Of).ToList();
            Assert.Equal(Sorted(NaiveCalendar.Between(pack, From, To, days)), Sorted(engine));
            Assert.Equal(pack.Requirements.Any(r => r.Schedule is not null), engine.Count > 0);
            var parts = RegimeCalendar.AbsorbedBetween(pack, From, To, days.ForTheEngine()).Select(NaiveAbsorbed.Of).ToList();
            Assert.Equal(NaiveCalendar.AbsorbedBetween(pack, From, To, days).Select(part => part.ToString()).Order(StringComparer.Ordinal), parts.Select(part => part.ToString()).Order(StringComparer.Ordinal));
            Assert.Equal(pack.Requirements.Any(r => r.Absorbs.Count > 0), parts.Count > 0);
        }
    }

    private static RegimePack Read(string codeOrFile)
    {
        var read = PackCatalog.BesideProgram.Read(codeOrFile.EndsWith(".yaml", StringComparison.Ordinal) ? Path.Combine(TestPacks, codeOrFile) : codeOrFile);
        Assert.True(read.IsOk, string.Join('\n', read.Errors.Select(e => $"{e.Code} {string.Join(' ', e.Args)}")));
        return read.Value;
    }

    private static IEnumerable<NaiveRow> Sorted(IEnumerable<NaiveRow> rows) =>
        rows.OrderBy(r => r.Due).ThenBy(r => r.Requirement, StringComparer.Ordinal).ThenBy(r => r.Tier, StringComparer.Ordinal).ThenBy(r => r.Key, StringComparer.Ordinal);
}
