using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Reporting;

/// <summary>More time for a report, and faults that are recorded (DB-7, LC-8): both facts are kept, and the book counts them apart.</summary>
public sealed class ExtensionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Office = "vp-dau-moi-chinh-quyen";

    private static readonly Deadline Friday = Deadline.NotLaterThan(new LocalDateTime(2021, 8, 20, 11, 0));

    private static Task<Result<Guid>> AskAsync(StreamWeek week, Guid report, Deadline until, string? reason = "Mất điện cả xã", string by = "vh-xh") =>
        week.DoAsync<AskExtension, Guid>(h => h.HandleAsync(week.Holder(by), report, until, reason, CancellationToken.None));

    private static Task<Result<Deadline>> GrantAsync(StreamWeek week, Guid extension, Deadline? until = null, string by = Office) =>
        week.DoAsync<DecideExtension, Deadline>(h => h.GrantAsync(week.Holder(by), extension, until, "Đồng ý", CancellationToken.None));

    private static Task<string?> StoredAsync(StreamWeek week, Guid report) => week.App.ScalarAsync<string>(
        "select coalesce(first_verdict, '-') || ' ' || coalesce(late_minutes, 0) || ' ' || (extended_due_at is not null) from obligations where obligation_id = $1", report);

    private static void At(StreamWeek week, int day, int hour, int minute = 0) =>
        week.Clock.SetTo(2021, 8, day, hour, minute);

    [Fact]
    public async Task Grant_AskedBeforeTheDeadline_SentWithinItIsNeitherOnTimeNorLate()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var report = await week.SourceAsync("van-hoa-xh");
        At(week, 19, 9);
        var asked = await AskAsync(week, report, Friday);
        Assert.True(asked.IsOk);
        Assert.Equal("extensions.already-asked", (await AskAsync(week, report, Friday)).Error.Code);
        Assert.Equal(Friday, (await GrantAsync(week, asked.Value)).Value);
        Assert.Equal("extensions.already-decided", (await GrantAsync(week, asked.Value)).Error.Code);

        At(week, 20, 10, 59);
        await week.SendAsync("van-hoa-xh", "Đã tổ chức 3 buổi tuyên truyền.");
        Assert.Equal("extended 0 true", await StoredAsync(week, report));
        Assert.Equal("extended", await week.App.ScalarAsync<string>("select verdict from submission_versions where obligation_id = $1", report));
        Assert.Equal(1, await week.EventsAsync("reporting.extension-granted"));
        Assert.Equal(1, await week.App.ScalarAsync<long>("select count(*) from notices where kind = 'extensions.notice.granted' and obligation_id = $1", report));
    }

    /// <summary>Past the granted time it is late, counted from that time; the audit keeps the first deadline.</summary>
    [Fact]
    public async Task Grant_SentAfterTheGrantedTime_IsLateByThatTime()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var report = await week.SourceAsync("van-hoa-xh");
        At(week, 19, 9);
        Assert.True((await GrantAsync(week, (await AskAsync(week, report, Friday)).Value)).IsOk);
        At(week, 20, 11, 30);
        await week.SendAsync("van-hoa-xh", "Đã tổ chức 3 buổi tuyên truyền.");
        Assert.Equal("late 30 true", await StoredAsync(week, report));
    }

    /// <summary>Granted after a late sending: the receipt says "late" for good, the book counts the report apart.</summary>
    [Fact]
    public async Task Grant_AfterTheLateSending_KeepsTheReceiptAndCountsApart()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var report = await week.SourceAsync("van-hoa-xh");
        At(week, 19, 21);
        await week.SendAsync("van-hoa-xh", "Đã tổ chức 3 buổi tuyên truyền.");
        Assert.Equal("extensions.before-sending", (await AskAsync(week, report, Deadline.NotLaterThan(new LocalDateTime(2021, 8, 19, 20, 30)))).Error.Code);
        var asked = await AskAsync(week, report, Friday);
        Assert.True((await GrantAsync(week, asked.Value)).IsOk);
        Assert.Equal("late 60 true", await StoredAsync(week, report));
        var states = await week.App.InTenantAsync(StreamWeek.Tenant, s => s.GetRequiredService<ListExtensionLines>().HandleAsync(week.Holder(Office), null, CancellationToken.None));
        Assert.Equal(Domain.Compliance.Verdict.Extended, Assert.Single(states).State.Verdict);
    }

    [Fact]
    public async Task Ask_WhatCannotBe_IsRefusedWithItsReason()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var report = await week.SourceAsync("van-hoa-xh");
        At(week, 19, 9);
        Assert.Equal("reporting.obligation.not-found", (await AskAsync(week, report, Friday, by: "kn")).Error.Code);
        Assert.Equal("extensions.reason.needed", (await AskAsync(week, report, Friday, " ")).Error.Code);
        Assert.Equal("extensions.not-later", (await AskAsync(week, report, Deadline.NotLaterThan(new LocalDateTime(2021, 8, 19, 20, 0)))).Error.Code);
        Assert.Equal("extensions.too-far", (await AskAsync(week, report, Deadline.Within(new LocalDate(2022, 9, 1)))).Error.Code);
        var asked = await AskAsync(week, report, Friday);
        Assert.Equal("extensions.not-found", (await GrantAsync(week, asked.Value, by: "vh-xh")).Error.Code);
        Assert.Equal("extensions.not-found", (await GrantAsync(week, Guid.AllBitsSet)).Error.Code);

        At(week, 19, 10);
        await week.SendAsync("van-hoa-xh", "Đã tổ chức 3 buổi tuyên truyền.");
        Assert.Equal("extensions.sent-in-time", (await GrantAsync(week, asked.Value)).Error.Code);
        var refused = await week.DoAsync<DecideExtension, Guid>(h => h.RefuseAsync(week.Holder(Office), asked.Value, "Đã gửi rồi", CancellationToken.None));
        Assert.True(refused.IsOk);
    }

    /// <summary>An extension and a recorded fault are facts: the database takes neither back.</summary>
    [Fact]
    public async Task Store_TakesNothingBack()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var report = await week.SourceAsync("van-hoa-xh");
        At(week, 19, 9);
        await GrantAsync(week, (await AskAsync(week, report, Friday)).Value);
        await week.SendAsync("van-hoa-xh", "Đã tổ chức 3 buổi tuyên truyền.");
        Assert.True((await week.ReturnAsync(report, 1, "Thiếu biểu số 2", Office, "incomplete")).IsOk);
        await week.SendAsync("van-hoa-xh", "Đã tổ chức 3 buổi tuyên truyền, có biểu số 2.");
        Assert.Equal(
            "on-time 1 true false",
            await week.App.ScalarAsync<string>(
                "select first_verdict || ' ' || returned_count || ' ' || incomplete || ' ' || inaccurate from obligations where obligation_id = $1", report));
        foreach (var change in new[]
                 {
                     "update obligations set incomplete = false where obligation_id = $1", "update obligations set extended_due_at = null where obligation_id = $1",
                     "update obligations set origin = 'event' where obligation_id = $1", "delete from extensions where obligation_id = $1",
                     "update extensions set decided_reason = 'khác' where obligation_id = $1",
                 })
        {
            Assert.Equal("GB001", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => week.App.ScalarAsync<object>(change, report))).SqlState);
        }
    }

    [Fact]
    public async Task Note_AFault_StandsInTheBookWithoutGivingTheReportBack()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var report = await week.SourceAsync("van-hoa-xh");
        At(week, 19, 9);
        await week.SendAsync("van-hoa-xh", "Đã tổ chức 3 buổi tuyên truyền.");
        Task<Result<int>> Note(string by, params string[] defects) =>
            week.DoAsync<NoteDefect, int>(h => h.HandleAsync(week.Holder(by), report, 1, defects, "Số buổi không khớp sổ", CancellationToken.None));
        Assert.Equal("reporting.obligation.not-found", (await Note("vh-xh", "inaccurate")).Error.Code);
        Assert.Equal("reporting.defect.needed", (await Note(Office)).Error.Code);
        Assert.Equal("reporting.defect.unknown", (await Note(Office, "ugly")).Error.Code);
        Assert.True((await Note(Office, "inaccurate")).IsOk);
        Assert.Equal("none true", await week.App.ScalarAsync<string>("select review || ' ' || inaccurate from obligations where obligation_id = $1", report));
        Assert.Equal("inaccurate", await week.App.ScalarAsync<string>("select array_to_string(defects, ',') from reviews where obligation_id = $1", report));
    }
}
