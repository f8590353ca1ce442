using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Schedules.Week;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using NodaTime;

namespace GiaoBan.Tests.Schedules;

/// <summary>Units' plans flow into the week's draft (SK-10): next week's plan comes with this week's report, Saturday 21/8 to Friday 27/8/2021.</summary>
public sealed class WeekPlansTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string By = "vp-dau-moi-chinh-quyen";
    private static readonly ScheduleWeek Week = ScheduleWeek.Find("2021-W34")!;

    [Fact]
    public async Task TakeNew_TwoUnitsPlans_BecomeEntriesOnceWithTheirSourcesAndLinkedPeople()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await SendAsync(week, "dia-chinh-nn", Plan(24, "Ra quân làm giao thông thôn Hạ", "Chức danh dc-nn", "Đơn vị khuyen-nong; các hộ dân"), Plan(25, "Đo đạc đất", "", ""));
        await SendAsync(week, "van-hoa-xh", Plan(24, "Ra quân giao thông tại thôn Hạ", "", ""));

        var seen = await DraftAsync(week);
        Assert.Equal((3, 0), (seen.Proposals.Count(p => p.Kind == PlanChangeKind.New), seen.Entries.Count));
        Assert.Equal(3, (await TakeAsync(week)).Value);
        Assert.Equal(0, (await TakeAsync(week)).Value);
        var draft = await DraftAsync(week);
        Assert.Empty(draft.Proposals);
        Assert.Equal(3, draft.Entries.Count);
        var road = draft.Entries.Single(e => e.Entry.Lead == "Chức danh dc-nn");
        Assert.Equal(week.PostId("dc-nn"), road.Entry.LeadPost);
        Assert.Single(road.Entry.Units);
        Assert.Equal(["các hộ dân"], road.Unknown);
        Assert.Equal((1, 1), (Assert.Single(road.Sources).Version!.Value, road.Sources[0].Line!.Value));

        // Work that names nobody is led by its unit; what two units have named is offered for merging, not merged.
        Assert.Equal("dia-chinh-nn", draft.Entries.Single(e => e.Entry.Text == "Đo đạc đất").Entry.Lead);
        Assert.Single(draft.Merges);
        Assert.Equal(3, await week.App.ScalarAsync<long>("select count(*) from bookings where kind = 'entry' and state = 'hold'"));
        Assert.Equal(1, await week.EventsAsync("schedules.plans-taken"));
    }

    [Fact]
    public async Task Merge_OfOneWork_KeepsBothSourcesAndWhoTakesPart()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await SendAsync(week, "dia-chinh-nn", Plan(24, "Ra quân làm giao thông thôn Hạ", "Chức danh dc-nn", ""));
        await SendAsync(week, "van-hoa-xh", Plan(24, "Ra quân giao thông tại thôn Hạ", "Chức danh vh-xh", "Chức danh kn"));
        await TakeAsync(week);
        var offer = Assert.Single((await DraftAsync(week)).Merges);
        var (keep, other) = offer.First.Entry.Lead == "Chức danh dc-nn" ? (offer.First.Entry, offer.Second.Entry) : (offer.Second.Entry, offer.First.Entry);
        Assert.True((await week.DoAsync<KeepEntries, ScheduleWeek>(k => k.MergeAsync(week.Holder(By), keep.EntryId, other.EntryId, default))).IsOk);

        var draft = await DraftAsync(week);
        var merged = Assert.Single(draft.Entries);
        Assert.Equal(2, merged.Sources.Count);
        Assert.Equal("Chức danh vh-xh, Chức danh kn", merged.Entry.People);
        Assert.Equal(new[] { week.PostId("vh-xh"), week.PostId("kn") }.Order(), merged.Entry.Posts.Order());
        Assert.Equal(keep.EntryId, Assert.Single(draft.Removed).MergedInto);
        Assert.Empty(draft.Proposals);
        Assert.Equal("released", await week.App.ScalarAsync<string>("select state from bookings where booking_id = $1", other.EntryId));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => week.App.ExecuteAsync("delete from schedule_entries"));
    }

    [Fact]
    public async Task Decide_OnALaterPlan_ChangesOnlyWhatTheOfficeTakesAndOnlyWhatTheUnitChanged()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await SendAsync(week, "dia-chinh-nn", Plan(24, "Họp đo đạc", "", ""), Plan(25, "Nghiệm thu đường", "", ""), Plan(26, "Giao đất", "", ""));
        await TakeAsync(week);
        var survey = (await DraftAsync(week)).Entries.Single(e => e.Entry.Text == "Họp đo đạc").Entry;
        await EditAsync(week, survey, "Họp đo đạc tại trụ sở", survey.Day, new(9, 0), new(11, 0));

        // The unit moves one line and drops another; nothing of the schedule moves by itself.
        await SendAsync(week, "dia-chinh-nn", Plan(24, "Họp đo đạc", "", "") with { From = new(14, 0), To = new(16, 0) }, Plan(25, "Nghiệm thu đường", "", ""));
        var draft = await DraftAsync(week);
        Assert.Equal([PlanChangeKind.Changed, PlanChangeKind.Dropped], draft.Proposals.Select(p => p.Kind).Order());
        Assert.Equal(new LocalTime(9, 0), draft.Entries.Single(e => e.Entry.EntryId == survey.EntryId).Entry.FromTime);
        var changed = draft.Proposals.Single(p => p.Kind == PlanChangeKind.Changed);
        Assert.True(changed.Entry!.Edited);
        Assert.True((await DecideAsync(week, changed, take: true)).IsOk);
        var after = (await DraftAsync(week)).Entries.Single(e => e.Entry.EntryId == survey.EntryId).Entry;
        Assert.Equal((new LocalTime(14, 0), "Họp đo đạc tại trụ sở"), (after.FromTime, after.Text));

        // Kept against the plan: it is not proposed again.
        var dropped = Assert.Single((await DraftAsync(week)).Proposals);
        Assert.True((await DecideAsync(week, dropped, take: false)).IsOk);
        Assert.Equal(3, (await DraftAsync(week)).Entries.Count);
        Assert.Empty((await DraftAsync(week)).Proposals);
        Assert.Equal("schedules.proposal.stale", (await DecideAsync(week, dropped, take: true)).Error.Code);
    }

    [Fact]
    public async Task Remove_WithAReason_IsNotProposedAgainUntilTheUnitSaysItOtherwise()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await SendAsync(week, "dia-chinh-nn", Plan(24, "Họp đo đạc", "", ""));
        await TakeAsync(week);
        var entry = Assert.Single((await DraftAsync(week)).Entries).Entry;
        Assert.Equal("schedules.entry.reason", (await RemoveAsync(week, entry, "  ")).Error.Code);
        Assert.True((await RemoveAsync(week, entry, "Trùng giao ban")).IsOk);
        Assert.Empty((await DraftAsync(week)).Proposals);

        await SendAsync(week, "dia-chinh-nn", Plan(24, "Họp đo đạc", "", "") with { From = new(15, 0), To = new(16, 0) });
        Assert.Equal(PlanChangeKind.New, Assert.Single((await DraftAsync(week)).Proposals).Kind);
    }

    [Fact]
    public async Task Draft_OfWhoeverNeitherMakesNorApproves_IsNotFound()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        Assert.Equal(ErrorKind.NotFound, (await week.DoAsync<WeekReader, WeekDraft>(r => r.FindAsync(week.Holder("dc-nn"), Week, default))).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await week.DoAsync<TakePlans, int>(t => t.TakeNewAsync(week.Holder("dc-nn"), Week, default))).Error.Kind);
        Assert.True((await week.DoAsync<WeekReader, WeekDraft>(r => r.FindAsync(week.Holder("chu-tich-ubnd"), Week, default))).IsOk);
    }

    private static PlanLine Plan(int day, string text, string lead, string with) => new(new LocalDate(2021, 8, day), new(8, 0), new(10, 0), text, "", lead, with, false);

    private static Task<int> SendAsync(StreamWeek week, string unit, params PlanLine[] plan) =>
        week.SendAsync(unit, ReportContent.Empty with { Sections = [new SectionText("ket-qua-chi-tieu", "Làm 01 báo cáo.")], Plan = plan });

    private static async Task<WeekDraft> DraftAsync(StreamWeek week) => (await week.DoAsync<WeekReader, WeekDraft>(r => r.FindAsync(week.Holder(By), Week, default))).Value!;

    private static Task<Result<int>> TakeAsync(StreamWeek week) => week.DoAsync<TakePlans, int>(t => t.TakeNewAsync(week.Holder(By), Week, default));

    private static Task<Result<bool>> DecideAsync(StreamWeek week, PlanProposal proposal, bool take) =>
        week.DoAsync<TakePlans, bool>(t => t.DecideAsync(week.Holder(By), Week, new PlanDecision(proposal.Source!.SourceId, proposal.Plan.Version, take), default));

    private static Task<Result<ScheduleWeek>> RemoveAsync(StreamWeek week, ScheduleEntry entry, string reason) =>
        week.DoAsync<KeepEntries, ScheduleWeek>(k => k.RemoveAsync(week.Holder(By), entry.EntryId, reason, default));

    private static Task<Result<Guid>> EditAsync(StreamWeek week, ScheduleEntry entry, string text, LocalDate day, LocalTime from, LocalTime to) => week.DoAsync<KeepEntries, Guid>(k => k.EditAsync(
        week.Holder(By), entry.EntryId, entry.ChangedAt, new EntryInput(day, from, to, text, entry.Lead, entry.LeadUnit, entry.People, [], [], "", null, null), null, default));
}
