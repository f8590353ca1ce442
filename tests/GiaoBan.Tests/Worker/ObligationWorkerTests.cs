using GiaoBan.App.Worker;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace GiaoBan.Tests.Worker;

/// <summary>The year ahead of what is owed (architecture: "materialised ahead of time with the rule version that made it").</summary>
public sealed class ObligationWorkerTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Everything = "select md5(coalesce(string_agg(o::text, '|' order by o.obligation_id), '')) from obligations o";

    [Fact]
    public async Task RunDueAsync_FirstTime_MakesAYearOnceAndNothingTheSameDay()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var worker = WorkerOf(week);
        Assert.Equal(1, await worker.RunDueAsync(CancellationToken.None));

        // Every Thursday from 19/8/2021 to 18/8/2022.
        Assert.Equal(53, await week.App.ScalarAsync<long>("select count(distinct period_key) from obligations where requirement = 'tuan-chinh-quyen' and due_at < '2022-08-19T00:00:00+07:00'"));
        var before = await week.App.ScalarAsync<string>(Everything);
        Assert.Equal(0, await worker.RunDueAsync(CancellationToken.None));
        Assert.Equal(1, await WorkerOf(week).RunDueAsync(CancellationToken.None));
        Assert.Equal(before, await week.App.ScalarAsync<string>(Everything));
    }

    [Fact]
    public async Task RunDueAsync_AfterMidnightInVietnam_TheWindowMovesByOneDay()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var worker = WorkerOf(week);
        await worker.RunDueAsync(CancellationToken.None);
        var before = await CountAsync(week);
        week.Clock.SetTo(2021, 8, 19, 23, 59, 59);
        Assert.Equal(0, await worker.RunDueAsync(CancellationToken.None));
        week.Clock.SetTo(2021, 8, 20, 0, 0);
        Assert.Equal(1, await worker.RunDueAsync(CancellationToken.None));

        // SK-8: "trước ngày 20" of August 2022 is the only deadline of the day that came into the window, with its two focal parts.
        var fresh = await CountAsync(week) - before;
        Assert.True(fresh > 2);
        Assert.Equal(fresh, await week.App.ScalarAsync<long>("select count(*) from obligations where requirement = 'thang' and period_key = '2022-08'"));
    }

    [Fact]
    public async Task RunDueAsync_WhenAUnitHasEnded_TakesItsComingYearBackTheSameDay()
    {
        const string OfTheUnit = "select count(*) from obligations o join units u using (tenant_id, unit_id) where u.code = 'dia-chinh-nn' and o.due_at > '2021-10-01T00:00:00+07:00'";
        await using var week = await StreamWeek.OpenAsync(fixture);
        var worker = WorkerOf(week);
        await worker.RunDueAsync(CancellationToken.None);
        Assert.True(await week.App.ScalarAsync<long>(OfTheUnit) > 0);
        week.Clock.Advance(Duration.FromMinutes(1));
        Assert.Equal(0, await worker.RunDueAsync(CancellationToken.None));
        var unit = await week.App.ScalarAsync<Guid>("select unit_id from units where code = 'dia-chinh-nn'");
        var ended = await week.App.InTenantAsync(StreamWeek.Tenant, s => s.GetRequiredService<EndUnit>()
            .Handle(new EndUnitRequest(unit, new LocalDate(2021, 9, 30), "Sáp nhập"), null, CancellationToken.None));
        Assert.True(ended.IsOk);
        week.Clock.Advance(Duration.FromSeconds(1));
        Assert.Equal(1, await worker.RunDueAsync(CancellationToken.None));
        Assert.Equal(0, await week.App.ScalarAsync<long>(OfTheUnit));
        week.Clock.Advance(Duration.FromMinutes(1));
        Assert.Equal(0, await worker.RunDueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task HandleAsync_TwoCopiesAtOnce_TakeTurns()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var before = await CountAsync(week);
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => AheadAsync(week))));
        Assert.Equal(await CountAsync(week) - before, runs.Sum(r => r.Made));
        Assert.Single(runs, r => r.Made > 0);
        Assert.All(runs, r => Assert.Equal(0, r.Withdrawn));
    }

    [Fact]
    public async Task RunDueAsync_ATenantThatFails_StopsNoOtherAndIsTriedAgain()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.App.ExecuteAsync(
            """
            insert into tenants values (0, 'xa-hong', 'Xã hỏng', true, now());
            insert into regime_versions (tenant_id, version_id, regime, number, effective_from, source, sha256, imported_at)
            values (0, gen_random_uuid(), 'hong', 1, '2021-01-01', 'khong doc duoc', '\x00', now())
            """);
        var worker = WorkerOf(week);
        var before = await CountAsync(week);
        Assert.Equal(1, await worker.RunDueAsync(CancellationToken.None));
        Assert.True(await CountAsync(week) > before);

        await week.App.ExecuteAsync("delete from regime_versions where tenant_id = 0");
        Assert.Equal(0, await worker.RunDueAsync(CancellationToken.None));
        week.Clock.Advance(Duration.FromMinutes(1));
        Assert.Equal(1, await worker.RunDueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task HandleAsync_WhatIsPastOrBegun_StaysByteForByte()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await week.SendAsync("dia-chinh-nn", "Trồng mới 3 ha chè.", new Figure("dt-che-trong-moi", 3, null));
        week.Clock.SetTo(2021, 8, 23, 8, 0);
        var began = await week.SourceAsync("van-hoa-xh", period: "%34%");
        await week.App.ExecuteAsync($"insert into drafts select tenant_id, obligation_id, 1, '{{}}', now(), (select official_id from officials limit 1) from obligations where obligation_id = '{began}'");
        var kept = $"select md5(string_agg(o::text, '|' order by o.obligation_id)) from obligations o where due_at <= '2021-08-23T08:00:00+07:00' or obligation_id = '{began}'";
        var before = await week.App.ScalarAsync<string>(kept);

        // Even where every unit ended and all rules changed.
        await NextVersionAsync(week, "2021-08-20");
        await week.App.ExecuteAsync("update units set valid_to = '2021-08-24' where code = 'van-hoa-xh'");
        Assert.True((await AheadAsync(week)).Withdrawn > 0);
        Assert.Equal(before, await week.App.ScalarAsync<string>(kept));
    }

    [Fact]
    public async Task HandleAsync_ALaterVersionOfTheRegime_TakesOverFromItsFirstDayOnly()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await AheadAsync(week);
        var total = await CountAsync(week);
        await NextVersionAsync(week, "2021-11-01");
        var changed = await AheadAsync(week);
        Assert.Equal(changed.Withdrawn, changed.Made);
        Assert.Equal(total, await CountAsync(week));
        Assert.Equal(0, await week.App.ScalarAsync<long>(
            """
            select count(*) from obligations o join regime_versions v using (tenant_id, version_id)
            where o.tier = 'contributor' and (v.number = 2) <> (o.due_at >= '2021-11-01T00:00:00+07:00')
            """));
        Assert.Equal(new ObligationsMade(0, 0), await AheadAsync(week));
    }

    [Fact]
    public async Task HandleAsync_AUnitThatEnds_OwesNothingAfterwards()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await AheadAsync(week);
        await week.App.ExecuteAsync("update units set valid_to = '2021-12-31' where code = 'khuyen-nong'");
        Assert.True((await AheadAsync(week)).Withdrawn > 0);
        Assert.Equal(0, await week.App.ScalarAsync<long>("select count(*) from obligations o join units u using (tenant_id, unit_id) where u.code = 'khuyen-nong' and due_at > '2022-01-02'"));
        Assert.True(await week.App.ScalarAsync<long>("select count(*) from obligations o join units u using (tenant_id, unit_id) where u.code = 'khuyen-nong' and due_at < '2022-01-01'") > 15);
    }

    [Fact]
    public async Task HostedService_WhereAsked_WorksAtTheStartElseNotAtAll()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        Assert.Empty(week.App.Services.GetServices<IHostedService>().OfType<ObligationWorker>());
        var before = await CountAsync(week);
        using var worker = WorkerOf(week);
        await worker.StartAsync(CancellationToken.None);
        for (var tries = 0; tries < 200 && await CountAsync(week) == before; tries++)
        {
            await Task.Delay(50);
        }

        await worker.StopAsync(CancellationToken.None);
        Assert.True(await CountAsync(week) > before);
        Assert.True(worker.ExecuteTask!.IsCompletedSuccessfully);
    }

    private static ObligationWorker WorkerOf(StreamWeek week) =>
        new(week.App.Services.GetRequiredService<IServiceScopeFactory>(), week.Clock, NullLogger<ObligationWorker>.Instance);

    private static Task<ObligationsMade> AheadAsync(StreamWeek week) =>
        week.App.InTenantAsync(StreamWeek.Tenant, s => s.GetRequiredService<MakeObligationsAhead>().HandleAsync(StreamWeek.Tenant, CancellationToken.None));

    private static async Task<long> CountAsync(StreamWeek week) => await week.App.ScalarAsync<long>("select count(*) from obligations");

    private static Task NextVersionAsync(StreamWeek week, string from) => week.App.ExecuteAsync(
        $"""
        insert into regime_versions (tenant_id, version_id, regime, number, effective_from, source, sha256, imported_at)
        select tenant_id, gen_random_uuid(), regime, 2, '{from}', replace(source, 'effectiveFrom: 2021-08-19', 'effectiveFrom: {from}'), '\x01', now() from regime_versions
        """);
}
