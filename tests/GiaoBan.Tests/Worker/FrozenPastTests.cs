using System.Text;
using System.Text.Json;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Holidays;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Api;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Worker;

/// <summary>Changing a rule, a holiday, an assignment, a unit or an exemption today leaves every past obligation, deadline and verdict byte for byte as it was (issue 3).</summary>
public sealed class FrozenPastTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Office = ApiWeek.Focal;

    [Fact]
    public async Task Changes_OfEverySort_LeaveThePastByteForByte()
    {
        await using var api = await ApiWeek.OpenAsync(fixture);
        var week = api.Week;
        await AheadAsync(week);
        await ReportAsync(week);
        var office = await api.ApiAsync(Office);
        var before = await ExportAsync(week, office);
        Assert.Contains("\"verdict\":\"late\"", before, StringComparison.Ordinal);
        Assert.Contains("\"verdict\":\"missing\"", before, StringComparison.Ordinal);
        Assert.Contains("\"verdict\":\"extended\"", before, StringComparison.Ordinal);
        var coming = await ComingAsync(week);

        await ChangeEverythingAsync(week);
        var changed = await AheadAsync(week);
        Assert.True(changed is { Made: > 0, Withdrawn: > 0 });
        Assert.NotEqual(coming, await ComingAsync(week));
        Assert.Equal(before, await ExportAsync(week, office));

        // Nor does any later run move it: each does only what the day before left.
        Assert.Equal(new ObligationsMade(0, 0), await AheadAsync(week));
        Assert.Equal(before, await ExportAsync(week, office));
    }

    [Fact]
    public async Task HandleAsync_ManyRunsAndCopiesAtOnceAfterAChange_MakeNothingTwice()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await AheadAsync(week);
        await ImportAsync(week);
        var total = await week.App.ScalarAsync<long>("select count(*) from obligations");
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AheadAsync(week))));
        Assert.Single(runs, r => r is { Made: > 0, Withdrawn: > 0 });
        Assert.Equal(3, runs.Count(r => r == new ObligationsMade(0, 0)));
        Assert.Equal(total + runs.Sum(r => r.Made - r.Withdrawn), await week.App.ScalarAsync<long>("select count(*) from obligations"));
        Assert.Equal(0, await week.App.ScalarAsync<long>(
            "select count(*) from (select 1 from obligations group by unit_id, regime, requirement, tier, stream, period_key having count(*) > 1) twice"));

        // Where both make the same days at once, the store keeps one of each.
        await week.App.ExecuteAsync("delete from obligations where sent_version = 0");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => week.App.InTenantAsync(StreamWeek.Tenant, s => s
            .GetRequiredService<MakeObligations>().HandleAsync(StreamWeek.Tenant, new LocalDate(2021, 8, 19), new LocalDate(2022, 8, 19), CancellationToken.None)))));
        Assert.Equal(new ObligationsMade(0, 0), await AheadAsync(week));
    }

    /// <summary>One on time, one late and returned as incomplete, one nil, one within more time, the others missing; then it is Monday.</summary>
    private static async Task ReportAsync(StreamWeek week)
    {
        await week.SendAsync("dia-chinh-nn", "Trồng mới 3 ha chè.", new Figure("dt-che-trong-moi", 3, null));
        await week.SendAsync("khuyen-nong", ReportContent.Empty with { Nil = true });
        week.Clock.SetTo(2021, 8, 19, 20, 30);
        var late = await week.SendAsync("van-hoa-xh", "Thăm 05 gia đình chính sách.");
        await week.ReturnAsync(await week.SourceAsync("van-hoa-xh"), late, defects: "incomplete");
        Assert.True((await week.DoAsync<DecideExtension, Deadline>(async h => await h.GiveAsync(
            week.Holder(Office), await week.SourceAsync("tram-y-te"), Deadline.Within(new LocalDate(2021, 8, 20)), "Trực dịch", CancellationToken.None))).IsOk);
        await week.SendAsync("tram-y-te", "Tiêm chủng cho 120 người.");
        week.Clock.SetTo(2021, 8, 23, 8, 0);
    }

    private static async Task ChangeEverythingAsync(StreamWeek week)
    {
        var keeper = week.Holder(Office);
        await ImportAsync(week);
        var off = await week.DoAsync<EnterHolidayDecision, Guid>(h => h.Handle(new EnterHolidayDecisionRequest(new LocalDate(2021, 8, 26), false, "Nghỉ bão", "CV 1"), keeper, CancellationToken.None));
        Assert.True(off.IsOk);
        var (post, other) = (week.PostId("vh-xh"), week.Holder("tc-kt").OfficialId);
        Assert.True((await week.DoAsync<AssignPost, bool>(h => h.Handle(new AssignPostRequest(post, other, new LocalDate(2021, 8, 23)), null, CancellationToken.None))).IsOk);
        var unit = await week.App.ScalarAsync<Guid>("select unit_id from units where code = 'van-hoa-xh'");
        Assert.True((await week.DoAsync<ChangeUnitKind, bool>(h => h.Handle(
            new ChangeUnitKindRequest(unit, new LocalDate(2021, 8, 23), "doan-the", "doan-the", "Hội văn hóa", null, "QĐ 3"), null, CancellationToken.None))).IsOk);
        var ended = await week.App.ScalarAsync<Guid>("select unit_id from units where code = 'khuyen-nong'");
        Assert.True((await week.DoAsync<MergeUnits, Guid>(h => h.Handle(
            new MergeUnitsRequest([ended], new LocalDate(2021, 8, 24), unit, null, "QĐ 4"), null, CancellationToken.None))).IsOk);
        var excused = await week.App.ScalarAsync<Guid>("select unit_id from units where code = 'tai-chinh-kt'");
        Assert.True((await week.DoAsync<ExemptObligations, Guid>(h => h.HandleAsync(
            new ExemptObligationsRequest(excused, "son-kim-2-62", StreamWeek.Week, [], new LocalDate(2021, 8, 23), new LocalDate(2021, 12, 31), "Lũ", "CV 2"), keeper, CancellationToken.None))).IsOk);
    }

    // The weekly report is due a day earlier from the day of its version.
    private static async Task ImportAsync(StreamWeek week)
    {
        var source = await week.App.ScalarAsync<string>("select source from regime_versions where number = 1");
        var imported = await week.DoAsync<ImportRegime, ImportedRegime>(h => h.HandleAsync(
            new ImportRegimeRequest(
                source!.Replace("effectiveFrom: 2021-08-19", "effectiveFrom: 2021-08-20", StringComparison.Ordinal)
                    .Replace("day: thursday, bound: at, time: \"20:00\"", "day: wednesday, bound: at, time: \"20:00\"", StringComparison.Ordinal), "v2"),
            null, CancellationToken.None));
        Assert.True(imported is { IsOk: true, Value.Number: 2 });
    }

    /// <summary>Every column of what is past or was sent, everything sent, every act, and the book as programs read it.</summary>
    private static async Task<string> ExportAsync(StreamWeek week, TestApi office)
    {
        var export = new StringBuilder();
        foreach (var rows in new[]
        {
            "select string_agg(o::text, chr(10) order by o.obligation_id) from obligations o where o.sent_version > 0 or o.due_at <= '2021-08-23T08:00:00+07:00'",
            "select string_agg(v::text, chr(10) order by v.obligation_id, v.version) from submission_versions v",
            "select string_agg(r::text, chr(10) order by r.review_id) from reviews r",
            "select string_agg(e::text, chr(10) order by e.extension_id) from extensions e",
        })
        {
            export.AppendLine(await week.App.ScalarAsync<string>(rows));
        }

        foreach (var asked in new[]
        {
            "book?from=2021-08-01&to=2021-08-22&limit=500", $"standing?requirement={StreamWeek.Week}&period=2021-W33&mark=missing,late,extended,on-time,nil",
            $"statistics?requirement={StreamWeek.Week}&period=2021-W33",
        })
        {
            var read = await office.GetAsync("/api/v1/compliance/" + asked);
            Assert.Equal(System.Net.HttpStatusCode.OK, read.Status);
            export.AppendLine(JsonSerializer.Serialize(read.Body));
        }

        return export.ToString();
    }

    private static async Task<string?> ComingAsync(StreamWeek week) =>
        await week.App.ScalarAsync<string>("select md5(string_agg(o::text, '|' order by o.obligation_id)) from obligations o where o.due_at > '2021-08-23T08:00:00+07:00'");

    private static Task<ObligationsMade> AheadAsync(StreamWeek week) =>
        week.App.InTenantAsync(StreamWeek.Tenant, s => s.GetRequiredService<MakeObligationsAhead>().HandleAsync(StreamWeek.Tenant, CancellationToken.None));
}
