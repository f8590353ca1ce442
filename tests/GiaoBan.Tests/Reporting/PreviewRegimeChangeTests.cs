using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Reporting;

/// <summary>What a version would do, said before it is put in force (issue 3); then it is, and does that.</summary>
public sealed class PreviewRegimeChangeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly LocalDate September = new(2021, 9, 1);

    [Fact]
    public async Task HandleAsync_ADeadlineMoved_SaysWhatTheImportThenDoes()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await AheadAsync(week);
        await week.SendAsync("dia-chinh-nn", ReportContent.Empty with { Sections = [new SectionText("ket-qua-chi-tieu", "Gieo 3 ha ngô.")] }, period: "%36%");
        var source = Moved(await SourceAsync(week));
        var before = await CountAsync(week);
        var preview = await PreviewAsync(week, source);
        Assert.Equal(before, await CountAsync(week));
        Assert.Equal((0, 0), (preview.Added.Total, preview.Removed.Total));
        Assert.True(preview.Kept > 0);

        var sent = Assert.Single(preview.Untouched.Examples, l => l.Because == UntouchedBecause.Sent);
        Assert.Equal(("dia-chinh-nn", "Tuần 36/2021"), (sent.UnitCode, sent.PeriodLabel));
        var first = preview.Moved.Examples[0];
        Assert.Equal(new LocalDateTime(2021, 9, 2, 20, 0), first.Before!.Value.Local);
        Assert.Equal(new LocalDateTime(2021, 9, 1, 20, 0), first.After!.Value.Local);
        Assert.Equal(20, preview.Moved.Examples.Count);

        // Every deadline that the preview moves is moved by the import, and nothing else.
        var deadlines = "select count(*) from obligations where due_at >= '2021-08-31' and extract(dow from due_at at time zone '+07') = 3 and requirement = 'tuan-chinh-quyen'";
        var wednesdays = await week.App.ScalarAsync<long>(deadlines);
        await ImportAsync(week, source);
        await AheadAsync(week);
        Assert.Equal(preview.Moved.Total, await week.App.ScalarAsync<long>(deadlines) - wednesdays);
    }

    [Fact]
    public async Task HandleAsync_ARequirementLess_CountsUnitsAndWeeks()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await AheadAsync(week);
        var source = (await SourceAsync(week)).Replace("owedBy: { kinds: [linh-vuc, tram-y-te, van-phong], units: [hoi-nong-dan] }", "owedBy: { units: [hoi-nong-dan, lanh-dao-ubnd] }", StringComparison.Ordinal);
        var preview = await PreviewAsync(week, source);
        Assert.Equal(0, preview.Moved.Total);

        // Five units owe no weekly report any more and one begins to, from the first Thursday of September to 19/8/2022.
        Assert.Equal((5 * 51, 51), (preview.Removed.Total, preview.Added.Total));
        Assert.Equal(6, preview.UnitsAffected);
        Assert.True(preview.LoadAfter.Average < preview.LoadBefore.Average);
        Assert.True(preview.LoadBefore.Most >= preview.LoadBefore.Average);
        var full = preview.Weeks.Single(w => w.Monday == new LocalDate(2021, 10, 4));
        Assert.Equal(4, full.Before - full.After);
        Assert.Equal(preview.Weeks.Max(w => w.After), preview.Heaviest(3)[0].After);
        Assert.Equal(3, preview.Heaviest(3).Count);
    }

    [Fact]
    public async Task HandleAsync_DatedBack_LeavesThePast()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        week.Clock.SetTo(2021, 9, 24, 8, 0);
        await AheadAsync(week);
        var preview = await PreviewAsync(week, Moved(await SourceAsync(week)));
        Assert.Equal(4 * 6, preview.Untouched.Total);
        Assert.All(preview.Untouched.Examples, l => Assert.Equal(UntouchedBecause.Past, l.Because));
        Assert.All(preview.Moved.Examples, l => Assert.True(l.Before!.Value.Admits(week.Clock.GetCurrentInstant())));
    }

    [Fact]
    public async Task HandleAsync_ATextThatIsNoPack_IsRefused()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var refused = await week.DoAsync<PreviewRegimeChange, RegimeChangePreview>(h => h.HandleAsync(StreamWeek.Tenant, new PreviewRegimeChangeRequest("code: ["), CancellationToken.None));
        Assert.Equal(ErrorKind.Invalid, refused.Error.Kind);
    }

    // The first of the weekly reports is due a day earlier.
    private static string Moved(string source)
    {
        const string Thursday = "contributor, day: thursday";
        var at = source.IndexOf(Thursday, StringComparison.Ordinal);
        return source[..at] + "contributor, day: wednesday" + source[(at + Thursday.Length)..];
    }

    private static async Task<string> SourceAsync(StreamWeek week) => (await week.App.ScalarAsync<string>("select source from regime_versions"))!;

    private static async Task<long> CountAsync(StreamWeek week) => await week.App.ScalarAsync<long>("select count(*) from obligations");

    private static async Task<RegimeChangePreview> PreviewAsync(StreamWeek week, string source)
    {
        var preview = await week.DoAsync<PreviewRegimeChange, RegimeChangePreview>(
            h => h.HandleAsync(StreamWeek.Tenant, new PreviewRegimeChangeRequest(source, September), CancellationToken.None));
        return preview.Value!;
    }

    private static async Task ImportAsync(StreamWeek week, string source)
    {
        var imported = await week.DoAsync<ImportRegime, ImportedRegime>(h => h.HandleAsync(
            new ImportRegimeRequest(source.Replace("effectiveFrom: 2021-08-19", "effectiveFrom: 2021-09-01", StringComparison.Ordinal), "v2"), null, CancellationToken.None));
        Assert.True(imported.IsOk);
    }

    private static Task<ObligationsMade> AheadAsync(StreamWeek week) =>
        week.App.InTenantAsync(StreamWeek.Tenant, s => s.GetRequiredService<MakeObligationsAhead>().HandleAsync(StreamWeek.Tenant, CancellationToken.None));
}
