using GiaoBan.Domain.Figures;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;

namespace GiaoBan.Domain.Tests.Figures;

/// <summary>DB-11: totals open into their cells, and no cell is counted twice.</summary>
public sealed class StreamTotalsTests
{
    private static readonly Dictionary<string, decimal> NoTargets = [];

    private static Indicator Of(IndicatorKind kind, decimal? target = null) =>
        new("x", "X", "ha", 1, kind, null, target is { } set ? new Dictionary<int, decimal> { [2021] = set } : [], []);

    private static UnitFigures Unit(string code, decimal? value, decimal? estimate, params decimal[] before) => new(
        code, value is null ? 0 : 1, value is null && estimate is null ? [] : [new Figure("x", value, estimate)],
        new Dictionary<string, IndicatorHistory> { ["x"] = new(null, [.. before.Select((b, i) => new PastFigure($"2021-{i}", 2021, b, null))]) });

    [Fact]
    public void Of_Flow_SumsValuesEstimatesAndRunningTotals()
    {
        var total = Assert.Single(StreamTotals.Of([Of(IndicatorKind.Flow, 100)], 2021, [Unit("a", 5, 1, 10, 20), Unit("b", 2, null, 3), Unit("c", null, null, 4)], NoTargets));
        Assert.Equal((7m, 1m, 45m, 45m), (total.Total.Value, total.Total.Estimate, total.Total.Cumulative, total.Total.Percent));
        Assert.Equal([36m, 5m, 4m], total.Cells.Select(c => c.Line.Cumulative!.Value));
    }

    [Fact]
    public void Of_Stock_SumsTheLastKnownStates()
    {
        var total = Assert.Single(StreamTotals.Of([Of(IndicatorKind.Stock)], 2021, [Unit("a", 50, null, 40), Unit("b", null, null, 7, 8)], NoTargets));
        Assert.Equal((50m, 58m), (total.Total.Value, total.Total.Cumulative));
    }

    [Fact]
    public void Of_AUnitTwice_Throws() =>
        Assert.Throws<ArgumentException>(() => StreamTotals.Of([Of(IndicatorKind.Flow)], 2021, [Unit("a", 5, null), Unit("a", 5, null)], NoTargets));

    [Fact]
    public void Of_AnIndicatorThatTwoFormsName_IsTotalledOnce() =>
        Assert.Single(StreamTotals.Of([Of(IndicatorKind.Flow), Of(IndicatorKind.Flow)], 2021, [Unit("a", 5, null)], NoTargets));

    [Fact]
    public void Of_NothingEntered_IsEmptyNotZero() =>
        Assert.Null(Assert.Single(StreamTotals.Of([Of(IndicatorKind.Flow)], 2021, [Unit("a", null, null)], NoTargets)).Total.Cumulative);

    [Theory]
    [InlineData(100.0, 50.0)]
    [InlineData(null, 20.0)]
    public void Of_Targets_ThePacksStandsAboveTheSumOfTheUnits(double? pack, double percent) => Assert.Equal(
        (decimal)percent,
        Assert.Single(StreamTotals.Of([Of(IndicatorKind.Flow, (decimal?)pack)], 2021, [Unit("a", 50, null)], new Dictionary<string, decimal> { ["x"] = 250 })).Total.Percent);
}
