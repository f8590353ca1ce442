using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Urging;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Urging;

/// <summary>The office urges by hand, the board urges: one way, one log, with what it achieved (DB-12).</summary>
public sealed class UrgeNowTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task UrgeNow_SomeHaveSent_ReachesTheOthersWithTheOfficesLine_AndTheLogTellsWhatItAchieved()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        var ids = await IdsAsync(week);
        await week.SendAsync("khuyen-nong", "Đã xong.");
        var urged = (await week.UrgeNowAsync(new UrgeNowRequest(ids, WithHead: false, ["mail"], " Giao ban lúc 14:00 thứ Sáu. "))).Value!;
        Assert.Equal(ids.Length - 1, urged.Outcome.Reports);
        Assert.Contains("Giao ban lúc 14:00 thứ Sáu.", await week.BodyToAsync("dc-nn"), StringComparison.Ordinal);
        Assert.Null(await week.BodyToAsync("kn"));

        week.Clock.Advance(Duration.FromMinutes(20));
        await week.SendAsync("dia-chinh-nn", "Đã xong.");
        week.Clock.Advance(Duration.FromHours(30));
        await week.SendAsync("tai-chinh-kt", "Đã xong.");
        var log = week.App.Services.GetRequiredService<UrgingLogReader>();
        var line = Assert.Single(await log.ListAsync(StreamWeek.Tenant, 10, 0, CancellationToken.None));
        Assert.Equal(new UrgingEffect(ids.Length - 1, SentInDay: 1, Sent: 2, SentInTime: 1), line.Effect);
        Assert.Equal((urged.Outcome.Messages, 0), (line.Messages.Made, line.Messages.Sent));
        var view = (await log.FindAsync(StreamWeek.Tenant, urged.UrgingId, CancellationToken.None))!;
        Assert.Equal(true, view.Lines.Single(l => l.UnitName == "Đơn vị dia-chinh-nn").InTime);
        Assert.Equal(false, view.Lines.Single(l => l.UnitName == "Đơn vị tai-chinh-kt").InTime);
        Assert.Equal(new UrgingEffect(1, 1, 1, 1), (await log.ByUnitAsync(StreamWeek.Tenant, Instant.FromUtc(2021, 8, 1, 0, 0), CancellationToken.None)).Single(u => u.Key == "dia-chinh-nn").Effect);
        Assert.Equal(line.Effect, Assert.Single(await log.ByReportAsync(StreamWeek.Tenant, Instant.FromUtc(2021, 8, 1, 0, 0), CancellationToken.None)).Effect);
        Assert.Single(await log.MineAsync(week.Holder("dc-nn"), Instant.FromUtc(2021, 8, 1, 0, 0), CancellationToken.None));
    }

    [Fact]
    public async Task UrgeNow_TwiceOrByTwo_LeavesInPeaceForTenMinutes()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        var request = new UrgeNowRequest(await IdsAsync(week), false, ["mail"], null);
        var both = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => week.UrgeNowAsync(request))));
        Assert.Single(both, u => u.IsOk);
        Assert.All(both.Where(u => !u.IsOk), u => Assert.Equal("urging.now.just-before", u.Error.Code));
        Assert.Equal(1, await week.CountAsync("urgings"));
        week.Clock.Advance(UrgeNow.Pause + Duration.FromSeconds(1));
        Assert.True((await week.UrgeNowAsync(request)).IsOk);
    }

    [Fact]
    public async Task UrgeNow_WhatMayNotBe_IsRefused()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        var request = new UrgeNowRequest(await IdsAsync(week), false, ["mail"], null);
        Assert.Equal("urging.not-found", (await week.UrgeNowAsync(request, "kn")).Error.Code);
        Assert.Equal("urging.now.choose", (await week.UrgeNowAsync(request with { Obligations = [] })).Error.Code);
        Assert.Equal("urging.plan.channel", (await week.UrgeNowAsync(request with { Channels = ["fax"] })).Error.Code);
        Assert.Equal("urging.note.too-long", (await week.UrgeNowAsync(request with { Note = new string('x', 301) })).Error.Code);
        Assert.Equal("secrecy.marked", (await week.UrgeNowAsync(request with { Note = "TUYỆT MẬT" })).Error.Code);
        Assert.Equal("urging.now.nobody", (await week.UrgeNowAsync(request with { Obligations = [Guid.Empty] })).Error.Code);
        Assert.Equal(0, await week.CountAsync("urgings"));
    }

    [Fact]
    public async Task RemindMissing_FromTheBoard_StandsInTheSameLogAndGoesOutByMail()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        var stream = await week.StreamAsync("khoi-chinh-quyen");
        var reminded = (await week.DoAsync<RemindMissing, Reminded>(h => h.HandleAsync(week.Holder(UrgingWeek.Office), stream, CancellationToken.None))).Value!;
        Assert.Equal(reminded.Now.Count, await week.CountAsync("urged u join urgings g using (tenant_id, urging_id) where g.kind = 'board'"));
        Assert.Equal(reminded.Now.DistinctBy(s => s.PostId).Count(), await week.CountAsync("outbox_messages"));
        Assert.Equal(0, await week.CountAsync("notices where kind like 'urging.%'"));

        // And the office is told that they were just urged.
        var now = await week.UrgeNowAsync(new UrgeNowRequest([.. reminded.Now.Select(s => s.ObligationId)], false, ["mail"], null));
        Assert.Equal("urging.now.just-before", now.Error.Code);
    }

    private static async Task<Guid[]> IdsAsync(StreamWeek week) => (await week.App.ScalarAsync<Guid[]>(
        "select array_agg(obligation_id) from obligations where requirement = $1 and stream = '' and period_label like '%33%'", StreamWeek.Week))!;
}
