using GiaoBan.Domain.Figures;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Tests.Reporting;

namespace GiaoBan.Domain.Tests.Figures;

/// <summary>SK-3: this week, cumulative since 1 January, percent of target.</summary>
public sealed class RunningTotalsTests
{
    private static readonly Regimes.Indicator Flow = SamplePack.Hectares;
    private static readonly Regimes.Indicator Stock = SamplePack.Poor;

    private static PastFigure Past(int week, decimal? value, decimal? estimate = null, int year = 2021) => new($"{year}-W{week:00}", year, value, estimate);

    [Fact]
    public void Line_Flow_AddsOpeningEarlierAndThis()
    {
        var line = RunningTotals.Line(Flow, 2021, new("dien-tich", 5.25m, null), new(10m, [Past(52, 99m, null, 2020), Past(31, 1m), Past(32, 2.5m)]));
        Assert.Equal((2.5m, 13.5m, 18.75m, 46.9m), (line.LastValue!.Value, line.CumulativeBefore!.Value, line.Cumulative!.Value, line.Percent!.Value));
        Assert.False(line.IsEstimate);
    }

    [Fact]
    public void Line_Stock_IsTheLastFigureWhateverItsYear()
    {
        var history = new IndicatorHistory(50m, [Past(52, 44m, null, 2020), Past(1, null)]);
        Assert.Equal(44m, RunningTotals.Line(Stock, 2021, null, history).Cumulative);
        Assert.Equal(41m, RunningTotals.Line(Stock, 2021, new("ho-ngheo", 41m, null), history).Cumulative);
        Assert.Equal(50m, RunningTotals.Line(Stock, 2021, null, new(50m, [])).Cumulative);
        Assert.Null(RunningTotals.Line(Stock, 2021, null, history).LastValue);
    }

    /// <summary>SK-5: Friday's forecast counts, and is kept apart until it is reported as done.</summary>
    [Fact]
    public void Line_Estimates_CountAndAreKeptApart()
    {
        var line = RunningTotals.Line(Flow, 2021, new("dien-tich", 5m, 1m), new(null, [Past(31, 4m), Past(32, 3m, 0.5m)]));
        Assert.Equal((7.5m, 13.5m, 1.5m, 6m), (line.CumulativeBefore!.Value, line.Cumulative!.Value, line.EstimatedPart, line.Whole!.Value));
        Assert.True(line.IsEstimate);
        Assert.Equal(0m, RunningTotals.Line(Stock, 2021, new("ho-ngheo", 41m, null), new(null, [Past(32, 40m, 2m)])).EstimatedPart);
    }

    [Fact]
    public void Line_NothingEntered_IsNullAndNotZero()
    {
        var line = RunningTotals.Line(Flow, 2021, null, IndicatorHistory.None);
        Assert.Equal((null, null, null), (line.CumulativeBefore, line.Cumulative, line.Percent));
        Assert.Equal(0m, RunningTotals.Line(Flow, 2021, new("dien-tich", 0m, null), IndicatorHistory.None).Percent);
    }

    [Theory]
    [InlineData(1, 1600, 0.1)]
    [InlineData(-1, 1600, -0.1)]
    [InlineData(0.25, 100, 0.3)]
    [InlineData(3, 2, 150)]
    public void Percent_HalfOfATenth_GoesAwayFromZero(double figure, double target, double expected) =>
        Assert.Equal((decimal)expected, RunningTotals.Percent((decimal)figure, (decimal)target));

    [Fact]
    public void Percent_NoTargetOrZero_IsNull()
    {
        Assert.Null(RunningTotals.Percent(1, null));
        Assert.Null(RunningTotals.Percent(1, 0));
        Assert.Null(RunningTotals.Line(Flow, 2022, new("dien-tich", 1m, null), IndicatorHistory.None).Target);
    }

    /// <summary>A year week by week: each week's running figure is the plain sum, and the next week begins with it.</summary>
    [Fact]
    public void Lines_WeekByWeek_CarryOver()
    {
        var random = new Random(33);
        List<PastFigure> past = [];
        var sum = 7.5m;
        decimal? before = sum;
        for (var week = 1; week <= 52; week++)
        {
            decimal? value = random.Next(5) == 0 ? null : random.Next(0, 10_000) / 100m;
            decimal? estimate = random.Next(3) == 0 ? random.Next(0, 500) / 100m : null;
            var figures = new Figure[] { new("dien-tich", value, estimate) };
            var line = RunningTotals.Lines([Flow], 2021, figures, new Dictionary<string, IndicatorHistory> { ["dien-tich"] = new(7.5m, [.. past]) }).Single();
            sum += (value ?? 0) + (estimate ?? 0);
            Assert.Equal(before, line.CumulativeBefore);
            Assert.Equal(sum, line.Cumulative);
            before = line.Cumulative;
            past.Add(Past(week, value, estimate));
        }
    }
}
