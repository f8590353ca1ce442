using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Demo;

/// <summary>The ward of <c>serve --demo nguyen-nghiem-307</c>: two months of meetings behind it, the week half done (NN-1 to NN-9, SK-10).</summary>
public sealed class WardDemo(PostgresFixture postgres) : DemoApp(postgres, "nguyen-nghiem-307");

/// <summary>What the ward shows when it opens, as <see cref="WardDemo"/> builds it through the handlers of pages and API.</summary>
public sealed class WardDemoTests(WardDemo demo) : IClassFixture<WardDemo>
{
    [Fact]
    public async Task Build_TwoMonths_ShowEveryEndThatAMeetingCanHave()
    {
        Assert.True(await demo.CountAsync("meetings where state = 'closed'") >= 7);
        foreach (var state in new[] { "draft", "requested", "refused", "merged", "written", "approved", "invited" })
        {
            Assert.True(await demo.CountAsync($"meetings where state = '{state}'") >= 1, state);
        }

        // NN-8: what was concluded became tasks, done in time, under way and overdue.
        Assert.True(await demo.CountAsync("tasks where closed_at is not null") >= 5);
        Assert.True(await demo.CountAsync("tasks where closed_at is null and due_on < '2024-07-11'") >= 3);
        Assert.True(await demo.CountAsync("tasks where closed_at is null and due_on >= '2024-07-11'") >= 3);
        Assert.Equal(0, await demo.CountAsync("meeting_directives where task_id is null and not no_task"));

        // NN-9: lateness against the real start; NN-5: a deputy who came.
        Assert.True(await demo.CountAsync("meeting_attendance where late_minutes > 0") >= 5);
        Assert.Equal(1, await demo.CountAsync("mandates"));
    }

    [Fact]
    public async Task Build_AConclusion_DiffersFromWhatWasProposed()
    {
        Assert.Equal(1, await demo.CountAsync(
            "meeting_conclusions c join meeting_options o using (tenant_id, option_id) where c.differs and c.differs_reason <> '' and c.legal_basis <> '' and not o.proposed"));
        Assert.Equal(2, await demo.CountAsync("meeting_options where proposed"));
        Assert.True(await demo.CountAsync("opinions") >= 9);
    }

    [Fact]
    public async Task Build_Today_WantsDecisions()
    {
        Assert.Equal(2, await demo.CountAsync("meetings where state = 'requested'"));
        Assert.Equal(1, await demo.CountAsync("absences where state = 'reported'"));
        Assert.Equal(1, await demo.CountAsync("clashes where state = 'open'"));
        Assert.Equal(1, await demo.CountAsync("week_schedules where published_number > 0"));
        Assert.Equal(1, await demo.CountAsync("week_schedules where published_number = 0 and state = 'draft'"));
        Assert.Equal(2, await demo.CountAsync("resource_parts"));

        // SK-10: hard claims never overlap, however the demo was written.
        Assert.Equal(0, await demo.CountAsync(
            "claims a join claims b on a.tenant_id = b.tenant_id and a.resource_id = b.resource_id and a.claim_id < b.claim_id and a.strength = 'hard' and b.strength = 'hard' and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)"));
    }

    [Fact]
    public async Task Pages_OfTheChairman_OpenOnWhatWaits()
    {
        Assert.Equal("chutich", demo.Accounts.First);
        var chair = await demo.SignInAsync("chutich");
        var work = (await chair.GetAsync("/viec-cua-toi")).Words("main");
        Assert.Contains("báo vắng cuộc họp", work, StringComparison.Ordinal);
        Assert.Contains("chờ duyệt", work, StringComparison.Ordinal);
        var asked = await demo.App.ScalarAsync<Guid>("select meeting_id from meetings where state = 'requested' order by starts_at limit 1");
        Assert.Contains("Nên gộp làm một cuộc", (await chair.GetAsync($"/cuoc-hop/{asked}/trung-lap")).Words("main"), StringComparison.Ordinal);
        var coming = await demo.App.ScalarAsync<Guid>("select meeting_id from meeting_options where proposed order by changed_at desc limit 1");
        foreach (var (page, words) in new[] { ("y-kien", "Không đồng ý"), ("phuong-an", "Đề xuất") })
        {
            Assert.Contains(words, (await chair.GetAsync($"/cuoc-hop/{coming}/{page}")).Words("main"), StringComparison.Ordinal);
        }

        Assert.Contains("quá hạn", (await chair.GetAsync("/nhiem-vu")).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_Again_ChangesNothing()
    {
        var source = await demo.Postgres.NewDatabaseAsync();
        await demo.BuildAsync(source);
        await using var count = source.CreateCommand("select count(*) from audit_events where kind like 'meetings.%' or kind like 'opinions.%' or kind like 'tasks.%'");
        var first = (long)(await count.ExecuteScalarAsync())!;
        await demo.BuildAsync(source);
        Assert.Equal(first, (long)(await count.ExecuteScalarAsync())!);
    }
}
