using GiaoBan.Bench.Similar;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Meetings;

/// <summary>The measurement of similar meetings runs, small, and finds something: a bench that looks past the index would be quick and say nothing.</summary>
public sealed class SimilarBenchTests
{
    [Fact]
    public async Task Run_FewMeetings_MeasuresLooksThatFind()
    {
        var said = new List<string>();

        var report = await new SimilarBench(new FakeClock(FakeClock.DemoStart), 800, TimeSpan.FromMilliseconds(400), said.Add).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(800, report.Measured.Single(m => m.What == "laid out").Count);
        Assert.True(report.Measured.Single(m => m.What == "look for similar meetings").Count > 0);
        Assert.Equal(2, report.Compared.Count);
        Assert.DoesNotContain(said, line => line.StartsWith("0 near", StringComparison.Ordinal));
    }
}
