using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Regimes.Holidays;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace GiaoBan.Tests.Regimes.Holidays;

/// <summary>What the office decides about single days: who, what, when, why, and who may not (ALL-5).</summary>
public sealed class HolidayDecisionTests(OfficeFixture fixture) : IClassFixture<OfficeFixture>
{
    [Fact]
    public async Task Handle_ADayOffAndItsMakeUpDay_ChangeTheTenantsWorkingDaysAndTellWhoAndWhy()
    {
        var (off, worked) = (new LocalDate(2022, 6, 3), new LocalDate(2022, 6, 11));
        var before = await DaysAsync();
        Assert.Same(before, await DaysAsync());
        Assert.True((await EnterAsync(off, false)).IsOk);
        Assert.True((await EnterAsync(worked, true)).IsOk);

        var days = await DaysAsync();
        Assert.False(days.IsWorkingDay(off));
        Assert.True(days.IsWorkingDay(worked));
        Assert.Equal(new MarkedDay(off, DayMark.DayOff, "Nghỉ hoán đổi", "Thông báo 5-TB/ĐU"), days.MarkOn(off));
        Assert.True(before.IsWorkingDay(off));
        var data = await fixture.App.ScalarAsync<string>("select data from audit_events where kind = 'regimes.holiday-entered' and subject = 'holiday/2022-06-03'");
        Assert.Contains("\"basis\":\"Thông báo 5-TB/ĐU\"", data, StringComparison.Ordinal);
        Assert.Contains($"\"official\":\"{await fixture.Office.OfficialOf(Roles.Office)}\"", data, StringComparison.Ordinal);
        Assert.Contains($"\"post\":\"{await fixture.Office.PostOf(Roles.Office)}\"", data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2022-06-15", true, "holidays.decision.worked-already")]
    [InlineData("2022-06-18", false, "holidays.decision.weekly-rest")]
    [InlineData("2022-02-01", false, "holidays.decision.off-already")]
    [InlineData("2022-05-02", false, "holidays.decision.off-already")]
    [InlineData("2006-06-15", false, "holidays.decision.far")]
    [InlineData("2024-01-02", false, "holidays.decision.far")]
    public async Task Handle_ADecisionThatChangesNothingOrIsFarAway_IsRefused(string day, bool worked, string code)
    {
        var refused = await EnterAsync(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value, worked);
        Assert.Equal((code, "day"), (refused.Error.Code, refused.Error.Field));
        Assert.Equal(0, await fixture.App.ScalarAsync<long>("select count(*) from holiday_decisions where day = $1", DateOnly.Parse(day, null)));
    }

    [Fact]
    public async Task Handle_TheSameDayTwice_IsRefusedUntilTheFirstIsRevoked()
    {
        var day = new LocalDate(2022, 7, 1);
        var first = (await EnterAsync(day, false)).Value;
        Assert.Equal("holidays.decision.twice", (await EnterAsync(day, true)).Error.Code);
        Assert.Equal(day, (await RevokeAsync(first, "Nhập nhầm")).Value);
        Assert.True((await DaysAsync()).IsWorkingDay(day));
        Assert.True((await EnterAsync(day, false)).IsOk);
    }

    [Fact]
    public async Task Handle_TwoAtOnceAboutOneDay_OneIsEntered()
    {
        var day = new LocalDate(2022, 8, 5);
        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => EnterAsync(day, false)));
        Assert.Single(both, r => r.IsOk);
        // Which of the two it says hangs on when it looked: before the first was committed or after.
        Assert.All(both.Where(r => !r.IsOk), r => Assert.Contains(r.Error.Code, new[] { "holidays.decision.twice", "holidays.decision.off-already" }));
        Assert.Equal(1, await fixture.App.ScalarAsync<long>("select count(*) from audit_events where subject = 'holiday/2022-08-05'"));
    }

    [Fact]
    public async Task Handle_RevokedTwice_IsRevokedOnceAndTellsWhy()
    {
        var decision = (await EnterAsync(new LocalDate(2022, 9, 9), false)).Value;
        Assert.Equal("holidays.field.missing", (await RevokeAsync(decision, " ")).Error.Code);
        Assert.True((await RevokeAsync(decision, "Hủy theo công văn mới")).IsOk);
        Assert.True((await RevokeAsync(decision, "Bấm hai lần")).IsOk);
        Assert.Equal("Hủy theo công văn mới", await fixture.App.ScalarAsync<string>("select reason from audit_events where kind = 'regimes.holiday-revoked' and subject = 'holiday/2022-09-09'"));
        Assert.Equal("holidays.decision.not-found", (await RevokeAsync(Guid.Empty, "Không có")).Error.Code);
    }

    [Theory]
    [InlineData("", "Thông báo", "name")]
    [InlineData("Nghỉ", "  ", "basis")]
    public async Task Handle_NameOrBasisMissing_IsRefusedAtTheField(string name, string basis, string field)
    {
        var refused = await EnterAsync(new LocalDate(2022, 10, 7), false, name, basis);
        Assert.Equal(("holidays.field.missing", field), (refused.Error.Code, refused.Error.Field));
    }

    [Fact]
    public async Task Handle_WithoutThePermission_IsRefused()
    {
        Assert.Equal("holidays.not-keeper", (await EnterAsync(new LocalDate(2022, 10, 14), false, role: Roles.Leader)).Error.Code);
        Assert.Equal("holidays.not-keeper", (await RevokeAsync(Guid.Empty, "x", Roles.Leader)).Error.Code);
    }

    [Theory]
    [InlineData("update holiday_decisions set day = day + 1")]
    [InlineData("update holiday_decisions set revoked_at = null, revoked_by = null, revoke_reason = null where revoked_at is not null")]
    [InlineData("delete from holiday_decisions")]
    public async Task Store_ADecision_IsNeitherEditedNorDeleted(string sql)
    {
        await using var own = await fixture.Program.NewAppAsync();
        var office = await SampleOffice.FoundAsync(own);
        var actor = await office.ActorOf(Roles.Office);
        var decision = await own.InTenantAsync(SampleOffice.TenantId, s => s.GetRequiredService<EnterHolidayDecision>()
            .Handle(new EnterHolidayDecisionRequest(new LocalDate(2022, 6, 3), false, "Nghỉ", "Thông báo"), actor, default));
        await own.InTenantAsync(SampleOffice.TenantId, s => s.GetRequiredService<RevokeHolidayDecision>().Handle(new RevokeHolidayDecisionRequest(decision.Value, "Nhầm"), actor, default));
        await using var command = own.Source.CreateCommand(sql);
        Assert.Equal("GB001", (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
    }

    // The worker makes coming obligations anew when days off have changed; MakeObligationsAhead looks at the events.
    [Fact]
    public async Task IsOutdatedAsync_AfterADecision_IsTrue()
    {
        await using var own = await fixture.Program.NewAppAsync();
        var office = await SampleOffice.FoundAsync(own);
        var actor = await office.ActorOf(Roles.Office);
        var since = own.Clock.GetCurrentInstant();
        Task<bool> Outdated(Instant from) => own.InTenantAsync(SampleOffice.TenantId, s => s.GetRequiredService<MakeObligationsAhead>().IsOutdatedAsync(SampleOffice.TenantId, from, default));
        Assert.False(await Outdated(since));
        await own.InTenantAsync(SampleOffice.TenantId, s => s.GetRequiredService<EnterHolidayDecision>()
            .Handle(new EnterHolidayDecisionRequest(new LocalDate(2022, 6, 3), false, "Nghỉ", "Thông báo"), actor, default));
        Assert.True(await Outdated(since));
    }

    [Fact]
    public async Task Handle_OfAnotherTenant_IsNotSeen()
    {
        var day = new LocalDate(2022, 11, 11);
        await EnterAsync(day, false);
        var other = await fixture.App.Services.GetRequiredService<HolidayBook>().OfAsync(999, default);
        Assert.True(other.IsWorkingDay(day));
    }

    private async Task<WorkingDays> DaysAsync() => await fixture.App.Services.GetRequiredService<HolidayBook>().OfAsync(SampleOffice.TenantId, default);

    private async Task<Result<Guid>> EnterAsync(LocalDate day, bool worked, string name = "Nghỉ hoán đổi", string basis = "Thông báo 5-TB/ĐU", string role = Roles.Office)
    {
        var actor = await fixture.Office.ActorOf(role);
        return await fixture.App.InTenantAsync(SampleOffice.TenantId, s => s.GetRequiredService<EnterHolidayDecision>().Handle(new EnterHolidayDecisionRequest(day, worked, name, basis), actor, default));
    }

    private async Task<Result<LocalDate>> RevokeAsync(Guid decision, string reason, string role = Roles.Office)
    {
        Actor actor = await fixture.Office.ActorOf(role);
        return await fixture.App.InTenantAsync(SampleOffice.TenantId, s => s.GetRequiredService<RevokeHolidayDecision>().Handle(new RevokeHolidayDecisionRequest(decision, reason), actor, default));
    }
}
