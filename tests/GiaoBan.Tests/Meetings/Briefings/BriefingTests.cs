using GiaoBan.Domain;
using GiaoBan.Domain.Schedules;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Briefings;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace GiaoBan.Tests.Meetings.Briefings;

/// <summary>Briefings of source 004: set up by its words, made ahead, moved in one act; the reports of the week stay as they are (SK-6).</summary>
public sealed class BriefingTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Obligations = "select md5(string_agg(o::text, '|' order by o.obligation_id)) from obligations o";

    [Fact]
    public async Task Suggest_Source004_CommonThenTwoSeparateOnesAsRead()
    {
        await using var stage = await BriefingStage.OpenAsync(fixture, setUp: false);
        var suggestions = await stage.SuggestionsAsync();
        Assert.Equal(["14:00–16:00", "16:00–17:30", "16:00–17:30"], suggestions.Select(s => $"{s.From:HH:mm}–{s.To:HH:mm}"));
        Assert.All(suggestions, s => Assert.Equal(IsoDayOfWeek.Friday, s.Weekday));
        Assert.Contains("17 giờ 30", suggestions[1].Reading, StringComparison.Ordinal);
        Assert.Equal([null, stage.Week.PostId("chu-tich-ubnd"), stage.Week.PostId("thuong-truc-dang-uy")], suggestions.Select(s => s.Chair));
        Assert.Contains(stage.Week.PostId("dc-nn"), suggestions[1].Members);
        Assert.DoesNotContain(stage.Week.PostId("dc-nn"), suggestions[2].Members);
        // The farmers' association reports to both blocks, and sits with its own.
        Assert.Equal((false, true), (suggestions[1].Members.Contains(stage.Week.PostId("ct-nd")), suggestions[2].Members.Contains(stage.Week.PostId("ct-nd"))));
    }

    [Fact]
    public async Task Make_FourWeeksAhead_EachOnceWithItsWeekAndItsBooking()
    {
        await using var stage = await BriefingStage.OpenAsync(fixture);
        var made = await stage.MakeAsync();
        Assert.Equal((12, 3, 0), (made.Made, made.Invited, made.Refused.Count));
        Assert.Equal((0, 0), await stage.MakeAsync() is var again ? (again.Made, again.Invited) : default);
        Assert.Equal("20/08 14:00–16:00; 20/08 16:00–17:30; 20/08 16:00–17:30", await stage.HoursAsync());
        // 3/9/2021 is a day off: that week's are on the Monday after, and still hear week 35.
        Assert.Equal(3L, await stage.Week.App.ScalarAsync<long>(
            "select count(*) from meetings where period_key = '2021-W35' and (starts_at at time zone 'Asia/Ho_Chi_Minh')::date = '2021-09-06' and (original_start at time zone 'Asia/Ho_Chi_Minh')::date = '2021-09-03'"));
        Assert.Equal(12L, await stage.Week.App.ScalarAsync<long>("select count(*) from bookings where state = 'firm'"));
        Assert.Equal(1L, await stage.Week.App.ScalarAsync<long>("select count(distinct group_id) from briefing_series"));
        Assert.All(await new IntegrityCheck().RunAsync(stage.Week.App.Source, default), f => Assert.Equal(0, f.Violations));
    }

    [Fact]
    public async Task Move_ThisWeek_GoesToMondayMorningAndLeavesEveryReportByteForByte()
    {
        await using var stage = await BriefingStage.OpenAsync(fixture);
        await stage.MakeAsync();
        var before = await stage.Week.App.ScalarAsync<string>(Obligations);
        var moved = await stage.MoveAsync();
        Assert.Equal(new LocalDate(2021, 8, 23), moved.Value!.Day);
        Assert.Equal("23/08 07:30–09:30; 23/08 09:30–11:00; 23/08 09:30–11:00", await stage.HoursAsync());
        Assert.Equal(before, await stage.Week.App.ScalarAsync<string>(Obligations));
        Assert.Equal(3L, await stage.Week.App.ScalarAsync<long>("select count(*) from meetings where period_key = '2021-W33' and sequence = 1 and (original_start at time zone 'Asia/Ho_Chi_Minh')::date = '2021-08-20'"));
        Assert.Equal(1L, await stage.Week.App.ScalarAsync<long>($"select count(*) from notices where kind = '{MoveBriefings.Told}' and post_id = '{stage.Week.PostId("dc-nn")}' and link = '/giao-ban/2021-W33/buoi'"));
        Assert.True(await stage.Week.App.ScalarAsync<long>("select count(*) from notices where kind = 'meetings.notice.moved'") > 0);
        Assert.Equal("briefings.move.same", (await stage.MoveAsync()).Error.Code);
    }

    [Fact]
    public async Task Make_DayOffDecidedLater_GoesToTheNextWorkingDayWithItsWeek()
    {
        await using var stage = await BriefingStage.OpenAsync(fixture);
        await stage.MakeAsync();
        await stage.Week.App.ExecuteAsync(
            """
            insert into holiday_decisions (tenant_id, decision_id, day, kind, name, basis, made_by, made_at)
            select 1, gen_random_uuid(), '2021-08-27', 'off', 'nghỉ phòng dịch', 'Công văn số 9', o.official_id, now() from officials o limit 1
            """);
        Assert.Empty((await stage.MakeAsync()).Refused);
        Assert.Equal(3L, await stage.Week.App.ScalarAsync<long>(
            "select count(*) from meetings where period_key = '2021-W34' and (starts_at at time zone 'Asia/Ho_Chi_Minh')::date = '2021-08-30'"));
        await stage.MakeAsync();
        Assert.Equal("27/8/2021 là ngày nghỉ: nghỉ phòng dịch", await stage.Week.App.ScalarAsync<string>("select string_agg(reason, ' | ') from briefing_moves"));
    }

    [Fact]
    public async Task Move_RoomAndChairAreTaken_NamesBothAndMovesNothing()
    {
        await using var stage = await BriefingStage.OpenAsync(fixture);
        await stage.MakeAsync();
        await stage.TakeAsync(stage.Hall, Strengths.Hard, 7, 9);
        await stage.TakeAsync(await stage.PersonAsync("chu-tich-ubnd"), Strengths.Hard, 10, 11);
        var refused = await stage.MoveAsync();
        Assert.All(refused.Errors, e => Assert.Equal(BookingDesk.Overlaps, e.Code));
        Assert.Equal(["Hội trường", "Người giữ chu-tich-ubnd"], refused.Errors.Select(e => e.Args[0]).Distinct().Order());
        Assert.Equal("20/08 14:00–16:00; 20/08 16:00–17:30; 20/08 16:00–17:30", await stage.HoursAsync());
        Assert.Equal((0L, 0L), (await stage.Week.App.ScalarAsync<long>("select count(*) from briefing_moves"), await stage.Week.App.ScalarAsync<long>($"select count(*) from notices where kind = '{MoveBriefings.Told}'")));
    }

    [Fact]
    public async Task Move_AMemberIsTaken_BecomesAClashToResolve()
    {
        await using var stage = await BriefingStage.OpenAsync(fixture);
        await stage.MakeAsync();
        await stage.TakeAsync(await stage.PersonAsync("dc-nn"), Strengths.Soft, 8, 9);
        var looked = await stage.Week.DoAsync<MoveBriefings, IReadOnlyList<BriefingLook>>(h => h.PreviewAsync(stage.Week.Holder(BriefingStage.Office), new MoveBriefingsRequest(BriefingStage.Week33, [], null, null, null), default));
        Assert.Equal("Người giữ dc-nn", Assert.Single(looked.Value!.SelectMany(l => l.Overlaps)).ResourceName);
        Assert.Equal("Hội nghị tập huấn", Assert.Single((await stage.MoveAsync()).Value!.Clashes).Title);
        Assert.Single(await stage.InAsync(s => s.GetRequiredService<ClashBook>().OpenAsync(null, default)));
    }

    [Fact]
    public async Task Move_ByOthersOrWithoutReasonOrWithAMark_IsRefused()
    {
        await using var stage = await BriefingStage.OpenAsync(fixture);
        await stage.MakeAsync();
        Assert.Equal(ErrorKind.NotFound, (await stage.MoveAsync("dc-nn")).Error.Kind);
        Assert.Equal("briefings.move.reason", (await stage.MoveAsync(reason: " ")).Error.Code);
        Assert.Equal("secrecy.marked", (await stage.MoveAsync(reason: "Độ mật: Tối mật")).Error.Code);
    }

    [Fact]
    public async Task Acknowledge_SelfAndPhone_LeavesTheSilentOnTop()
    {
        await using var stage = await BriefingStage.OpenAsync(fixture);
        await stage.MakeAsync();
        var move = (await stage.MoveAsync()).Value!.MoveId;
        var office = stage.Week.Holder(BriefingStage.Office);
        for (var twice = 0; twice < 2; twice++)
        {
            Assert.True((await stage.Week.DoAsync<AcknowledgeMove, Guid>(h => h.HandleAsync(stage.Week.Holder("dc-nn"), move, default))).IsOk);
        }

        Assert.True((await stage.Week.DoAsync<AcknowledgeMove, Guid>(h => h.PhonedAsync(office, move, stage.Week.Holder("tyt").OfficialId, "Gọi lúc 15 giờ", default))).IsOk);
        Assert.Equal(ErrorKind.NotFound, (await stage.Week.DoAsync<AcknowledgeMove, Guid>(h => h.PhonedAsync(stage.Week.Holder("kn"), move, stage.Week.Holder("tc-kt").OfficialId, null, default))).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await stage.Week.DoAsync<AcknowledgeMove, Guid>(h => h.HandleAsync(stage.Week.Holder("phe-duyet-covid"), Guid.Empty, default))).Error.Kind);
        var asked = await stage.InAsync(s => s.GetRequiredService<BriefingBook>().AskedAsync(move, default));
        // Who moved them knows, too.
        Assert.Equal(["phone", "self", "self"], asked.Where(a => a.Known is not null).Select(a => a.Known!.Way).Order());
        Assert.Null(asked[0].Known);
        Assert.Equal(3L, await stage.Week.App.ScalarAsync<long>("select count(*) from briefing_acknowledgements"));
    }

    [Fact]
    public async Task Addendum_WeekendOfAMovedBriefing_CountsToNextWeekOnly()
    {
        await using var stage = await BriefingStage.OpenAsync(fixture);
        await stage.MakeAsync();
        var unit = stage.Week.Holder("dc-nn").Posts[0].UnitId;
        Assert.Equal(ErrorKind.NotFound, (await TellAsync(stage, "dc-nn", unit, 21)).Error.Kind);
        await stage.MoveAsync();
        var before = await stage.Week.App.ScalarAsync<string>(Obligations);
        Assert.True((await TellAsync(stage, "dc-nn", unit, 21)).IsOk);
        Assert.Equal("briefings.addendum.day", (await TellAsync(stage, "dc-nn", unit, 20)).Error.Code);
        Assert.Equal("briefings.addendum.day", (await TellAsync(stage, "dc-nn", unit, 23)).Error.Code);
        Assert.Equal(ErrorKind.NotFound, (await TellAsync(stage, "kn", unit, 21)).Error.Kind);
        Assert.Equal(before, await stage.Week.App.ScalarAsync<string>(Obligations));
        var inWeek34 = await stage.InAsync(s => s.GetRequiredService<BriefingBook>().AddendaOfAsync(unit, new DateInterval(new LocalDate(2021, 8, 21), new LocalDate(2021, 8, 27)), default));
        Assert.Equal("Làm giao thông nội đồng thôn 3, 120 m", Assert.Single(inWeek34).Row.Text);
        stage.Week.Clock.SetTo(2021, 8, 23, 12, 0);
        Assert.Equal("briefings.addendum.over", (await TellAsync(stage, "dc-nn", unit, 22)).Error.Code);
        Assert.Equal("GB001", (await Assert.ThrowsAsync<PostgresException>(() => stage.Week.App.ExecuteAsync("update briefing_addenda set text = 'khác'"))).SqlState);
    }

    private static Task<Result<Guid>> TellAsync(BriefingStage stage, string post, Guid unit, int day) => stage.Week.DoAsync<TellAddendum, Guid>(h => h.HandleAsync(
        stage.Week.Holder(post), new TellAddendumRequest(BriefingStage.Week33, unit, new LocalDate(2021, 8, day), "Làm giao thông nội đồng thôn 3, 120 m"), default));
}
