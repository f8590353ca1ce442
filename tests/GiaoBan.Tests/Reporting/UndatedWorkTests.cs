using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Tests.Reporting;

/// <summary>SK-8 names no hour for the focal posts: of a year of months made ahead, the one that is next stands in their list.</summary>
public sealed class UndatedWorkTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Handle_YearOfUndatedMonthsAhead_ShowsTheEarliest()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.App.InTenantAsync(StreamWeek.Tenant, s => s.GetRequiredService<MakeObligationsAhead>().HandleAsync(StreamWeek.Tenant, CancellationToken.None));
        var work = await week.App.InTenantAsync(
            StreamWeek.Tenant, s => s.GetRequiredService<GetMyWork>().HandleAsync(week.Holder("vp-dau-moi-chinh-quyen"), CancellationToken.None));
        var undated = work.Later.Where(l => l.Due is null).ToList();
        var line = Assert.Single(undated);
        Assert.Equal("Tháng 08/2021", line.PeriodLabel);
    }
}
