using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Urging;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Urging;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Urging;

/// <summary>Plans are followed: only who has not sent, one message each, no step twice (DB-12).</summary>
public sealed class PlanTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Run_AtTheDeadline_SendsOneMessageToEachWhoHasNotSent()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        await week.BeginAsync();
        await week.SendAsync("khuyen-nong", "Đã xong.");
        week.Clock.SetTo(2021, 8, 19, 20, 5);
        var outcome = await week.LookAsync();

        Assert.True(outcome.People > 0);
        Assert.Equal(outcome.People, outcome.Messages);
        Assert.Equal(outcome.People, await week.CountAsync("(select distinct official_id from outbox_messages) m"));
        Assert.Equal(outcome.Reports, await week.CountAsync("(select distinct obligation_id from urged) u"));
        Assert.Equal(0, await week.CountAsync("urged u join obligations o using (tenant_id, obligation_id) where o.sent_version > 0 or u.step <> 0"));
        Assert.Equal(await week.CountAsync("(select distinct post_id from urged) p"), await week.CountAsync("notices where kind like 'urging.notice.%'"));

        // What the officer of land and agriculture owes stands in one message, by deadline, with link and without content.
        var owed = await week.CountAsync("urged u join posts p using (tenant_id, post_id) where p.code = 'dc-nn'");
        var body = (await week.BodyToAsync("dc-nn"))!;
        Assert.Equal(owed, body.Split('\n').Count(l => l.StartsWith("- ", StringComparison.Ordinal)));
        Assert.Contains("https://giaoban.example.vn/viec-cua-toi", body, StringComparison.Ordinal);
        Assert.Contains("19/8/2021", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Người giữ khuyen-nong", await week.App.ScalarAsync<string>("select string_agg(body, ' ') from outbox_messages where subject like '%tuần%'") ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ByFourWorkersAtOnceAndAgain_TakesEachStepOnce()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        await week.BeginAsync();
        week.Clock.SetTo(2021, 8, 19, 20, 5);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => week.LookAsync())));
        Assert.Single(outcomes, o => o.Messages > 0);
        var messages = await week.CountAsync("outbox_messages");

        // Also where the mark of the last look is lost.
        await week.App.ExecuteAsync("update urging_looks set looked_at = looked_at - interval '1 hour'");
        Assert.Equal(new UrgingOutcome(0, 0, 0), await week.LookAsync());
        Assert.Equal(messages, await week.CountAsync("outbox_messages"));
        Assert.Equal(1, await week.CountAsync("urgings"));
    }

    [Fact]
    public async Task Run_DiesInTheMiddle_LeavesNothingAndTheNextDoesItAll()
    {
        var words = new FailingWords();
        await using var week = await UrgingWeek.OpenAsync(fixture, builder => builder.Services.AddSingleton<IUrgingWords>(words));
        await week.BeginAsync();
        week.Clock.SetTo(2021, 8, 19, 20, 5);
        await Assert.ThrowsAsync<InvalidOperationException>(week.LookAsync);
        Assert.Equal((0, 0, 0), (await week.CountAsync("urged"), await week.CountAsync("outbox_messages"), await week.CountAsync("urgings")));
        words.Left = int.MaxValue;
        var outcome = await week.LookAsync();
        Assert.Equal(outcome.Messages, await week.CountAsync("outbox_messages"));
        Assert.True(outcome.Messages > 3);
    }

    [Fact]
    public async Task Run_OverNightAndWeekend_WaitsForMondayAndTakesTheLastStepWithTheOffice()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        await week.BeginAsync();
        foreach (var (day, hour) in new[] { (20, 21), (21, 10), (22, 20), (23, 6) })
        {
            week.Clock.SetTo(2021, 8, day, hour, 0);
            Assert.Equal(0, await week.CountAsync("urged u where due_at < '2021-08-19T14:00Z'"));
            await week.LookAsync();
        }

        week.Clock.SetTo(2021, 8, 23, 6, 30);
        Assert.True((await week.LookAsync()).Reports > 0);
        Assert.Equal(0, await week.CountAsync("urged where due_at = '2021-08-19T13:00Z' and step <> 4320"));
        Assert.True(await week.CountAsync("urged where audience = 'office'") > 0);
        Assert.Contains("Các đơn vị còn", await week.BodyToAsync(UrgingWeek.Office), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_MoreTimeWasGranted_UrgesAtTheNewDeadlineOnly()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        await week.BeginAsync();
        var report = await week.SourceAsync("khuyen-nong");
        var until = new Deadline(new LocalDateTime(2021, 8, 20, 15, 0).InZoneStrictly(Deadline.Zone).ToInstant(), Inclusive: true);
        var given = await week.DoAsync<DecideExtension, Deadline>(h => h.GiveAsync(week.Holder(UrgingWeek.Office), report, until, "Mưa lũ", CancellationToken.None));
        Assert.True(given.IsOk);
        week.Clock.SetTo(2021, 8, 19, 20, 5);
        await week.LookAsync();
        Assert.Equal(0, await week.CountAsync($"urged where obligation_id = '{report}'"));
        week.Clock.SetTo(2021, 8, 20, 15, 1);
        await week.LookAsync();
        Assert.Equal(1, await week.CountAsync($"urged where obligation_id = '{report}' and step = 0 and due_at = '2021-08-20T08:00Z'"));
    }

    [Fact]
    public async Task Run_NobodyHoldsThePostOrHasAnAddress_TellsInsideAndShowsItToTheOffice()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        await week.BeginAsync();
        await week.App.ExecuteAsync(
            """
            update officials set email = null where full_name = 'Người giữ kn';
            update assignments a set valid_to = '2021-08-18' from posts p where p.tenant_id = a.tenant_id and p.post_id = a.post_id and p.code = 'tyt';
            """);
        week.Clock.SetTo(2021, 8, 19, 20, 5);
        await week.LookAsync();
        Assert.Null(await week.BodyToAsync("kn"));
        Assert.Equal("address", await week.App.ScalarAsync<string>("select lacking from urged u join posts p using (tenant_id, post_id) where p.code = 'kn' limit 1"));
        Assert.Equal("holder", await week.App.ScalarAsync<string>("select lacking from urged u join posts p using (tenant_id, post_id) where p.code = 'tyt' limit 1"));
        Assert.Equal(2, await week.CountAsync("notices n join posts p using (tenant_id, post_id) where p.code in ('kn', 'tyt') and n.kind like 'urging.%'"));
        var shown = await week.App.Services.GetRequiredService<UrgingLogReader>().UndeliveredAsync(StreamWeek.Tenant, week.Clock.GetCurrentInstant() - Duration.FromDays(1), CancellationToken.None);
        Assert.Equal([("address", "Chức danh kn"), ("holder", "Chức danh tyt")], shown.Select(u => (u.Cause, u.PostTitle!)));
    }

    [Fact]
    public async Task Run_AReportOfNamedReaders_IsToldOfWithoutAName()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        await week.BeginAsync();
        await week.App.ExecuteAsync(
            """
            alter table obligations disable trigger obligations_keep_facts;
            update obligations set origin = 'incident' where unit_id = (select unit_id from units where code = 'khuyen-nong');
            alter table obligations enable trigger obligations_keep_facts;
            """);
        week.Clock.SetTo(2021, 8, 19, 20, 5);
        await week.LookAsync();
        var body = (await week.BodyToAsync("kn"))!;
        Assert.Contains("- Báo cáo đột xuất; hạn", body, StringComparison.Ordinal);
        Assert.DoesNotContain("tuần", body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Set_APlanOfItsOwnWithoutSteps_LeavesThatReportInPeace_AndBackAgain()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        await week.BeginAsync();
        var scope = new PlanScope("son-kim-2-62", StreamWeek.Week, "contributor");
        Task<Domain.Result<Guid>> SetAsync(UrgingPlan? plan, string by = UrgingWeek.Office) =>
            week.DoAsync<SetUrgingPlan, Guid>(h => h.HandleAsync(week.Holder(by), scope, plan, null, CancellationToken.None));
        Assert.Equal("urging.not-found", (await SetAsync(new UrgingPlan([]), "kn")).Error.Code);
        Assert.True((await SetAsync(new UrgingPlan([]))).IsOk);
        week.Clock.SetTo(2021, 8, 19, 20, 5);
        await week.LookAsync();
        var ofWeek = $"urged u join obligations o using (tenant_id, obligation_id) where o.requirement = '{StreamWeek.Week}'";
        Assert.Equal(0, await week.CountAsync(ofWeek));
        Assert.True((await SetAsync(null)).IsOk);
        week.Clock.SetTo(2021, 8, 20, 20, 1);
        await week.LookAsync();
        Assert.True(await week.CountAsync(ofWeek + " and u.step = 1440") > 0);
        Assert.Equal(2, await week.EventsAsync("urging.plan-set"));
    }

    [Fact]
    public async Task Withdraw_TheReportCameWhileTheMessageWaited_TakesItBack()
    {
        await using var week = await UrgingWeek.OpenAsync(fixture);
        await week.BeginAsync();
        week.Clock.SetTo(2021, 8, 19, 20, 5);
        await week.LookAsync();
        foreach (var (requirement, period) in await OwedAsync(week, "khuyen-nong"))
        {
            await week.SendAsync("khuyen-nong", Domain.Reporting.ReportContent.Empty with { Nil = true }, requirement, period);
        }

        week.Clock.Advance(Duration.FromMinutes(3));
        var withdraw = week.App.Services.GetRequiredService<WithdrawUrgings>();
        Assert.Equal(1, await withdraw.HandleAsync(StreamWeek.Tenant, CancellationToken.None));
        Assert.Equal(0, await withdraw.HandleAsync(StreamWeek.Tenant, CancellationToken.None));
        Assert.Equal(1, await week.CountAsync("outbox_messages m join officials x using (tenant_id, official_id) where x.full_name = 'Người giữ kn' and withdrawn_at is not null"));
    }

    private static async Task<List<(string Requirement, string Period)>> OwedAsync(StreamWeek week, string unit)
    {
        await using var command = week.App.Source.CreateCommand(
            "select distinct o.requirement, o.period_label from urged g join obligations o using (tenant_id, obligation_id) join units u using (tenant_id, unit_id) where u.code = $1");
        command.Parameters.Add(new() { Value = unit });
        await using var reader = await command.ExecuteReaderAsync();
        var owed = new List<(string, string)>();
        while (await reader.ReadAsync())
        {
            owed.Add((reader.GetString(0), reader.GetString(1)));
        }

        return owed;
    }

    /// <summary>Writes a few messages and breaks down.</summary>
    private sealed class FailingWords : IUrgingWords
    {
        public int Left { get; set; } = 3;

        public UrgingText Write(PersonalUrging urging) => Left-- > 0 ? new UrgingText("Nhắc", "Nhắc") : throw new InvalidOperationException("The power failed.");
    }
}
