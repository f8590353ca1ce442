using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Organisation;

/// <summary>Units that change what they are, merge and split in mid-year (DB-1, LAW-3); the demo's clock stands at 19/8/2021.</summary>
public sealed class UnitHistoryTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Reason = "Quyết định 12/QĐ-UBND";

    private static readonly LocalDate October = new(2021, 10, 1);

    [Fact]
    public async Task ChangeUnitKind_InMidYear_OwesByTheKindOfTheDeadlinesDay()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await AheadAsync(week);
        Assert.True(await week.App.ScalarAsync<long>(OwedBy("van-hoa-xh", "tuan-chinh-quyen", ">")) > 0);
        var kept = await week.App.ScalarAsync<string>(Before("van-hoa-xh"));

        var changed = await ChangeAsync(week, "van-hoa-xh", October, kind: "doan-the", name: "Hội mới");
        Assert.True(changed.IsOk);
        Assert.True((await AheadAsync(week)).Withdrawn > 0);
        Assert.Equal(0, await week.App.ScalarAsync<long>(OwedBy("van-hoa-xh", "tuan-chinh-quyen", ">")));
        Assert.True(await week.App.ScalarAsync<long>(OwedBy("van-hoa-xh", "tuan-dang-doan-the", ">")) > 0);
        Assert.Equal(0, await week.App.ScalarAsync<long>(OwedBy("van-hoa-xh", "tuan-dang-doan-the", "<")));
        Assert.Equal(kept, await week.App.ScalarAsync<string>(Before("van-hoa-xh")));

        // The lists follow when the day has come, and an older day shows what was then.
        Assert.Equal("linh-vuc", await week.App.ScalarAsync<string>("select kind from units where code = 'van-hoa-xh'"));
        week.Clock.SetTo(2021, 10, 1, 0, 5);
        await week.App.InTenantAsync(StreamWeek.Tenant, s => s.GetRequiredService<FollowUnitTerms>().HandleAsync(CancellationToken.None));
        Assert.Equal("doan-the", await week.App.ScalarAsync<string>("select kind from units where code = 'van-hoa-xh'"));
        var then = await week.App.InTenantAsync(StreamWeek.Tenant, s => s.GetRequiredService<OrganisationDirectory>().UnitsOn(new LocalDate(2021, 9, 30), CancellationToken.None));
        Assert.Equal(("Đơn vị van-hoa-xh", "linh-vuc"), then.Where(u => u.Code == "van-hoa-xh").Select(u => (u.Name, u.Kind)).Single());
    }

    [Theory]
    [InlineData("2021-08-18", "doan-the", "organisation.date.past")]
    [InlineData("2021-10-01", "linh-vuc", "organisation.unit.change.nothing")]
    [InlineData("2021-09-01", "doan-the", "organisation.unit.change.too-early")]
    public async Task ChangeUnitKind_ThatCannotBe_IsRefused(string from, string kind, string code)
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        if (code.EndsWith("too-early", StringComparison.Ordinal))
        {
            Assert.True((await ChangeAsync(week, "van-hoa-xh", October, "ban-dang", "Đơn vị van-hoa-xh")).IsOk);
        }

        var refused = await ChangeAsync(week, "van-hoa-xh", NodaTime.Text.LocalDatePattern.Iso.Parse(from).Value, kind, "Đơn vị van-hoa-xh");
        Assert.Equal(code, refused.Error.Code);
    }

    [Fact]
    public async Task MergeUnits_IntoANewOne_EndsTheOldAndTheNewOwesOnceItHasAPost()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        await AheadAsync(week);
        var units = new[] { await UnitAsync(week, "van-hoa-xh"), await UnitAsync(week, "tai-chinh-kt") };
        var merged = await week.DoAsync<MergeUnits, Guid>(h => h.Handle(
            new MergeUnitsRequest(units, October, null, new NewUnit("kinh-te-vh", "Kinh tế - Văn hóa", null, "linh-vuc", "chinh-quyen", 3), Reason), null, CancellationToken.None));
        Assert.True(merged.IsOk);
        var post = await week.DoAsync<AddPost, Guid>(h => h.Handle(
            new AddPostRequest(merged.Value, "kt-vh", "Công chức", [Roles.Contributor], true, October), null, CancellationToken.None));
        Assert.True(post.IsOk);
        await AheadAsync(week);

        Assert.Equal(0, await week.App.ScalarAsync<long>(OwedBy("van-hoa-xh", "tuan-chinh-quyen", ">")));
        Assert.True(await week.App.ScalarAsync<long>(OwedBy("van-hoa-xh", "tuan-chinh-quyen", "<")) > 0);
        Assert.Equal(0, await week.App.ScalarAsync<long>(OwedBy("kinh-te-vh", "tuan-chinh-quyen", "<")));
        Assert.True(await week.App.ScalarAsync<long>(OwedBy("kinh-te-vh", "tuan-chinh-quyen", ">")) > 0);
        Assert.Equal(2, await week.App.ScalarAsync<long>("select count(*) from unit_links where successor_id = $1 and day = '2021-10-01' and sort = 'merge'", merged.Value));
        Assert.Equal(1, await week.EventsAsync("organisation.units-merged"));
        Assert.Equal(2, await week.EventsAsync("organisation.unit-ended"));
    }

    [Fact]
    public async Task MergeUnits_IntoOneOfThem_ThatOneGoesOn()
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var (ending, stays) = (await UnitAsync(week, "van-hoa-xh"), await UnitAsync(week, "tai-chinh-kt"));
        var alone = await week.DoAsync<MergeUnits, Guid>(h => h.Handle(new MergeUnitsRequest([stays], October, stays, null, Reason), null, CancellationToken.None));
        Assert.Equal("organisation.merge.units", alone.Error.Code);
        var merged = await week.DoAsync<MergeUnits, Guid>(h => h.Handle(new MergeUnitsRequest([ending], October, stays, null, Reason), null, CancellationToken.None));
        Assert.Equal(stays, merged.Value);
        Assert.Equal(1, await week.App.ScalarAsync<long>("select count(*) from units where unit_id = $1 and valid_to = '2021-09-30'", ending));
        Assert.Equal(1, await week.App.ScalarAsync<long>("select count(*) from units where unit_id = $1 and valid_to is null", stays));

        var again = await week.DoAsync<MergeUnits, Guid>(h => h.Handle(new MergeUnitsRequest([ending], October, stays, null, Reason), null, CancellationToken.None));
        Assert.Equal("organisation.unit.ended", again.Error.Code);
    }

    [Theory]
    [InlineData(false, 2, "split")]
    [InlineData(true, 2, "split")]
    [InlineData(true, 1, "replaced")]
    public async Task SplitUnit_IntoParts_LeadsToThem(bool ends, int parts, string sort)
    {
        await using var week = await StreamWeek.OpenAsync(fixture);
        var unit = await UnitAsync(week, "van-hoa-xh");
        NewUnit[] made = [.. Enumerable.Range(1, parts).Select(i => new NewUnit($"phan-{i}", $"Phần {i}", null, "linh-vuc", "chinh-quyen", i))];
        var split = await week.DoAsync<SplitUnit, Guid[]>(h => h.Handle(new SplitUnitRequest(unit, October, ends, made, Reason), null, CancellationToken.None));
        Assert.Equal(parts, split.Value!.Length);
        Assert.Equal(parts, await week.App.ScalarAsync<long>("select count(*) from unit_links where predecessor_id = $1 and sort = $2", unit, sort));
        Assert.Equal(ends ? 1 : 0, await week.App.ScalarAsync<long>("select count(*) from units where unit_id = $1 and valid_to = '2021-09-30'", unit));
        var taken = await week.DoAsync<SplitUnit, Guid[]>(h => h.Handle(
            new SplitUnitRequest(split.Value![0], October.PlusDays(1), false, [made[0]], Reason), null, CancellationToken.None));
        Assert.Equal(("organisation.code.taken", "parts[0].code"), (taken.Error.Code, taken.Error.Field));
    }

    [Fact]
    public async Task Pages_OfAManager_ChangeMergeAndSplitAndTheListSaysSo()
    {
        await using var app = await fixture.NewAppAsync();
        var office = await SampleOffice.FoundAsync(app);
        var manager = await office.SignIn(Roles.Administrator);
        foreach (var code in new[] { "ban-a", "ban-b" })
        {
            await app.InTenantAsync(SampleOffice.TenantId, s => s.GetRequiredService<AddUnit>()
                .Handle(new AddUnitRequest(code, "Ban " + code[^1..].ToUpperInvariant(), null, "ban-dang", "dang", 5, SampleOffice.Beginning), null, CancellationToken.None));
        }

        var a = await app.ScalarAsync<Guid>("select unit_id from units where code = 'ban-a'");
        var page = await (await manager.GetAsync($"/co-quan/don-vi/{a}/doi-loai")).Form().Fill("kind", "doan-the").Fill("name", "Đoàn A").Fill("reason", Reason).SubmitAsync();
        Assert.Equal("/co-quan", page.Path);
        Assert.Contains("Đến hết 18/08/2021: Ban A · Ban của Đảng", page.Words("main"), StringComparison.Ordinal);

        page = await (await manager.GetAsync($"/co-quan/don-vi/{a}/chia-tach")).Form().Fill("reason", Reason).SubmitAsync();
        Assert.Contains("Ghi ít nhất một đơn vị mới.", page.Words("main"), StringComparison.Ordinal);
        page = await page.Form().Fill("parts[0].name", "Đoàn C").Fill("parts[0].code", "doan-c").SubmitAsync();
        Assert.Equal("/co-quan/chuc-danh/them", page.Path);
        Assert.Contains("Đoàn C", page.Words("select[name=unit]"), StringComparison.Ordinal);

        page = await (await manager.GetAsync("/co-quan/don-vi/sap-nhap")).Form()
            .Tick("units", (await app.ScalarAsync<Guid>("select unit_id from units where code = 'ban-b'")).ToString()).Fill("into", a.ToString()).Fill("reason", Reason).SubmitAsync();
        Assert.Equal("/co-quan", page.Path);
        Assert.Contains("Sáp nhập từ Ban B, ngày 20/08/2021", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("Tách ra Đoàn C, ngày 20/08/2021", page.Words("main"), StringComparison.Ordinal);
        page = await manager.GetAsync("/co-quan?ngay=2021-08-18");
        Assert.DoesNotContain("Đoàn A Đoàn thể", page.Words("main"), StringComparison.Ordinal);
    }

    private static Task<Result<bool>> ChangeAsync(StreamWeek week, string unit, LocalDate from, string kind, string name) => week.DoAsync<ChangeUnitKind, bool>(
        async h => await h.Handle(new ChangeUnitKindRequest(await UnitAsync(week, unit), from, kind, "chinh-quyen", name, unit, Reason), null, CancellationToken.None));

    private static async Task<Guid> UnitAsync(StreamWeek week, string code) => await week.App.ScalarAsync<Guid>("select unit_id from units where code = $1", code);

    private static Task<ObligationsMade> AheadAsync(StreamWeek week) =>
        week.App.InTenantAsync(StreamWeek.Tenant, s => s.GetRequiredService<MakeObligationsAhead>().HandleAsync(StreamWeek.Tenant, CancellationToken.None));

    private static string OwedBy(string unit, string requirement, string side) =>
        $"""
        select count(*) from obligations o join units u using (tenant_id, unit_id)
        where u.code = '{unit}' and o.requirement = '{requirement}' and o.stream = '' and o.due_at {side} '2021-10-01T00:00:00+07:00'
        """;

    private static string Before(string unit) =>
        $"""
        select md5(string_agg(o::text, '|' order by o.obligation_id)) from obligations o join units u using (tenant_id, unit_id)
        where u.code = '{unit}' and o.due_at < '2021-10-01T00:00:00+07:00'
        """;
}
