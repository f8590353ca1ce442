using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace GiaoBan.Tests.Reporting;

/// <summary>Exemptions with reason (issue 3, DB-1): what is to come is excused, what has its verdict keeps it.</summary>
public sealed class ExemptionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Unit = "van-hoa-xh";

    private static readonly LocalDate September = new(2021, 9, 1);

    [Fact]
    public async Task ExemptObligations_ForASpan_ExcusesWhatIsThereAndWhatIsMadeLater()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var made = await ExemptAsync(week, from: September, to: new LocalDate(2021, 10, 31));
        Assert.True(made.IsOk);
        var before = await ExcusedAsync(week);
        Assert.True(before > 0);
        await AheadAsync(week);
        Assert.True(await ExcusedAsync(week) > before);

        // Every Thursday of September and October, whose last day is that Thursday.
        Assert.Equal(9, await ExcusedAsync(week));
        Assert.Equal("Lũ lụt (Công văn 15/UBND)", await week.App.ScalarAsync<string>("select exempt_reason from obligations where exemption_id is not null limit 1"));
        Assert.Equal(new ObligationsMade(0, 0), await AheadAsync(week));

        var work = await week.App.Services.GetRequiredService<GetMyWork>().HandleAsync(week.Holder("vh-xh"), CancellationToken.None);
        Assert.DoesNotContain(work.Open.Concat(work.Later).Concat(work.Sent), l => !l.State.IsObligated);
        week.Clock.SetTo(2021, 8, 31, 8, 0);
        work = await week.App.Services.GetRequiredService<GetMyWork>().HandleAsync(week.Holder("vh-xh"), CancellationToken.None);
        Assert.Equal("Lũ lụt (Công văn 15/UBND)", Assert.Single(work.Excused).ExemptReason);
    }

    [Fact]
    public async Task RevokeExemption_LaterOn_LeavesThePastExcused()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await AheadAsync(week);
        var made = await ExemptAsync(week, from: September, to: new LocalDate(2021, 10, 31));
        week.Clock.SetTo(2021, 9, 3, 8, 0);
        var revoked = await week.DoAsync<RevokeExemption, int>(h => h.HandleAsync(new RevokeExemptionRequest(made.Value, "Hết lũ"), Keeper(week), CancellationToken.None));
        Assert.Equal(8, revoked.Value);
        Assert.Equal(1, await ExcusedAsync(week));
        Assert.Equal(new ObligationsMade(0, 0), await AheadAsync(week, orMade: true));
        Assert.Equal(1, await ExcusedAsync(week));
        Assert.Equal(0, (await week.DoAsync<RevokeExemption, int>(h => h.HandleAsync(new RevokeExemptionRequest(made.Value, "Hết lũ"), Keeper(week), CancellationToken.None))).Value);
        Assert.Equal(1, await week.EventsAsync("reporting.exemption-revoked"));
        await Assert.ThrowsAsync<PostgresException>(() => week.App.ExecuteAsync("update exemptions set reason = 'khác'"));
    }

    [Fact]
    public async Task ExemptObligations_OfNamedPeriods_ExcusesTheseOnly()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await AheadAsync(week);
        Assert.True((await ExemptAsync(week, "2021-W35", "2021-W37")).IsOk);
        Assert.Equal(2, await ExcusedAsync(week));
        Assert.Equal("exemptions.period.already", (await ExemptAsync(week, "2021-W35")).Error.Code);
        Assert.Equal("exemptions.period.unknown", (await ExemptAsync(week, "2031-W35")).Error.Code);
        var clerk = await week.DoAsync<ExemptObligations, Guid>(async h => await h.HandleAsync(await RequestAsync(week, ["2021-W38"], null, null), week.Holder("vh-xh"), CancellationToken.None));
        Assert.Equal(ErrorKind.Forbidden, clerk.Error.Kind);
    }

    [Fact]
    public async Task ExemptObligations_OfWhatWasSentOrIsPast_IsRefused()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await AheadAsync(week);
        await week.SendAsync(Unit, ReportContent.Empty with { Sections = [new SectionText("ket-qua-chi-tieu", "Tổ chức 2 buổi.")] }, period: "%34%");
        Assert.Equal("exemptions.period.sent", (await ExemptAsync(week, "2021-W34")).Error.Code);
        Assert.Equal("exemptions.period.sent", (await ExemptAsync(week, from: new LocalDate(2021, 8, 20), to: September)).Error.Code);
        week.Clock.SetTo(2021, 8, 20, 8, 0);
        Assert.Equal("exemptions.period.past", (await ExemptAsync(week, "2021-W33")).Error.Code);
        Assert.Equal("exemptions.span.past", (await ExemptAsync(week, from: new LocalDate(2021, 8, 19), to: September)).Error.Code);
        Assert.Equal("exemptions.span.missing", (await ExemptAsync(week)).Error.Code);
        Assert.Equal(0, await ExcusedAsync(week));
    }

    [Fact]
    public async Task Pages_OfTheOffice_ExcuseShowAndRevoke()
    {
        await using var app = await fixture.NewAppAsync();
        var stage = await ReportStage.BuildAsync(app);
        var office = await stage.SignInAsync("minh");
        var page = await office.GetAsync("/mien-bao-cao");
        Assert.Contains("Chưa miễn báo cáo nào", page.Words("main"), StringComparison.Ordinal);
        var unit = await app.ScalarAsync<Guid>("select unit_id from obligations where requirement = 'tuan-dang-doan-the' and stream = '' limit 1");
        page = await office.GetAsync($"/mien-bao-cao/them?don-vi={unit}&bao-cao=son-kim-2-62/tuan-dang-doan-the");
        page = await page.Form("main form.card").Fill("reason", "Sắp xếp lại").Fill("basis", "QĐ 9/QĐ-UBND").SubmitAsync();
        Assert.Contains("Chọn ít nhất một kỳ", page.Words("main"), StringComparison.Ordinal);
        page = await page.Form("main form.card").Tick("periods", "2021-W34").SubmitAsync();
        Assert.Equal("/mien-bao-cao", page.Path);
        Assert.Contains("Tuần 34/2021", page.Words("main table"), StringComparison.Ordinal);
        Assert.Contains("Sắp xếp lại", page.Words("main table"), StringComparison.Ordinal);
        var book = await office.GetAsync("/so-theo-doi?tu=2021-08-24&den=2021-08-28&xem=bao-cao");
        Assert.Contains("Sắp xếp lại (QĐ 9/QĐ-UBND)", book.Words("main"), StringComparison.Ordinal);

        page = await (await office.FollowAsync(page.One("main table a"))).Form().Fill("reason", "Nhập nhầm").SubmitAsync();
        Assert.Contains("Nhập nhầm", page.Words("main table"), StringComparison.Ordinal);
        Assert.Equal(0, await app.ScalarAsync<long>("select count(*) from obligations where exempt_reason is not null"));
    }

    private static Actor Keeper(StreamWeek week) => week.Holder("vp-dau-moi-chinh-quyen");

    private static Task<Result<Guid>> ExemptAsync(StreamWeek week, params string[] periods) => ExemptAsync(week, periods, null, null);

    private static Task<Result<Guid>> ExemptAsync(StreamWeek week, LocalDate from, LocalDate to) => ExemptAsync(week, [], from, to);

    private static Task<Result<Guid>> ExemptAsync(StreamWeek week, string[] periods, LocalDate? from, LocalDate? to) => week.DoAsync<ExemptObligations, Guid>(
        async h => await h.HandleAsync(await RequestAsync(week, periods, from, to), Keeper(week), CancellationToken.None));

    private static async Task<ExemptObligationsRequest> RequestAsync(StreamWeek week, string[] periods, LocalDate? from, LocalDate? to) => new(
        await week.App.ScalarAsync<Guid>("select unit_id from units where code = $1", Unit), "son-kim-2-62", StreamWeek.Week, periods, from, to, "Lũ lụt", "Công văn 15/UBND");

    private static async Task<long> ExcusedAsync(StreamWeek week) => await week.App.ScalarAsync<long>("select count(*) from obligations where exempt_reason is not null");

    private static async Task<ObligationsMade> AheadAsync(StreamWeek week, bool orMade = false)
    {
        var done = await week.App.InTenantAsync(StreamWeek.Tenant, s => s.GetRequiredService<MakeObligationsAhead>().HandleAsync(StreamWeek.Tenant, CancellationToken.None));
        return orMade ? done with { Made = 0 } : done;
    }
}
