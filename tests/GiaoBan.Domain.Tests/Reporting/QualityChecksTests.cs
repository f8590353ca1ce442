using GiaoBan.Domain.Figures;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;

namespace GiaoBan.Domain.Tests.Reporting;

/// <summary>DB-7: complete, exact, with figures.</summary>
public sealed class QualityChecksTests
{
    private const string Long = "Tổ chức tuyên truyền 3 buổi tại các thôn về phòng chống dịch bệnh mùa hè cho toàn thể nhân dân trong xã.";

    private static IEnumerable<(string Code, string? Place)> Warnings(string text, string? last = null, bool nil = false) =>
        QualityChecks.Run(
            ReportContent.Empty with { Sections = [new("ket-qua", text)], Nil = nil },
            SamplePack.Outline,
            [],
            new Dictionary<string, IndicatorHistory>(),
            last is null ? null : ReportContent.Empty with { Sections = [new("ket-qua", last)] }).Select(w => (w.Code, w.Place));

    private static string[] FigureWarnings(Indicator indicator, decimal value, params decimal?[] past)
    {
        var history = new Dictionary<string, IndicatorHistory> { [indicator.Code] = new(null, [.. past.Select((v, i) => new PastFigure($"2021-W{i:00}", 2021, v, null))]) };
        Figure[] figures = [new(indicator.Code, value, null)];
        var lines = RunningTotals.Lines([indicator], 2021, figures, history);
        return [.. QualityChecks.Run(ReportContent.Empty with { Figures = figures }, null, lines, history, null).Select(w => w.Code)];
    }

    [Fact]
    public void Run_GoodText_IsSilent() => Assert.Empty(Warnings(Long, "Tuần trước xã làm đường bê tông ở thôn Làng Chè được hai trăm mét."));

    [Fact]
    public void Run_RequiredSectionEmpty_Warns() => Assert.Equal([("reporting.quality.section-empty", "sections[ket-qua]")], Warnings(" "));

    [Fact]
    public void Run_Nil_IsSilent() => Assert.Empty(Warnings("", nil: true));

    [Fact]
    public void Run_OneLineWithoutFigure_WarnsTwice() =>
        Assert.Equal(["reporting.quality.one-line", "reporting.quality.no-figure"], Warnings("Hoàn thành tốt nhiệm vụ được giao").Select(w => w.Code));

    [Fact]
    public void Run_LastWeeksTextWithNewNumber_Warns() =>
        Assert.Equal([("reporting.quality.same-text", "sections[ket-qua]")], Warnings(Long, Long.Replace('3', '4')));

    [Fact]
    public void Run_FigureFarFromItsPast_Warns()
    {
        Assert.Equal(["reporting.quality.far-from-past"], FigureWarnings(SamplePack.Hectares, 1200, 10, 12, 11, 13, 12));
        Assert.Equal(["reporting.quality.far-from-past"], FigureWarnings(SamplePack.Poor, 0, 410, 410, 409, 409));
        Assert.Empty(FigureWarnings(SamplePack.Hectares, 15, 10, 12, 11, 13, 12));
        Assert.Empty(FigureWarnings(SamplePack.Hectares, 11, 12, 12, 12, 12));
    }

    [Fact]
    public void Run_FewPastFigures_TakesFiveTimesTheLast()
    {
        Assert.Equal(["reporting.quality.far-from-past"], FigureWarnings(SamplePack.Hectares, 51, 9, 10));
        Assert.Equal(["reporting.quality.far-from-past"], FigureWarnings(SamplePack.Hectares, 1.9m, 10));
        Assert.Empty(FigureWarnings(SamplePack.Hectares, 50, 10));
        Assert.Empty(FigureWarnings(SamplePack.Hectares, 50, 0));
        Assert.Empty(FigureWarnings(SamplePack.Hectares, 50));
    }

    [Fact]
    public void Run_RunningTotalFalls_WarnsForFlowsOnly()
    {
        Assert.Equal(["reporting.quality.cumulative-falls"], FigureWarnings(SamplePack.Hectares, -3, 10));
        Assert.Empty(FigureWarnings(SamplePack.Poor, 8, 10));
    }
}
